import Fixtures
import Glibc
import Kernels
import Testing

@testable import Stories

@Suite("Adaptive threshold")
struct AdaptiveThresholdTests {
    /// Undated rows stand first, dated ones in the order of time, as the search orders them.
    @Test(
        "The summed similarity is that over all pairs, time included",
        arguments: [(2, 0), (3, 3), (30, 0), (30, 30), (60, 25), (120, 119)])
    func total(count: Int, dated: Int) {
        let sample = Sample(count: count, dated: dated)
        let expected = sample.similarities.reduce(0, +)
        let total = AdaptiveThreshold.totalSimilarity(
            sample.rows, sample.range, days: sample.days, timeFactor: TimeFactor())
        #expect(abs(total - expected) < 1e-5 * Double(count * count))
    }

    @Test("Columns that the rows do not use change nothing, however many they are")
    func manyColumns() {
        let sample = Sample(count: 40, dated: 25)
        var wide = SparseRows(columnCount: 1_000_000)
        for row in 0..<sample.rows.rowCount {
            let range = sample.rows.range(of: row)
            wide.append(
                columns: sample.rows.columns[range].map { $0 * 1_000 }, values: Array(sample.rows.values[range]))
        }
        func total(_ rows: SparseRows) -> Double {
            AdaptiveThreshold.totalSimilarity(rows, sample.range, days: sample.days, timeFactor: TimeFactor())
        }
        #expect(total(wide) == total(sample.rows))
        #expect(AdaptiveThreshold.totalSimilarity(wide, 0..<0, days: [], timeFactor: TimeFactor()) == 0)
    }

    @Test(
        "The mean leaves out what is alike, by the threshold itself, and leans on the expected one",
        arguments: [(30, 0), (60, 25), (120, 119)])
    func trimmed(count: Int, dated: Int) {
        let sample = Sample(count: count, dated: dated)
        var threshold = AdaptiveThreshold()
        threshold.range = 0...1
        threshold.scale = 2
        let value = threshold(
            sample.rows, sample.range, days: sample.days, timeFactor: TimeFactor(), pairs: sample.pairs)
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
        let sample = Sample(count: 60, dated: 25)
        func threshold(_ tightness: Double) -> Double {
            AdaptiveThreshold(tightness: tightness)(
                sample.rows, sample.range, days: sample.days, timeFactor: TimeFactor(), pairs: sample.pairs)
        }
        let (plain, scaled) = (threshold(1), threshold(factor))
        #expect(abs(scaled / (1 - scaled) - factor * plain / (1 - plain)) < 1e-9)
    }

    /// Random rows with the similarities of all pairs by the plain way.
    private struct Sample {
        let rows: SparseRows
        let range: Range<Int>
        let days: [Double?]
        var similarities: [Double] = []
        var pairs: [SimilarRows.Pair] = []

        init(count: Int, dated: Int) {
            var random = SeededGenerator(seed: UInt64(count))
            rows = randomRows(count: count + 10, columns: 40, share: 0.2, &random)
            range = 5..<5 + count
            let dates = (0..<dated).map { _ in Double(random.below(40)) }.sorted()
            var days = [Double?](repeating: nil, count: count + 10)
            for (offset, day) in dates.enumerated() { days[range.upperBound - dated + offset] = day }
            self.days = days
            for a in range {
                for b in a + 1..<max(a + 1, range.upperBound) {
                    let similarity = Double(rows.product(a, b)) * TimeFactor()(days[a], days[b])
                    similarities.append(similarity)
                    pairs.append(.init(a: UInt32(a), b: UInt32(b), similarity: Float(similarity)))
                }
            }
        }
    }

    @Test("It stays within its range and rises with the likeness of unrelated rows")
    func stays() {
        let threshold = AdaptiveThreshold()
        let days = [Double?](repeating: nil, count: 1_000)
        var apart = SparseRows(columnCount: 1_040)
        var alike = apart
        for column in 0..<1_000 as Range<UInt32> {
            apart.append(columns: [column], values: [1])
            alike.append(columns: [column, 1_030], values: [0.95, 0.3])
        }
        func value(_ rows: SparseRows, _ range: Range<Int>) -> Double {
            threshold(rows, range, days: days, timeFactor: TimeFactor(), pairs: [])
        }
        #expect(value(apart, 0..<1_000) == threshold.range.lowerBound)
        #expect(value(apart, 0..<1_000) < value(alike, 0..<1_000))
        for range in [3..<4, 3..<3] { #expect(threshold.range.contains(value(alike, range))) }
    }
}
