extension DateReader {
    /// The names of RFC 822, 5.1, and those of other zones that mean one alone, in hours from UTC.
    private static let hoursOfZones: [String: Double] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "nst": -3.5, "ndt": -2.5, "adt": -3, "brt": -3,
        "art": -3, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3,
        "sast": 2, "eat": 3, "cat": 2, "msk": 3, "trt": 3, "pkt": 5, "wib": 7, "ict": 7, "sgt": 8, "hkt": 8, "pht": 8,
        "awst": 8, "jst": 9, "kst": 9, "acst": 9.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    ]

    /// The seconds that the clocks of a zone are ahead of UTC, by its name in small letters.
    static func secondsOfZone(_ name: String) -> Int? { hoursOfZones[name].map { Int($0 * 3_600) } }

    /// Whether clocks of North America are an hour ahead on a day: from the second Sunday of March to the first of November,
    /// as the law has it since 2007; before that from the first of April to the last of October.
    static func isAmericanSummer(_ second: Int64) -> Bool {
        let day = CalendarDay(of: second)
        func sunday(_ month: Int, from first: Int) -> Int64 {
            let start = CalendarDay(year: day.year, month: month, day: first)
            return start.second + Int64(7 - start.weekday) * CalendarDay.seconds
        }
        let (from, to) =
            day.year >= 2007
            ? (sunday(3, from: 8), sunday(11, from: 1)) : (sunday(4, from: 1), sunday(10, from: 25))
        return second >= from && second < to
    }

    /// A date, and the zone of the IANA database that is named behind it, in brackets or not; nil where none is.
    static func zoned(_ text: ArraySlice<UInt8>) -> (clock: ArraySlice<UInt8>, zone: ZoneRules)? {
        // "04/05/2024" has slashes, and no letters before the last of them.
        guard let slash = text.lastIndex(of: UInt8(ascii: "/")), slash > text.startIndex,
            (text[slash - 1] | 0x20) &- 0x61 < 26
        else { return nil }
        var end = text.endIndex
        if text.last == UInt8(ascii: "]") || text.last == UInt8(ascii: ")") { end -= 1 }
        let start = text[..<slash].lastIndex { $0 == 0x20 || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") }
        guard let start, let zone = ZoneRules.named(String(decoding: text[(start + 1)..<end], as: UTF8.self)) else {
            return nil
        }
        return (text[..<start].trimmingSpaces, zone)
    }

    /// A date whose time is that of a zone's clocks, unless it says itself how far these are from UTC.
    func reading(
        ofClock clock: ArraySlice<UInt8>, in zone: ZoneRules
    ) -> (date: PublicationDate, form: DateForm)? {
        guard let found = ownReading(of: clock), found.date.hasTime,
            // With a zone of its own another one makes it none.
            let inUTC = ownReading(of: clock + Array(" UTC".utf8))
        else { return ownReading(of: clock) }
        let second = zone.second(ofClock: inUTC.date.first)
        return (PublicationDate(first: second, precision: found.date.precision), found.form)
    }

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
            guard let known = Self.secondsOfZone(name) else { return nil }
            seconds = known
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
