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

    @Test("Several rows are added as one by one, none too")
    func appends() {
        let (rows, dense) = matrix
        var joined = SparseRows(columnCount: rows.columnCount)
        for range in [0..<0, 0..<7, 7..<7, 7..<40, 40..<40] {
            let entries = rows.starts[range.lowerBound]..<rows.starts[range.upperBound]
            joined.append(
                ends: range.map { UInt32(rows.range(of: $0).upperBound - entries.lowerBound) },
                columns: Array(rows.columns[entries]), values: Array(rows.values[entries]))
        }
        #expect(joined.starts == rows.starts)
        #expect(denseRows(joined) == dense)
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
