extension DateReader {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// "Thu, 04 Apr 2024 09:30:15 GMT", "4 April 2024 09:30 -0500", "4 Apr 2024".
    ///
    /// Names may be whole or cut after three letters. Two digits of a year that a time follows are from 1950 to 2049:
    /// RFC 2822, 4.3.
    func rfc822(_ start: DateCursor) -> PublicationDate? {
        guard calendar == .gregorian else { return nil }
        var cursor = start
        var weekday: Int?
        if !cursor.isAtDigit {
            guard let number = Self.position(of: cursor.word(), in: Self.weekdays), cursor.skip(",") else { return nil }
            weekday = number
            cursor.skipSpaces()
        }
        guard let number = cursor.oneOrTwoDigits(), cursor.skipSpaces(),
            let month = Self.position(of: cursor.word(), in: Self.months), cursor.skipSpaces()
        else { return nil }
        let count = cursor.digitCount
        guard count == 2 || count == 4, var year = cursor.digits(count) else { return nil }
        if count == 2 { year += year < 50 ? 2000 : 1900 }
        guard let date = calendarDay(year, month, number) else { return nil }
        if let weekday, CalendarDay(of: date.first).weekday != weekday { return nil }
        if cursor.isAtEnd { return count == 4 ? date : nil }

        guard cursor.skipSpaces(), let hour = cursor.oneOrTwoDigits(), cursor.skip(":"), cursor.digitCount == 2,
            let minute = cursor.digits(2)
        else { return nil }
        var second: Int?
        if cursor.skip(":") {
            guard cursor.digitCount == 2 else { return nil }
            second = cursor.digits(2)
            skipFraction(&cursor)
        }
        guard let zone = zone(&cursor) else { return nil }
        return self.date(on: date.first, hour: hour, minute: minute, second: second, zone: zone)
    }

    /// From 1; nil where a word is no name, nor its first three letters or more.
    private static func position(of word: String, in names: [String]) -> Int? {
        word.count < 3 ? nil : names.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }
}
