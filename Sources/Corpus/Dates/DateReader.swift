internal import Platform

/// Reads the dates that records give: ISO 8601, RFC 822, digits alone, and what pages print, in the calendars in which they do.
///
/// What is no day of the calendar, names a weekday that the day was not, or lies before the year 1600 or after next
/// year, is no date: such values are mistakes, or stand for none. The clock is read for next year alone, once a run;
/// SOURCE_DATE_EPOCH takes its place.
package struct DateReader: Sendable {
    /// The seconds that a date may begin with.
    let usable: ClosedRange<Int64>

    /// Whose years and months are read.
    var calendar = CalendarSystem.gregorian

    /// The first newspaper is of 1605; what is older stands for a date that is not known.
    private static let firstYear = 1600
    private static let lastYear = 9999
    /// Longer strings are no dates.
    private static let longestBytes = 80

    /// - Parameter latestYear: the last one that is a date's, at most 9999.
    package init(latestYear: Int) {
        let latest = min(max(latestYear, Self.firstYear), Self.lastYear)
        usable =
            CalendarDay(year: Self.firstYear, month: 1, day: 1)
            .second...CalendarDay(year: latest + 1, month: 1, day: 1).second - 1
    }

    /// Up to next year by the clock.
    package static func current() -> DateReader {
        let now = min(max(Clock.now, 0), 253_402_300_799)
        return DateReader(latestYear: CalendarDay(of: now).year + 1)
    }

    /// For dates that were written by this program, whenever that was.
    package static let ofResults = DateReader(latestYear: lastYear)

    /// The date in some text; nil where there is none. Where the order of day and month is open, the day comes first.
    ///
    /// - Complexity: O(1): nothing longer than 320 bytes is looked at.
    package func date(_ text: ArraySlice<UInt8>) -> PublicationDate? { reading(of: text)?.date }

    /// The date in some text, and what it shows of what dates may leave open.
    func reading(of text: ArraySlice<UInt8>) -> (date: PublicationDate, form: DateForm)? {
        guard text.count <= 4 * Self.longestBytes else { return nil }
        guard let (plain, digits) = Self.withPlainDigits(text) else {
            return ownReading(of: text) ?? readingOfOtherYears(text, digits: nil)
        }
        return ownReading(of: plain[...]) ?? readingOfOtherYears(plain[...], digits: digits)
    }

    /// The date in some text by the years of ``calendar`` alone.
    func ownReading(of text: ArraySlice<UInt8>) -> (date: PublicationDate, form: DateForm)? {
        if let (clock, zone) = Self.zoned(text.trimmingSpaces) { return reading(ofClock: clock, in: zone) }
        let trimmed = DateWrapping.content(of: text.trimmingSpaces)
        var cursor = DateCursor(trimmed)
        guard 1...2 * Self.longestBytes ~= cursor.count else { return nil }
        let start = cursor
        let date: (date: PublicationDate, form: DateForm)?
        if let number = cursor.number(), cursor.isAtEnd {
            date = digits(number).map { ($0, .told) }
        } else {
            cursor = start
            date = (iso8601(&cursor) ?? rfc822(start)).map { ($0, .told) } ?? words(trimmed)
        }
        return date.flatMap { usable.contains($0.date.first) ? $0 : nil }
    }

    package func date(_ text: String) -> PublicationDate? { date(Array(text.utf8)[...]) }
}

/// A place in the text of a date.
struct DateCursor {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) { (self.bytes, place) = (bytes, bytes.startIndex) }

    /// Bytes from here on.
    var count: Int { bytes.endIndex - place }
    var isAtEnd: Bool { place == bytes.endIndex }
    /// 0 at the end, which no date holds.
    var next: UInt8 { place < bytes.endIndex ? bytes[place] : 0 }
    var isAtDigit: Bool { next &- 0x30 < 10 }

    /// Passes over a byte of ASCII, in either case where it is a letter; false where it does not come next.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        let byte = UInt8(ascii: character)
        let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
        guard !isAtEnd, next == byte || isLetter && next | 0x20 == byte | 0x20 else { return false }
        place += 1
        return true
    }

    /// Returns whether there were any.
    @discardableResult
    mutating func skipSpaces() -> Bool {
        let start = place
        while next == 0x20 { place += 1 }
        return place > start
    }

    /// - Precondition: so many come next.
    mutating func skip(digits count: Int) { place += count }

    mutating func skipToEnd() { place = bytes.endIndex }

    /// How many digits come next.
    var digitCount: Int {
        var end = place
        while end < bytes.endIndex, bytes[end] &- 0x30 < 10 { end += 1 }
        return end - place
    }

    /// The number in the next digits; nil where there are fewer.
    mutating func digits(_ count: Int) -> Int? {
        guard place + count <= bytes.endIndex else { return nil }
        var value = 0
        for offset in place..<place + count {
            let digit = bytes[offset] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        place += count
        return value
    }

    /// The number in the next four digits; 0 where there are fewer.
    var year: Int {
        var cursor = self
        return cursor.digits(4) ?? 0
    }

    /// The number in digits of which there are one or two.
    mutating func oneOrTwoDigits() -> Int? {
        let count = digitCount
        return count == 1 || count == 2 ? digits(count) : nil
    }

    /// The letters that come next, in lower case.
    mutating func word() -> String {
        let start = place
        while next | 0x20 >= 0x61, next | 0x20 <= 0x7A { place += 1 }
        return String(decoding: bytes[start..<place].map { $0 | 0x20 }, as: UTF8.self)
    }

    /// The last byte of the text.
    var last: UInt8 { bytes.last ?? 0 }

    /// A number in digits: its sign, its whole part, and its fraction if it has one.
    mutating func number() -> (isNegative: Bool, whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>)? {
        let isNegative = skip("-")
        let whole = bytes[place..<place + digitCount]
        guard !whole.isEmpty else { return nil }
        place = whole.endIndex
        guard skip(".") else { return (isNegative, whole, []) }
        let fraction = bytes[place..<place + digitCount]
        guard !fraction.isEmpty else { return nil }
        place = fraction.endIndex
        return (isNegative, whole, fraction)
    }
}

extension ArraySlice<UInt8> {
    /// The slice without white space of ASCII at both ends.
    var trimmingSpaces: ArraySlice<UInt8> {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
        guard let first = firstIndex(where: { !isSpace($0) }) else { return [] }
        return self[first...lastIndex(where: { !isSpace($0) })!]
    }
}
