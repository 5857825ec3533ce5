package import Corpus
import NearDuplicates

/// What a corpus has taught about articles in general, kept so that later articles are read and compared by the same rules:
/// what of two texts is found depends on it and on the two alone.
package struct LearnedState: Sendable {
    /// The lines that are furniture.
    let furniture: LearnedFurniture
    /// The samples that are too common to say anything.
    let crowds: Crowds
    /// How dates of numbers are read, and which sources have no times.
    package let counts: ArchiveCounts

    init(furniture: LearnedFurniture, crowds: Crowds, counts: ArchiveCounts) {
        (self.furniture, self.crowds, self.counts) = (furniture, crowds, counts)
    }

    /// Some articles as they are compared: cleaned of markup, and of what is furniture.
    ///
    /// - Throws: where they cannot be read.
    package func cleaned(
        _ range: Range<Int>, of articles: any StoredArticles, _ configuration: Configuration
    ) throws(CorpusError) -> ArticleBatch {
        var batch = try articles.batch(of: range)
        _ = Cleaning(strippingFurniture: configuration.stripsFurniture, learned: furniture).clean(&batch)
        return batch
    }

    // MARK: Encoding

    /// The same bytes for the same state.
    package var encoded: [UInt8] {
        var fields = FieldWriter()
        furniture.encode(to: &fields)
        crowds.encode(to: &fields)
        counts.encode(to: &fields)
        return fields.bytes
    }

    /// - Throws: the error given, where the bytes are no such state.
    package init(_ bytes: [UInt8], damage: CorpusError) throws(CorpusError) {
        var fields = FieldReader(bytes[...], damage: damage)
        furniture = try LearnedFurniture(&fields)
        crowds = try Crowds(&fields)
        counts = try ArchiveCounts(&fields)
        guard fields.isAtEnd else { throw damage }
    }
}
