import Kernels

/// What is left of the similarity of two versions by the names that they share, and do not.
///
/// Two reports of one event name some of the same; two of the same kind of event in two places share its words alone. And
/// two reports of one event share more than whom or which place it is about: where most of what two longer versions have in
/// common is one name, they tell different things of it. And where two are the same words but for names and figures of their
/// own, a program filled them in. In scripts without capitals, and in texts that were
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
    /// Terms that both must have for it, and the least likeness: headlines say little beyond the names. In a small corpus,
    /// where each word is rare, so many fewer do; half of that among so many versions.
    private static let aloneAmong = (terms: Float(14), likeness: Float(0.05), fewer: Float(4), versions: Float(200))
    /// Other words that versions of one form may have, as a share of their terms, the names that each has for itself, and terms.
    private static let form = (others: 0.1, names: 2, terms: 8)

    private let rows: SparseRows
    private let isName: [Bool]
    /// Per row: the length of its names' part, 0 where they are too few; and how many they are.
    private let lengths: [Float]
    private let counts: [Int]
    /// Terms that both versions must have for one name to tell.
    private let fewestTerms: Int

    /// - Parameters:
    ///   - rows: versions x terms.
    ///   - isName: per term: whether it is a name or a number.
    /// - Complexity: O(n) in the entries.
    init(in rows: SparseRows, isName: [Bool]) {
        self.rows = rows
        self.isName = isName
        let (versions, half) = (Float(rows.rowCount), Self.aloneAmong.versions)
        fewestTerms = Int(
            (Self.aloneAmong.terms - Self.aloneAmong.fewer * half / (versions + half)).rounded())
        counts = (0..<rows.rowCount).map { row in rows.range(of: row).count { isName[Int(rows.columns[$0])] } }
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
        /// For the names that are not shared, in 0.4...1; 0 where nothing else differs.
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
        if areOneForm(a, b, overlap) {
            shares.ofOtherNames = 0
        } else if lengths[a] > 0, lengths[b] > 0 {
            let cosine = overlap.ofMarked / (lengths[a] * lengths[b])
            shares.ofOtherNames = min(1, Self.least + (1 - Self.least) * cosine / Self.full)
        }
        if overlap.product > Self.aloneAmong.likeness,
            min(rows.range(of: a).count, rows.range(of: b).count) >= fewestTerms
        {
            let share = overlap.mostOfMarked / overlap.product
            let beyond = max(0, share - Self.alone.from) / (1 - Self.alone.from)
            shares.ofOneName = 1 - (1 - Self.alone.least) * min(1, beyond)
        }
        return shares
    }

    /// Whether two versions have hardly a word for themselves but names and figures, of which each has some.
    private func areOneForm(_ a: Int, _ b: Int, _ overlap: RowOverlap) -> Bool {
        [a, b].allSatisfy { row in
            let (terms, names) = (rows.range(of: row).count, counts[row] - overlap.markedCount)
            let others = terms - overlap.count - names
            return terms >= Self.form.terms && names >= Self.form.names
                && Double(others) <= Self.form.others * Double(terms)
        }
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
