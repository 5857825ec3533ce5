extension DateReader {
    /// The names of RFC 822, 5.1, in hours from UTC.
    private static let hoursOfZones = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7,
    ]

    /// No place was ever as far from UTC, by its mean time or by law.
    private static let mostSeconds = 16 * 3_600

    /// The seconds that a zone's clocks are ahead of UTC, 0 where no zone is given; nil where the text does not end
    /// behind it.
    ///
    /// Read are the names of RFC 822, "+02:00", "+0200", "+02" and "GMT+2", and behind these a remark in brackets.
    func zone(_ cursor: inout DateCursor) -> Int? {
        cursor.skipSpaces()
        let start = cursor
        if cursor.isAtEnd || cursor.skip("Z") && cursor.isAtEnd { return 0 }
        cursor = start
        var seconds = 0
        let name = cursor.word()
        if !name.isEmpty {
            guard let hours = Self.hoursOfZones[name] else { return nil }
            seconds = hours * 3_600
        }
        if cursor.next == UInt8(ascii: "+") || cursor.next == UInt8(ascii: "-") {
            guard ["", "gmt", "utc", "ut"].contains(name), let offset = offset(&cursor, isNamed: !name.isEmpty) else {
                return nil
            }
            seconds = offset
        }
        cursor.skipSpaces()
        let closing: [UInt8: UInt8] = [UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]")]
        if !cursor.isAtEnd, let closing = closing[cursor.next], cursor.last == closing { cursor.skipToEnd() }
        return cursor.isAtEnd ? seconds : nil
    }

    private func offset(_ cursor: inout DateCursor, isNamed: Bool) -> Int? {
        let isWest = cursor.skip("-")
        guard isWest || cursor.skip("+") else { return nil }
        let count = cursor.digitCount
        guard count == 2 || count == 4 || isNamed && count == 1, let hours = cursor.digits(min(count, 2)) else {
            return nil
        }
        var minutes = 0
        if count == 4 || cursor.skip(":") {
            guard count == 4 || cursor.digitCount == 2, let given = cursor.digits(2), given < 60 else { return nil }
            minutes = given
        }
        let seconds = hours * 3_600 + minutes * 60
        return seconds < Self.mostSeconds ? (isWest ? -seconds : seconds) : nil
    }
}
