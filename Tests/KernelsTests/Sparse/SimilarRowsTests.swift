import Fixtures
@testable import Kernels
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

    /// Every pair that is found, where a row may have all others among its nearest.
    private func pairs(_ rows: SparseRows, _ request: SimilarRows.Request, threads: Int) -> [SimilarRows.Pair] {
        let nearest = SimilarRows(rows).nearest(max(1, rows.rowCount), request, threads: threads)
        return (0..<rows.rowCount).flatMap { row in
            nearest[row].filter { $0.row > row }.sorted { $0.row < $1.row }.map {
                SimilarRows.Pair(a: UInt32(row), b: $0.row, similarity: $0.similarity)
            }
        }
    }

    /// Checks the pairs found against the plain ones; within the rounding a pair may fall on either side.
    private func check(
        _ rows: SparseRows, upTo lastOf: [Int], floor: Float, factor: (@Sendable (Int, Int) -> Float)? = nil
    ) {
        let request = SimilarRows.Request(floor: floor, upTo: lastOf, factor: factor)
        let found = pairs(rows, request, threads: 1)
        var plain = plainPairs(rows, upTo: lastOf)
        if let factor {
            for pair in plain.keys { plain[pair]! *= factor(Int(pair[0]), Int(pair[1])) }
        }
        checkNearest(plain, rows, request)
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
        #expect(pairs(rows, request, threads: 3) == found)
    }

    /// Checks the nearest rows, which are those of the plain products to the bit, by every plan.
    private func checkNearest(_ plain: [[UInt32]: Float], _ rows: SparseRows, _ request: SimilarRows.Request) {
        let most = 4
        var expected: [[NearestRows.Neighbour]] = Array(repeating: [], count: rows.rowCount)
        for (pair, similarity) in plain where similarity >= request.floor {
            expected[Int(pair[0])].append(NearestRows.Neighbour(row: pair[1], similarity: similarity))
            expected[Int(pair[1])].append(NearestRows.Neighbour(row: pair[0], similarity: similarity))
        }
        for row in expected.indices {
            expected[row].sort { ($1.similarity, $0.row) < ($0.similarity, $1.row) }
            expected[row] = Array(expected[row].prefix(most))
        }
        var plans: [SimilarityPlan?] = [nil]
        for columns in [0, 64, 128] {
            for prunes in [true, false] { plans.append(SimilarityPlan(denseColumns: columns, prunes: prunes)) }
        }
        for (number, plan) in plans.enumerated() {
            let nearest = SimilarRows(rows).nearest(most, request, plan: plan, threads: 1 + number % 3)
            #expect(nearest.rowCount == rows.rowCount)
            for row in expected.indices { #expect(Array(nearest[row]) == expected[row], "\(String(describing: plan))") }
        }
    }

    @Test(
        "The pairs are those of the plain product, with frequent and rare columns",
        arguments: [0, 1, 2, 5, 255, 256, 257, 600])
    func agrees(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let (rows, _) = randomRows(
            count: count, columns: 80, share: { $0 % 10 == 0 ? 0.3 : 0.03 }, &random)
        check(rows, upTo: Array(repeating: count, count: count), floor: 0.1)
    }

    @Test("A factor that falls with the second row is applied, whatever the bounds leave out", arguments: [0.02, 0.3])
    func factors(floor: Float) {
        var random = SeededGenerator(seed: 45)
        let (rows, _) = randomRows(count: 500, columns: 200, share: { $0 < 20 ? 0.3 : 0.03 }, &random)
        let lastOf = (0..<500).map { min(500, $0 + 300) }
        check(rows, upTo: lastOf, floor: floor, factor: { 1 / (1 + 0.05 * Float($1 - $0)) })
        check(rows, upTo: lastOf, floor: floor, factor: { _, _ in 0 })
    }

    @Test("A search whose floor no product reaches finds nothing")
    func unreachable() {
        var random = SeededGenerator(seed: 46)
        let (rows, _) = randomRows(count: 300, columns: 100, share: { _ in 0.2 }, &random)
        check(rows, upTo: Array(repeating: 300, count: 300), floor: 1.5)
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
        let lastOf = (0..<count).map { row in row % 40 == 0 ? count : min(count, row + random.below(60)) }
        check(rows, upTo: lastOf, floor: 0.4)
    }

    @Test("Of more frequent columns than the dense block takes, the rest are counted as rare ones")
    func fullBlock() {
        var random = SeededGenerator(seed: 43)
        let (rows, _) = randomRows(
            count: 40, columns: ColumnSplit.mostDense + 60, share: { _ in 0.3 }, &random)
        #expect(
            ColumnSplit(SimilarRows(rows).columns, rowCount: 40, share: ColumnSplit.productShare).denseCount
                == ColumnSplit.mostDense)
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
        let request = SimilarRows.Request(floor: 0.999, upTo: Array(repeating: 6, count: 6))
        let pairs = pairs(rows, request, threads: 2)
        #expect(pairs.map { [$0.a, $0.b] } == [[0, 1], [0, 2], [1, 2]])
    }
}
