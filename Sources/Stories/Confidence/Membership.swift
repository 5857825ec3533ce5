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

    /// Of every row in a cluster of two rows or more; nil for the others.
    ///
    /// - Parameters:
    ///   - thresholds: per row, that of its language.
    ///   - days: per row, nil where undated.
    ///   - pairs: the similar pairs of all rows; those that are missing count as 0.
    /// - Complexity: O(n) in the rows and pairs.
    static func all(
        of clusters: [[Int]], thresholds: [Double], days: [Double?], pairs: [SimilarRows.Pair]
    ) -> [Membership?] {
        var clusterOf = [Int](repeating: -1, count: days.count)
        for (index, cluster) in clusters.enumerated() {
            for row in cluster { clusterOf[row] = index }
        }
        var similarity = [Double](repeating: 0, count: days.count)
        var agreeing = similarity
        for pair in pairs {
            let (a, b) = (Int(pair.a), Int(pair.b))
            guard clusterOf[a] == clusterOf[b] else { continue }
            let agrees = Double(pair.similarity) >= thresholds[a] ? 1.0 : 0
            for row in [a, b] {
                similarity[row] += Double(pair.similarity)
                agreeing[row] += agrees
            }
        }
        var memberships = [Membership?](repeating: nil, count: days.count)
        for cluster in clusters where cluster.count > 1 {
            let dated = cluster.compactMap { days[$0] }
            let span = log(1 + (dated.max() ?? 0) - (dated.min() ?? 0))
            let others = Double(cluster.count - 1)
            for row in cluster {
                let ratio = similarity[row] / others / thresholds[row]
                memberships[row] = Membership(
                    closeness: log(max(0.05, ratio)), agreement: min(1, agreeing[row] / others), span: span)
            }
        }
        return memberships
    }
}
