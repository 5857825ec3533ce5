/// The columns of a matrix parted by how many rows hold them: the most frequent make a dense block, the others are
/// looked up in an inverted index.
///
/// On full news articles a plain sparse product spends four fifths of its work on the few hundred stems that are in
/// more than a tenth of them.
package struct ColumnSplit: Sendable, Equatable {
    /// Per column its position among the dense ones, or, from `denseCount` on, among the rare ones; the more
    /// frequent first, ties by column.
    let rank: [UInt32]
    /// Columns of the dense block, a multiple of ``step``; those beyond the matrix's own are empty.
    package let denseCount: Int
    /// Columns in all, the empty ones included.
    let columnCount: Int

    static let step = 64

    /// - Parameters:
    ///   - frequencies: in how many rows each column stands.
    ///   - denseCount: is rounded up to a multiple of ``step``.
    init(frequencies: [Int], denseCount: Int) {
        var order = frequencies.indices.map { UInt32($0) }
        order.sort { a, b in
            let (ofA, ofB) = (frequencies[Int(a)], frequencies[Int(b)])
            return ofA != ofB ? ofA > ofB : a < b
        }
        var rank = [UInt32](repeating: 0, count: order.count)
        for (position, column) in order.enumerated() { rank[Int(column)] = UInt32(position) }
        self.rank = rank
        self.denseCount = (denseCount + Self.step - 1) / Self.step * Self.step
        columnCount = max(frequencies.count, self.denseCount)
    }
}

extension ColumnSplit {
    /// A column in at least this share of the rows is cheaper in a matrix product: at two floating point operations a
    /// pair, 150 GFLOP/s, and 0.75 ns for each pair of rows that both hold it. It is a constant, not measured, because
    /// the sums of ``SimilarRows/pairs(_:threads:progress:)`` round as the columns are parted.
    package static let productShare = 0.13
    package static let mostDense = 1_024

    /// - Parameter share: of the rows, what makes a column frequent; at most ``mostDense`` are.
    package init(_ rows: SparseRows, share: Double) {
        let frequencies = rows.columnFrequencies
        let fewest = max(2, Int((Double(rows.rowCount) * share).rounded(.up)))
        let frequent = frequencies.reduce(0) { $0 + ($1 >= fewest ? 1 : 0) }
        self.init(frequencies: frequencies, denseCount: min(Self.mostDense, frequent))
    }
}
