import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Adaptive threshold")
struct AdaptiveThresholdTests {
    /// Undated rows stand first, dated ones in the order of time, as the search orders them.
    @Test(
        "The mean similarity is that over all pairs, time included",
        arguments: [(2, 0), (3, 3), (30, 0), (30, 30), (60, 25), (120, 119)])
    func agrees(count: Int, dated: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let rows = randomRows(count: count + 10, columns: 40, share: 0.2, &random)
        let range = 5..<5 + count
        let dates = (0..<dated).map { _ in Double(random.below(4_000)) }.sorted()
        var days = [Double?](repeating: nil, count: count + 10)
        for (offset, day) in dates.enumerated() { days[range.upperBound - dated + offset] = day }
        let timeFactor = TimeFactor()
        var sum = 0.0
        for a in range {
            for b in range where a != b { sum += Double(rows.product(a, b)) * timeFactor(days[a], days[b]) }
        }
        let expected = sum / Double(count * (count - 1))
        let mean = AdaptiveThreshold.meanSimilarity(rows, range, days: days, timeFactor: timeFactor)
        #expect(abs(mean - expected) < 1e-5)
    }

    @Test("It stays within its range and rises with the likeness of the corpus")
    func stays() {
        let threshold = AdaptiveThreshold()
        let days = [Double?](repeating: nil, count: 1_000)
        var rows = SparseRows(columnCount: 1_040)
        for column in 0..<500 as Range<UInt32> { rows.append(columns: [column], values: [1]) }
        for _ in 0..<500 { rows.append(columns: [1_030], values: [1]) }
        func value(_ range: Range<Int>) -> Double { threshold(rows, range, days: days, timeFactor: TimeFactor()) }
        #expect(value(0..<500) == threshold.range.lowerBound)
        #expect(value(500..<1_000) == threshold.range.upperBound)
        #expect(value(400..<510) < value(400..<600))
        for range in [3..<4, 3..<3] { #expect(threshold.range.contains(value(range))) }
    }
}
