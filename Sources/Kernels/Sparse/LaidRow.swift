/// A weighted sum of rows of a sparse matrix, laid out over all columns to be multiplied with others one by one.
package struct LaidRow: Sendable {
    /// A row, and what it is multiplied with.
    package struct Part: Sendable, Equatable {
        package var row: Int
        package var share: Float

        package init(row: Int, share: Float) { (self.row, self.share) = (row, share) }
    }

    /// Per column; 0 where the sum has none.
    private var line: [Float]
    private var columns: [ArraySlice<UInt32>] = []

    package init(columnCount: Int) { line = Array(repeating: 0, count: columnCount) }

    /// Takes a sum in the place of the one before.
    ///
    /// - Complexity: O(m) in the entries of both.
    package mutating func lay(_ parts: some Sequence<Part>, of rows: SparseRows) {
        clear()
        for part in parts { add(part, of: rows) }
    }

    package mutating func clear() {
        for columns in columns {
            for column in columns { line[Int(column)] = 0 }
        }
        columns.removeAll(keepingCapacity: true)
    }

    /// - Parameter isTaken: whether a column is added.
    /// - Returns: by how much the square of the sum's length grows.
    @discardableResult
    @inline(__always)
    package mutating func add(
        _ part: Part, of rows: SparseRows, where isTaken: (UInt32) -> Bool = { _ in true }
    ) -> Double {
        var growth = 0.0
        let range = rows.range(of: part.row)
        for entry in range where isTaken(rows.columns[entry]) {
            let column = Int(rows.columns[entry])
            let value = part.share * rows.values[entry]
            growth += Double(value) * Double(2 * line[column] + value)
            line[column] += value
        }
        columns.append(rows.columns[range])
        return growth
    }

    /// The product with a row.
    ///
    /// - Complexity: O(m) in the entries of the row.
    package func product(_ row: Int, of rows: SparseRows) -> Float {
        var sum: Float = 0
        for entry in rows.range(of: row) { sum += rows.values[entry] * line[Int(rows.columns[entry])] }
        return sum
    }

    /// What a row has in common with the sum, by column.
    ///
    /// - Parameter marked: per column.
    /// - Complexity: O(m) in the entries of the row.
    package func overlap(_ row: Int, of rows: SparseRows, marked: [Bool]) -> RowOverlap {
        var overlap = RowOverlap()
        for entry in rows.range(of: row) {
            let column = Int(rows.columns[entry])
            let product = rows.values[entry] * line[column]
            if product != 0 { overlap.add(product, isMarked: marked[column]) }
        }
        return overlap
    }
}
