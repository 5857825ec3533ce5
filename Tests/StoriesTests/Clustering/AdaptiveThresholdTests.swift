import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Adaptive threshold")
struct AdaptiveThresholdTests {
    @Test("It is the root of the mean similarity of all pairs, scaled", arguments: [2, 3, 30, 120])
    func agrees(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let rows = randomRows(count: count + 10, columns: 40, share: 0.2, &random)
        let range = 5..<5 + count
        var sum = 0.0
        for a in range { for b in range where a != b { sum += Double(rows.product(a, b)) } }
        let mean = sum / Double(count * (count - 1))
        var threshold = AdaptiveThreshold()
        threshold.range = 0...1_000
        #expect(abs(threshold(rows, range) - threshold.scale * mean.squareRoot()) < 1e-4)
    }

    @Test("It stays within its range, for one row, for none alike and for all alike")
    func stays() {
        let threshold = AdaptiveThreshold()
        var rows = SparseRows(columnCount: 40)
        for column in 0..<20 as Range<UInt32> { rows.append(columns: [column], values: [1]) }
        for _ in 0..<20 { rows.append(columns: [30], values: [1]) }
        #expect(threshold(rows, 0..<20) == threshold.range.lowerBound)
        #expect(threshold(rows, 20..<40) == threshold.range.upperBound)
        #expect(threshold(rows, 3..<4) == threshold.range.upperBound)
        #expect(threshold(rows, 3..<3) == threshold.range.upperBound)
    }
}
