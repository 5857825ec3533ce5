package import Corpus
package import Kernels
import NearDuplicates
import Provenance

/// Some articles of a larger corpus, from their records: those that may be one text with each other, and the texts of those
/// that have to be compared.
package struct PartCorpus: Sendable {
    package struct Record: Sendable {
        package var fingerprint: Fingerprint
        package var tokens: Int
        /// As in ``PartSketches/Record``.
        package var fields: [UInt8]
        /// As ``PartSketches/texts(of:options:)`` has it; nil where another article has the same text.
        package var text: [UInt8]?

        package init(fingerprint: Fingerprint, tokens: Int, fields: [UInt8], text: [UInt8]?) {
            (self.fingerprint, self.tokens, self.fields, self.text) = (fingerprint, tokens, fields, text)
        }
    }

    static let name = "records"

    let corpus: Corpus
    let sketches: SketchTable
    let credits: CreditTable
    /// Per record: its article.
    private let articleOf: [Int]

    /// - Parameter learned: of the whole corpus.
    /// - Complexity: O(n log n) in the records.
    /// - Throws: for a record that is none, and when a temporary file cannot be written.
    package init(
        _ records: [Record], learned: LearnedCorpus, configuration: Configuration
    ) throws(CorpusError) {
        var batches: [ArticleBatch] = []
        var part = SketchPart()
        var (credits, found) = (CreditTable(), [Credit]())
        for (number, record) in records.enumerated() {
            var fields = Self.reader(record.fields)
            if batches.last?.bytes.count ?? .max > Self.batchBytes { batches.append(ArticleBatch()) }
            try batches[batches.count - 1].addFields(
                &fields, at: RecordPlace(input: 0, line: number + 1, offset: number, length: 0),
                isReference: false, .none)
            found.append(try Credit(&fields))
            part.append(fingerprint: record.fingerprint, tokens: UInt32(clamping: record.tokens), samples: [])
        }
        if configuration.readsCredits { credits.append(found) }
        var sketches = SketchTable(
            SketchedCorpus.search(configuration).sketching, memory: MemoryBudget(bytes: configuration.memoryBytes))
        try sketches.append(part)
        try sketches.close()
        let cleaning = Cleaning(strippingFurniture: configuration.stripsFurniture, learned: learned.furniture)
        corpus = Corpus(
            batches,
            texts: .input(SecondPass([], options: ReadingOptions()), cleaning, archive: Texts(records: records)),
            settled: learned.times)
        (self.sketches, self.credits) = (sketches, credits)
        var articleOf = [Int](repeating: 0, count: records.count)
        for article in 0..<corpus.count { articleOf[corpus.row(article)] = article }
        self.articleOf = articleOf
    }

    /// Pairs of records as pairs of articles.
    func articles(of pairs: [(a: Int, b: Int)]) -> [(a: Int, b: Int)] {
        pairs.map { (articleOf[$0.a], articleOf[$0.b]) }
    }

    /// Which of some pairs of records share enough to be compared word by word.
    ///
    /// - Throws: for a record without a text, or that is none.
    package func shareEnough(_ pairs: [(a: Int, b: Int)], configuration: Configuration) throws -> [Bool] {
        try SketchedCorpus.search(configuration).shareEnough(articles(of: pairs), in: corpus, sketches: sketches)
    }

    // MARK: Details

    /// Places in a batch are of 32 bits.
    private static let batchBytes = 1 << 28

    private static func reader(_ bytes: [UInt8]) -> FieldReader { FieldReader(bytes[...], damage: damage) }

    private static var damage: CorpusError {
        CorpusError(
            .badInput, at: .init(path: name),
            "they are no records of this version, or one that is compared has no text",
            remedy: "make all records with one version of the package")
    }

    private struct Texts: ArchivedTexts {
        let records: [Record]
        let input = 0

        func batch(of places: [RecordPlace]) throws(CorpusError) -> ArticleBatch {
            var batch = ArticleBatch()
            for place in places {
                guard let text = records[place.offset].text else { throw PartCorpus.damage }
                var fields = PartCorpus.reader(records[place.offset].fields)
                try batch.addFields(&fields, at: place, isReference: false, .none)
                var record = PartCorpus.reader(text)
                try batch.restoreRecord(&record)
            }
            return batch
        }
    }
}
