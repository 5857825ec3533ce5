import Fixtures
import Kernels
import Testing

@Suite("Sparse rows")
struct SparseRowsTests {
    private let matrix: (rows: SparseRows, dense: [[Float]]) = {
        var random = SeededGenerator(seed: 31)
        return randomRows(count: 40, columns: 30, share: { $0 < 5 ? 0.6 : 0.15 }, &random)
    }()

    @Test("The product of two rows is that of the dense rows, either way round")
    func product() {
        let (rows, dense) = matrix
        for a in dense.indices {
            for b in dense.indices {
                #expect(abs(rows.product(a, b) - plainProduct(dense[a], dense[b])) < 1e-5)
                #expect(rows.product(a, b) == rows.product(b, a))
            }
        }
    }

    @Test("Rows can be had in another order")
    func reorders() {
        let (rows, dense) = matrix
        var random = SeededGenerator(seed: 32)
        let order = random.shuffled(Array(dense.indices))
        #expect(denseRows(rows.reordered(order)) == order.map { dense[$0] })
        #expect(denseRows(rows.reordered([3, 3])) == [dense[3], dense[3]])
        #expect(rows.reordered([]).rowCount == 0)
    }

    @Test("Column frequencies count the rows that hold each")
    func frequencies() {
        let (rows, dense) = matrix
        let expected = (0..<rows.columnCount).map { column in dense.count { $0[column] != 0 } }
        #expect(rows.columnFrequencies == expected)
    }

    @Test("A row may be empty")
    func emptyRow() {
        var rows = SparseRows(columnCount: 4)
        rows.append(columns: [], values: [])
        rows.append(columns: [0, 3], values: [1, 2])
        #expect(rows.rowCount == 2)
        #expect(rows.range(of: 0).isEmpty)
        #expect(rows.product(0, 1) == 0)
        #expect(rows.product(1, 1) == 5)
    }
}
