/// One row of a sparse matrix, laid out over all columns to be multiplied with others one by one.
package struct LaidRow: Sendable {
    /// Per column; 0 where the row has none.
    private var line: [Float]
    private var columns: ArraySlice<UInt32> = []

    package init(columnCount: Int) { line = Array(repeating: 0, count: columnCount) }

    /// Takes a row in the place of the one before.
    ///
    /// - Complexity: O(m) in the entries of both.
    package mutating func lay(_ row: Int, of rows: SparseRows) {
        for column in columns { line[Int(column)] = 0 }
        let range = rows.range(of: row)
        for entry in range { line[Int(rows.columns[entry])] = rows.values[entry] }
        columns = rows.columns[range]
    }

    /// The product with another row: to the bit ``SparseRows/product(_:_:)`` of the two, either way round.
    ///
    /// - Complexity: O(m) in the entries of the other.
    package func product(_ other: Int, of rows: SparseRows) -> Float {
        var sum: Float = 0
        for entry in rows.range(of: other) { sum += rows.values[entry] * line[Int(rows.columns[entry])] }
        return sum
    }
}
