import Fixtures
import Kernels

/// A random matrix, sparse and dense.
///
/// - Parameter share: of the rows, those that hold a column.
func randomRows(
    count: Int, columns: Int, share: (Int) -> Double, _ random: inout SeededGenerator
) -> (rows: SparseRows, dense: [[Float]]) {
    var rows = SparseRows(columnCount: columns)
    var dense: [[Float]] = []
    for _ in 0..<count {
        var row = [Float](repeating: 0, count: columns)
        // A row in twenty is empty, as that of an article without a term is.
        if !random.chance(0.05) {
            for column in 0..<columns where random.chance(share(column)) {
                row[column] = Float(0.05 + random.unit())
            }
        }
        let length = max(1e-6, plainProduct(row, row).squareRoot())
        row = row.map { $0 / length }
        let held = row.indices.filter { row[$0] != 0 }
        rows.append(columns: held.map { UInt32($0) }, values: held.map { row[$0] })
        dense.append(row)
    }
    return (rows, dense)
}

func plainProduct(_ a: [Float], _ b: [Float]) -> Float {
    var sum: Float = 0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
}

func denseRows(_ rows: SparseRows) -> [[Float]] {
    (0..<rows.rowCount).map { row in
        var dense = [Float](repeating: 0, count: rows.columnCount)
        for entry in rows.range(of: row) { dense[Int(rows.columns[entry])] = rows.values[entry] }
        return dense
    }
}
