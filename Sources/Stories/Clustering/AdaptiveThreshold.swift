import Glibc
import Kernels

/// The similarity from which versions of this corpus are of one story.
///
/// Unrelated articles of one corpus resemble each other more or less, by their length and the breadth of its
/// subjects: headlines of a sports month share more than the front pages of a decade. The threshold follows
/// a high quantile of the similarities of random pairs.
struct AdaptiveThreshold: Sendable {
    var scale = 0.6
    var exponent = 0.5
    var quantile = 0.95
    /// Pairs drawn, at most.
    static let samples = 20_000

    func callAsFunction(_ similarities: [Float]) -> Double {
        guard !similarities.isEmpty else { return 1 }
        let sorted = similarities.sorted()
        let value = Double(sorted[min(sorted.count - 1, Int(quantile * Double(sorted.count)))])
        return min(0.95, max(0.05, scale * pow(value, exponent)))
    }

    /// Products of pairs of rows drawn with a fixed seed, or of all pairs where these are fewer.
    static func sample(_ rows: SparseRows) -> [Float] {
        let count = rows.rowCount
        guard count > 1 else { return [] }
        if count * (count - 1) / 2 <= samples {
            return (0..<count).flatMap { a in (a + 1..<max(a + 1, count)).map { rows.product(a, $0) } }
        }
        return (0..<UInt64(samples)).compactMap { draw in
            let a = Int(Hash64.combine(draw, 1).multipliedFullWidth(by: UInt64(count)).high)
            let b = Int(Hash64.combine(draw, 2).multipliedFullWidth(by: UInt64(count)).high)
            return a == b ? nil : rows.product(a, b)
        }
    }
}
