/// The articles of one block before any is written: who belongs to which story, who copies whom, and where
/// each stands in the output.
///
/// A story never leaves its block; the last story of a block ends where the block is full.
struct BlockPlan {
    struct Article {
        /// Index of the story in the block.
        var story: Int
        /// Index of the version in the block.
        var version: Int
        var kind: CopyKind
        /// The share of words to edit, or of characters to misread; 0 for kinds without a rate.
        var editRate: Double
        /// The family that the article is of, an index, and its number there; nil for ordinary articles.
        var family: (number: Int, member: Int)?
        /// The place in the block's output, 0..<count.
        var place: Int
    }

    /// The articles of a block, story by story, each version before its copies.
    private(set) var articles: [Article] = []
    private(set) var stories = 0
    private(set) var versions = 0
    /// The families of hard cases, and how many articles each would have; the last may lack some.
    private(set) var families: [(kind: CaseKind, size: Int)] = []

    /// Families behind each ordinary story, where there are cases.
    private static let familiesPerStory = 8

    /// Plans `count` articles, at least 1.
    ///
    /// A story has at least k versions with a probability of k^-1.5, up to 50: two stories in three have one.
    /// A version that is copied at all has at least k copies with the same probability, up to 30. Behind each story come
    /// families of hard cases, their kinds by turns.
    ///
    /// - Complexity: O(count).
    init(count: Int, copiedShare: Double, copies: CopyMixture, cases: [CaseKind], stream: inout RandomStream) {
        var turn = cases.isEmpty ? 0 : stream.below(cases.count)
        while articles.count < count {
            for _ in 0..<stream.heavyTailed(limit: 50) where articles.count < count {
                append(kind: .original)
                if stream.chance(copiedShare) {
                    for _ in 0..<stream.heavyTailed(limit: 30) where articles.count < count {
                        let (kind, editRate) = copies.draw(&stream)
                        append(kind: kind, editRate: editRate)
                    }
                }
                versions += 1
            }
            stories += 1
            for _ in 0..<Self.familiesPerStory where !cases.isEmpty && articles.count < count {
                append(cases[turn % cases.count], limit: count, &stream)
                turn += 1
            }
        }
        var places = Array(0..<count)
        stream.shuffle(&places)
        for (index, place) in places.enumerated() { articles[index].place = place }
    }

    /// Appends a family, or what there is room for.
    private mutating func append(_ kind: CaseKind, limit: Int, _ stream: inout RandomStream) {
        let size = kind.sizes.lowerBound + stream.below(kind.sizes.count)
        for member in 0..<size where articles.count < limit {
            if member > 0, !kind.isOneStory { stories += 1 }
            if member > 0, !kind.isOneText { versions += 1 }
            append(kind: .original)
            articles[articles.count - 1].family = (families.count, member)
        }
        families.append((kind, size))
        stories += 1
        versions += 1
    }

    private mutating func append(kind: CopyKind, editRate: Double = 0) {
        articles.append(
            Article(story: stories, version: versions, kind: kind, editRate: editRate, family: nil, place: 0))
    }
}
