package import Corpus
package import Stories

/// Versions about one event.
public struct Story: Sendable, Equatable {
    /// The canonical article: a position in the fold's articles.
    public var canonical: Int
    /// The canonical's title, or the beginning of its text.
    public var headline: String
    /// The words that tell this story from others, the most telling first.
    public var terms: [String]
    /// The canonical's version first, then by similarity to it.
    public var versions: [Version]
    /// How many different sources published it.
    public var sources: Int
    /// The dates of the first and the last publication; nil where no article is dated.
    package var span: Span?
    /// Why the canonical was chosen.
    public var reasons: String
    /// How each version did when it was chosen, ascending by id; empty for a story of one version.
    public var receipts: [Receipt]
    /// Whether it obeys rules of a person, which then stand in its reasons.
    public var isOverridden = false
    /// What came out day by day, in their order, and last what is undated; empty where all that is dated came out on
    /// one day.
    public var days: [Day]
    /// The mean confidence of its versions, in 0...1.
    public var confidence: Double
    /// The stories nearest to it that are other events, the most similar first; at most three.
    public var related: [Related] = []

    /// The first second that the first publication may have, and the last one, since 1970; nil where no article is
    /// dated.
    public var first: Int64? { span?.first.first }
    public var last: Int64? { span?.last.first }

    /// From the date of the first article to that of the last.
    package struct Span: Sendable, Equatable {
        package var first: PublicationDate
        package var last: PublicationDate
    }

    public var articles: Int { versions.reduce(0) { $0 + $1.members.count } }
}

extension Story {
    /// Another story near to one.
    public struct Related: Sendable, Equatable {
        /// A position in the fold's stories.
        public var story: Int
        /// Of the two versions most alike, time included, in 0...1.
        public var similarity: Double
    }

    /// The part of a story that came out on one day in UTC: a version counts on the day of its first article, with
    /// all its copies.
    public struct Day: Sendable, Equatable {
        /// The first second of the day, since 1970; nil for versions of whose articles none has a
        /// day.
        public var start: Int64?
        public var articles: Int
        public var versions: Int
        /// The canonical of these versions: a position in the fold's articles.
        public var canonical: Int
        /// The canonical's title, or the beginning of its text.
        public var headline: String
    }
}

/// One distinct text of a story: a duplicate group, or a single article.
public struct Version: Sendable, Equatable {
    /// The canonical article of the group: a position in the fold's articles.
    public var canonical: Int
    /// Cosine similarity of its text to the story's canonical, in 0...1.
    public var similarity: Double
    /// All articles of the version, the canonical first, then by similarity.
    public var members: [Member]
    /// The least similarity of a member to the canonical; 1 for a single article.
    public var weakest: Double
    /// The two members least like each other; nil where all are one text.
    ///
    /// Of more than 64 texts, among those 64 that are least like the canonical.
    public var weakestPair: WeakestPair?
    /// Why the canonical was chosen.
    public var reasons: String
    /// How each article did that was compared with all others of the group, ascending by id; empty where it was one.
    public var receipts: [Receipt]
    /// Whether it obeys rules of a person, which then stand in its reasons.
    public var isOverridden = false
    /// The expected share of the other articles of its story that are about the same event, in 0...1; 1 where the
    /// story has no other version.
    public var confidence: Double = 1
    /// What the confidence follows from.
    package var membership: Membership?

    /// Two articles of a version.
    public struct WeakestPair: Sendable, Equatable {
        public var a: Int
        public var b: Int
        /// Jaccard similarity, or the containment where one contains the other; in 0...1.
        public var similarity: Double
    }

    /// What an article is to the canonical of its version.
    public enum Relation: String, Sendable, Codable, CaseIterable {
        /// The same words.
        case exact
        /// Most of the same words.
        case near
        /// Abridged: the canonical holds it.
        case contained
        /// Extended: it holds the canonical.
        case containing
    }

    /// An article of a version.
    public struct Member: Sendable, Equatable {
        public var article: Int
        public var relation: Relation
        /// Jaccard similarity to the canonical, or the containment for contained and containing ones.
        public var similarity: Double
    }
}
