import Bindings

/// Dates as a person reads them, in UTC: "4 Apr 07:32", "4–6 Apr 2024".
enum DateText {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A point in time without its year, in 12 columns.
    static func minute(_ second: Int64) -> String {
        let stamp = Clock.timestamp(second)
        let time = stamp.dropFirst(11).prefix(5)
        return "\(day(stamp)) \(month(stamp)) \(time)"
    }

    /// A point in time: "4 Apr 2024 07:32".
    static func minuteAndYear(_ second: Int64) -> String {
        "\(day(second, withYear: true)) \(Clock.timestamp(second).dropFirst(11).prefix(5))"
    }

    /// The day of a point in time: "4 Apr 2024", or without its year: "4 Apr".
    static func day(_ second: Int64, withYear: Bool) -> String {
        let stamp = Clock.timestamp(second)
        return "\(day(stamp)) \(month(stamp))" + (withYear ? " \(stamp.prefix(4))" : "")
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
