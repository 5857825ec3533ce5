import Platform
import Corpus
import Fixtures

/// What files of documents are read as, field by field.
struct ReadDocuments {
    struct Article: Equatable {
        var id = ""
        var title = ""
        var text = ""
        var published: PublicationDate?
        var source = ""
        var url = ""
        var language = ""
    }

    var articles: [Article] = []
    var rejected: [RejectedRecord] = []
    var left: String?

    /// Reads a file as a user would, by its name and its bytes.
    init(
        _ name: String, _ bytes: [UInt8], invalid: ReadingOptions.InvalidRecordPolicy = .stop, threads: Int = 1
    ) throws {
        let folder = try TestFolder()
        try self.init([try folder.write(name, bytes)], invalid: invalid, threads: threads)
    }

    init(_ name: String, _ text: String, invalid: ReadingOptions.InvalidRecordPolicy = .stop) throws {
        try self.init(name, Array(text.utf8), invalid: invalid)
    }

    init(_ paths: [String], invalid: ReadingOptions.InvalidRecordPolicy = .stop, threads: Int = 1) throws {
        var options = ReadingOptions()
        options.invalid = invalid
        options.threads = threads
        options.dates = DateReader(latestYear: 2030)
        var refused: [RejectedRecord] = []
        let reading = try CorpusReader(options).read(paths, reject: { refused.append($0) })
        rejected = refused
        left = reading.passedOver.recordsWithoutArticle
        for batch in reading.batches {
            for entry in batch.entries {
                func field(_ range: ByteRange) -> String { String(decoding: batch.bytes[range.bounds], as: UTF8.self) }
                articles.append(
                    Article(
                        id: field(entry.id), title: field(entry.title), text: field(entry.text),
                        published: entry.published, source: field(entry.source), url: field(entry.url),
                        language: field(entry.language)))
            }
        }
        // The second pass finds the same records, and all bytes.
        var stream = RecordStream(reading.inputs, options: options)
        var places = Set(reading.batches.flatMap { $0.entries.map(\.place) })
        while let record = try stream.next() { places.remove(record.place) }
        guard places.isEmpty else {
            throw CorpusError(.fault, at: .init(path: paths[0]), "the second pass lost records")
        }
    }

    static func date(_ text: String) -> PublicationDate? { DateReader(latestYear: 2030).date(text) }
}
