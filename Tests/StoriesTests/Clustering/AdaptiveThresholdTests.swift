import Fixtures
import Glibc
import Kernels
import Testing

@testable import Stories

@Suite("Adaptive threshold")
struct AdaptiveThresholdTests {
    @Test("The summed similarity is that over all pairs", arguments: [2, 3, 30, 60, 120])
    func total(count: Int) {
        let sample = Sample(count: count)
        let expected = sample.similarities.reduce(0, +)
        let total = SmoothedRows(sample.rows).totalSimilarity(sample.range)
        #expect(abs(total - expected) < 1e-5 * Double(count * count))
    }

    @Test("Columns that the rows do not use change nothing, however many they are")
    func manyColumns() {
        let sample = Sample(count: 40)
        var wide = SparseRows(columnCount: 1_000_000)
        for row in 0..<sample.rows.rowCount {
            let range = sample.rows.range(of: row)
            wide.append(
                columns: sample.rows.columns[range].map { $0 * 1_000 }, values: Array(sample.rows.values[range]))
        }
        func total(_ rows: SparseRows) -> Double {
            SmoothedRows(rows).totalSimilarity(sample.range)
        }
        #expect(total(wide) == total(sample.rows))
        #expect(SmoothedRows(wide).totalSimilarity(0..<0) == 0)
    }

    @Test(
        "The mean leaves out what is alike, by the threshold itself, and leans on the expected one",
        arguments: [30, 60, 120])
    func trimmed(count: Int) {
        let sample = Sample(count: count)
        var threshold = AdaptiveThreshold()
        threshold.range = 0...1
        threshold.scale = 2
        let value = threshold(SmoothedRows(sample.rows), sample.range, similarities: sample.similarities)
        // By the plain way: the largest of all candidates that gives itself.
        let (n, prior) = (Double(count), threshold.expected)
        func plain(cut: Double) -> Double {
            let others = sample.similarities.filter { $0 < cut }
            let mean = others.isEmpty ? 0 : others.reduce(0, +) / Double(others.count)
            let blended = (n * mean + prior.versions * prior.similarity) / (n + prior.versions)
            return min(1, threshold.scale * pow(blended, threshold.exponent))
        }
        var expected = 1.0
        for _ in 0..<200 { expected = plain(cut: threshold.alikeShare * expected) }
        #expect(abs(value - expected) < 5e-3)
        #expect(sample.similarities.contains { $0 >= threshold.alikeShare * value })
    }

    @Test("Tightness multiplies the odds of the threshold", arguments: [0.5, 1, 1.5])
    func tightness(factor: Double) {
        let scaled = AdaptiveThreshold.tightened(0.6, by: factor)
        #expect(abs(scaled / (1 - scaled) - factor * 0.6 / 0.4) < 1e-9)
    }

    @Test("Where unrelated rows are very alike it rises beyond its range, slowly and to a limit")
    func rises() {
        let threshold = AdaptiveThreshold()
        func value(sharing part: Float) -> Double {
            var rows = SparseRows(columnCount: 301)
            for column in 0..<300 as Range<UInt32> {
                rows.append(columns: [column, 300], values: [(1 - part * part).squareRoot(), part])
            }
            return threshold(SmoothedRows(rows), 0..<300, similarities: [])
        }
        let values = [0.2, 0.25, 0.3, 0.33, 0.36, 0.4, 0.5].map { value(sharing: $0) }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(values.contains(threshold.range.upperBound) && values.last! == threshold.rise.most)
        #expect(values.contains { $0 > threshold.range.upperBound && $0 < threshold.rise.most })
    }

    /// Random rows with the similarities of all pairs by the plain way.
    private struct Sample {
        let rows: SparseRows
        let range: Range<Int>
        var similarities: [Double] = []

        init(count: Int) {
            var random = SeededGenerator(seed: UInt64(count))
            rows = randomRows(count: count + 10, columns: 40, share: 0.2, &random)
            range = 5..<5 + count
            for a in range {
                for b in a + 1..<max(a + 1, range.upperBound) { similarities.append(Double(rows.product(a, b))) }
            }
        }
    }

    @Test("It stays within its range and rises with the likeness of unrelated rows")
    func stays() {
        let threshold = AdaptiveThreshold()
        var apart = SparseRows(columnCount: 1_040)
        var alike = apart
        for column in 0..<1_000 as Range<UInt32> {
            apart.append(columns: [column], values: [1])
            alike.append(columns: [column, 1_030], values: [0.95, 0.3])
        }
        func value(_ rows: SparseRows, _ range: Range<Int>) -> Double {
            threshold(SmoothedRows(rows), range, similarities: [])
        }
        #expect(value(apart, 0..<1_000) == threshold.range.lowerBound)
        #expect(value(apart, 0..<1_000) < value(alike, 0..<1_000))
        for range in [3..<4, 3..<3] { #expect(threshold.range.contains(value(alike, range))) }
    }
}
