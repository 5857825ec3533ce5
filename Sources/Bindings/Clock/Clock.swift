internal import CGlibc
internal import Glibc

/// Points in time as seconds since 1970-01-01T00:00:00Z, read and written through the C library.
package enum Clock {
    /// The seconds of the years 1 to 9999; what lies outside is taken for damage.
    package static let usable: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Epochs from here on are milliseconds: as seconds they would lie beyond the year 5138.
    private static let leastMilliseconds = 100_000_000_000.0

    /// Longer strings are no dates.
    private static let longestBytes = 80

    /// The second that a date names, nil where it names none of the years 1 to 9999.
    ///
    /// Accepted are ISO 8601 ("2026-11-21", "2026-11-21T09:30Z", "2026-11-21 09:30:15.25+01:00"), RFC 822
    /// ("Sat, 21 Nov 2026 09:30:15 GMT") and epoch seconds or milliseconds in digits. Without a zone the time
    /// is taken as UTC; fractions of a second are dropped.
    package static func second(parsing bytes: ArraySlice<UInt8>) -> Int64? {
        let trimmed = bytes.trimmingSpaces
        guard !trimmed.isEmpty, trimmed.count <= longestBytes, !trimmed.contains(0) else { return nil }
        if trimmed.allSatisfy({ $0 &- 0x30 < 10 || "+-.eE".utf8.contains($0) }), let epoch = epoch(trimmed) {
            return epoch
        }
        var text = Array(trimmed)
        text.append(0)
        // SAFETY: the text is terminated and holds no other zero byte; it lives through the closure.
        let second: Int64? = unsafe text.withUnsafeBytes { memory in
            let start = unsafe memory.baseAddress!.assumingMemoryBound(to: CChar.self)
            if let second = unsafe iso8601(start) { return second }
            return unsafe rfc822(start)
        }
        return second.flatMap { usable.contains($0) ? $0 : nil }
    }

    /// Epoch seconds or milliseconds in digits.
    private static func epoch(_ digits: ArraySlice<UInt8>) -> Int64? {
        // "2026-11-21" has a minus within.
        guard !digits.dropFirst().contains(where: { $0 == UInt8(ascii: "-") }) else { return nil }
        guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else { return nil }
        let seconds = abs(value) >= leastMilliseconds ? (value / 1000).rounded(.down) : value.rounded(.down)
        // Every second in range is exact in a Double.
        guard let second = Int64(exactly: seconds), usable.contains(second) else { return nil }
        return second
    }

    // MARK: Calendar dates. `text` is terminated in all of them.

    private static func iso8601(_ text: UnsafePointer<CChar>) -> Int64? {
        var time = unsafe tm()
        // SAFETY: strptime reads up to the terminator and returns null or a pointer within the text; the same
        // holds for every pointer taken from it below.
        guard var rest = unsafe strptime(text, "%Y-%m-%d", &time) else { return nil }
        if unsafe rest.pointee != 0 {
            guard unsafe "Tt ".utf8.contains(UInt8(bitPattern: rest.pointee)) else { return nil }
            guard let minutes = unsafe strptime(rest + 1, "%H:%M", &time) else { return nil }
            unsafe rest = minutes
            guard unsafe readSeconds(&rest, into: &time) else { return nil }
        }
        return unsafe second(time, zone: rest)
    }

    private static func rfc822(_ text: UnsafePointer<CChar>) -> Int64? {
        var time = unsafe tm()
        var day = unsafe text
        // SAFETY: as in iso8601.
        if let comma = unsafe strchr(text, 0x2C) {
            var weekday = unsafe tm()
            guard let after = unsafe strptime(text, "%a", &weekday), unsafe after == comma else { return nil }
            unsafe day = UnsafePointer(comma + 1)
        }
        guard let year = unsafe strptime(day, " %d %b ", &time) else { return nil }
        let digits = unsafe strspn(year, "0123456789")
        guard digits == 2 || digits == 4 else { return nil }
        guard var rest = unsafe strptime(year, digits == 4 ? "%Y %H:%M" : "%y %H:%M", &time) else { return nil }
        // RFC 2822, 4.3: two digits from 50 on are of the last century; POSIX draws that line at 69.
        if unsafe digits == 2 && time.tm_year >= 150 { unsafe time.tm_year -= 100 }
        guard unsafe readSeconds(&rest, into: &time) else { return nil }
        return unsafe second(time, zone: rest)
    }

    /// Moves `rest` behind seconds and their fraction, where they come next; false where ":" has none behind it.
    private static func readSeconds(_ rest: inout UnsafeMutablePointer<CChar>, into time: inout tm) -> Bool {
        // SAFETY: as in iso8601.
        guard unsafe rest.pointee == 0x3A else { return true }
        guard let seconds = unsafe strptime(rest + 1, "%S", &time) else { return false }
        unsafe rest = seconds
        if unsafe rest.pointee == 0x2E || rest.pointee == 0x2C {
            let digits = unsafe strspn(rest + 1, "0123456789")
            unsafe rest += 1 + digits
        }
        return true
    }

    /// The names of RFC 822, 5.1, in hours from UTC.
    private static let zones: [String: Int64] = [
        "": 0, "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
        "MDT": -6, "PST": -8, "PDT": -7,
    ]

    /// The second of a calendar time with a zone behind it, nil where the day is not in the calendar.
    private static func second(_ time: tm, zone text: UnsafePointer<CChar>) -> Int64? {
        // SAFETY: as in iso8601; String(cString:) stops at the terminator.
        let spaces = unsafe strspn(text, " ")
        let start = unsafe text + spaces
        let first = unsafe UInt8(bitPattern: start.pointee)
        var offset: Int64 = 0
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            var zone = unsafe tm()
            guard let end = unsafe strptime(start, "%z", &zone), unsafe end.pointee == 0 else { return nil }
            offset = unsafe Int64(zone.tm_gmtoff)
        } else if first != 0 {
            guard let hours = unsafe zones[String(cString: start).uppercased()] else { return nil }
            offset = hours * 3600
        }
        var normalised = unsafe time
        let second = unsafe timegm(&normalised)
        // timegm takes 31 February for 3 March; a second of 60 may carry over into the next day.
        let isInCalendar = unsafe normalised.tm_mday == time.tm_mday && normalised.tm_mon == time.tm_mon
        guard unsafe isInCalendar || time.tm_sec >= 60 else { return nil }
        return Int64(second) - offset
    }

    // MARK: Writing.

    /// The second as "2026-11-21T09:30:15Z".
    package static func timestamp(_ second: Int64) -> String {
        let time = unsafe calendar(second)
        return unsafe "\(date(second))T\(padded(time.tm_hour, 2)):\(padded(time.tm_min, 2)):\(padded(time.tm_sec, 2))Z"
    }

    /// The day of the second as "2026-11-21".
    package static func date(_ second: Int64) -> String {
        let time = unsafe calendar(second)
        return unsafe "\(padded(time.tm_year + 1900, 4))-\(padded(time.tm_mon + 1, 2))-\(padded(time.tm_mday, 2))"
    }

    private static func calendar(_ second: Int64) -> tm {
        precondition(usable.contains(second), "a second outside the years 1 to 9999")
        var time = unsafe tm()
        var second = Int(second)
        // SAFETY: gmtime_r writes one tm structure, which is what it is given.
        unsafe gmtime_r(&second, &time)
        return unsafe time
    }

    private static func padded(_ number: Int32, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension ArraySlice<UInt8> {
    /// The slice without white space of ASCII at both ends.
    fileprivate var trimmingSpaces: ArraySlice<UInt8> {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
        guard let first = firstIndex(where: { !isSpace($0) }) else { return [] }
        return self[first...lastIndex(where: { !isSpace($0) })!]
    }
}
