import Glibc
import Kernels

/// The link from which versions of this corpus are of one story.
///
/// Unrelated articles of one corpus resemble each other more or less, by their length and the breadth of its
/// subjects: headlines of one sports month share more than the front pages of a decade. The threshold rises
/// with the square root of the mean similarity of all pairs, what the days between them take off included.
struct AdaptiveThreshold: Sendable {
    /// The threshold over the root of the mean similarity.
    var scale = 2.65
    /// What the threshold stays within.
    var range = 0.2...0.7
    /// The mean similarity of a corpus of many subjects, and the versions it counts for: a few articles about
    /// one event would otherwise take their likeness for that of unrelated ones.
    var expected = (similarity: 0.03, versions: 50.0)

    /// - Parameters:
    ///   - range: the rows of one language, undated ones first and then by time.
    ///   - days: per row of all, nil where undated.
    func callAsFunction(_ rows: SparseRows, _ range: Range<Int>, days: [Double?], timeFactor: TimeFactor) -> Double {
        let mean = Self.meanSimilarity(rows, range, days: days, timeFactor: timeFactor)
        let count = Double(range.count)
        let blended = (count * mean + expected.versions * expected.similarity) / (count + expected.versions)
        return min(self.range.upperBound, max(self.range.lowerBound, scale * blended.squareRoot()))
    }

    /// The mean over all pairs of rows in the range of their product times the time factor.
    ///
    /// Exact in one pass: the products of a row with all before it come from the sum of those, and their
    /// share that decays with time from a sum that decays as the pass goes on.
    ///
    /// - Complexity: O(n) in the entries.
    static func meanSimilarity(
        _ rows: SparseRows, _ range: Range<Int>, days: [Double?], timeFactor: TimeFactor
    ) -> Double {
        let count = Double(range.count)
        guard count > 1 else { return 0 }
        var undated = [Double](repeating: 0, count: rows.columnCount)
        var dated = undated
        // The decayed sum is scale * decayed; a scale near zero is folded in before it underflows.
        var decayed = undated
        var scale = 1.0
        var total = 0.0
        var last: Double?
        for row in range {
            if let day = days[row] {
                scale *= exp(-(day - (last ?? day)) / timeFactor.decayDays)
                last = day
                if scale < 1e-100 {
                    for column in decayed.indices { decayed[column] *= scale }
                    scale = 1
                }
            }
            let isDated = days[row] != nil
            for entry in rows.range(of: row) {
                let (column, value) = (Int(rows.columns[entry]), Double(rows.values[entry]))
                total += value * undated[column]
                if isDated {
                    total += value * (timeFactor.floor * dated[column])
                    total += value * ((1 - timeFactor.floor) * scale * decayed[column])
                    dated[column] += value
                    decayed[column] += value / scale
                } else {
                    undated[column] += value
                }
            }
        }
        return 2 * total / (count * (count - 1))
    }
}
