/// One input document, as far as a result tells of it.
public struct Article: Sendable, Equatable {
    public var id: String
    public var title: String?
    public var source: String?
    /// Seconds since 1970-01-01T00:00:00Z.
    public var published: Int64?
    public var url: String?
    public var language: String?
    /// Words of its clean text.
    public var words: Int
}
