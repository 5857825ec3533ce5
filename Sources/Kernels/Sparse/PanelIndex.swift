/// A panel of consecutive rows, ready to be multiplied with others: their frequent columns as a dense block, the rare
/// ones inverted.
struct PanelIndex: Sendable {
    let range: Range<Int>
    let block: DenseBlock
    /// Per column, as ``ColumnSplit`` ranks them, where its postings begin; one more than there are columns.
    let starts: [UInt32]
    /// Of each posting: the row within the panel, ascending within a column.
    let places: [UInt16]
    let weights: [Float]

    /// The longest panel.
    static let mostRows = 1 << 16

    /// - Complexity: O(e + c) in the entries of the panel and the columns of the matrix.
    init(_ range: Range<Int>, of rows: SparseRows, _ split: ColumnSplit) {
        precondition(range.count <= Self.mostRows, "a panel's rows are counted in 16 bits")
        let block = DenseBlock(range, of: rows, split)
        var starts = [UInt32](repeating: 0, count: split.columnCount + 1)
        for column in block.rareColumns.prefix(block.starts[range.count]) { starts[Int(column) + 1] += 1 }
        for column in 0..<split.columnCount { starts[column + 1] += starts[column] }
        var next = starts
        var places = [UInt16](repeating: 0, count: block.starts[range.count])
        var weights = [Float](repeating: 0, count: places.count)
        for row in 0..<range.count {
            for entry in block.starts[row]..<block.starts[row + 1] {
                let column = Int(block.rareColumns[entry])
                let posting = Int(next[column])
                next[column] += 1
                places[posting] = UInt16(row)
                weights[posting] = block.rareValues[entry]
            }
        }
        self.range = range
        self.block = block
        self.starts = starts
        self.places = places
        self.weights = weights
    }
}

/// Some consecutive rows, their frequent columns apart from the rare ones.
struct DenseBlock: Sendable {
    /// Rows x dense columns, row-major.
    private(set) var dense: [Float] = []
    /// Length of each row's dense part, not less than it.
    private(set) var norms: [Float] = []
    /// Where each row begins among the rare entries; one more than there are rows.
    private(set) var starts: [Int] = []
    /// By their ranks; what stands behind the last row is left over from other rows.
    private(set) var rareColumns: [UInt32] = []
    private(set) var rareValues: [Float] = []

    /// What rounding may take from a bound of products of rows of length 1.
    static let slack: Float = 1e-5

    init() {}

    init(_ range: Range<Int>, of rows: SparseRows, _ split: ColumnSplit) { fill(range, of: rows, split) }

    /// Takes other rows, in the storage at hand.
    mutating func fill(_ range: Range<Int>, of rows: SparseRows, _ split: ColumnSplit) {
        let width = split.denseCount
        dense.removeAll(keepingCapacity: true)
        dense.append(contentsOf: repeatElement(0, count: range.count * width))
        norms.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
        let first = rows.starts[range.lowerBound]
        let entries = rows.starts[range.upperBound] - first
        if rareColumns.count < entries {
            rareColumns = Array(repeating: 0, count: entries)
            rareValues = Array(repeating: 0, count: entries)
        }
        var rare = 0
        for row in range {
            let base = (row - range.lowerBound) * width
            var squares: Float = 0
            for entry in rows.range(of: row) {
                let rank = split.rank[Int(rows.columns[entry])]
                let value = rows.values[entry]
                if rank < width {
                    dense[base + Int(rank)] = value
                    squares += value * value
                } else {
                    rareColumns[rare] = rank
                    rareValues[rare] = value
                    rare += 1
                }
            }
            norms.append(squares.squareRoot() + Self.slack)
            starts.append(rare)
        }
    }
}
