import Fixtures
import Kernels
import Testing

@Suite("Sparse rows and dense matrices")
struct SparseProductTests {
    @Test(
        "The product is that of three loops, for any number of threads",
        arguments: [(0, 5, 3), (1, 1, 1), (700, 40, 17)])
    func multiplies(count: Int, columns: Int, width: Int) {
        var random = SeededGenerator(seed: 4)
        let rows = randomRows(count: count, columns: columns, share: { _ in 0.3 }, &random).rows
        let dense = (0..<columns * width).map { _ in Float(random.unit() - 0.5) }
        let product = rows.times(dense, width: width, threads: 1)
        #expect(product.count == count * width)
        for row in 0..<count {
            for column in 0..<width {
                let sum = rows.range(of: row).reduce(0.0) {
                    $0 + Double(rows.values[$1]) * Double(dense[Int(rows.columns[$1]) * width + column])
                }
                #expect(abs(Double(product[row * width + column]) - sum) < 1e-5)
            }
        }
        for threads in [2, 4] { #expect(rows.times(dense, width: width, threads: threads) == product) }
    }

    @Test("Transposed twice a matrix is as it was, and once its entries are where they should be")
    func transposes() {
        var random = SeededGenerator(seed: 6)
        let rows = randomRows(count: 60, columns: 45, share: { _ in 0.2 }, &random).rows
        let transposed = rows.transposed()
        #expect((transposed.rowCount, transposed.columnCount) == (45, 60))
        for row in 0..<60 {
            for entry in rows.range(of: row) {
                let found = transposed.range(of: Int(rows.columns[entry])).first {
                    transposed.columns[$0] == UInt32(row)
                }
                #expect(found.map { transposed.values[$0] } == rows.values[entry])
            }
        }
        let twice = transposed.transposed()
        #expect(twice.starts == rows.starts && twice.columns == rows.columns && twice.values == rows.values)
    }
}
