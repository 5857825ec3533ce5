import Corpus

/// Dates as a person reads them, in UTC, and no more of them than is known: "4 Apr 2024 07:32", "4 Apr 2024",
/// "Apr 2024".
enum DateText {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A date with all that is known of it: "4 Apr 2024 07:32".
    static func full(_ date: PublicationDate) -> String {
        date.hasTime ? "\(day(date)) \(time(date))" : day(date)
    }

    /// A second to the minute, without its year: "4 Apr 07:32".
    static func minute(_ second: Int64) -> String {
        "\(day(second, withYear: false)) \(time(PublicationDate(second: second)))"
    }

    /// The time of the day: "07:32".
    static func time(_ date: PublicationDate) -> String { String(date.clock.prefix(5)) }

    /// A date without a time: "4 Apr 2024", or without its year: "4 Apr"; a month and a year keep theirs.
    static func day(_ date: PublicationDate, withYear: Bool = true) -> String {
        switch date.precision {
        case .second, .minute, .hour, .day: day(date.first, withYear: withYear)
        case .week: span(from: date.first, to: date.last, withYear: withYear)
        case .month: month(date.first)
        case .year: year(date.first)
        }
    }

    /// The day of a second: "4 Apr 2024", or without its year: "4 Apr".
    static func day(_ second: Int64, withYear: Bool) -> String {
        let day = CalendarDay(of: second)
        return "\(day.day) \(months[day.month - 1])" + (withYear ? " \(year(second))" : "")
    }

    /// "Apr 2024".
    static func month(_ second: Int64) -> String {
        "\(months[CalendarDay(of: second).month - 1]) \(year(second))"
    }

    /// "2024".
    static func year(_ second: Int64) -> String { String(CalendarDay(of: second).description.prefix(4)) }

    /// The numbers of a date that a text may repeat: "4", "2024".
    static func numbers(_ date: PublicationDate) -> [String] {
        let year = year(date.first)
        return date.day == nil ? [year] : ["\(CalendarDay(of: date.first).day)", year]
    }

    /// The days from one date to another: "4–6 Apr 2024"; months or years where no more is known of either.
    static func span(_ first: PublicationDate, _ last: PublicationDate) -> String {
        if first == last { return day(first) }
        if first.day != nil, last.day != nil { return span(from: first.first, to: last.first) }
        let (from, to) = (day(first), day(last))
        return from == to ? from : "\(from) – \(to)"
    }

    private static func span(from first: Int64, to last: Int64, withYear: Bool = true) -> String {
        let (from, to) = (CalendarDay(of: first), CalendarDay(of: last))
        let end = day(last, withYear: withYear)
        if from == to { return end }
        if (from.year, from.month) == (to.year, to.month) { return "\(from.day)–\(end)" }
        return "\(day(first, withYear: from.year != to.year)) – \(end)"
    }
}

/// Dates below each other, with no more than tells them apart: all of one day as "07:32", of one year as "4 Apr 07:32".
///
/// Dates that are all midnight are days, without a time.
struct DateForm {
    /// Whether there is no date to be shown.
    let isEmpty: Bool
    private let hasYear: Bool
    private let hasDay: Bool
    private let hasTime: Bool

    /// - Parameter alwaysWithDay: also where all are of one day.
    init(_ dates: [PublicationDate], alwaysWithDay: Bool = false) {
        isEmpty = dates.isEmpty
        let days = Set(dates.map { DateText.day($0) })
        hasYear = Set(days.map { $0.suffix(4) }).count > 1
        hasDay = days.count > 1 || alwaysWithDay
        hasTime = dates.contains { $0.hasTime && !$0.first.isMultiple(of: CalendarDay.seconds) }
    }

    func text(_ date: PublicationDate) -> String {
        let showsTime = hasTime && date.hasTime
        // Beside times of the same day a date without one needs its day.
        let day = hasDay || hasTime && !showsTime ? [DateText.day(date, withYear: hasYear)] : []
        return (day + (showsTime ? [DateText.time(date)] : [])).joined(separator: " ")
    }
}
