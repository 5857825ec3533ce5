import Kernels

/// The link from which versions of this corpus are of one story.
///
/// Unrelated articles of one corpus resemble each other more or less, by their length and the breadth of its
/// subjects: headlines of one sports month share more than the front pages of a decade. The threshold rises
/// with the square root of the mean similarity of all pairs, which is about the length of the mean row.
struct AdaptiveThreshold: Sendable {
    /// The threshold over the root of the mean similarity.
    var scale = 2.63
    /// What the threshold stays within, for corpora of a few articles or of one event.
    var range = 0.15...0.85

    /// - Parameter rows: of length 1; the rows of one language.
    func callAsFunction(_ rows: SparseRows, _ range: Range<Int>) -> Double {
        let count = Double(range.count)
        guard count > 1 else { return self.range.upperBound }
        var sums = [Double](repeating: 0, count: rows.columnCount)
        var own = 0.0
        for row in range {
            for entry in rows.range(of: row) {
                let value = Double(rows.values[entry])
                sums[Int(rows.columns[entry])] += value
                own += value * value
            }
        }
        let all = sums.reduce(0) { $0 + $1 * $1 }
        let mean = max(0, all - own) / (count * (count - 1))
        return min(self.range.upperBound, max(self.range.lowerBound, scale * mean.squareRoot()))
    }
}
