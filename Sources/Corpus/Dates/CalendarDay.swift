/// A day of the Gregorian calendar, also before it was introduced.
package struct CalendarDay: Sendable, Equatable {
    package var year: Int
    /// 1...12.
    package var month: Int
    /// 1...31.
    package var day: Int

    package static let seconds: Int64 = 86_400

    /// A day that was never checked: see ``isInCalendar``.
    package init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

    /// Years begin in March here, so that the day that comes or does not is the last: E. M. Reingold, N. Dershowitz:
    /// Calendrical Calculations, 2018, 2.3, from March on.
    package init(daysSince1970 days: Int) {
        let sinceMarch = days + 719_468
        let era = Self.floor(sinceMarch, 146_097)
        let ofEra = sinceMarch - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * ofYear + 2) / 153
        day = ofYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The day on which a second since 1970 lies, in UTC.
    package init(of second: Int64) { self.init(daysSince1970: Self.floor(Int(second), Int(Self.seconds))) }

    /// Days since 1970-01-01, negative before.
    package var daysSince1970: Int {
        let year = month <= 2 ? year - 1 : year
        let era = Self.floor(year, 400)
        let yearOfEra = year - era * 400
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
    }

    /// Its first second, since 1970.
    package var second: Int64 { Int64(daysSince1970) * Self.seconds }

    /// Whether there is such a day: no 31 April, and a 29 February in leap years alone.
    package var isInCalendar: Bool {
        1...12 ~= month && 1...31 ~= day && CalendarDay(daysSince1970: daysSince1970) == self
    }

    /// Of the week, from 1 for Monday to 7 for Sunday.
    package var weekday: Int { Self.remainder(daysSince1970 + 3, 7) + 1 }

    /// The year and the number of its week by ISO 8601: the first has the year's first Thursday.
    package var week: (year: Int, number: Int) {
        let thursday = CalendarDay(daysSince1970: daysSince1970 + 4 - weekday)
        let first = CalendarDay(year: thursday.year, month: 1, day: 1).daysSince1970
        return (thursday.year, (thursday.daysSince1970 - first) / 7 + 1)
    }

    /// The Monday of a week by ISO 8601; nil for a week that its year has not.
    package static func monday(ofWeek number: Int, in year: Int) -> CalendarDay? {
        let fourth = CalendarDay(year: year, month: 1, day: 4)
        let monday = CalendarDay(daysSince1970: fourth.daysSince1970 - (fourth.weekday - 1) + (number - 1) * 7)
        return monday.week == (year, number) ? monday : nil
    }

    static func floor(_ number: Int, _ divisor: Int) -> Int { (number - remainder(number, divisor)) / divisor }

    private static func remainder(_ number: Int, _ divisor: Int) -> Int { (number % divisor + divisor) % divisor }
}

extension CalendarDay: CustomStringConvertible {
    /// "2024-04-04".
    package var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
