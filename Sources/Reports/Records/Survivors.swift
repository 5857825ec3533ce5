internal import Platform
package import Corpus
package import Storyfold

/// Writes a corpus again without its duplicates, or with every record annotated; nothing of a reference corpus.
///
/// What stays and what goes are together the corpus, byte for byte: every record is in one of the two as it came, with
/// the line break behind it. The byte order mark, the header and blank lines stay. Of the records that go the header
/// is repeated, so that they are a file of their own. A last line without a break gets one where another follows.
package struct Survivors {
    /// Where the records go.
    package struct Destination {
        /// Those that stay; nil for standard output.
        package var output: String?
        /// Those that go; nil for nowhere.
        package var removed: String?

        package init(output: String?, removed: String?) { (self.output, self.removed) = (output, removed) }
    }

    private let fold: Fold
    private let survival: Survival
    private let inputs: [Input]
    private let options: ReadingOptions
    private let annotates: Bool

    /// - Parameters:
    ///   - survival: what stays and what goes; annotated, everything stays.
    ///   - options: those the inputs were read with.
    package init(_ fold: Fold, _ survival: Survival, inputs: [Input], options: ReadingOptions, annotates: Bool) {
        (self.fold, self.survival) = (fold, survival)
        // Those of the reference stand behind all others, which so keep their places.
        self.inputs = inputs.filter { !$0.isReference }
        self.options = options
        self.annotates = annotates
    }

    /// Fails where the records cannot be written in one piece; reads and writes nothing.
    ///
    /// - Throws: when the inputs are of several kinds, which no one file can hold; of .txt files when two would be one.
    package func check() throws(CorpusError) {
        let format = try format()
        if annotates, !format.isOneArticle, !format.isJSON, format != .csv, format != .tsv {
            throw CorpusError(
                .usage, at: .init(path: "dedup"),
                "a record of this format (\(format.rawValue)) has no place for an annotation",
                remedy: "use storyfold duplicates --format jsonl for the groups")
        }
        guard try isFolder() else { return }
        guard !annotates else {
            throw CorpusError(
                .usage, at: .init(path: "dedup"), "a file that is an article has no place for an annotation",
                remedy: "use storyfold duplicates --format jsonl for the groups")
        }
        _ = try fileNames { !survival.removes($0) }
        _ = try fileNames { survival.removes($0) }
    }

    /// Writes to files, to folders where the corpus is one of .txt files, or to standard output.
    ///
    /// - Parameters:
    ///   - outputs: gets the files; it is for the caller to commit.
    ///   - replacesAll: whether files in a folder are replaced, whoever wrote them.
    /// - Throws: as ``check()``, and when writing fails.
    package func write(
        to destination: Destination, of outputs: OutputSet, replacesAll: Bool
    ) throws(CorpusError) {
        try check()
        if try isFolder() {
            guard let output = destination.output else {
                throw CorpusError(
                    .usage, at: .init(path: "dedup"), "these files cannot be written to one stream",
                    remedy: "name a folder with --output")
            }
            try writeFiles(output: output, removed: destination.removed, of: outputs, replacesAll: replacesAll)
        } else if try format() == .json {
            try writeDocuments(to: destination, of: outputs, replacesAll: replacesAll)
        } else {
            let removed = try destination.removed.map { path throws(CorpusError) in try sink(at: path, of: outputs) }
            if let output = destination.output {
                try writeRecords(to: try sink(at: output, of: outputs), removed: removed)
            } else {
                let sink = OutputSink.standardOutput
                try sink.convert(to: encoding, packing: .none)
                try writeRecords(to: sink, removed: removed)
                try sink.finish()
            }
        }
    }

    /// The format of all inputs.
    private func format() throws(CorpusError) -> InputFormat {
        let formats = Set(inputs.compactMap(\.format))
        // Whatever ends the row; a table without one is empty.
        let headers = Set(inputs.map { Self.row(of: $0.header) }.filter { !$0.isEmpty })
        guard formats.count == 1, let format = formats.first, headers.count <= 1 else {
            throw CorpusError(
                .usage, at: .init(path: "dedup"),
                "the inputs differ in format or header (\(formats.map(\.rawValue).sorted().joined(separator: ", ")))",
                remedy: "run dedup once for each kind of file")
        }
        return format
    }

    /// Whether the records go to files of their own, or to files like those that they came in: of texts, of pages, and of
    /// several files with a frame.
    private func isFolder() throws(CorpusError) -> Bool {
        let format = try format()
        return format.isOneArticle || format.hasFrame && inputs.count > 1
    }

    /// A file in the encoding of the inputs, compressed as its name says; as they are, where the name is that of no format.
    private func sink(at path: String, of outputs: OutputSet) throws(CorpusError) -> OutputSink {
        let sink = try outputs.sink(at: path)
        let named = Compression(fileName: path)
        let compressions = Set(inputs.filter { !$0.isArchive }.map(\.compression))
        let own = compressions.count == 1 ? compressions.first! : .none
        try sink.convert(to: encoding, packing: named ?? (InputFormat.isNamed(by: path) ? .none : own))
        return sink
    }

    /// The encoding of all inputs, where it is one that is not UTF-8.
    private var encoding: String? {
        let encodings = Set(inputs.filter { !$0.isArchive }.map { $0.encoding ?? "" })
        return encodings.count == 1 ? encodings.first.flatMap { $0.isEmpty ? nil : $0 } : nil
    }

    private static func row(of line: [UInt8]) -> [UInt8] {
        Array(line.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
    }

    /// The new articles in the order of the input.
    private var articlesInOrder: [Int] {
        let articles = (0..<fold.articleCount).filter { !fold.corpus.isReference($0) }
        return articles.map { (place: fold.corpus.place($0), article: $0) }
            .sorted { ($0.place.input, $0.place.offset) < ($1.place.input, $1.place.offset) }
            .map(\.article)
    }

    // MARK: Records of one stream

    private func writeRecords(to sink: OutputSink, removed: OutputSink?) throws(CorpusError) {
        var annotation = try Annotation(fold, inputs, format: try format())
        var kept = RecordFile(sink)
        var gone = removed.map { RecordFile($0) }
        var (hasMark, hasHeader) = (false, false)
        let hasFrame = try format().hasFrame
        var walk = ArticleWalk(articlesInOrder, of: fold.corpus, inputs, options: options)
        while let (part, article) = try walk.next() {
            switch part {
            case .mark:
                // Inside a file it would belong to a record.
                guard kept.isEmpty else { continue }
                hasMark = true
                try kept.writeMark()
            case .header(let header):
                guard !hasHeader else { continue }
                hasHeader = true
                if hasMark { try gone?.writeMark() }
                try gone?.write(lines: header)
                try kept.write(lines: annotates ? annotation.header(Array(header))[...] : header)
            case .blank(let lines):
                try kept.write(lines: lines)
                // A feed is none without what stands around its entries.
                if hasFrame { try gone?.write(lines: lines) }
            case .record(let record):
                guard let article else { continue }
                if annotates {
                    try kept.write(annotation.annotated(record, article: article)[...], endingWith: record.lineBreak)
                } else if !survival.removes(article) {
                    try kept.write(record.bytes, endingWith: record.lineBreak)
                } else {
                    try gone?.write(record.bytes, endingWith: record.lineBreak)
                }
            }
        }
    }

    // MARK: JSON documents

    /// Writes each document as one: to a file or standard output where there is one, else to a folder.
    private func writeDocuments(
        to destination: Destination, of outputs: OutputSet, replacesAll: Bool
    ) throws(CorpusError) {
        var (keptCounts, goneCounts) = ([Int: Int](), [Int: Int]())
        for article in articlesInOrder {
            let input = fold.corpus.place(article).input
            if survival.removes(article), !annotates {
                goneCounts[input, default: 0] += 1
            } else {
                keptCounts[input, default: 0] += 1
            }
        }
        guard inputs.filter({ !$0.isArchive }).count > 1 else {
            let gone = try destination.removed.map { path throws(CorpusError) in try sink(at: path, of: outputs) }
            let kept: OutputSink
            if let output = destination.output {
                kept = try sink(at: output, of: outputs)
            } else {
                kept = .standardOutput
                try kept.convert(to: encoding, packing: .none)
            }
            return try writeDocuments(kept: { _ in kept }, gone: { _ in gone })
        }
        guard let output = destination.output else {
            throw CorpusError(
                .usage, at: .init(path: "dedup"), "\(inputs.count) JSON documents cannot be written to one stream",
                remedy: "name a folder with --output")
        }
        func folder(_ path: String, _ counts: [Int: Int], _ option: String) throws(CorpusError) -> ListedFolder {
            let folder = try outputs.folder(at: path, replacesAll: replacesAll)
            try folder.checkNothingElse(than: counts.keys.map { inputs[$0].nameInFolder }, option: option)
            return folder
        }
        let kept = try folder(output, keptCounts, "--output")
        let gone = try destination.removed.map { path throws(CorpusError) in try folder(path, goneCounts, "--removed") }
        // A document without a record is in neither.
        func document(_ folder: ListedFolder?, _ counts: [Int: Int], _ input: Int) throws(CorpusError) -> OutputSink? {
            guard counts[input] != nil, let sink = try folder?.sink(inputs[input].nameInFolder) else { return nil }
            try sink.convert(to: inputs[input].encoding, packing: inputs[input].compression)
            return sink
        }
        try writeDocuments(
            kept: { input throws(CorpusError) in try document(kept, keptCounts, input) },
            gone: { input throws(CorpusError) in try document(gone, goneCounts, input) })
    }

    /// - Parameters:
    ///   - keptSink: what the records of an input go to that stay; nil for nowhere.
    ///   - goneSink: the same for those that go.
    private func writeDocuments(
        kept keptSink: (Int) throws(CorpusError) -> OutputSink?, gone goneSink: (Int) throws(CorpusError) -> OutputSink?
    ) throws(CorpusError) {
        var annotation = try Annotation(fold, inputs, format: .json)
        var walk = ArticleWalk(articlesInOrder, of: fold.corpus, inputs, options: options)
        var current: Int?
        var (kept, gone): (JSONDocumentFile?, JSONDocumentFile?)
        while let (part, article) = try walk.next() {
            if walk.input != current {
                try kept?.finish()
                try gone?.finish()
                current = walk.input
                kept = try keptSink(walk.input).map { JSONDocumentFile($0) }
                gone = try goneSink(walk.input).map { JSONDocumentFile($0) }
            }
            switch part {
            case .mark:
                try kept?.writeMark()
                try gone?.writeMark()
            case .header(let bytes), .blank(let bytes):
                try kept?.write(between: bytes)
                try gone?.write(between: bytes)
            case .record(let record):
                let isGone = article.map { !annotates && survival.removes($0) }
                if isGone == false {
                    try kept?.write(annotates ? annotation.annotated(record, article: article!)[...] : record.bytes)
                } else {
                    kept?.leaveOut()
                }
                if isGone == true { try gone?.write(record.bytes) } else { gone?.leaveOut() }
            }
        }
        try kept?.finish()
        try gone?.finish()
    }

    // MARK: A folder of files

    private func writeFiles(
        output: String, removed: String?, of outputs: OutputSet, replacesAll: Bool
    ) throws(CorpusError) {
        func folder(_ path: String, _ names: [Int: String], _ option: String) throws(CorpusError) -> ListedFolder {
            let folder = try outputs.folder(at: path, replacesAll: replacesAll)
            try folder.checkNothingElse(than: Array(names.values), option: option)
            return folder
        }
        let keptNames = try fileNames { !survival.removes($0) }
        let goneNames = try fileNames { survival.removes($0) }
        let kept = try folder(output, keptNames, "--output")
        let gone = try removed.map { path throws(CorpusError) in try folder(path, goneNames, "--removed") }
        var articles = articlesInOrder[...]
        for input in inputs.indices {
            let ofInput = Array(articles.prefix { fold.corpus.place($0).input == input })
            articles = articles.dropFirst(ofInput.count)
            try writeFile(
                input, ofInput, kept: keptNames[input].map { name throws(CorpusError) in try kept.sink(name) },
                gone: goneNames[input].flatMap { name throws(CorpusError) in try gone?.sink(name) })
        }
    }

    /// Writes one input to the file of what stays and to that of what goes, as far as it has either.
    private func writeFile(
        _ input: Int, _ articles: [Int], kept: OutputSink?, gone: OutputSink?
    ) throws(CorpusError) {
        guard kept != nil || gone != nil else { return }
        // Pages keep the bytes that they came in, whatever these were read as.
        for sink in [kept, gone] { try sink?.convert(to: inputs[input].encoding, packing: .none) }
        var walk = ArticleWalk(articles, of: fold.corpus, inputs, options: options, only: input..<input + 1)
        while let (part, article) = try walk.next() {
            let bytes: ArraySlice<UInt8>
            var sinks = [kept, gone]
            switch part {
            case .mark: bytes = RecordStream.mark[...]
            case .header(let lines), .blank(let lines): bytes = lines
            case .record(let record):
                guard let article else { continue }
                bytes = record.bytes + Array(record.lineBreak.rawValue.utf8)
                sinks = [survival.removes(article) ? gone : kept]
            }
            for sink in sinks { try sink?.write(bytes) }
        }
        try kept?.finish()
        try gone?.finish()
    }

    /// The files of the inputs that hold some articles, by input, kept below one folder: paths as the ids of texts are, else as
    /// the inputs are below the folder that all of them are in.
    ///
    /// - Throws: when two would be one.
    private func fileNames(where isWanted: (Int) -> Bool) throws(CorpusError) -> [Int: String] {
        let isText = try format() == .txt
        let folder = commonFolder
        var names: [Int: String] = [:]
        // By the bytes: names that are equal as strings may be two files.
        var articles: [[UInt8]: Int] = [:]
        for article in 0..<fold.articleCount where !fold.corpus.isReference(article) && isWanted(article) {
            let input = fold.corpus.place(article).input
            guard names[input] == nil else { continue }
            let path = inputs[input].path
            let name =
                isText
                ? Self.fileName(fold.corpus.id(article))
                : Self.fileName(String(path.utf8.dropFirst(folder))!, ending: "")
            if let other = articles.updateValue(article, forKey: Array(name.utf8)) {
                throw CorpusError(
                    .usage, at: .init(path: "dedup"),
                    "\(fold.corpus.id(other)) and \(fold.corpus.id(article)) would both be written to \(name)",
                    remedy: "name the folder that holds both")
            }
            names[input] = name
        }
        return names
    }

    /// Bytes of the folder that all inputs are in, with the slash behind it.
    private var commonFolder: Int {
        var common = inputs.first.map { Array($0.path.utf8) } ?? []
        for input in inputs { common = zip(common, input.path.utf8).prefix { $0 == $1 }.map(\.0) }
        return (common.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    }

    /// The path without what leads out of the folder that it is put into: "../a/b" is "a/b", and "/a/b" too.
    static func fileName(_ id: String, ending: String = ".txt") -> String {
        var parts: [Substring] = []
        for part in id.split(separator: "/") where part != "." {
            if part != ".." { parts.append(part) } else { _ = parts.popLast() }
        }
        return (parts.isEmpty ? "text" : parts.joined(separator: "/")) + ending
    }
}
