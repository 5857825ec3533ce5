package import Corpus

/// One input document, as far as a result tells of it.
public struct Article: Sendable, Equatable {
    public var id: String
    public var title: String?
    public var source: String?
    /// When it came out, as exactly as its record says; nil where undated.
    package var date: PublicationDate?
    public var url: String?
    public var language: String?
    /// Words of its clean text.
    public var words: Int

    /// The first second that its date may mean, since 1970-01-01T00:00:00Z; nil where undated.
    public var published: Int64? { date?.first }
    /// Its date by ISO 8601 in UTC, with the precision that it has: "2024-04-04T09:30:15Z", "2024-04-04", "2024-04".
    public var publishedText: String? { date?.description }
}
