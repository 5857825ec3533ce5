package import Platform

/// One file, or standard input, that articles are read from.
package struct Input: Sendable {
    /// As the user gave it, or found below a folder the user gave; "-" is standard input.
    package var path: String
    /// Nil until the first bytes have told it.
    package internal(set) var format: InputFormat?
    package internal(set) var compression = Compression.none
    /// The id of the article where the file is one; otherwise records without an id are named after it:
    /// "<name>:<line>".
    package var name: String
    /// The header row of a CSV or TSV file as it stands in the file, line break included.
    package internal(set) var header: [UInt8] = []
    /// What stands around the records of an XML file.
    var context: XMLContext?
    /// Nil for standard input and pipes, whose size nobody knows.
    package internal(set) var status: FileStatus?
    /// Where the bytes of an input that can be read only once are kept.
    package internal(set) var spool: OpenFile?

    /// A file in an archive.
    package struct Entry: Sendable, Equatable {
        /// Index of the archive among the inputs, which is before it.
        package var archive: Int
        /// From 1, among all that the archive has.
        package var number: Int
    }

    /// Where it stands in an archive; nil for a file of its own.
    package internal(set) var entry: Entry?
    /// Whether it is an archive, whose files are inputs behind it.
    package internal(set) var isArchive = false
    /// The encoding that its text was read in, where that is not UTF-8.
    package internal(set) var encoding: String?
    /// Lines above the header of a table, which are passed over.
    package internal(set) var linesAboveHeader = 0
    /// Whether the dates of a table are days since 1900, as spreadsheets number them.
    package internal(set) var hasSerialDates = false
    /// Whether it is a JSON document that holds its articles by columns, which was read as their rows.
    package internal(set) var isTurned = false
    /// Which columns of a table without a header were taken for what; nil where it has one.
    package internal(set) var guessedColumns: String?

    /// The articles themselves, where no file holds them.
    var articles: (any ArticleSource)?
    var lines: RecordLines?
    /// Digits of the numbers that articles without an id are named by, so that their ids are in the order of the articles; 0 for
    /// files, whose last line is not known beforehand.
    var lineDigits = 0

    /// Whether the articles are of the reference corpus.
    package internal(set) var isReference = false

    /// What kind of XML file it is: "feed", "nitf", "newsml", "document", "tei", "wiki" or "records"; nil for other formats.
    package var documentKind: String? { context?.kind.rawValue }

    /// Whether it is XML whose elements are fields by their names.
    package var hasNamedElements: Bool { context?.kind == .records }

    package var isStandardInput: Bool { path == "-" }

    /// Whether a file holds the articles, or standard input.
    package var isFile: Bool { articles == nil && lines == nil }

    /// Its name as part of a folder that is written: a path below it.
    package var nameInFolder: String { name }
}

extension Input {
    /// The inputs of a corpus, and behind them those of its reference corpus.
    ///
    /// - Parameter passedOver: takes what is not read below the folders.
    /// - Throws: as ``inputs(at:format:passedOver:)``, and when standard input is to be both.
    static func inputs(
        at paths: [String], against reference: [String], format: InputFormat?, passedOver: inout PassedOver
    ) throws(CorpusError) -> [Input] {
        guard !paths.contains("-") || !reference.contains("-") else {
            throw CorpusError(
                .usage, at: .init(path: "-"), "it can be read only once, not as the reference too",
                remedy: "keep one of the two in a file")
        }
        var inputs = try inputs(at: paths, format: format, passedOver: &passedOver)
        guard !reference.isEmpty else { return inputs }
        for var input in try self.inputs(at: reference, format: format, passedOver: &passedOver) {
            input.isReference = true
            inputs.append(input)
        }
        return inputs
    }

    /// The inputs that paths on the command line stand for, in the order of the paths; below a folder in the
    /// order of their bytes.
    ///
    /// - Throws: when a path is missing or unreadable, or a folder holds no article.
    static func inputs(
        at paths: [String], format: InputFormat?, passedOver: inout PassedOver
    ) throws(CorpusError) -> [Input] {
        guard !paths.isEmpty else {
            throw CorpusError(
                .usage, at: .init(path: "-"), "no path was given",
                remedy: "name a folder or files, or - for standard input")
        }
        var inputs: [Input] = []
        let paths = try withListed(paths, passedOver: &passedOver)
        let names = paths.reduce(into: [:]) { $0[$1.fileName, default: 0] += 1 }
        for path in paths {
            if path == "-" {
                inputs.append(Input(path: path, format: format, name: "stdin"))
                continue
            }
            let status = try status(of: path)
            if status.kind == .folder {
                inputs += try self.inputs(below: path, passedOver: &passedOver)
            } else {
                let format = format ?? InputFormat(fileName: path) ?? (path.namesMarkdown ? .txt : nil)
                // Two files of one name are told apart by their paths.
                let name = names[path.fileName] == 1 ? path.fileName : path
                inputs.append(
                    Input(
                        path: path, format: format,
                        name: format?.isOneArticle == true ? name.withoutCompressionSuffix.withoutExtension : name,
                        status: status.kind == .file ? status : nil))
            }
        }
        return inputs
    }

    /// The paths, with the files that a list of feeds names in its place.
    private static func withListed(
        _ paths: [String], passedOver: inout PassedOver
    ) throws(CorpusError) -> [String] {
        var listed: [String] = []
        for path in paths {
            guard path.withoutCompressionSuffix.hasEnding(".opml"), try status(of: path).kind == .file else {
                listed.append(path)
                continue
            }
            let list = try FeedList(reading: path)
            if let remote = list.remote { passedOver.addRemoteFeeds(remote.count, first: remote.first) }
            listed += list.paths
        }
        return listed
    }

    private static func inputs(
        below folder: String, passedOver: inout PassedOver
    ) throws(CorpusError) -> [Input] {
        var root = folder
        while root.utf8.count > 1, root.utf8.last == UInt8(ascii: "/") { root = String(root.utf8.dropLast())! }
        let listing: FolderListing
        do throws(SystemError) { listing = try FolderListing(of: root) } catch {
            throw CorpusError(error, path: folder, code: .noInput)
        }
        func whole(_ path: String) -> String { root == "/" ? "/\(path)" : "\(root)/\(path)" }
        var inputs: [Input] = []
        var here = PassedOver()
        here.add(listing, whole: whole)
        let isMarkdown = !listing.files.contains { InputFormat.isNamed(by: $0) || $0.namesArchive }
        for path in listing.files {
            let format =
                InputFormat(fileName: path)
                ?? (isMarkdown && path.namesMarkdown && !path.namesNotes || hasFrontMatter(whole(path)) ? .txt : nil)
            guard format != nil || path.namesArchive else {
                here.addOtherEnding(whole(path))
                continue
            }
            // What `dedup` wrote is a corpus again, its list of the files is no part of that.
            guard !Manifest.isOurs(whole(path)) else { continue }
            let name = format?.isOneArticle == true ? path.withoutCompressionSuffix.withoutExtension : path
            inputs.append(
                Input(path: whole(path), format: format, name: name, status: try status(of: whole(path))))
        }
        guard !inputs.isEmpty else {
            let found = here.leftOut(withHidden: true).map { "; left out: \($0)" } ?? ""
            throw CorpusError(
                .noInput, at: .init(path: folder), "the folder holds no articles\(found)",
                remedy: "expected .txt, .html, .json, .jsonl, .ndjson, .csv or .tsv files, plain or packed")
        }
        passedOver.add(here)
        return inputs
    }

    /// Whether a file is Markdown that says what article it is; others are notes on a corpus, such as a README, unless the folder
    /// holds nothing else.
    private static func hasFrontMatter(_ path: String) -> Bool {
        guard path.namesMarkdown, let file = try? OpenFile(.reading(path)), let stream = try? ByteStream(file) else {
            return false
        }
        let piece = stream.piece(after: [], capacity: 1 << 14)
        return FrontMatter(piece.bytes[..<piece.count]) != nil
    }

    private static func status(of path: String) throws(CorpusError) -> FileStatus {
        do throws(SystemError) { return try FileStatus(of: path) } catch {
            guard error.isMissingFile else { throw CorpusError(error, path: path, code: .noInput) }
            let isAddress = path.utf8.firstRange(of: "://".utf8) != nil
            throw CorpusError(
                .noInput, at: .init(path: path),
                isAddress
                    ? "this is an address, expected a file"
                    : Folder.isLink(path) ? "the link leads nowhere" : "there is no such file or folder",
                remedy: isAddress
                    ? "fetch it first: curl -LO '\(path)'"
                    : "expected a folder of articles, or a .txt, .html, .json, .jsonl, .csv or .tsv file")
        }
    }

    /// Opens the input at its first byte.
    ///
    /// - Parameter spools: keeps the bytes of what can be read only once, for ``reopened()``.
    mutating func opened(spools: Bool) throws(CorpusError) -> ByteStream {
        do throws(SystemError) {
            let file = OpenFile(isStandardInput ? .standardInput : try .reading(path))
            if status == nil, spools { spool = OpenFile(try .unnamedTemporary()) }
            let stream = try ByteStream(file, spool: spool)
            compression = stream.compression
            return stream
        } catch {
            throw CorpusError(error, path: path, code: error.operation == "open" ? .noInput : .inputOutput)
        }
    }

    /// Opens the input once more, after it has been read.
    func reopened() throws(CorpusError) -> ByteStream {
        do throws(SystemError) {
            if let spool {
                try spool.rewind()
                return try ByteStream(spool)
            }
            if status != nil {
                let file = OpenFile(try .reading(path))
                if try file.status() == status { return try ByteStream(file) }
            }
        } catch {
            throw CorpusError(error, path: path)
        }
        throw CorpusError(
            .inputOutput, at: .init(path: path),
            status == nil ? "the input can be read only once" : "the file changed while it was in use",
            remedy: status == nil ? "" : "run again when nothing writes to it")
    }
}
