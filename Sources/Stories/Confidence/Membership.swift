import Glibc
import Kernels

/// What speaks for a version's place in its story, and what against it.
package struct Membership: Sendable, Equatable {
    /// The share of the other versions of the story that reach the threshold by themselves, in 0...1.
    package var agreement: Double
    /// Logarithm of the mean similarity to the versions of the other story that it is most like, over the threshold; time
    /// included, after smoothing, at least log 0.05.
    package var rivalry: Double

    /// As a row for the ``ConfidenceModel``.
    var features: [Double] { [agreement, rivalry] }

    static let names = ["agreement", "rivalry"]

    /// Other rows of its story that a row is compared with, at most; of more, so many evenly spread ones.
    private static let mostOthers = 64

    /// Of every row in a cluster of two rows or more; nil for the others.
    ///
    /// - Parameters:
    ///   - thresholds: per row, that of its language.
    ///   - graph: the similar pairs of all rows, as far as they were looked for; rivals are told from these.
    /// - Complexity: O(e) in the pairs of the graph, and O(p m) in the pairs within clusters and the entries of a row.
    static func all(
        of clusters: [[Int]], thresholds: [Double], _ similarity: LinkSimilarity, graph: [SimilarRows.Pair],
        threads: Int
    ) -> [Membership?] {
        let rivals = Rivals(of: clusters, graph, rowCount: thresholds.count)
        let several = clusters.filter { $0.count > 1 }
        let found = parallelMap(
            count: several.count, threads: threads, workspace: { LinkSimilarity.Comparison(similarity) }
        ) { comparison, index in
            let (cluster, threshold) = (several[index], thresholds[several[index][0]])
            let some = ClusterSums.spread(cluster, most: mostOthers)
            return cluster.map { row in
                comparison.take(row)
                let others = some.filter { $0 != row }
                return Membership(
                    agreement: Double(others.count { Double(comparison($0)) >= threshold }) / Double(others.count),
                    rivalry: log(max(0.05, rivals.similarity(of: row) / threshold)))
            }
        }
        var memberships = [Membership?](repeating: nil, count: thresholds.count)
        for (cluster, found) in zip(several, found) {
            for (row, membership) in zip(cluster, found) { memberships[row] = membership }
        }
        return memberships
    }
}

/// How alike rows are to clusters that they are not in.
private struct Rivals: Sendable {
    private let clusters: [[Int]]
    private let starts: [Int]
    /// By row: the other clusters of the pairs that it is in, with their similarity.
    private let links: [(cluster: UInt32, similarity: Float)]

    init(of clusters: [[Int]], _ graph: [SimilarRows.Pair], rowCount: Int) {
        var clusterOf = [UInt32](repeating: 0, count: rowCount)
        for (index, cluster) in clusters.enumerated() {
            for row in cluster { clusterOf[row] = UInt32(index) }
        }
        func forEachBetween(_ body: (SimilarRows.Pair) -> Void) {
            for pair in graph where clusterOf[Int(pair.a)] != clusterOf[Int(pair.b)] { body(pair) }
        }
        var next = [Int](repeating: 0, count: rowCount + 1)
        forEachBetween {
            next[Int($0.a) + 1] += 1
            next[Int($0.b) + 1] += 1
        }
        for row in 0..<rowCount { next[row + 1] += next[row] }
        starts = next
        var links = [(cluster: UInt32, similarity: Float)](repeating: (0, 0), count: next[rowCount])
        forEachBetween {
            for (row, other) in [(Int($0.a), Int($0.b)), (Int($0.b), Int($0.a))] {
                links[next[row]] = (clusterOf[other], $0.similarity)
                next[row] += 1
            }
        }
        (self.clusters, self.links) = (clusters, links)
    }

    /// The mean similarity of a row to the rows of the other cluster that it is most like; pairs that are not in the graph
    /// count as none.
    func similarity(of row: Int) -> Double {
        var sums: [UInt32: Double] = [:]
        for link in links[starts[row]..<starts[row + 1]] { sums[link.cluster, default: 0] += Double(link.similarity) }
        return sums.map { $0.value / Double(clusters[Int($0.key)].count) }.max() ?? 0
    }
}
