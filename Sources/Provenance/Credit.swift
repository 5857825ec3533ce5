/// What an article says of where its text comes from.
package struct Credit: Sendable, Equatable {
    /// Where a name stood.
    package enum Position: UInt8, Sendable {
        /// "QUILLHAVEN, April 4 (Norvane Wire) --"
        case dateline
        /// "By Norvane Wire"
        case byline
        /// "(Norvane Wire)" or "Source: Norvane Wire" in the last line.
        case signOff
    }

    /// What an article says it is of an earlier one.
    package enum Edition: UInt8, Sendable {
        case first
        /// "UPDATE 2-", "(Updates number of injured)"
        case update
        /// "CORRECTED-", "Correction:", "(Corrects spelling of name)"
        case correction
    }

    /// The name in a dateline, a byline or a sign-off, as it is printed.
    package var name: String?
    package var place = Position.dateline
    /// The source that the first lines name: "according to the Ostrane Ledger".
    package var cited: String?
    package var edition = Edition.first

    package init(
        name: String? = nil, place: Position = .dateline, cited: String? = nil, edition: Edition = .first
    ) {
        (self.name, self.place, self.cited, self.edition) = (name, place, cited, edition)
    }
}

/// The credits of many articles: each name is held once.
package struct CreditTable: Sendable {
    private struct Row {
        var name: UInt32
        var cited: UInt32
        var place: Credit.Position
        var edition: Credit.Edition
    }

    private var rows: [Row] = []
    private var names: [String?] = [nil]
    /// By the bytes of the name: strings that spell "é" in two ways are equal, and the first would be printed for both.
    private var numbers: [[UInt8]: UInt32] = [:]

    package init() {}

    /// - Parameter row: of an article, as in ``Corpus/Corpus/row(_:)``; a table that was never filled has no credits.
    package subscript(row: Int) -> Credit {
        guard !rows.isEmpty else { return Credit() }
        let row = rows[row]
        return Credit(
            name: names[Int(row.name)], place: row.place, cited: names[Int(row.cited)], edition: row.edition)
    }

    package mutating func append(_ credits: [Credit]) {
        for credit in credits { rows.append(row(credit)) }
    }

    package mutating func replace(rows places: [Int], by credits: [Credit]) {
        for (place, credit) in zip(places, credits) { rows[place] = row(credit) }
    }

    private mutating func row(_ credit: Credit) -> Row {
        Row(
            name: number(credit.name), cited: number(credit.cited), place: credit.place, edition: credit.edition)
    }

    private mutating func number(_ name: String?) -> UInt32 {
        guard let name else { return 0 }
        let bytes = Array(name.utf8)
        if let number = numbers[bytes] { return number }
        let number = UInt32(names.count)
        names.append(name)
        numbers[bytes] = number
        return number
    }
}
