/// Whether two texts have the same names in each other's places: who beat whom, who sold to whom, from where to where.
struct ExchangedRoles {
    private let slots: Slots
    private let a: TextOutline
    private let b: TextOutline
    private let tables: WordTables

    /// Words that are exchanged at most.
    private static let mostWords = 4

    init(_ slots: Slots, _ a: TextOutline, _ b: TextOutline, tables: WordTables) {
        (self.slots, self.a, self.b, self.tables) = (slots, a, b, tables)
    }

    /// - Complexity: O(n²) in the places of the beginnings.
    var areExchanged: Bool {
        let lead = slots.gaps.filter {
            $0.a.lowerBound < TextOutline.leadWords && $0.b.lowerBound < TextOutline.leadWords
        }
        for (place, first) in lead.enumerated() {
            for second in lead[(place + 1)...] where isExchange(first, second) { return true }
        }
        return false
    }

    private func isExchange(_ first: Slots.Gap, _ second: Slots.Gap) -> Bool {
        let (firstOfA, firstOfB) = (codes(a, first.a), codes(b, first.b))
        let (secondOfA, secondOfB) = (codes(a, second.a), codes(b, second.b))
        if !firstOfA.isEmpty, !firstOfB.isEmpty {
            return firstOfA != firstOfB && firstOfA == secondOfB && firstOfB == secondOfA
                && saysSomething(a, first.a) && saysSomething(b, first.b)
                && parts(a, first.a.upperBound..<second.a.lowerBound)
        }
        // "Ask beat Moss" and "Moss beat Ask", where one name is in both for the comparison: "Ask beat" was taken away
        // before it, and "beat Ask" put behind it.
        guard firstOfB.isEmpty && secondOfA.isEmpty || firstOfA.isEmpty && secondOfB.isEmpty else { return false }
        let isOfA = firstOfB.isEmpty
        let (moved, text) = isOfA ? (firstOfA, a) : (firstOfB, b)
        let (range, between) =
            isOfA
            ? (first.a, first.a.upperBound..<second.a.lowerBound) : (first.b, first.b.upperBound..<second.b.lowerBound)
        let other = isOfA ? secondOfB : secondOfA
        guard moved.count >= 2, moved != other, moved.sorted() == other.sorted(), moved.first == other.last,
            !between.isEmpty, between.count <= Self.mostWords
        else { return false }
        return saysSomething(text, range.lowerBound..<range.lowerBound + 1) && saysSomething(text, between)
            && parts(text, range)
    }

    /// Empty where there are more words than are exchanged.
    private func codes(_ text: TextOutline, _ range: Range<Int>) -> [UInt32] {
        range.count > Self.mostWords ? [] : range.map { text.code($0) >> TextOutline.kindBits }
    }

    /// Whether a passage holds a name; where these cannot be told, a longer word.
    private func saysSomething(_ text: TextOutline, _ range: Range<Int>) -> Bool {
        range.contains {
            let kind = text.kind($0)
            return text.tellsNames
                ? kind.contains(.name) || $0 == 0
                : kind.isDisjoint(with: [.auxiliary, .negation, .number, .amount, .calendar])
        }
    }

    /// Whether something stands between that makes no list of the two.
    private func parts(_ text: TextOutline, _ between: Range<Int>) -> Bool {
        between.contains { !text.kind($0).contains(.name) && !tables.joins(text.code($0)) }
    }
}
