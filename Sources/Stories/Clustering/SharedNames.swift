import Kernels

/// What is left of the similarity of two versions that name different people, places and figures.
///
/// Two reports of one event name some of the same; two of the same kind of event in two places share its words alone. In
/// scripts without capitals, and in texts that were lower-cased, there are none, and nothing is taken off.
struct SharedNames: Sendable {
    /// What is left where no name is shared.
    private static let least: Float = 0.4
    /// The cosine of the names alone from which nothing is taken off.
    private static let full: Float = 0.15
    /// Names that a version must have for those that it does not share to tell.
    private static let fewest = 2

    private let rows: SparseRows
    private let isName: [Bool]
    /// Per row: the length of its names' part; 0 where they are too few.
    private let lengths: [Float]

    /// - Parameters:
    ///   - rows: versions x terms.
    ///   - isName: per term: whether it is a name or a number.
    /// - Complexity: O(n) in the entries.
    init(in rows: SparseRows, isName: [Bool]) {
        self.rows = rows
        self.isName = isName
        lengths = (0..<rows.rowCount).map { row in
            var (squares, names) = (Float(0), 0)
            for entry in rows.range(of: row) where isName[Int(rows.columns[entry])] {
                squares += rows.values[entry] * rows.values[entry]
                names += 1
            }
            return names < Self.fewest ? 0 : squares.squareRoot()
        }
    }

    /// What is left of the similarity of two rows, in 0.4...1.
    func share(_ a: Int, _ b: Int) -> Float {
        share(a, b) {
            var product: Float = 0
            rows.forEachShared(a, b) { column, value in
                if isName[Int(column)] { product += value }
            }
            return product
        }
    }

    /// - Parameter product: of the names of the two.
    private func share(_ a: Int, _ b: Int, product: () -> Float) -> Float {
        guard lengths[a] > 0, lengths[b] > 0 else { return 1 }
        return min(1, Self.least + (1 - Self.least) * product() / (lengths[a] * lengths[b]) / Self.full)
    }

    /// Compares one row after the other with many.
    struct Comparison {
        private let names: SharedNames
        private var laid: LaidRow
        private var row = 0

        init(_ names: SharedNames) {
            self.names = names
            laid = LaidRow(columnCount: names.rows.columnCount)
        }

        /// Takes the row that others are compared with.
        mutating func take(_ row: Int) {
            self.row = row
            laid.clear()
            guard names.lengths[row] > 0 else { return }
            laid.add(.init(row: row, share: 1), of: names.rows) { names.isName[Int($0)] }
        }

        /// As ``SharedNames/share(_:_:)`` of the row that was taken and another.
        ///
        /// - Complexity: O(m) in the entries of the other.
        func share(_ other: Int) -> Float {
            names.share(row, other) { laid.product(other, of: names.rows) }
        }
    }
}
