import Bindings
package import Corpus
package import Storyfold

/// Writes a corpus again without its duplicates, or with every record annotated; nothing of a reference corpus.
package struct Survivors {
    private let fold: Fold
    private let inputs: [Input]
    private let options: ReadingOptions
    private let annotates: Bool

    /// - Parameter options: those the inputs were read with.
    package init(_ fold: Fold, inputs: [Input], options: ReadingOptions, annotates: Bool) {
        self.fold = fold
        // Those of the reference stand behind all others, which so keep their places.
        self.inputs = inputs.filter { !$0.isReference }
        self.options = options
        self.annotates = annotates
    }

    /// Writes to a file, to a folder where the corpus is one of .txt files, or to standard output.
    ///
    /// - Parameters:
    ///   - path: nil for standard output.
    ///   - outputs: gets the files; it is for the caller to commit.
    ///   - replacesAll: whether files in a folder are replaced, whoever wrote them.
    /// - Throws: when the inputs are of several kinds, which no one file can hold, and when writing fails.
    package func write(to path: String?, of outputs: OutputSet, replacesAll: Bool) throws(CorpusError) {
        let format = try commonFormat()
        if format == .txt {
            guard let path else {
                throw CorpusError(
                    .usage, at: .init(path: "dedup"), "text files cannot be written to one stream",
                    remedy: "name a folder with --output")
            }
            guard !annotates else {
                throw CorpusError(
                    .usage, at: .init(path: "dedup"), "a text file has no place for an annotation",
                    remedy: "use storyfold duplicates --format jsonl for the groups")
            }
            try writeFiles(to: path, of: outputs, replacesAll: replacesAll)
        } else if let path {
            try writeRecords(to: try outputs.sink(at: path), format: format)
        } else {
            let sink = OutputSink.standardOutput
            try writeRecords(to: sink, format: format)
            try sink.finish()
        }
    }

    private func commonFormat() throws(CorpusError) -> InputFormat {
        let formats = Set(inputs.compactMap(\.format))
        let headers = Set(inputs.map(\.header))
        guard formats.count == 1, let format = formats.first, headers.count == 1 else {
            throw CorpusError(
                .usage, at: .init(path: "dedup"),
                "the inputs differ in format or header (\(formats.map(\.rawValue).sorted().joined(separator: ", ")))",
                remedy: "run dedup once for each kind of file")
        }
        return format
    }

    // MARK: Records of one stream

    private func writeRecords(to sink: OutputSink, format: InputFormat) throws(CorpusError) {
        let articleAt = articlesByPlace()
        var annotation = try Annotation(fold, inputs, format: format)
        if let header = inputs.first?.header, !header.isEmpty {
            guard !annotates || !annotation.isPresent(inHeader: header) else {
                throw annotatedAlready(.init(path: inputs[0].path, line: 1))
            }
            try sink.write(annotates ? annotation.header(header) : header)
        }
        var stream = RecordStream(inputs, options: options)
        // A last line without a break gets one when another record follows.
        var owedBreak = ""
        while let record = try stream.next() {
            guard let article = articleAt[record.place] else { continue }
            guard annotates || fold.isCanonical(article) else { continue }
            try sink.write(owedBreak)
            if annotates {
                guard try !annotation.isPresent(in: record) else {
                    let path = inputs[record.place.input].path
                    throw annotatedAlready(.init(path: path, line: record.place.line))
                }
                try sink.write(try annotation.annotated(record, article: article))
            } else {
                try sink.write(record.bytes)
            }
            try sink.write(record.lineBreak.rawValue)
            owedBreak = record.lineBreak == .none ? "\n" : ""
        }
    }

    private func annotatedAlready(_ place: CorpusError.Place) -> CorpusError {
        CorpusError(
            .badInput, at: place, "the record is annotated already",
            remedy: "annotate the corpus that this one was made from, or take the annotation out")
    }

    private func articlesByPlace() -> [RecordPlace: Int] {
        Dictionary(uniqueKeysWithValues: newArticles.map { (fold.corpus.place($0), $0) })
    }

    private var newArticles: [Int] { (0..<fold.articleCount).filter { !fold.corpus.isReference($0) } }

    // MARK: A folder of texts

    private func writeFiles(to path: String, of outputs: OutputSet, replacesAll: Bool) throws(CorpusError) {
        let articleAt = articlesByPlace()
        let names = try fileNames()
        let folder = try outputs.folder(at: path, replacesAll: replacesAll)
        try folder.checkNothingElse(than: Array(names.values))
        var stream = RecordStream(inputs, options: options)
        while let record = try stream.next() {
            guard let article = articleAt[record.place], let name = names[article] else { continue }
            let sink = try folder.sink(name)
            try sink.write(record.bytes)
            try sink.finish()
        }
    }

    /// The files of the canonical articles: paths as their ids are, kept below one folder.
    ///
    /// - Throws: when two would be one.
    private func fileNames() throws(CorpusError) -> [Int: String] {
        var names: [Int: String] = [:]
        // By the bytes: names that are equal as strings may be two files.
        var articles: [[UInt8]: Int] = [:]
        for article in newArticles where fold.isCanonical(article) {
            let name = Self.fileName(fold.corpus.id(article))
            if let other = articles.updateValue(article, forKey: Array(name.utf8)) {
                throw CorpusError(
                    .usage, at: .init(path: "dedup"),
                    "\(fold.corpus.id(other)) and \(fold.corpus.id(article)) would both be written to \(name)",
                    remedy: "name the folder that holds both")
            }
            names[article] = name
        }
        return names
    }

    /// The path without what leads out of the folder that it is put into: "../a/b" is "a/b", and "/a/b" too.
    static func fileName(_ id: String) -> String {
        var parts: [Substring] = []
        for part in id.split(separator: "/") where part != "." {
            if part != ".." { parts.append(part) } else { _ = parts.popLast() }
        }
        return (parts.isEmpty ? "text" : parts.joined(separator: "/")) + ".txt"
    }
}

/// What `dedup --annotate` adds to a record.
private struct Annotation: ~Copyable {
    private let fold: Fold
    private let format: InputFormat
    private let inputs: [Input]
    private var parser: JSONLinesParser

    init(_ fold: Fold, _ inputs: [Input], format: InputFormat) throws(CorpusError) {
        self.fold = fold
        self.inputs = inputs
        self.format = format
        do throws(ParserFailure) {
            parser = try JSONLinesParser(slots: [])
        } catch {
            throw CorpusError(error, at: .init(path: inputs.first?.path ?? ""))
        }
    }

    private var separator: String { format == .tsv ? "\t" : "," }

    private static let member = "storyfold"
    private static let columns = ["group", "canonical", "relation", "similarity", "reference_canonical"]
        .map { "\(member)_\($0)" }
    /// The columns of this run: without a reference corpus there is no last one.
    private var columns: [String] { fold.hasReference ? Self.columns : Self.columns.dropLast() }

    /// Whether an object has a member of the annotation's name; two of one name would be ambiguous.
    mutating func isPresent(in record: RawRecord) throws(CorpusError) -> Bool {
        guard format == .jsonl else { return false }
        do throws(ParserFailure) {
            return try parser.names(of: record.bytes).contains(Self.member)
        } catch {
            throw CorpusError(error, at: .init(path: inputs[record.place.input].path, line: record.place.line))
        }
    }

    /// Whether a header row names a column of the annotation.
    func isPresent(inHeader header: [UInt8]) -> Bool {
        let line = String(decoding: header, as: UTF8.self)
        return Self.columns.contains { line.contains($0) }
    }

    /// A header row with the names of the added columns.
    func header(_ header: [UInt8]) -> [UInt8] {
        let (row, lineBreak) = Self.splitBreak(header[...])
        return row + Array((separator + columns.joined(separator: separator)).utf8) + lineBreak
    }

    /// The record with its group: columns of a row, or a member "storyfold" of an object.
    func annotated(_ record: RawRecord, article: Int) throws(CorpusError) -> [UInt8] {
        let member = fold.member(article)
        let group = fold.groupId(of: article)
        let isCanonical = fold.isCanonical(article)
        let canonical = fold.groupOf[article].map { fold.groups[$0].canonical } ?? article
        let isReferenceCanonical = fold.hasReference ? fold.corpus.isReference(canonical) : nil
        let relation = member?.relation ?? "exact"
        let similarity = member?.similarity ?? 1
        if format == .jsonl {
            guard let close = record.bytes.lastIndex(of: UInt8(ascii: "}")) else { return Array(record.bytes) }
            var json = JSONText()
            json.object { json in
                json.field("group", group)
                json.field("canonical", isCanonical)
                json.field("relation", relation)
                json.field("similarity", similarity: similarity)
                if let isReferenceCanonical { json.field("reference_canonical", isReferenceCanonical) }
            }
            return record.bytes[..<close] + Array(",\"\(Self.member)\":\(json.text)}".utf8)
                + record.bytes[(close + 1)...]
        }
        let fields =
            [group, "\(isCanonical)", relation, Decimals.text(similarity, places: 6)]
            + (isReferenceCanonical.map { ["\($0)"] } ?? [])
        return record.bytes + Array((separator + CSVText.line(fields, separator: separator)).utf8)
    }

    private static func splitBreak(_ line: ArraySlice<UInt8>) -> (row: [UInt8], lineBreak: [UInt8]) {
        let row = Array(line.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
        return (row, Array(line.dropFirst(row.count)))
    }
}
