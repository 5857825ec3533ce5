import Corpus
import NearDuplicates
public import Provenance

/// All that a fold says, by the ids of the articles: what can be kept, sent and read again.
///
/// Its coded form calls things what the command's JSON calls them.
public struct FoldResult: Sendable, Equatable, Codable {
    /// Ascending by the bytes of the ids.
    public var articles: [Placement]
    /// Duplicate groups of two articles or more, ascending by their canonicals' ids.
    public var groups: [Group]
    /// The most articles first; empty where only duplicates were looked for.
    public var stories: [StoryRecord]
    /// Pairs of texts that share enough, ascending; a further copy of a text once, with the article that stands for it.
    public var pairs: [Pair]

    /// Where an article belongs.
    public struct Placement: Sendable, Equatable, Codable {
        public var id: String
        /// The canonical of its duplicate group, and of its story; itself where it is alone.
        public var group: String
        /// nil where only duplicates were looked for.
        public var story: String?
        /// Whether it stands for its group.
        public var canonical: Bool
        public var relation: Version.Relation
        /// To the canonical: Jaccard similarity, or the containment of what is contained; in 0...1.
        public var similarity: Double
        /// That it belongs to its story, in 0...1; nil where only duplicates were looked for.
        public var confidence: Double?
    }

    /// Versions of one text.
    public struct Group: Sendable, Equatable, Codable {
        public var canonical: String
        /// Ascending, the canonical among them.
        public var members: [String]
        /// The least similarity of a member to the canonical, in 0...1.
        public var weakest: Double
        public var reasons: String
        public var provenance: Provenance
    }

    /// Articles about one event.
    public struct StoryRecord: Sendable, Equatable, Codable {
        public var canonical: String
        public var headline: String
        /// The words that tell it from other stories, the most telling first.
        public var terms: [String]
        /// The ids of its articles, version by version, the canonical's first.
        public var versions: [[String]]
        /// How many different outlets published it.
        public var sources: Int
        /// The dates of the first and the last article, by ISO 8601 with the precision that they have; nil where none
        /// is dated.
        public var first: String?
        public var last: String?
        public var reasons: String
        /// The mean over its versions, in 0...1.
        public var confidence: Double
        /// Versions that come from no other.
        public var independentTexts: Int

        private enum CodingKeys: String, CodingKey {
            case canonical, headline, terms, sources, first, last, reasons, confidence
            case versions = "members"
            case independentTexts = "independent_texts"
        }
    }

    /// Where a text comes from.
    public struct Provenance: Sendable, Equatable, Codable {
        /// The most likely origin; nil where nothing tells.
        public var origin: String?
        /// In 0...1.
        public var confidence: Double
        /// The earliest first.
        public var chain: [Link]

        public struct Link: Sendable, Equatable, Codable {
            public var article: String
            public var parent: String
            public var kind: TextProvenance.Link.Kind
            public var similarity: Double
            public var confidence: Double
        }
    }

    /// Two articles whose texts share enough.
    public struct Pair: Sendable, Equatable, Codable {
        public var a: String
        public var b: String
        /// Exact, in 0...1.
        public var jaccard: Double
        public var containmentOfAInB: Double
        public var containmentOfBInA: Double
        /// Why they are not versions of one text all the same; nil where they are.
        public var difference: String?

        private enum CodingKeys: String, CodingKey {
            case a, b, jaccard
            case containmentOfAInB = "containment_a_in_b"
            case containmentOfBInA = "containment_b_in_a"
            case difference
        }
    }
}

extension Fold {
    /// The result by ids.
    ///
    /// - Complexity: O(n) in the articles and pairs, and that of the provenance of all groups.
    public var result: FoldResult {
        let hasStories = !stories.isEmpty
        var pairs: [FoldResult.Pair] = []
        duplicates.forEachPair(.texts) { pair in
            pairs.append(
                FoldResult.Pair(
                    a: corpus.id(pair.a), b: corpus.id(pair.b), jaccard: pair.jaccard,
                    containmentOfAInB: pair.containmentOfAInB, containmentOfBInA: pair.containmentOfBInA,
                    difference: pair.difference?.name))
        }
        return FoldResult(
            articles: (0..<articleCount).map { article in
                let member = member(article)
                return FoldResult.Placement(
                    id: corpus.id(article), group: groupId(of: article),
                    story: hasStories ? storyId(of: article) : nil,
                    canonical: isCanonical(article), relation: member?.relation ?? .exact,
                    similarity: member?.similarity ?? 1, confidence: hasStories ? confidence(of: article) : nil)
            },
            groups: groups.map { group in
                FoldResult.Group(
                    canonical: corpus.id(group.canonical),
                    members: group.members.map(\.article).sorted().map(corpus.id),
                    weakest: group.weakest, reasons: group.reasons, provenance: record(provenance(of: group)))
            },
            stories: stories.map { story in
                FoldResult.StoryRecord(
                    canonical: corpus.id(story.canonical), headline: story.headline, terms: story.terms,
                    versions: story.versions.map { $0.members.map { corpus.id($0.article) } }, sources: story.sources,
                    first: story.span?.first.description, last: story.span?.last.description, reasons: story.reasons,
                    confidence: story.confidence, independentTexts: provenance(of: story).independentTexts)
            },
            pairs: pairs)
    }

    private func record(_ provenance: TextProvenance) -> FoldResult.Provenance {
        FoldResult.Provenance(
            origin: provenance.origin.article.map(corpus.id), confidence: provenance.origin.confidence,
            chain: provenance.chain.map { link in
                FoldResult.Provenance.Link(
                    article: corpus.id(link.article), parent: corpus.id(link.parent),
                    kind: link.kind,
                    similarity: link.similarity, confidence: link.confidence)
            })
    }
}
