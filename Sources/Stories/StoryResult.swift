import Corpus
import Kernels

/// The stories found among the versions.
package struct StoryResult: Sendable {
    /// Each story's versions, as positions in the versions given, ascending; stories in the order of their
    /// first versions.
    package let stories: [[Int]]

    /// Row of each version.
    private let rowOf: [Int]
    private let matrix: VersionRows

    /// - Parameter clusters: of rows of the matrix.
    init(clusters: [[Int]], matrix: VersionRows) {
        let order = matrix.order.order
        stories = clusters.map { cluster in cluster.map { order[$0] }.sorted() }.sorted { $0[0] < $1[0] }
        var rowOf = [Int](repeating: 0, count: order.count)
        for (row, version) in order.enumerated() { rowOf[version] = row }
        self.rowOf = rowOf
        self.matrix = matrix
    }

    private var rows: SparseRows { matrix.rows }

    /// The cosine of two versions' TF-IDF rows, in 0...1.
    package func similarity(_ a: Int, _ b: Int) -> Double {
        a == b ? 1 : min(1, Double(rows.product(rowOf[a], rowOf[b])))
    }

    /// Per version of a story: its mean similarity to the others; 0 for a version alone.
    ///
    /// - Complexity: O(v m) for v versions of m terms, through the sum of their rows.
    package func centralities(of story: [Int]) -> [Double] {
        guard story.count > 1 else { return [0] }
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

    func language(of version: Int) -> String { matrix.order.languages[rowOf[version]] }

    func vocabulary(_ term: UInt32) -> UInt64 { matrix.counts.vocabulary[Int(term)] }

    /// Terms of a version with their weights relative to its heaviest, those of this version alone included.
    func tellingWeights(of version: Int) -> [(term: UInt32, weight: Float)] {
        let language = language(of: version)
        let weights = matrix.counts.range(of: rowOf[version]).map { entry in
            (
                matrix.counts.terms[entry],
                matrix.frequencies.weight(of: entry, in: matrix.counts, language: language)
            )
        }
        let heaviest = weights.map(\.1).max() ?? 1
        return heaviest > 0 ? weights.map { ($0.0, $0.1 / heaviest) } : []
    }
}
