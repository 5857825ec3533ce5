package import Corpus
package import NearDuplicates
import Provenance

/// The records of a part of a corpus: what is left of each article until its text is asked for.
package struct PartSketches: Sendable {
    package struct Record: Sendable {
        package let id: String
        package let sketch: SketchRecord
        /// The fields of the article but for its text, and its credit, as ``ArchiveSketch`` keeps them.
        package let fields: [UInt8]
    }

    /// In the order of the articles.
    package let records: [Record]

    /// Reads, cleans and sketches the articles of a part.
    ///
    /// - Parameter learned: of the whole corpus.
    /// - Complexity: O(n) in the bytes.
    /// - Throws: what keeps an article from being read, and for one without an id.
    package init(
        of articles: any ArticleSource, learned: LearnedCorpus, options: ReadingOptions, configuration: Configuration
    ) throws {
        try configuration.validate()
        var options = options
        (options.isPart, options.dateForms) = (true, learned.dateForms)
        let cleaning = Cleaning(strippingFurniture: configuration.stripsFurniture, learned: learned.furniture)
        let sketching = SketchedCorpus.search(configuration).sketching
        let bands = BandingPlan(configuration.duplicateOptions).bands
        let (crediting, readsCredits) = (CreditReader(), configuration.readsCredits)
        var sketches: [SketchRecord] = []
        var credits: [Credit] = []
        let reading = try CorpusReader(options).read(
            .articles(articles),
            preparing: { batch -> ([SketchRecord], [Credit]) in
                _ = cleaning.clean(&batch)
                defer { batch.dropTexts() }
                let found =
                    readsCredits
                    ? crediting.credits(of: batch) : Array(repeating: Credit(), count: batch.entries.count)
                return (sketching.sketch(batch).records(bands: bands), found)
            },
            receive: { made in
                sketches += made.0
                credits += made.1
            })
        var records: [Record] = []
        records.reserveCapacity(sketches.count)
        var row = 0
        for batch in reading.batches {
            for entry in batch.entries {
                defer { row += 1 }
                guard entry.isArticle else { continue }
                var fields = FieldWriter()
                batch.encodeFields(of: entry, to: &fields)
                credits[row].encode(to: &fields)
                records.append(
                    Record(
                        id: String(decoding: batch.bytes[entry.id.bounds], as: UTF8.self), sketch: sketches[row],
                        fields: fields.bytes))
            }
        }
        self.records = records
    }

    /// The titles and texts of some articles as they are read, by their ids, to be compared later.
    ///
    /// - Throws: as ``init(of:learned:options:configuration:)``.
    package static func texts(
        of articles: any ArticleSource, options: ReadingOptions
    ) throws -> [(id: String, text: [UInt8])] {
        var options = options
        options.isPart = true
        var texts: [(id: String, text: [UInt8])] = []
        _ = try CorpusReader(options).read(
            .articles(articles),
            preparing: { batch in
                defer { batch.dropTexts() }
                return batch.entries.map { entry in
                    var fields = FieldWriter()
                    batch.encodeRecord(of: entry, to: &fields)
                    return (id: String(decoding: batch.bytes[entry.id.bounds], as: UTF8.self), text: fields.bytes)
                }
            },
            receive: { texts += $0 })
        return texts
    }
}
