import Corpus
import Kernels

/// The stories found among the versions.
package struct StoryResult: Sendable {
    /// Each story's versions, as positions in the versions given, ascending; stories in the order of their
    /// first versions.
    package let stories: [[Int]]
    /// Per story the others nearest to it, as positions among the stories, the most similar first: of the versions most alike the
    /// similarity, time included, in 0...1.
    package let related: [[(story: Int, similarity: Double)]]

    package let matrix: VersionRows
    private let memberships: [Membership?]
    /// nil unless the search was told to keep it.
    package let graph: StoryGraph?

    /// - Parameters:
    ///   - clusters: of rows of the matrix.
    ///   - related: of these clusters.
    ///   - memberships: per row.
    init(
        clusters: [[Int]], related: RelatedClusters, memberships: [Membership?], matrix: VersionRows,
        graph: StoryGraph? = nil
    ) {
        let order = matrix.order.order
        let versions = clusters.map { cluster in cluster.map { order[$0] }.sorted() }
        let inOrder = versions.indices.sorted { versions[$0][0] < versions[$1][0] }
        var storyOf = [Int](repeating: 0, count: versions.count)
        for (story, cluster) in inOrder.enumerated() { storyOf[cluster] = story }
        stories = inOrder.map { versions[$0] }
        self.related = inOrder.map { related.related[$0].map { (storyOf[$0.cluster], $0.similarity) } }
        self.memberships = memberships
        self.matrix = matrix
        self.graph = graph
    }

    /// What speaks for a version's place in its story; nil where it is alone.
    package func membership(of version: Int) -> Membership? { memberships[rowOf[version]] }

    private var rows: SparseRows { matrix.rows }
    private var rowOf: [Int] { matrix.rowOf }

    /// The cosine of two versions' TF-IDF rows, in 0...1.
    package func similarity(_ a: Int, _ b: Int) -> Double {
        a == b ? 1 : min(1, Double(rows.product(rowOf[a], rowOf[b])))
    }

    /// Per version of a story: its mean similarity to the others; 0 for a version alone.
    ///
    /// - Complexity: O(v m) for v versions of m terms, through the sum of their rows.
    package func centralities(of story: [Int]) -> [Double] {
        guard story.count > 1 else { return [0] }
        if story.count == 2 { return Array(repeating: similarity(story[0], story[1]), count: 2) }
        var sums: [UInt32: Float] = [:]
        for version in story {
            for entry in rows.range(of: rowOf[version]) { sums[rows.columns[entry], default: 0] += rows.values[entry] }
        }
        return story.map { version in
            var product: Float = 0
            var own: Float = 0
            for entry in rows.range(of: rowOf[version]) {
                product += rows.values[entry] * sums[rows.columns[entry]]!
                own += rows.values[entry] * rows.values[entry]
            }
            return max(0, Double(product - own) / Double(story.count - 1))
        }
    }

    // MARK: For the labels

    var vocabulary: Vocabulary { matrix.vocabulary }

    func language(of version: Int) -> String { matrix.order.languages[rowOf[version]] }

    /// The row of a version, which is its number among the versions counted.
    func row(of version: Int) -> Int { rowOf[version] }

    /// Gives the terms of a version with their weights; those of this version alone weigh as much as others would.
    func forEachUndampedWeight(of version: Int, _ body: (UInt32, Float) -> Void) {
        let row = rowOf[version]
        let damping = matrix.frequencies.damping(language: matrix.order.languages[row])
        let range = rows.range(of: row)
        let damped = damping.share(inRowOf: range.count)
        for entry in range {
            let term = rows.columns[entry]
            body(term, damping.isDamped(term) ? rows.values[entry] / damped : rows.values[entry])
        }
    }
}
