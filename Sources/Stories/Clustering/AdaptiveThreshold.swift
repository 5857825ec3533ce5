import Glibc
import Kernels

/// The link from which versions of this corpus are of one story.
///
/// Unrelated articles of one corpus resemble each other more or less, by their length and the breadth of its
/// subjects: headlines of one sports month share more than the front pages of a decade. The threshold rises
/// with the mean similarity of the pairs that are not alike, what the days between them take off included.
struct AdaptiveThreshold: Sendable {
    /// The threshold is this times the power of the mean similarity.
    var scale = 4.8
    var exponent = 0.6
    /// What the threshold stays within.
    var range = 0.2...0.7
    /// What the odds of that are multiplied by in the end.
    var tightness = 1.0
    /// Pairs from this share of the threshold on are likely of one story, and left out: a few large stories would
    /// otherwise pass their likeness off as that of the corpus.
    var alikeShare = 0.4
    /// The mean similarity of a corpus of many subjects, and the versions it counts for where there are few.
    var expected = (similarity: 0.02, versions: 50.0)

    /// The threshold that follows from the mean below ``alikeShare`` of itself: the largest there is.
    ///
    /// The lower the threshold, the less is below it and the lower the mean; coming from above, the values fall
    /// until they meet.
    ///
    /// - Parameters:
    ///   - range: the rows of one language, undated ones first and then by time.
    ///   - days: per row of all, nil where undated.
    ///   - pairs: the similar pairs of all rows, time included; those that are missing are near 0.
    func callAsFunction(
        _ rows: SparseRows, _ range: Range<Int>, days: [Double?], timeFactor: TimeFactor, pairs: [SimilarRows.Pair]
    ) -> Double {
        let count = Double(range.count)
        let total = Self.totalSimilarity(rows, range, days: days, timeFactor: timeFactor)
        let alike = AlikePairs(pairs, of: range)
        func threshold(cut: Int) -> Double {
            let (similarity, pairs) = alike.sum(from: cut)
            let others = count * (count - 1) / 2 - pairs
            let mean = others > 0 ? max(0, total - similarity) / others : 0
            let blended = (count * mean + expected.versions * expected.similarity) / (count + expected.versions)
            return min(self.range.upperBound, max(self.range.lowerBound, scale * pow(blended, exponent)))
        }
        var cut = AlikePairs.step(of: alikeShare * self.range.upperBound)
        while true {
            let value = threshold(cut: cut)
            let next = AlikePairs.step(of: alikeShare * value)
            guard next < cut else { return value * tightness / (1 - value + value * tightness) }
            cut = next
        }
    }

    /// How many pairs there are from each similarity on, in steps of a thousandth, and what they sum to.
    private struct AlikePairs {
        private static let steps = 1_000
        private var sums: [Double]
        private var counts: [Double]

        static func step(of similarity: Double) -> Int { min(steps, max(0, Int(similarity * Double(steps)))) }

        init(_ pairs: [SimilarRows.Pair], of range: Range<Int>) {
            var sums = [Double](repeating: 0, count: Self.steps + 1)
            var counts = sums
            for pair in pairs where range.contains(Int(pair.a)) {
                let step = Self.step(of: Double(pair.similarity))
                sums[step] += Double(pair.similarity)
                counts[step] += 1
            }
            for step in (0..<Self.steps).reversed() {
                sums[step] += sums[step + 1]
                counts[step] += counts[step + 1]
            }
            (self.sums, self.counts) = (sums, counts)
        }

        func sum(from step: Int) -> (similarity: Double, pairs: Double) { (sums[step], counts[step]) }
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
        guard let first = range.first, let last = range.last else { return 0 }
        let used = UsedColumns(
            of: rows.columns[rows.range(of: first).lowerBound..<rows.range(of: last).upperBound],
            among: rows.columnCount)
        var undated = [Double](repeating: 0, count: used.count)
        var dated = undated
        // The decayed sum is scale * decayed; a scale near zero is folded in before it underflows.
        var decayed = undated
        var scale = 1.0
        var total = 0.0
        var lastDay: Double?
        for row in range {
            if let day = days[row] {
                scale *= exp(-(day - (lastDay ?? day)) / timeFactor.decayDays)
                lastDay = day
                if scale < 1e-100 {
                    for column in decayed.indices { decayed[column] *= scale }
                    scale = 1
                }
            }
            let isDated = days[row] != nil
            for entry in rows.range(of: row) {
                let (column, value) = (used.number(of: rows.columns[entry]), Double(rows.values[entry]))
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
