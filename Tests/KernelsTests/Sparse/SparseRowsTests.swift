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

    @Test("Parts are joined in their order, empty ones too, by any number of threads", arguments: [1, 3])
    func joins(threads: Int) {
        let (rows, dense) = matrix
        let parts = [0..<0, 0..<7, 7..<7, 7..<40, 40..<40].map { range in
            var part = SparseRows(columnCount: rows.columnCount)
            for row in range {
                part.append(columns: rows.columns[rows.range(of: row)], values: rows.values[rows.range(of: row)])
            }
            return part
        }
        let joined = SparseRows(parts, columnCount: rows.columnCount, threads: threads)
        #expect(joined.starts == rows.starts)
        #expect(denseRows(joined) == dense)
        #expect(SparseRows([], columnCount: 3, threads: threads).rowCount == 0)
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
