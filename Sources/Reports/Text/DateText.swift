import Bindings

/// Dates as a person reads them, in UTC: "4 Apr 2024 07:32", "4–6 Apr 2024".
enum DateText {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A point in time, with its year or without: "4 Apr 07:32".
    static func minute(_ second: Int64, withYear: Bool) -> String {
        "\(day(second, withYear: withYear)) \(time(second))"
    }

    /// A point in time: "4 Apr 2024 07:32".
    static func minuteAndYear(_ second: Int64) -> String { minute(second, withYear: true) }

    /// The time of the day: "07:32".
    static func time(_ second: Int64) -> String { String(Clock.timestamp(second).dropFirst(11).prefix(5)) }

    /// The day of a point in time: "4 Apr 2024", or without its year: "4 Apr".
    static func day(_ second: Int64, withYear: Bool) -> String {
        let stamp = Clock.timestamp(second)
        return "\(day(stamp)) \(month(stamp))" + (withYear ? " \(stamp.prefix(4))" : "")
    }

    /// The numbers of a date that a text may repeat: "4", "2024".
    static func numbers(_ second: Int64) -> [String] {
        let stamp = Clock.timestamp(second)
        return ["\(day(stamp))", String(stamp.prefix(4))]
    }

    /// The days from one point in time to another.
    static func span(_ first: Int64, _ last: Int64) -> String {
        let (from, to) = (Clock.timestamp(first), Clock.timestamp(last))
        let end = "\(day(to)) \(month(to)) \(to.prefix(4))"
        if from.prefix(10) == to.prefix(10) { return end }
        if from.prefix(7) == to.prefix(7) { return "\(day(from))–\(end)" }
        if from.prefix(4) == to.prefix(4) { return "\(day(from)) \(month(from)) – \(end)" }
        return "\(day(from)) \(month(from)) \(from.prefix(4)) – \(end)"
    }

    private static func day(_ stamp: String) -> Int { Int(stamp.dropFirst(8).prefix(2)) ?? 0 }

    private static func month(_ stamp: String) -> String { months[(Int(stamp.dropFirst(5).prefix(2)) ?? 1) - 1] }
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
    init(_ seconds: [Int64], alwaysWithDay: Bool = false) {
        isEmpty = seconds.isEmpty
        let days = Set(seconds.map { DateText.day($0, withYear: true) })
        hasYear = Set(days.map { $0.suffix(4) }).count > 1
        hasDay = days.count > 1 || alwaysWithDay
        hasTime = !seconds.allSatisfy { $0.isMultiple(of: 86_400) }
    }

    func text(_ second: Int64) -> String {
        let day = hasDay ? [DateText.day(second, withYear: hasYear)] : []
        return (day + (hasTime ? [DateText.time(second)] : [])).joined(separator: " ")
    }
}
