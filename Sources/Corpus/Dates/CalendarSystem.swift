/// The calendars in which pages date their articles: each counts its years from another one.
enum CalendarSystem: Sendable {
    case gregorian
    /// Thailand's, with the months of the Gregorian: 2567 is 2024.
    case buddhist
    /// Of the sun, in Iran and Afghanistan: 1403 began on 20 March 2024.
    case iranian
    /// Of the moon, as Saudi Arabia counts it by the calendar Umm al-Qura: 1446 began on 7 July 2024. Where months begin with
    /// the moon that was seen, a date may be a day away from it.
    case islamic

    /// The years for which a calendar is known to the day.
    ///
    /// Siam counts by the sun since April 1889. Iran's leap years follow cycles of 33 years from 1178 to 1633.
    private var years: ClosedRange<Int> {
        switch self {
        case .gregorian: 1...9999
        case .buddhist: 2432...3000
        case .iranian: 1200...1600
        case .islamic: IslamicMonths.years
        }
    }

    /// A day by the numbers that it has here; nil where there is none such, or the year is too far away to know.
    func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay? {
        guard years.contains(year), 1...12 ~= month, 1...31 ~= day else { return nil }
        switch self {
        case .gregorian:
            let day = CalendarDay(year: year, month: month, day: day)
            return day.isInCalendar ? day : nil
        case .buddhist:
            // Until 2483 the year began in April: Calendar Year Act, 2483 (1940), sections 3 and 4.
            let day = CalendarDay(year: year - (year <= 2483 && month < 4 ? 542 : 543), month: month, day: day)
            return day.isInCalendar ? day : nil
        case .iranian:
            let isLeap = Self.iranianNewYear(year + 1) - Self.iranianNewYear(year) == 366
            guard day <= (month <= 6 ? 31 : month < 12 || isLeap ? 30 : 29) else { return nil }
            let before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
            return CalendarDay(daysSince1970: Self.iranianNewYear(year) + before + day - 1)
        case .islamic: return IslamicMonths.day(year, month, day)
        }
    }

    /// The first day of an Iranian year, in days since 1970.
    ///
    /// K. M. Borkowski: The Persian calendar for 3000 years, Earth, Moon, and Planets 74, 1996, has the leap years; for the
    /// cycle of 33 years that begins in 1178 the sum is (8 year + 21) / 33.
    private static func iranianNewYear(_ year: Int) -> Int { 365 * (year - 1) + (8 * year + 21) / 33 - 492_268 }

    /// The year, month and day of a day in a calendar whose months are not the Gregorian; nil where it is not known.
    func numbers(of day: CalendarDay) -> (year: Int, month: Int, day: Int)? {
        let days = day.daysSince1970
        switch self {
        case .gregorian, .buddhist: return nil
        case .iranian:
            var year = day.year - 621
            if Self.iranianNewYear(year) > days { year -= 1 }
            let ofYear = days - Self.iranianNewYear(year)
            return ofYear < 186
                ? (year, ofYear / 31 + 1, ofYear % 31 + 1) : (year, (ofYear - 186) / 30 + 7, (ofYear - 186) % 30 + 1)
        case .islamic: return IslamicMonths.numbers(of: days)
        }
    }
}

/// How long the months of Umm al-Qura are, which no formula gives.
///
/// R. H. van Gent: The Umm al-Qura Calendar of Saudi Arabia, has those that were and are announced: a bit for each month of a
/// year, which is set where it has thirty days. Before 1420 they differ by a day from what today's rule makes of those years.
private enum IslamicMonths {
    static let years = 1365...1500

    /// - Parameter year: one of ``years``.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay? {
        let lengths = lengths[year - years.lowerBound]
        guard day <= length(of: month, lengths) else { return nil }
        let before = (1..<month).reduce(0) { $0 + length(of: $1, lengths) }
        return CalendarDay(daysSince1970: newYears[year - years.lowerBound] + before + day - 1)
    }

    /// - Parameter days: since 1970.
    static func numbers(of days: Int) -> (year: Int, month: Int, day: Int)? {
        guard let place = newYears.lastIndex(where: { $0 <= days }), place < lengths.count else { return nil }
        var (month, rest) = (1, days - newYears[place])
        while rest >= length(of: month, lengths[place]) {
            rest -= length(of: month, lengths[place])
            month += 1
        }
        return (years.lowerBound + place, month, rest + 1)
    }

    private static func length(of month: Int, _ lengths: Int) -> Int { 29 + lengths >> (12 - month) & 1 }

    /// Of each year, in days since 1970. The first is 5 December 1945.
    private static let newYears: [Int] = {
        var days = [-8_793]
        for year in lengths { days.append(days.last! + 12 * 29 + year.nonzeroBitCount) }
        return days
    }()

    private static let lengths: [Int] = """
        aab aaa aaa aab ab6 aaa a57 54b 555 ab3 aa6 4ea 95b aaa 555 aaa b4a b65 5aa aaa b2e cab 2ab 6aa aab ab4 aab 2ab
        a2b aa6 b4a ba5 5aa ab5 556 d2b 54a ea5 752 6e9 36a aad 555 aa5 b52 ba9 5b4 9ba 4db 25d 52d aa5 ad4 aea 56d 4bd
        23d 91d a95 b4a b5a 56d 2b6 93b 49b 655 6a9 754 b6a 56c aad 555 b29 b92 ba9 5d4 ada 55a aab 595 749 764 baa 5b5
        2b6 a56 d2a e95 72a 755 35a 95d 49b a4d d26 d53 5aa aad 4b6 a57 527 a95 b4a b55 36c 9ae 4b6 a96 b4a da5 5d2 5d9
        2dc 96d 4ad 655 6d2 b69 374 9b6 4d7 2ab 54b 6a5 752 b69 56b 2ad 94d c95 d4a ea5 6ca ad5 556 c97
        """.split(whereSeparator: \.isWhitespace).map { Int($0, radix: 16)! }
}
