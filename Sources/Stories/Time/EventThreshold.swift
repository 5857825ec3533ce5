import Glibc
import Kernels

/// The link, time included, from which versions of a dated corpus are of one story: where more pairs report one event
/// than not.
struct EventThreshold: Sendable {
    /// The share of the pairs at the threshold that report one event.
    static let share = 0.63
    /// What the threshold stays within.
    private static let range = 0.1...0.95
    private static let steps = 100
    /// Steps to either side that are counted with one.
    private static let reach = 2
    /// Pairs of unknown days that are added at each step, so that a few do not decide.
    private static let expectedPairs = 2.0

    /// - Parameters:
    ///   - dated: the dated rows of a language, by time; not empty.
    ///   - graph: the similar pairs of all rows of the language, time included.
    ///   - byText: the threshold by the likeness of unlike texts alone, given similarities of dated rows whatever their
    ///     days, and how many pairs each stands for.
    ///   - kinship: what is left of the likeness of two rows, in 0...1.
    /// - Complexity: that of comparing some thousand rows with all.
    static func learned(
        from rows: SmoothedRows, _ dated: Range<Int>, days: [Double?], time: TimeEvidence, graph: [SimilarRows.Pair],
        byText: ([Double], Double) -> Double, threads: Int, kinship: (Int, Int) -> Float
    ) -> Double {
        let sample = DatedSample(of: dated, days: days)
        let found = sample.pairs(
            in: rows, floor: sample.rows.isWhole ? LinkSimilarity.floor : EventCurve.floor, threads: threads)
        // Pairs beyond the window count too: they are in the sum over all pairs, and a story may be longer.
        let textThreshold = byText(found.map { min(1, $0.similarity) }, sample.rows.weight)
        let pairs = found.compactMap { pair -> DatedSample.Pair? in
            var pair = pair
            pair.similarity *= Double(kinship(pair.a, pair.b))
            return pair.similarity >= Double(EventCurve.floor) ? pair : nil
        }
        let curve = EventCurve(
            explaining: pairs, time,
            expected: textThreshold - log(share / (1 - share)) / EventCurve.expectedSlope.value)
        var sums = [Double](repeating: 0, count: steps)
        var counts = sums
        for pair in graph {
            let (a, b) = (days[Int(pair.a)], days[Int(pair.b)])
            let similarity = Double(pair.similarity)
            let gap = a.flatMap { a in b.map { abs(a - $0) } }
            let step = min(steps - 1, Int(similarity * Double(steps)))
            sums[step] += curve.share(similarity / time(a, b), ratio: gap.map(time.ratio) ?? 1)
            counts[step] += 1
        }
        var step = Int(range.upperBound * Double(steps))
        while step > Int(range.lowerBound * Double(steps)) {
            let near = step - reach...min(steps - 1, step + reach)
            let expected = expectedPairs * curve.share((Double(step) + 0.5) / Double(steps) / time.undatedShare)
            let share = (sums[near].reduce(0, +) + expected) / (counts[near].reduce(0, +) + expectedPairs)
            guard share >= Self.share else { break }
            step -= 1
        }
        return Double(step + 1) / Double(steps)
    }
}
