extension DateReader {
    /// ISO 8601, extended or basic: calendar, week and ordinal dates, with or without a time and a zone.
    ///
    /// A space may stand for the "T"; of months, days and hours the leading zero may be missing where signs part them.
    /// Without a zone the time is taken as UTC. Fractions of a second are dropped.
    func iso8601(_ cursor: inout DateCursor) -> PublicationDate? {
        guard let date = day(&cursor) else { return nil }
        if cursor.isAtEnd { return date }
        guard date.precision == .day else { return nil }
        let isParted = cursor.skip("T")
        cursor.skipSpaces()
        if isParted || cursor.isAtDigit { return time(&cursor, on: date.first) }
        // A day of XML Schema may have a zone, and is that day where it was written.
        return zone(&cursor) == nil ? nil : date
    }

    /// The date before a time, as precise as it is: "2024-04-04", "20240404", "2024-W14-4", "2024W14", "2024-094",
    /// "2024094", "2024-04", "2024".
    func day(_ cursor: inout DateCursor) -> PublicationDate? {
        let count = cursor.digitCount
        guard let year = cursor.digits(4) else { return nil }
        if count > 4 {
            // Fourteen digits go on with the time.
            if count == 7 { return cursor.digits(3).flatMap { ordinal($0, in: year) } }
            guard count >= 8, let month = cursor.digits(2), let day = cursor.digits(2) else { return nil }
            return calendarDay(year, month, day)
        }
        if cursor.isAtEnd { return calendarDay(year, 1, 1, .year) }
        let isExtended = cursor.skip("-")
        if cursor.skip("W") { return week(&cursor, in: year, isExtended: isExtended) }
        guard isExtended else { return nil }
        switch cursor.digitCount {
        case 3: return cursor.digits(3).flatMap { ordinal($0, in: year) }
        case let count where count == 1 || count == 2:
            guard let month = cursor.digits(count) else { return nil }
            if cursor.isAtEnd { return count == 2 ? calendarDay(year, month, 1, .month) : nil }
            guard cursor.skip("-"), let day = cursor.oneOrTwoDigits() else { return nil }
            return calendarDay(year, month, day)
        default: return nil
        }
    }

    private func week(_ cursor: inout DateCursor, in year: Int, isExtended: Bool) -> PublicationDate? {
        let count = cursor.digitCount
        guard isExtended ? count == 2 : count == 2 || count == 3, let number = cursor.digits(2),
            let monday = CalendarDay.monday(ofWeek: number, in: year)
        else { return nil }
        if cursor.isAtEnd { return PublicationDate(first: monday.second, precision: .week) }
        guard isExtended ? cursor.skip("-") : true, let weekday = cursor.digits(1), 1...7 ~= weekday else { return nil }
        return PublicationDate(first: monday.second + Int64(weekday - 1) * CalendarDay.seconds, precision: .day)
    }

    private func ordinal(_ number: Int, in year: Int) -> PublicationDate? {
        let day = CalendarDay(daysSince1970: CalendarDay(year: year, month: 1, day: 1).daysSince1970 + number - 1)
        return day.year == year ? PublicationDate(first: day.second, precision: .day) : nil
    }

    /// A day, or the month or year that it begins, by the numbers that it has in ``calendar``.
    func calendarDay(
        _ year: Int, _ month: Int, _ day: Int, _ precision: PublicationDate.Precision = .day
    ) -> PublicationDate? {
        guard let day = calendar.day(year, month, day) else { return nil }
        // Months of other calendars are of two of ours, and a number alone is no year of another.
        guard precision == .day || calendar == .gregorian || calendar == .buddhist && precision == .month else {
            return nil
        }
        return PublicationDate(first: day.second, precision: precision)
    }

    /// "09", "0930", "093015.25", "9:30", "09:30:15,25", and the zone behind it.
    private func time(_ cursor: inout DateCursor, on day: Int64) -> PublicationDate? {
        var (minute, second): (Int?, Int?)
        let count = cursor.digitCount
        guard [1, 2, 4, 6].contains(count), let hour = cursor.digits(min(count, 2)) else { return nil }
        if count >= 4 {
            minute = cursor.digits(2)
            second = count == 6 ? cursor.digits(2) : nil
        } else if cursor.skip(":") {
            guard cursor.digitCount == 2 else { return nil }
            minute = cursor.digits(2)
            if cursor.skip(":") {
                guard cursor.digitCount == 2 else { return nil }
                second = cursor.digits(2)
            }
        } else if count == 1 {
            return nil
        }
        if second != nil { skipFraction(&cursor) }
        guard let zone = zone(&cursor) else { return nil }
        return date(on: day, hour: hour, minute: minute, second: second, zone: zone)
    }

    func skipFraction(_ cursor: inout DateCursor) {
        let start = cursor
        guard cursor.skip(".") || cursor.skip(",") else { return }
        let count = cursor.digitCount
        if count == 0 { cursor = start } else { cursor.skip(digits: count) }
    }

    /// The date of a time of a day, as precise as what is given; nil for a time that no clock shows.
    ///
    /// - Parameters:
    ///   - day: its first second.
    ///   - zone: seconds that its clocks are ahead of UTC.
    func date(on day: Int64, hour: Int, minute: Int?, second: Int?, zone: Int) -> PublicationDate? {
        let (minutes, seconds) = (minute ?? 0, second ?? 0)
        let isEndOfDay = hour == 24 && minutes == 0 && seconds == 0
        guard hour < 24 || isEndOfDay, minutes < 60, seconds <= 60 else { return nil }
        let first = day + Int64(hour * 3_600 + minutes * 60 + seconds - zone)
        // A leap second is the last of a day, and is counted as the first of the next.
        guard seconds < 60 || first % CalendarDay.seconds == 0 else { return nil }
        return PublicationDate(first: first, precision: second != nil ? .second : minute != nil ? .minute : .hour)
    }
}
