/// A matrix in compressed sparse rows of Float.
package struct SparseRows: Sendable {
    /// Where each row begins in `columns` and `values`; one more than there are rows.
    package private(set) var starts: [Int] = [0]
    /// Ascending within a row.
    package private(set) var columns: [UInt32] = []
    package private(set) var values: [Float] = []
    package let columnCount: Int

    package init(columnCount: Int) { self.columnCount = columnCount }

    /// Makes room for so many rows and entries.
    package mutating func reserveCapacity(rows: Int, entries: Int) {
        starts.reserveCapacity(rows + 1)
        columns.reserveCapacity(entries)
        values.reserveCapacity(entries)
    }

    package var rowCount: Int { starts.count - 1 }

    package func range(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    /// - Precondition: the columns ascend and are below `columnCount`; as many values as columns.
    package mutating func append(columns: some Collection<UInt32>, values: some Collection<Float>) {
        self.columns.append(contentsOf: columns)
        self.values.append(contentsOf: values)
        starts.append(self.columns.count)
    }

    /// Adds several rows.
    ///
    /// - Parameter ends: where each ends among the columns.
    /// - Precondition: the columns of each ascend and are below `columnCount`; as many values as columns.
    package mutating func append(ends: [UInt32], columns: [UInt32], values: [Float]) {
        precondition(columns.count == values.count && Int(ends.last ?? 0) == columns.count, "as many values as columns")
        let first = self.columns.count
        self.columns += columns
        self.values += values
        for end in ends { starts.append(first + Int(end)) }
    }

    /// Some rows, in the order given.
    package func selected(_ rows: some Sequence<Int>) -> SparseRows {
        var selected = SparseRows(columnCount: columnCount)
        for row in rows { selected.append(columns: columns[range(of: row)], values: values[range(of: row)]) }
        return selected
    }

    /// The inner product of two rows.
    ///
    /// - Complexity: O(m + n) in their entries.
    package func product(_ a: Int, _ b: Int) -> Float {
        var sum: Float = 0
        forEachShared(a, b) { _, product in sum += product }
        return sum
    }

    /// The columns that both rows hold, ascending, each with the product of their values.
    @inline(__always)
    package func forEachShared(_ a: Int, _ b: Int, _ body: (_ column: UInt32, _ product: Float) -> Void) {
        var (i, j) = (starts[a], starts[b])
        let (endA, endB) = (starts[a + 1], starts[b + 1])
        while i < endA, j < endB {
            if columns[i] == columns[j] {
                body(columns[i], values[i] * values[j])
                i += 1
                j += 1
            } else if columns[i] < columns[j] {
                i += 1
            } else {
                j += 1
            }
        }
    }

    /// In how many rows each column stands.
    package var columnFrequencies: [Int] {
        var frequencies = [Int](repeating: 0, count: columnCount)
        for column in columns { frequencies[Int(column)] += 1 }
        return frequencies
    }
}
