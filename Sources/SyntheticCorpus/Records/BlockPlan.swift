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
        /// The place in the block's output, 0..<count.
        var place: Int
    }

    /// The articles of a block, story by story, each version before its copies.
    private(set) var articles: [Article] = []
    private(set) var stories = 0
    private(set) var versions = 0

    /// Plans `count` articles, at least 1.
    ///
    /// A story has at least k versions with a probability of k^-1.5, up to 50: two stories in three have one.
    /// A version that is copied at all has at least k copies with the same probability, up to 30.
    ///
    /// - Complexity: O(count).
    init(count: Int, copiedShare: Double, copies: CopyMixture, stream: inout RandomStream) {
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
        }
        var places = Array(0..<count)
        stream.shuffle(&places)
        for (index, place) in places.enumerated() { articles[index].place = place }
    }

    private mutating func append(kind: CopyKind, editRate: Double = 0) {
        articles.append(
            Article(story: stories, version: versions, kind: kind, editRate: editRate, place: 0))
    }
}
