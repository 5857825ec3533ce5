package import Corpus
import NearDuplicates

/// Some of the articles that are kept for good, in a file that never changes: their fields, their titles and texts as they
/// were read, and their sketches in tables, so that new articles are held against them without reading them.
///
/// It has sections as ``ArchiveSketch`` has, and of what is learned from articles nothing: that is settled
/// (``LearnedState``) before a segment is written.
package struct ArticleSegment: Sendable {
    /// The sections of the file, in their order; behind them come those of ``NearDuplicates/ArchivedSketches``.
    private enum Section: Int, CaseIterable {
        /// What the sketches depend on: lines of text.
        case parameters
        /// Per article its fields, in the order of the ids; and per article, and once more at the end, where they begin.
        case fields, fieldStarts
        /// The same of their titles and texts as they were read.
        case records, recordStarts
    }

    private static let format = SectionFormat(
        name: "storyfold segment", version: ArchiveSketch.version,
        sections: Section.allCases.count + ArchivedSketches.Section.allCases.count,
        remedy: "bring the index back from a copy, or make it once more from its articles")

    package let path: String
    private let file: SectionFile
    private let sketches: ArchivedSketches
    private let configuration: Configuration
    private let fieldStarts: [UInt64]
    private let recordStarts: [UInt64]

    /// Opens a segment.
    ///
    /// - Complexity: O(n) in its articles, a few bytes of each.
    /// - Throws: when the file is none, is damaged where it is read, or was made with other options; later, where it is
    ///   damaged elsewhere.
    package init(reading path: String, for configuration: Configuration) throws(CorpusError) {
        let file = try SectionFile(Self.format, reading: path)
        let parameters = ArchiveParameters(configuration)
        let text = try file.bytes(0..<file.byteCount(of: Section.parameters.rawValue), of: Section.parameters.rawValue)
        try parameters.check(String(decoding: text, as: UTF8.self), path: path)
        sketches = try ArchivedSketches(file, firstSection: Section.allCases.count, plan: parameters.plan)
        fieldStarts = try file.numbers(of: Section.fieldStarts.rawValue)
        recordStarts = try file.numbers(of: Section.recordStarts.rawValue)
        guard fieldStarts.count == recordStarts.count, !fieldStarts.isEmpty else {
            throw file.damage(in: Section.fieldStarts.rawValue)
        }
        (self.path, self.file, self.configuration) = (path, file, configuration)
    }

    /// How many articles there are.
    package var count: Int { fieldStarts.count - 1 }

    /// Adds an article as it was read to others.
    ///
    /// - Parameters:
    ///   - article: by the order of the ids in the segment.
    ///   - position: that it has among the others.
    /// - Throws: where the file is damaged.
    package func add(_ article: Int, to batch: inout ArticleBatch, at position: Int) throws(CorpusError) {
        let (fields, record) = try encoded(article)
        try batch.restore(
            fields[...], record[...], at: position, damage: file.damage(in: Section.fields.rawValue))
    }

    /// An article's fields, and its title and text as they were read, in the bytes that are kept.
    ///
    /// - Throws: where the file is damaged.
    package func encoded(_ article: Int) throws(CorpusError) -> (fields: [UInt8], record: [UInt8]) {
        (try bytes(of: article, .fields, fieldStarts), try bytes(of: article, .records, recordStarts))
    }

    private func bytes(of article: Int, _ section: Section, _ starts: [UInt64]) throws(CorpusError) -> [UInt8] {
        guard article >= 0, article < count, let lower = Int(exactly: starts[article]),
            let upper = Int(exactly: starts[article + 1]), lower <= upper
        else { throw file.damage(in: section.rawValue) }
        return try file.bytes(lower..<upper, of: section.rawValue)
    }

    /// The articles that may be in a pair with new ones, or are copies of them; ascending.
    ///
    /// - Parameter new: sketched with the state that the segment was written with.
    /// - Complexity: O(n log m) in the keys and samples of the new articles and the articles of the segment, and what the
    ///   articles take that share them.
    /// - Throws: where the file is damaged.
    package func articles(near new: SketchedCorpus) throws(CorpusError) -> [Int] {
        guard let learned = new.learned else { preconditionFailure("what is held against a segment has a state") }
        return try sketches.articles(
            near: new.sketches, isArticle: { _ in true }, crowds: learned.crowds,
            options: configuration.duplicateOptions, threads: configuration.threads)
    }

    /// Reads all of the file.
    ///
    /// - Throws: where it is damaged.
    package func verify() throws(CorpusError) { try file.verify() }

    /// How large a segment is.
    package struct Sizes: Sendable, Equatable {
        package let articles: Int
        package let bytes: Int
        /// Those of the titles and texts.
        package let textBytes: Int
    }

    /// Writes a segment.
    ///
    /// - Parameters:
    ///   - sketched: its articles, with a state.
    ///   - articles: the same, in the order of the rows.
    /// - Complexity: O(n log n) in the articles, times the bands.
    /// - Throws: when the file cannot be written, or the articles cannot be read.
    package static func write(
        _ sketched: SketchedCorpus, of articles: any StoredArticles, to sink: OutputSink
    ) throws(CorpusError) -> Sizes {
        guard let learned = sketched.learned else { preconditionFailure("a segment is written with a state") }
        let corpus = sketched.corpus
        let writer = try SectionWriter(Self.format, to: sink)
        try writer.begin()
        try writer.append(Array(ArchiveParameters(sketched.configuration).text.utf8)[...])
        func raw(_ article: Int) throws(CorpusError) -> ArticleBatch {
            try articles.batch(of: corpus.row(article)..<corpus.row(article) + 1)
        }
        _ = try writer.addFields(of: corpus.count) { (article, fields) throws(CorpusError) in
            let batch = try raw(article)
            batch.encodeFields(of: batch.entries[0], to: &fields)
        }
        let textBytes = try writer.addFields(of: corpus.count) { (article, fields) throws(CorpusError) in
            let batch = try raw(article)
            batch.encodeRecord(of: batch.entries[0], to: &fields)
        }
        try ArchivedSketches.write(
            sketched.sketches, of: corpus, crowds: learned.crowds, to: writer,
            threads: sketched.configuration.threads)
        try writer.finish()
        return Sizes(articles: corpus.count, bytes: writer.bytesWritten, textBytes: textBytes)
    }
}
