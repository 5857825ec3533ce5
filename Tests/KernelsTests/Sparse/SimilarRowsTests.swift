import Fixtures
import Kernels
import Testing

@Suite("Similar rows")
struct SimilarRowsTests {

    /// Every pair in its window, by the plain product of the two rows.
    private func plainPairs(_ rows: SparseRows, upTo lastOf: [Int]) -> [[UInt32]: Float] {
        var products: [[UInt32]: Float] = [:]
        for a in 0..<rows.rowCount {
            for b in a + 1..<max(a + 1, lastOf[a]) {
                let product = rows.product(a, b)
                if product > 0 { products[[UInt32(a), UInt32(b)]] = product }
            }
        }
        return products
    }

    /// Checks the pairs found against the plain ones; within the rounding a pair may fall on either side.
    private func check(_ rows: SparseRows, upTo lastOf: [Int], floor: Float) {
        let found = SimilarRows(rows).pairs(floor: floor, upTo: lastOf, threads: 1)
        var plain = plainPairs(rows, upTo: lastOf)
        let tolerance: Float = 1e-5
        for pair in found {
            guard let product = plain.removeValue(forKey: [pair.a, pair.b]) else {
                Issue.record("\(pair) is no pair of its window")
                continue
            }
            #expect(abs(pair.similarity - product) <= tolerance)
            #expect(pair.similarity >= floor)
        }
        #expect(plain.values.allSatisfy { $0 < floor + tolerance }, "a pair is missing")
        #expect(zip(found, found.dropFirst()).allSatisfy { ($0.a, $0.b) < ($1.a, $1.b) }, "not ascending")
        #expect(SimilarRows(rows).pairs(floor: floor, upTo: lastOf, threads: 3) == found)
    }

    @Test(
        "The pairs are those of the plain product, with frequent and rare columns",
        arguments: [0, 1, 2, 5, 127, 128, 129, 300])
    func agrees(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let (rows, _) = randomRows(
            count: count, columns: 80, share: { $0 % 10 == 0 ? 0.3 : 0.03 }, &random)
        if count > 100 {
            #expect((1..<80).contains(SimilarRows(rows).denseCount))
        }
        check(rows, upTo: Array(repeating: count, count: count), floor: 0.1)
    }

    @Test("Windows of any length are kept, those that end before their row too")
    func windows() {
        var random = SeededGenerator(seed: 41)
        let (rows, _) = randomRows(count: 400, columns: 60, share: { $0 < 4 ? 0.4 : 0.04 }, &random)
        let lastOf = (0..<400).map { row in random.chance(0.1) ? random.below(401) : min(400, row + random.below(90)) }
        check(rows, upTo: lastOf, floor: 0.02)
    }

    @Test("Rows beyond one panel are compared across its edge")
    func panels() {
        var random = SeededGenerator(seed: 42)
        let count = 3_300
        let (rows, _) = randomRows(count: count, columns: 40, share: { $0 < 2 ? 0.3 : 0.05 }, &random)
        #expect(SimilarRows(rows).denseCount >= 2)
        #expect(SimilarRows(rows).denseCount < 40)
        let lastOf = (0..<count).map { row in row % 40 == 0 ? count : min(count, row + random.below(60)) }
        check(rows, upTo: lastOf, floor: 0.4)
    }

    @Test("Of more frequent columns than the dense block takes, the rest are counted as rare ones")
    func fullBlock() {
        var random = SeededGenerator(seed: 43)
        let (rows, _) = randomRows(
            count: 40, columns: SimilarRows.mostFrequent + 60, share: { _ in 0.3 }, &random)
        #expect(SimilarRows(rows).denseCount == SimilarRows.mostFrequent)
        check(rows, upTo: Array(repeating: 40, count: 40), floor: 0.2)
    }

    @Test("Columns that are all rare, or all frequent, make no difference", arguments: [0.01, 0.9])
    func oneKind(share: Double) {
        var random = SeededGenerator(seed: 44)
        let (rows, _) = randomRows(count: 200, columns: 50, share: { _ in share }, &random)
        check(rows, upTo: Array(repeating: 200, count: 200), floor: 0.3)
    }

    @Test("Equal rows reach a floor of 0.999, the empty ones none")
    func equalRows() {
        var rows = SparseRows(columnCount: 3)
        for _ in 0..<3 { rows.append(columns: [0, 2], values: [0.6, 0.8]) }
        for _ in 0..<3 { rows.append(columns: [], values: []) }
        let pairs = SimilarRows(rows).pairs(floor: 0.999, upTo: Array(repeating: 6, count: 6), threads: 2)
        #expect(pairs.map { [$0.a, $0.b] } == [[0, 1], [0, 2], [1, 2]])
    }
}
