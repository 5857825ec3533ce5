import Kernels

/// The summed similarity of all pairs of rows of two clusters.
struct ClusterSums {
    /// Pairs that are compared at most; of more, so many evenly spread ones stand for all.
    static let mostPairs = 4_096

    /// What a pair counts for at most as long as it was not looked at: less than what makes a link, and so near it that
    /// few links are missed.
    let assumed: Float
    private let similarity: LinkSimilarity
    /// Takes room for every term, and there may be thousands of languages: made when it is first asked for.
    private var comparison: LinkSimilarity.Comparison?

    /// - Parameter threshold: the link from which clusters are joined.
    init(_ similarity: LinkSimilarity, threshold: Double) {
        assumed = Float(0.9 * threshold)
        self.similarity = similarity
    }

    /// - Parameters:
    ///   - a: rows, in an order that does not depend on threads.
    ///   - b: none of the first.
    /// - Complexity: O(p m) for p pairs of the two, at most ``mostPairs``, and m entries a row.
    mutating func callAsFunction(_ a: [Int], _ b: [Int]) -> Float {
        var (few, many) = a.count < b.count ? (a, b) : (b, a)
        if a.count * b.count > Self.mostPairs {
            few = Self.spread(few, most: 64)
            many = Self.spread(many, most: Self.mostPairs / few.count)
        }
        var comparison = self.comparison.take() ?? LinkSimilarity.Comparison(similarity)
        var sum = 0.0
        for row in few {
            comparison.take(row)
            for other in many { sum += Double(comparison(other)) }
        }
        self.comparison = comparison
        return Float(sum * Double(a.count * b.count) / Double(few.count * many.count))
    }

    /// So many of some rows at most, at even steps.
    static func spread(_ rows: [Int], most: Int) -> [Int] {
        rows.count <= most ? rows : (0..<most).map { rows[$0 * rows.count / most] }
    }
}
