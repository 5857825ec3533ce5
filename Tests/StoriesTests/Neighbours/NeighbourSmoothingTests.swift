import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Neighbour smoothing")
struct NeighbourSmoothingTests {
    private func dense(_ rows: SparseRows) -> [[Double]] {
        (0..<rows.rowCount).map { row in
            var dense = [Double](repeating: 0, count: rows.columnCount)
            for entry in rows.range(of: row) { dense[Int(rows.columns[entry])] = Double(rows.values[entry]) }
            return dense
        }
    }

    private func scaled(_ row: [Double]) -> [Double] {
        let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? row.map { $0 / length } : row
    }

    /// The documented formula on dense rows.
    private func plain(_ rows: [[Double]], _ pairs: [SimilarRows.Pair], _ smoothing: NeighbourSmoothing) -> [[Double]] {
        rows.indices.map { row in
            var near: [(row: Int, similarity: Float)] = []
            for pair in pairs where pair.similarity >= smoothing.floor(among: rows.count, hasBackground: true) {
                if Int(pair.a) == row { near.append((Int(pair.b), pair.similarity)) }
                if Int(pair.b) == row { near.append((Int(pair.a), pair.similarity)) }
            }
            near.sort { $0.similarity != $1.similarity ? $0.similarity > $1.similarity : $0.row < $1.row }
            let nearest = near.prefix(smoothing.neighbours)
            guard !nearest.isEmpty else { return rows[row] }
            var sum = [Double](repeating: 0, count: rows[row].count)
            for neighbour in nearest {
                for column in sum.indices { sum[column] += Double(neighbour.similarity) * rows[neighbour.row][column] }
            }
            return scaled(zip(rows[row], scaled(sum)).map { $0 + Double(smoothing.weight) * $1 })
        }
    }

    /// The nearest rows as the search for them gives them.
    private func nearest(_ pairs: [SimilarRows.Pair], _ count: Int, _ smoothing: NeighbourSmoothing) -> NearestRows {
        var nearest = NearestRows(rowCount: count, most: smoothing.neighbours)
        for pair in pairs where pair.similarity >= smoothing.floor(among: count, hasBackground: true) {
            nearest.insert(pair)
        }
        return nearest
    }

    @Test(
        "It agrees with the formula on dense rows, for any number of threads", arguments: [1, 3, 10],
        [Float(0), 0.2, 0.5])
    func agrees(neighbours: Int, floor: Float) {
        var random = SeededGenerator(seed: 91)
        // More rows than one block of work.
        let rows = randomRows(count: 600, columns: 30, share: 0.1, &random)
        var smoothing = NeighbourSmoothing()
        smoothing.neighbours = neighbours
        smoothing.floor = floor
        smoothing.weight = 0.7
        var pairs: [SimilarRows.Pair] = []
        for a in 0..<600 {
            for b in a + 1..<min(600, a + 20) where rows.product(a, b) > 0.1 {
                pairs.append(SimilarRows.Pair(a: UInt32(a), b: UInt32(b), similarity: rows.product(a, b)))
            }
        }
        let smoothed = smoothing.smooth(rows, neighbours: nearest(pairs, 600, smoothing), threads: 1)
        let expected = plain(dense(rows), pairs, smoothing)
        let written = smoothed.written(0..<600)
        #expect(written.rowCount == 600)
        for (row, expectedRow) in zip(dense(written), expected) {
            #expect(zip(row, expectedRow).allSatisfy { abs($0 - $1) < 1e-5 })
        }
        for row in 0..<600 {
            let columns = written.columns[written.range(of: row)]
            #expect(zip(columns, columns.dropFirst()).allSatisfy { $0 < $1 })
        }
        let threaded = smoothing.smooth(rows, neighbours: nearest(random.shuffled(pairs), 600, smoothing), threads: 3)
        let again = threaded.written(0..<600)
        #expect(again.columns == written.columns && again.values == written.values)
    }

    @Test("Products, and their sum over all pairs, are those of the rows written out")
    func products() {
        var random = SeededGenerator(seed: 93)
        let rows = randomRows(count: 120, columns: 40, share: 0.2, &random)
        let smoothing = NeighbourSmoothing()
        var neighbours = NearestRows(rowCount: 120, most: smoothing.neighbours)
        for a in 0..<120 {
            for b in a + 1..<120 where rows.product(a, b) > 0.3 && random.chance(0.6) {
                neighbours.insert(.init(a: UInt32(a), b: UInt32(b), similarity: rows.product(a, b)))
            }
        }
        let smoothed = smoothing.smooth(rows, neighbours: neighbours, threads: 2)
        let written = smoothed.written(0..<120)
        var comparison = SmoothedRows.Comparison(smoothed)
        for a in random.shuffled(Array(0..<120)) {
            comparison.take(a)
            for b in 0..<120 {
                let product = comparison.product(b)
                #expect(abs(product - written.product(a, b)) < 1e-5)
                if (a + b).isMultiple(of: 50) { #expect(smoothed.product(a, b) == product) }
            }
        }
        for range in [0..<120, 20..<50, 7..<8, 9..<9] {
            let plain = range.reduce(0.0) { sum, a in
                (a + 1..<max(a + 1, range.upperBound)).reduce(sum) { $0 + Double(written.product(a, $1)) }
            }
            #expect(abs(smoothed.totalSimilarity(range) - plain) < 1e-5 * Double(1 + range.count * range.count))
        }
    }

    @Test("Rows without neighbours stay as they are")
    func alone() {
        var random = SeededGenerator(seed: 92)
        let rows = randomRows(count: 20, columns: 10, share: 0.3, &random)
        let smoothed = NeighbourSmoothing().smooth(
            rows, neighbours: NearestRows(rowCount: 20, most: 10), threads: 2
        ).written(0..<20)
        #expect(smoothed.values == rows.values)
        #expect(smoothed.starts == rows.starts)
        let none = NearestRows(rowCount: 0, most: 10)
        let empty = NeighbourSmoothing().smooth(SparseRows(columnCount: 0), neighbours: none, threads: 1)
        #expect(empty.rowCount == 0 && empty.shares.isEmpty)
    }
}
