package import Corpus
import NearDuplicates

/// Articles that are kept with their titles and texts as they were read: a corpus of its own, without a file behind it.
package protocol StoredArticles: Sendable {
    var count: Int { get }

    /// Some of them, as they were read and before they were cleaned: an entry for each, in their order.
    ///
    /// - Throws: where they cannot be read.
    func batch(of range: Range<Int>) throws(CorpusError) -> ArticleBatch
}

/// Articles that have just been read, with their records, so that they are folded once it is known which of them are wanted.
package struct ReadArticles: StoredArticles {
    package let inputs: [Input]
    package let statistics: Reading.Statistics
    private let batches: [ArticleBatch]
    private let records: KeptRecords
    /// Where each article stands, and its row among the records.
    private var places: [(batch: Int, entry: Int, row: Int)]

    /// Reads articles, and looks at nothing but their fields.
    ///
    /// - Parameters: as in ``SketchedCorpus``.
    ///   - counts: of what was read before, which decides how open dates are read.
    /// - Throws: an error that names the file and line of what cannot be read, and what the closures throw.
    package init(
        _ source: CorpusSource, beside counts: ArchiveCounts? = nil, options: ReadingOptions,
        configuration: Configuration, admit: ([Input]) throws -> Void = { _ in },
        progress: (ReadingProgress) throws(CorpusError) -> Void = { _ in },
        reject: (RejectedRecord) throws -> Void = { _ in }, check: (Reading) throws -> Void = { _ in }
    ) throws {
        let keeper = RecordKeeper(
            SharedNumberStore(limit: MemoryBudget(bytes: configuration.memoryBytes).textBytes))
        var records = KeptRecords()
        let reading = try CorpusReader(options).read(
            source, beside: counts, admit: admit, progress: progress, reject: reject,
            preparing: { batch in
                let part = Result { () throws(CorpusError) in try keeper.part(of: batch) }
                batch.dropTexts()
                return part
            },
            receive: { records.append(try $0.get()) })
        try check(reading)
        inputs = reading.inputs
        statistics = reading.statistics
        batches = reading.batches
        self.records = records
        var places: [(batch: Int, entry: Int, row: Int)] = []
        var row = 0
        for (batch, content) in batches.enumerated() {
            for (entry, fields) in content.entries.enumerated() {
                if fields.isArticle { places.append((batch, entry, row)) }
                row += 1
            }
        }
        self.places = places
    }

    package var count: Int { places.count }

    package func id(_ article: Int) -> String {
        let batch = batches[places[article].batch]
        return String(decoding: batch.bytes[batch.entries[places[article].entry].id.bounds], as: UTF8.self)
    }

    /// Leaves out all articles but some.
    package mutating func keep(where isKept: (Int) -> Bool) {
        places = places.indices.filter(isKept).map { places[$0] }
    }

    /// An article's fields, and its title and text as they were read.
    ///
    /// - Throws: here and below, when a temporary file cannot be read.
    package func encoded(_ article: Int) throws(CorpusError) -> (fields: [UInt8], record: ArraySlice<UInt8>) {
        let place = places[article]
        var fields = FieldWriter()
        batches[place.batch].encodeFields(of: batches[place.batch].entries[place.entry], to: &fields)
        return (fields.bytes, try records.record(ofRow: place.row))
    }

    package func batch(of range: Range<Int>) throws(CorpusError) -> ArticleBatch {
        var batch = ArticleBatch()
        for article in range {
            let (fields, record) = try encoded(article)
            try batch.restore(fields[...], record, at: article, damage: Self.damage)
        }
        return batch
    }

    /// What was encoded a moment ago is as it was.
    private static let damage = CorpusError(.fault, at: .init(path: ""), "an article cannot be decoded")
}

extension ArticleBatch {
    /// Adds the entry of an article that is kept.
    package mutating func restore(
        _ fields: ArraySlice<UInt8>, _ record: ArraySlice<UInt8>, at article: Int, damage: CorpusError
    ) throws(CorpusError) {
        var fields = FieldReader(fields, damage: damage)
        var record = FieldReader(record, damage: damage)
        try restore(&fields, &record, at: RecordPlace(input: 0, line: 0, offset: article, length: 0))
    }
}
