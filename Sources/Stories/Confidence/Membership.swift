import Glibc
import Kernels

/// What speaks for a version's place in its story.
package struct Membership: Sendable, Equatable {
    /// Logarithm of the mean similarity to the story's other versions over the threshold; time included, after
    /// smoothing, at least log 0.05.
    package var closeness: Double
    /// The share of the other versions that reach the threshold by themselves, in 0...1.
    package var agreement: Double
    /// log(1 + days) between the story's first and last dated version.
    package var span: Double

    /// As a row for the ``ConfidenceModel``.
    var features: [Double] { [closeness, agreement, span] }

    static let names = ["closeness", "agreement", "span"]

    /// Other rows of its story that a row is compared with, at most; of more, so many evenly spread ones.
    private static let mostOthers = 64

    /// Of every row in a cluster of two rows or more; nil for the others.
    ///
    /// - Parameters:
    ///   - thresholds: per row, that of its language.
    ///   - days: per row, nil where undated.
    /// - Complexity: O(p m) in the pairs within clusters and the entries of a row.
    static func all(
        of clusters: [[Int]], thresholds: [Double], days: [Double?], _ similarity: LinkSimilarity, threads: Int
    ) -> [Membership?] {
        let several = clusters.filter { $0.count > 1 }
        let found = parallelMap(
            count: several.count, threads: threads, workspace: { LinkSimilarity.Comparison(similarity) }
        ) { comparison, index in
            all(of: several[index], threshold: thresholds[several[index][0]], days: days, &comparison)
        }
        var memberships = [Membership?](repeating: nil, count: days.count)
        for (cluster, found) in zip(several, found) {
            for (row, membership) in zip(cluster, found) { memberships[row] = membership }
        }
        return memberships
    }

    private static func all(
        of cluster: [Int], threshold: Double, days: [Double?], _ comparison: inout LinkSimilarity.Comparison
    ) -> [Membership] {
        let dated = cluster.compactMap { days[$0] }
        let span = log(1 + (dated.max() ?? 0) - (dated.min() ?? 0))
        let some = ClusterSums.spread(cluster, most: mostOthers)
        return cluster.map { row in
            comparison.take(row)
            let similarities = some.filter { $0 != row }.map { Double(comparison($0)) }
            let others = Double(similarities.count)
            let mean = similarities.reduce(0, +) / others
            return Membership(
                closeness: log(max(0.05, mean / threshold)),
                agreement: Double(similarities.count { $0 >= threshold }) / others, span: span)
        }
    }
}
