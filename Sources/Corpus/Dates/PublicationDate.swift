/// When an article came out, as exactly as its record says: to the second, or to no more than the day or the month.
///
/// It stands for all seconds from ``first`` to ``last``, and is never taken for one of them: who is dated by the day
/// alone did not come out at midnight.
package struct PublicationDate: Sendable, Hashable {
    /// What a date says at the most, from the finest to the coarsest.
    package enum Precision: UInt8, Sendable, CaseIterable {
        case second, minute, hour, day, week, month, year
    }

    /// The first second that it may mean, since 1970-01-01T00:00:00Z.
    package let first: Int64
    package let precision: Precision

    /// - Precondition: `first` begins a day, or a month or year, where the precision is no finer.
    package init(first: Int64, precision: Precision) { (self.first, self.precision) = (first, precision) }

    /// A date that is known to the second.
    package init(second: Int64) { self.init(first: second, precision: .second) }

    /// The last second that it may mean.
    package var last: Int64 {
        let next: Int64
        switch precision {
        case .second: return first
        case .minute: next = first + 60
        case .hour: next = first + 3_600
        case .day: next = first + CalendarDay.seconds
        case .week: next = first + 7 * CalendarDay.seconds
        case .month:
            let day = CalendarDay(of: first)
            next = CalendarDay(year: day.year + day.month / 12, month: day.month % 12 + 1, day: 1).second
        case .year: next = CalendarDay(year: CalendarDay(of: first).year + 1, month: 1, day: 1).second
        }
        return next - 1
    }

    /// Whether the time of the day is known.
    package var hasTime: Bool { precision.rawValue < Precision.day.rawValue }

    /// Days since 1970-01-01, in UTC; nil where not even the day is known.
    package var day: Int64? {
        precision.rawValue > Precision.day.rawValue
            ? nil : Int64(CalendarDay.floor(Int(first), Int(CalendarDay.seconds)))
    }

    /// The second that stands for it where times are measured or drawn, of a day its noon, from which no second of it
    /// is further than 12 hours; nil where not even the day is known.
    package var moment: Int64? {
        day == nil ? nil : precision == .day ? first + CalendarDay.seconds / 2 : first
    }

    /// Whether it is earlier whichever seconds the two mean.
    package func isBefore(_ other: PublicationDate) -> Bool { last < other.first }
}

/// The order in which articles are listed, and by which one is the first: none comes before another that may have been
/// earlier and is dated more exactly.
extension PublicationDate: Comparable {
    package static func < (a: PublicationDate, b: PublicationDate) -> Bool {
        let (lastA, lastB) = (a.last, b.last)
        return lastA != lastB ? lastA < lastB : a.precision.rawValue < b.precision.rawValue
    }

    /// The order by which one is the last: none comes behind another that may have been later and is dated more exactly.
    package static func isOrderedByBeginning(_ a: PublicationDate, _ b: PublicationDate) -> Bool {
        a.first != b.first ? a.first < b.first : a.precision.rawValue > b.precision.rawValue
    }
}

extension Sequence<PublicationDate> {
    /// From the date that is the first of all to the one that begins the latest; nil where there is none.
    package var firstAndLast: (first: PublicationDate, last: PublicationDate)? {
        guard let first = self.min(),
            let last = self.max(by: PublicationDate.isOrderedByBeginning)
        else { return nil }
        return (first, last)
    }
}

extension PublicationDate {
    /// Whether it may be earlier than one that stands before it in the order, since it is dated less exactly.
    package func mayPrecede(_ first: PublicationDate) -> Bool { self != first && self.first <= first.last }
}

extension PublicationDate: CustomStringConvertible {
    /// ISO 8601 with the precision that it has, in UTC: "2024-04-04T09:30:15Z", "2024-04-04T09:30Z", "2024-04-04",
    /// "2024-W14", "2024-04", "2024".
    package var description: String {
        let day = CalendarDay(of: first)
        switch precision {
        case .second: return "\(day)T\(clock)Z"
        case .minute: return "\(day)T\(clock.prefix(5))Z"
        case .hour: return "\(day)T\(clock.prefix(clock.hasSuffix("00:00") ? 2 : 5))Z"
        case .day: return "\(day)"
        case .week: return "\(CalendarDay.padded(day.week.year, 4))-W\(CalendarDay.padded(day.week.number, 2))"
        case .month: return String("\(day)".prefix(7))
        case .year: return String("\(day)".prefix(4))
        }
    }

    /// The time of the day of its first second, in UTC: "09:30:15".
    package var clock: String {
        let second = Int(first - CalendarDay(of: first).second)
        return [second / 3_600, second / 60 % 60, second % 60].map { CalendarDay.padded($0, 2) }.joined(separator: ":")
    }
}
