import Glibc
import Kernels

/// The link from which versions of this corpus are of one story.
///
/// Unrelated articles of one corpus resemble each other more or less, by their length and the breadth of its
/// subjects: headlines of one sports month share more than the front pages of a decade. The threshold rises
/// with the mean similarity of the pairs that are not alike, what the days between them take off included.
struct AdaptiveThreshold: Sendable {
    /// The threshold is this times the power of the mean similarity.
    var scale = 4.5
    var exponent = 0.6
    /// What the threshold stays within.
    var range = 0.2...0.7
    /// Pairs from this similarity on are likely of one story, and left out: a few large stories would otherwise
    /// pass their likeness off as that of the corpus.
    var cut = 0.15
    /// The mean similarity of a corpus of many subjects, and the versions it counts for where there are few.
    var expected = (similarity: 0.02, versions: 50.0)

    /// - Parameters:
    ///   - range: the rows of one language, undated ones first and then by time.
    ///   - days: per row of all, nil where undated.
    ///   - pairs: the similar pairs of all rows, time included, from ``cut`` on at least.
    func callAsFunction(
        _ rows: SparseRows, _ range: Range<Int>, days: [Double?], timeFactor: TimeFactor, pairs: [SimilarRows.Pair]
    ) -> Double {
        let count = Double(range.count)
        let total = Self.totalSimilarity(rows, range, days: days, timeFactor: timeFactor)
        var alike = (sum: 0.0, count: 0.0)
        for pair in pairs where range.contains(Int(pair.a)) && Double(pair.similarity) >= cut {
            alike.sum += Double(pair.similarity)
            alike.count += 1
        }
        let others = count * (count - 1) / 2 - alike.count
        let mean = others > 0 ? max(0, total - alike.sum) / others : 0
        let blended = (count * mean + expected.versions * expected.similarity) / (count + expected.versions)
        return min(self.range.upperBound, max(self.range.lowerBound, scale * pow(blended, exponent)))
    }

    /// The sum over all pairs of rows in the range of their product times the time factor.
    ///
    /// Exact in one pass: the products of a row with all before it come from the sum of those, and their
    /// share that decays with time from a sum that decays as the pass goes on.
    ///
    /// - Complexity: O(n) in the entries.
    static func totalSimilarity(
        _ rows: SparseRows, _ range: Range<Int>, days: [Double?], timeFactor: TimeFactor
    ) -> Double {
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
        return total
    }
}
