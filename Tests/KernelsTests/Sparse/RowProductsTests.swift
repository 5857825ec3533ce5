import Fixtures
import Testing

@testable import Kernels

@Suite("Inner loops of row products")
struct RowProductsTests {

    @Test("Every level of vector instructions gives the same numbers to the bit")
    func levels() {
        var random = SeededGenerator(seed: 61)
        for count in [0, 1, 7, 8, 15, 16, 17, 100, 1_000] {
            let sums = (0..<count + 3).map { _ in Float(random.unit()) }
            let norms = (0..<count).map { _ in Float(random.unit()) }
            for first in [0, min(3, count)] {
                let plain = (first..<count).filter { sums[3 + $0] + 0.4 * norms[$0] >= 0.8 }.map { UInt16($0) }
                for level in RowProducts.Level.available {
                    var found = [UInt16](repeating: 0, count: count + 16)
                    let reaching = RowProducts.reaching(
                        0.8, sums, from: 3, norm: 0.4, norms, in: first..<count, into: &found, level: level)
                    #expect(Array(found.prefix(reaching)) == plain, "\(level), \(count) rows from \(first)")
                }
            }
        }
        for count in [0, 64, 128, 640] {
            let a = (0..<count + 5).map { _ in Float(random.unit() - 0.5) }
            let b = (0..<count + 5).map { _ in Float(random.unit() - 0.5) }
            let products = RowProducts.Level.available.map {
                RowProducts.product(a, from: 2, b, from: 5, count: count, level: $0)
            }
            #expect(Set(products).count == 1)
            let plain = (0..<count).reduce(0) { $0 + Double(a[2 + $1]) * Double(b[5 + $1]) }
            #expect(abs(Double(products[0]) - plain) < 1e-4)
        }
    }

    @Test("A row is multiplied with a panel over its rare columns, and bounded over the dense ones")
    func panels() {
        var random = SeededGenerator(seed: 62)
        let (rows, dense) = randomRows(count: 90, columns: 150, share: { $0 < 30 ? 0.5 : 0.05 }, &random)
        let split = ColumnSplit(ColumnOrder(of: rows), denseCount: 20)
        #expect(split.denseCount == 64)
        let panel = PanelIndex(40..<90, of: rows, split)
        let block = DenseBlock(10..<30, of: rows, split)
        for row in 0..<20 {
            var sums = [Float](repeating: 0, count: 7 + 50)
            RowProducts.accumulate(row: row, of: block, panel, into: &sums, from: 7)
            #expect(sums.prefix(7).allSatisfy { $0 == 0 })
            for place in 0..<50 {
                let inner = RowProducts.product(
                    block.dense, from: row * 64, panel.block.dense, from: place * 64, count: 64)
                let plain = plainProduct(dense[10 + row], dense[40 + place])
                #expect(abs(sums[7 + place] + inner - plain) < 1e-5)
                #expect(inner <= block.norms[row] * panel.block.norms[place])
            }
        }
    }
}
