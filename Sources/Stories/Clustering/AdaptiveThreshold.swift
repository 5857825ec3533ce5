import Glibc
import Kernels

/// The link from which versions of this corpus are of one story, as far as their texts tell.
///
/// Unrelated articles of one corpus resemble each other more or less, by their length and the breadth of its
/// subjects: headlines of one sports month share more than the front pages of a decade. The threshold rises
/// with the mean similarity of the pairs that are not alike.
struct AdaptiveThreshold: Sendable {
    /// The threshold is this times the power of the mean similarity.
    var scale = 4.8
    var exponent = 0.6
    /// What the threshold stays within.
    var range = 0.2...0.7
    /// Where unrelated articles are so alike that the threshold would lie beyond `from`, the upper end rises by so much of
    /// what lies beyond, to `most`: long texts of one field.
    var rise = (from: 1.05, by: 0.15, most: 0.76)
    /// Pairs from this share of the threshold on are likely of one story, and left out: a few large stories would
    /// otherwise pass their likeness off as that of the corpus.
    var alikeShare = 0.4
    /// The mean similarity of a corpus of many subjects, and the versions it counts for where there are few.
    var expected = (similarity: 0.02, versions: 50.0)

    /// - Parameter hasBackground: whether more is known of the language than the corpus says; texts are more alike then.
    init(hasBackground: Bool = true) {
        if !hasBackground { expected.similarity = 0.013 }
    }

    /// The threshold that follows from the mean below ``alikeShare`` of itself: the largest there is.
    ///
    /// The lower the threshold, the less is below it and the lower the mean; coming from above, the values fall
    /// until they meet.
    ///
    /// - Parameters:
    ///   - range: rows of one language.
    ///   - similarities: those of the similar pairs of the range, in 0...1, however many days lie between; the others are
    ///     near 0.
    ///   - weight: how many pairs each of these stands for, where they are a sample.
    func callAsFunction(
        _ rows: SmoothedRows, _ range: Range<Int>, similarities: some Sequence<Double>, weight: Double = 1
    ) -> Double {
        let count = Double(range.count)
        let total = rows.totalSimilarity(range)
        let alike = AlikePairs(similarities, weight: weight)
        func threshold(cut: Int) -> Double {
            let (similarity, pairs) = alike.sum(from: cut)
            let others = count * (count - 1) / 2 - pairs
            let mean = others > 0 ? max(0, total - similarity) / others : 0
            let blended = (count * mean + expected.versions * expected.similarity) / (count + expected.versions)
            let value = scale * pow(blended, exponent)
            let upper = self.range.upperBound
            return min(
                max(upper, min(rise.most, upper + rise.by * (value - rise.from))), max(self.range.lowerBound, value))
        }
        var cut = AlikePairs.step(of: alikeShare * self.range.upperBound)
        while true {
            let value = threshold(cut: cut)
            let next = AlikePairs.step(of: alikeShare * value)
            guard next < cut else { return value }
            cut = next
        }
    }

    /// A threshold whose odds are multiplied by a tightness.
    static func tightened(_ threshold: Double, by tightness: Double) -> Double {
        threshold * tightness / (1 - threshold + threshold * tightness)
    }

    /// How many pairs there are from each similarity on, in steps of a thousandth, and what they sum to.
    private struct AlikePairs {
        private static let steps = 1_000
        private var sums: [Double]
        private var counts: [Double]

        static func step(of similarity: Double) -> Int { min(steps, max(0, Int(similarity * Double(steps)))) }

        init(_ similarities: some Sequence<Double>, weight: Double) {
            var sums = [Double](repeating: 0, count: Self.steps + 1)
            var counts = sums
            for similarity in similarities {
                let step = Self.step(of: similarity)
                sums[step] += weight * similarity
                counts[step] += weight
            }
            for step in (0..<Self.steps).reversed() {
                sums[step] += sums[step + 1]
                counts[step] += counts[step + 1]
            }
            (self.sums, self.counts) = (sums, counts)
        }

        func sum(from step: Int) -> (similarity: Double, pairs: Double) { (sums[step], counts[step]) }
    }
}
