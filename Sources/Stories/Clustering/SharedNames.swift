import Kernels

/// What is left of the similarity of two versions by the names that they share, and do not.
///
/// Two reports of one event name some of the same; two of the same kind of event in two places share its words alone. And
/// two reports of one event share more than whom or which place it is about: where most of what two longer versions have in
/// common is one name, they tell different things of it. In scripts without capitals, and in texts that were
/// lower-cased, there are no names, and nothing is taken off.
struct SharedNames: Sendable {
    /// What is left where no name is shared.
    private static let least: Float = 0.4
    /// The cosine of the names alone from which nothing is taken off.
    private static let full: Float = 0.15
    /// Names that a version must have for those that it does not share to tell.
    private static let fewest = 2
    /// The share of the likeness that one name may have before something is taken off, and what is left where it has all
    /// of it.
    private static let alone = (from: Float(0.6), least: Float(0.1))
    /// Terms that both must have for it, and the least likeness: headlines say little beyond the names.
    private static let aloneAmong = (terms: 14, likeness: Float(0.05))

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

    /// What is left of a similarity, in 0...1.
    struct Shares: Sendable, Equatable {
        /// For the names that are not shared, in 0.4...1.
        var ofOtherNames: Float
        /// For there being little beside one name that is shared, in 0.1...1.
        var ofOneName: Float

        var product: Float { ofOtherNames * ofOneName }
    }

    /// What is left of the similarity of two rows.
    func shares(_ a: Int, _ b: Int) -> Shares {
        var overlap = RowOverlap()
        rows.forEachShared(a, b) { overlap.add($1, isMarked: isName[Int($0)]) }
        return shares(a, b, overlap)
    }

    /// What is left of the similarity of two rows, in 0...1.
    func share(_ a: Int, _ b: Int) -> Float { shares(a, b).product }

    private func shares(_ a: Int, _ b: Int, _ overlap: RowOverlap) -> Shares {
        var shares = Shares(ofOtherNames: 1, ofOneName: 1)
        if lengths[a] > 0, lengths[b] > 0 {
            let cosine = overlap.ofMarked / (lengths[a] * lengths[b])
            shares.ofOtherNames = min(1, Self.least + (1 - Self.least) * cosine / Self.full)
        }
        if overlap.product > Self.aloneAmong.likeness,
            min(rows.range(of: a).count, rows.range(of: b).count) >= Self.aloneAmong.terms
        {
            let share = overlap.mostOfMarked / overlap.product
            let beyond = max(0, share - Self.alone.from) / (1 - Self.alone.from)
            shares.ofOneName = 1 - (1 - Self.alone.least) * min(1, beyond)
        }
        return shares
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
            laid.add(.init(row: row, share: 1), of: names.rows)
        }

        /// As ``SharedNames/share(_:_:)`` of the row that was taken and another.
        ///
        /// - Complexity: O(m) in the entries of the other.
        func share(_ other: Int) -> Float {
            names.shares(row, other, laid.overlap(other, of: names.rows, marked: names.isName)).product
        }
    }
}
