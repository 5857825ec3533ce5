import Fixtures
@testable import Kernels
import Testing

@Suite("A sample of rows beside all")
struct SampledRowsTests {
    /// Random rows of length 1, some of them empty; low columns are in most of them, high ones in few.
    private func rows(_ count: Int, _ random: inout SeededGenerator) -> SparseRows {
        var rows = SparseRows(columnCount: 300)
        for _ in 0..<count {
            let held = random.chance(0.05) ? [] : (0..<UInt32(300)).filter { random.chance(5 / Double(5 + $0)) }
            let values = held.map { _ in Float(0.1 + random.unit()) }
            let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
            rows.append(columns: held, values: values.map { $0 / length })
        }
        return rows
    }

    /// Rows within a range, more than two tiles of it, none of the sample, one, some and all.
    private static let shapes: [(rows: Int, range: Range<Int>, step: Int)] = [
        (40, 0..<40, 1), (700, 30..<690, 7), (600, 100..<101, 1), (300, 10..<300, 200), (5, 2..<2, 1),
    ]

    @Test("Its pairs are those of the plain products", arguments: shapes)
    func pairs(shape: (rows: Int, range: Range<Int>, step: Int)) {
        var random = SeededGenerator(seed: 21)
        let rows = rows(shape.rows, &random)
        let sample = Array(stride(from: shape.range.lowerBound, to: shape.range.upperBound, by: shape.step))
        let sampled = SampledRows(sample, among: shape.range, of: rows)
        let floor: Float = 0.25
        let found = sampled.pairs(floor: floor, threads: 1)
        #expect(zip(found, found.dropFirst()).allSatisfy { ($0.a, $0.b) < ($1.a, $1.b) })
        var left = Set(found.map { [Int($0.a), Int($0.b)] })
        #expect(left.count == found.count)
        for pair in found { #expect(abs(pair.similarity - rows.product(Int(pair.a), Int(pair.b))) < 1e-5) }
        for a in shape.range {
            for b in shape.range where a < b && (sample.contains(a) || sample.contains(b)) {
                let isFound = left.remove([a, b]) != nil
                #expect(isFound == (rows.product(a, b) >= floor) || abs(rows.product(a, b) - floor) < 1e-5)
            }
        }
        #expect(left.isEmpty)
        #expect(sampled.pairs(floor: floor, threads: 3) == found)
    }

    @Test("The nearest row is that of the plain products", arguments: shapes)
    func nearest(shape: (rows: Int, range: Range<Int>, step: Int)) {
        var random = SeededGenerator(seed: 22)
        let rows = rows(shape.rows, &random)
        let sample = Array(stride(from: shape.range.lowerBound, to: shape.range.upperBound, by: shape.step))
        let sampled = SampledRows(sample, among: shape.range, of: rows)
        let found = sampled.nearest(floor: 0.2, threads: 2)
        #expect(found.count == sample.count)
        for (row, nearest) in zip(sample, found) {
            let best = shape.range.filter { $0 != row }.map { rows.product(row, $0) }.max() ?? 0
            guard let nearest else {
                #expect(best < 0.2 + 1e-5)
                continue
            }
            #expect(Int(nearest.row) != row && shape.range.contains(Int(nearest.row)))
            #expect(abs(nearest.similarity - best) < 1e-5)
            #expect(abs(rows.product(row, Int(nearest.row)) - best) < 2e-5)
        }
        #expect(sampled.nearest(floor: 0.2, threads: 1) == found)
    }

    @Test("A sum of rows that is laid out gives the plain products and lengths, whatever was there before")
    func laidRow() {
        var random = SeededGenerator(seed: 23)
        let rows = rows(60, &random)
        var laid = LaidRow(columnCount: rows.columnCount)
        for count in random.shuffled(Array(0..<20)) {
            let parts = (0..<count).map { _ in
                LaidRow.Part(row: random.below(60), share: Float(0.1 + random.unit()))
            }
            laid.lay(parts, of: rows)
            for other in 0..<60 {
                let plain = parts.reduce(0) { $0 + $1.share * rows.product($1.row, other) }
                #expect(abs(laid.product(other, of: rows) - plain) < 1e-5 * Float(1 + count))
            }
            laid.clear()
            let square = parts.reduce(0) { $0 + laid.add($1, of: rows) }
            let plain = parts.reduce(0.0) { sum, part in
                parts.reduce(sum) { $0 + Double(part.share * $1.share * rows.product(part.row, $1.row)) }
            }
            #expect(abs(square - plain) < 1e-5 * (1 + plain))
        }
    }
}
