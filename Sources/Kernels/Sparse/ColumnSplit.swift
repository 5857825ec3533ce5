/// The columns of a matrix by how many rows hold them.
struct ColumnOrder: Sendable {
    /// Per column its place, the most frequent first, ties by column.
    let rank: [UInt32]
    /// By rank: in how many rows the column stands.
    let frequencies: [Int]

    /// - Complexity: O(e + c) in the entries and the columns.
    init(of rows: SparseRows) {
        let frequencyOf = rows.columnFrequencies
        precondition(frequencyOf.count < 1 << 32 && rows.rowCount < 1 << 32)
        var keys = frequencyOf.indices.map { UInt64(UInt32.max - UInt32(frequencyOf[$0])) << 32 | UInt64($0) }
        RadixSort.sort(&keys)
        var rank = [UInt32](repeating: 0, count: keys.count)
        for (place, key) in keys.enumerated() { rank[Int(UInt32(truncatingIfNeeded: key))] = UInt32(place) }
        self.rank = rank
        frequencies = keys.map { frequencyOf[Int(UInt32(truncatingIfNeeded: $0))] }
    }
}

/// The columns of a matrix parted by how many rows hold them: the most frequent make a dense block, the others are
/// looked up in an inverted index.
///
/// On full news articles a plain sparse product spends four fifths of its work on the few hundred stems that are in
/// more than a tenth of them.
struct ColumnSplit: Sendable {
    /// Per column its position among the dense ones, or, from `denseCount` on, among the rare ones.
    let rank: [UInt32]
    /// Columns of the dense block, a multiple of ``step``; those beyond the matrix's own are empty.
    let denseCount: Int
    /// Columns in all, the empty ones included.
    let columnCount: Int

    static let step = 64

    /// - Parameter denseCount: is rounded up to a multiple of ``step``.
    init(_ order: ColumnOrder, denseCount: Int) {
        rank = order.rank
        self.denseCount = (denseCount + Self.step - 1) / Self.step * Self.step
        columnCount = max(rank.count, self.denseCount)
    }

    /// A column in at least this share of the rows is cheaper in a matrix product: at two floating point operations a
    /// pair, 150 GFLOP/s, and 0.75 ns for each pair of rows that both hold it. It is a constant, not measured, because
    /// the sums of ``SampledRows`` round as the columns are parted.
    static let productShare = 0.13
    static let mostDense = 1_024

    /// - Parameters:
    ///   - rowCount: of the matrix.
    ///   - share: of the rows, what makes a column frequent; at most ``mostDense`` are.
    init(_ order: ColumnOrder, rowCount: Int, share: Double) {
        let fewest = max(2, Int((Double(rowCount) * share).rounded(.up)))
        self.init(order, denseCount: order.frequencies.prefix(Self.mostDense).count { $0 >= fewest })
    }
}
