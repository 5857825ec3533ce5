import Fixtures
import Kernels

@testable import Stories

/// Random rows of length 1, some of them empty.
///
/// - Parameter share: of the rows, those that hold a column.
func randomRows(count: Int, columns: Int, share: Double, _ random: inout SeededGenerator) -> SparseRows {
    var rows = SparseRows(columnCount: columns)
    for _ in 0..<count {
        let held = random.chance(0.05) ? [] : (0..<UInt32(columns)).filter { _ in random.chance(share) }
        let values = held.map { _ in Float(0.1 + random.unit()) }
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        rows.append(columns: held, values: values.map { $0 / length })
    }
    return rows
}

extension SmoothedRows {
    /// Rows that have no neighbours.
    init(_ rows: SparseRows) {
        let neighbours = NearestRows(rowCount: rows.rowCount, most: 10)
        self = NeighbourSmoothing().smooth(rows, neighbours: neighbours, threads: 1)
    }
}
