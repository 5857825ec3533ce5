/// What the dates of a corpus show of the order of day and month, by which those are read that leave it open.
package struct DateOrders: Sendable, Equatable {
    package private(set) var dayFirst = 0
    package private(set) var monthFirst = 0
    package private(set) var open = 0
    /// From the earliest to the latest day of those that leave it open, read both ways.
    private var daysDayFirst: ClosedRange<Int64>?
    private var daysMonthFirst: ClosedRange<Int64>?
    /// The first date that leaves it open, with the day first.
    package private(set) var firstOpen: PublicationDate?

    init() {}

    /// As they were counted elsewhere.
    ///
    /// - Parameter days: of those that leave it open; nil where none does.
    init(
        dayFirst: Int, monthFirst: Int, open: Int,
        days: (dayFirst: ClosedRange<Int64>, monthFirst: ClosedRange<Int64>)?, firstOpen: PublicationDate?
    ) {
        (self.dayFirst, self.monthFirst, self.open) = (dayFirst, monthFirst, open)
        (daysDayFirst, daysMonthFirst, self.firstOpen) = (days?.dayFirst, days?.monthFirst, firstOpen)
    }

    /// From the earliest to the latest day of those that leave it open, read both ways; nil where none does.
    var days: (dayFirst: ClosedRange<Int64>, monthFirst: ClosedRange<Int64>)? {
        guard let daysDayFirst, let daysMonthFirst else { return nil }
        return (daysDayFirst, daysMonthFirst)
    }

    mutating func add(_ order: DateOrder, _ date: PublicationDate) {
        switch order {
        case .told: break
        case .dayFirst: dayFirst += 1
        case .monthFirst: monthFirst += 1
        case .open:
            open += 1
            if firstOpen == nil { firstOpen = date }
            Self.widen(&daysDayFirst, by: date.first)
            Self.widen(&daysMonthFirst, by: date.withMonthFirst.first)
        }
    }

    /// Adds those of later articles.
    mutating func add(_ other: DateOrders) {
        dayFirst += other.dayFirst
        monthFirst += other.monthFirst
        open += other.open
        if firstOpen == nil { firstOpen = other.firstOpen }
        for (mine, others) in [
            (\DateOrders.daysDayFirst, other.daysDayFirst), (\DateOrders.daysMonthFirst, other.daysMonthFirst),
        ] {
            guard let others else { continue }
            Self.widen(&self[keyPath: mine], by: others.lowerBound)
            Self.widen(&self[keyPath: mine], by: others.upperBound)
        }
    }

    private static func widen(_ range: inout ClosedRange<Int64>?, by second: Int64) {
        range = min(range?.lowerBound ?? second, second)...max(range?.upperBound ?? second, second)
    }

    /// Whether in dates that leave it open the month comes first: by what most of the others show, and where there are no
    /// others by the order that gives the corpus the shorter span of time.
    package var takesMonthFirst: Bool {
        guard dayFirst == monthFirst else { return monthFirst > dayFirst }
        guard let daysDayFirst, let daysMonthFirst else { return false }
        func span(_ range: ClosedRange<Int64>) -> Int64 { range.upperBound - range.lowerBound }
        return span(daysMonthFirst) < span(daysDayFirst)
    }

    /// Whether other dates of the corpus decide it, and agree.
    package var isDecided: Bool { (dayFirst > 0) != (monthFirst > 0) }
}

extension PublicationDate {
    /// The date with day and month exchanged, at the same time of the day.
    ///
    /// - Precondition: its day is 12 or less.
    var withMonthFirst: PublicationDate {
        let day = CalendarDay(of: first)
        let exchanged = CalendarDay(year: day.year, month: day.day, day: day.month)
        return exchanged.isInCalendar
            ? PublicationDate(first: first - day.second + exchanged.second, precision: precision) : self
    }
}
