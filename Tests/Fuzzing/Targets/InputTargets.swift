import Platform
import Corpus
import Fixtures

/// The readers of articles.
///
/// Whatever a file holds, it is read or refused with a described error; one thread and three read the same; what is
/// passed over on request is all that the strict reading complains of; looking at the fields changes nothing; and the second
/// pass finds every article again, byte for byte.
enum InputTargets {
    static let all = [
        FuzzTarget("jsonl") { try reads($0, as: .jsonl) },
        FuzzTarget("json") { try reads($0, as: .json) },
        FuzzTarget("csv") { try reads($0, as: .csv) },
        FuzzTarget("tsv") { try reads($0, as: .tsv) },
        FuzzTarget("txt") { try reads($0, as: .txt) },
        FuzzTarget("export") { try reads($0, as: .export) },
        FuzzTarget("html") { try reads($0, as: .html) },
        FuzzTarget("xml") { try reads($0, as: .xml) },
        FuzzTarget("warc") { try reads($0, as: .warc) },
        // Its seeds are gzip and Zstandard streams; any reader unpacks what begins like one.
        FuzzTarget("packed") { try reads($0, as: .jsonl) },
        // Of the files in an archive the names tell the formats, and so may be of any.
        FuzzTarget("archive") { try reads($0, as: nil) },
    ]

    private static func reads(_ bytes: [UInt8], as format: InputFormat?) throws -> Bool {
        let folder = try TestFolder()
        let path = try folder.write("articles.\(format?.rawValue ?? "zip")", bytes)
        let strict = try Outcome(of: path, as: format, .stop, threads: 1)
        let lenient = try Outcome(of: path, as: format, .skip, threads: 1)
        try require(lenient == Outcome(of: path, as: format, .skip, threads: 3), "three threads read something else")
        if strict.error == nil {
            try require(lenient.articles == strict.articles, "skipping nothing leaves other articles")
            try require(lenient.rejected.isEmpty, "a record is skipped that can be read")
        } else {
            try require(lenient.error != nil || !lenient.rejected.isEmpty, "what cannot be read is not told")
        }
        let described = try Outcome(of: path, as: format, .skip, threads: 1, describesFields: true)
        if lenient.error == nil {
            try require(described.articles == lenient.articles, "looking at fields changes articles")
            let records = described.reading?.profiles.reduce(0) { $0 + $1.fields.records } ?? 0
            try require(records >= lenient.articles.count, "an article is not among the records that were looked at")
        }
        let first = lenient.reading?.inputs.first
        let isPlain = first.map { $0.compression == Compression.none && !$0.isArchive && $0.encoding == nil } ?? true
        try lenient.checkPlaces(in: isPlain ? bytes : nil, as: format)
        return strict.error == nil && !strict.articles.isEmpty
    }
}

/// What reading a file came to.
private struct Outcome: Equatable {
    /// The fields of each article.
    var articles: [[String]] = []
    var rejected: [String] = []
    var error: CorpusError?
    var reading: Reading?
    private var rejectedPlaces: [(place: RecordPlace, bytes: [UInt8])] = []

    init(
        of path: String, as format: InputFormat?, _ invalid: ReadingOptions.InvalidRecordPolicy, threads: Int,
        describesFields: Bool = false
    ) throws {
        var options = Self.options(format, invalid, threads: threads)
        options.describesFields = describesFields
        var refused: [RejectedRecord] = []
        do {
            let reading = try CorpusReader(options).read([path], reject: { refused.append($0) })
            self.reading = reading
        } catch let failure as CorpusError { error = failure }
        rejected = refused.map { "\($0.place) \($0.error) \($0.bytes)" }
        rejectedPlaces = refused.map { ($0.place, $0.bytes) }
        for batch in reading?.batches ?? [] {
            for entry in batch.entries {
                let fields = [entry.id, entry.title, entry.text, entry.source, entry.url, entry.language]
                    .map { Array(batch.bytes[$0.bounds]) }
                try require(fields.allSatisfy(\.isText), "a field is not UTF-8")
                articles.append(
                    fields.map(\.text) + ["\(entry.place)", String(describing: entry.published), "\(entry.isTwin)"])
            }
        }
    }

    private static func options(
        _ format: InputFormat?, _ invalid: ReadingOptions.InvalidRecordPolicy, threads: Int
    ) -> ReadingOptions {
        var options = ReadingOptions()
        options.format = format
        options.invalid = invalid
        options.threads = threads
        return options
    }

    static func == (a: Outcome, b: Outcome) -> Bool {
        a.articles == b.articles && a.rejected == b.rejected && a.error == b.error
    }

    /// Checks that the second pass comes by every article, and that records are the bytes at their places.
    ///
    /// - Parameter bytes: the file, nil where it is packed.
    func checkPlaces(in bytes: [UInt8]?, as format: InputFormat?) throws {
        guard let reading else { return }
        var places = Set(reading.batches.flatMap { $0.entries.map(\.place) })
        func check(_ place: RecordPlace, _ record: ArraySlice<UInt8>) throws {
            try require(
                record.count == place.length, "a record is \(record.count) bytes long, its place \(place.length)")
            guard let bytes else { return }
            try require(
                bytes.dropFirst(place.offset).prefix(place.length).elementsEqual(record), "a record stands elsewhere")
        }
        for (place, record) in rejectedPlaces { try check(place, record[...]) }
        // What a piece of a damaged document did not hold any more is told by nobody's bytes.
        let isCut = reading.inputs.first?.format == .json && !rejectedPlaces.isEmpty
        var stream = RecordStream(reading.inputs, options: Self.options(format, .skip, threads: 1))
        do {
            var parts: [UInt8] = []
            while let part = try stream.nextPart() {
                switch part {
                case .mark: parts += RecordStream.mark
                case .header(let lines), .blank(let lines): parts += lines
                case .record(let record):
                    places.remove(record.place)
                    try check(record.place, record.bytes)
                    parts += Array(record.bytes) + Array(record.lineBreak.rawValue.utf8)
                }
            }
            // Of a document that is damaged the rest is a record that was rejected.
            if parts.count < bytes?.count ?? 0, let rest = rejectedPlaces.last { parts += rest.bytes }
            if let bytes {
                try require(
                    parts == bytes || bytes == RecordStream.mark || isCut && bytes.starts(with: parts),
                    "parts are not the file")
            }
        } catch let failure as CorpusError { throw FuzzFinding("the second pass failed: \(failure)") }
        try require(places.isEmpty, "the second pass did not come by \(places.count) articles")
    }
}
