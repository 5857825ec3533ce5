/// What a date leaves open that others of its corpus may show, or shows of it.
package enum DateForm: UInt8, Sendable {
    /// It has a name for the month, or begins with the year, which is Gregorian.
    case told
    /// "25/04/2024", "04/25/2024": no month has the other number.
    case dayFirst, monthFirst
    /// "04/05/2024".
    case openOrder
    /// "4 เมษายน 2567".
    case buddhist
    /// "31/01/1403" and "1447/01/16": the other calendar has no such day, or it has not come.
    case iranian, islamic
    /// "1403/01/16", which has been read as a date of Iran's calendar.
    case openCalendar

    /// Whether the corpus decides how it is read.
    var isOpen: Bool { self == .openOrder || self == .openCalendar }
}

/// How the dates of a corpus are read that leave something open.
package struct DateDecision: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Of ``DateForm/openOrder``, else the day comes first.
    package static let monthFirst = DateDecision(rawValue: 1)
    /// Of ``DateForm/openCalendar``, else they are of Iran's calendar.
    package static let islamic = DateDecision(rawValue: 2)
}

/// Another way to read dates that leave something open than the one in which they were read.
package struct DateExchange: Sendable {
    package let from: DateDecision
    package let to: DateDecision

    package init(from: DateDecision, to: DateDecision) { (self.from, self.to) = (from, to) }

    package static let none = DateExchange(from: [], to: [])
}

/// What the dates of a corpus show of the order of day and month and of their calendars, by which those are read that leave
/// either open.
package struct DateForms: Sendable, Equatable {
    package private(set) var dayFirst = 0
    package private(set) var monthFirst = 0
    package private(set) var open = 0
    /// From the earliest to the latest day of those that leave it open, read both ways.
    private var daysDayFirst: ClosedRange<Int64>?
    private var daysMonthFirst: ClosedRange<Int64>?
    /// The first date that leaves it open, with the day first.
    package private(set) var firstOpen: PublicationDate?
    /// Dates of other calendars, of which the last may be of Iran's or of the Islamic one.
    package private(set) var buddhist = 0
    package private(set) var iranian = 0
    package private(set) var islamic = 0
    package private(set) var openCalendar = 0

    /// The counts of dates of other calendars, in their order.
    var ofOtherCalendars: [Int] {
        get { [buddhist, iranian, islamic, openCalendar] }
        set { (buddhist, iranian, islamic, openCalendar) = (newValue[0], newValue[1], newValue[2], newValue[3]) }
    }

    package init() {}

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

    /// As they were counted elsewhere, of what decides how others are read.
    ///
    /// - Parameter days: as in ``days``.
    package init(
        dayFirst: Int, monthFirst: Int, open: Int,
        days: (dayFirst: ClosedRange<Int64>, monthFirst: ClosedRange<Int64>)?, iranian: Int, islamic: Int
    ) {
        self.init(dayFirst: dayFirst, monthFirst: monthFirst, open: open, days: days, firstOpen: nil)
        (self.iranian, self.islamic) = (iranian, islamic)
    }

    /// From the earliest to the latest day of those that leave it open, read both ways; nil where none does.
    var days: (dayFirst: ClosedRange<Int64>, monthFirst: ClosedRange<Int64>)? {
        guard let daysDayFirst, let daysMonthFirst else { return nil }
        return (daysDayFirst, daysMonthFirst)
    }

    mutating func add(_ form: DateForm, _ date: PublicationDate) {
        switch form {
        case .told: break
        case .dayFirst: dayFirst += 1
        case .monthFirst: monthFirst += 1
        case .buddhist: buddhist += 1
        case .iranian: iranian += 1
        case .islamic: islamic += 1
        case .openCalendar: openCalendar += 1
        case .openOrder:
            open += 1
            if firstOpen == nil { firstOpen = date }
            Self.widen(&daysDayFirst, by: date.first)
            Self.widen(&daysMonthFirst, by: date.withMonthFirst.first)
        }
    }

    /// Adds those of later articles.
    mutating func add(_ other: DateForms) {
        dayFirst += other.dayFirst
        monthFirst += other.monthFirst
        open += other.open
        buddhist += other.buddhist
        iranian += other.iranian
        islamic += other.islamic
        openCalendar += other.openCalendar
        if firstOpen == nil { firstOpen = other.firstOpen }
        for (mine, others) in [
            (\DateForms.daysDayFirst, other.daysDayFirst), (\DateForms.daysMonthFirst, other.daysMonthFirst),
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

    /// Whether a year such as 1403 is Islamic (1982, for Iran 2024) where its date leaves that open: by what most of the others
    /// show, which are those in the present of either calendar. Where there are no others it is Iran's, which is nearer to the present.
    package var takesIslamic: Bool { islamic > iranian }

    /// How the dates that leave something open are read.
    package var decision: DateDecision {
        let order: DateDecision = takesMonthFirst ? .monthFirst : []
        return takesIslamic ? order.union(.islamic) : order
    }
}

extension PublicationDate {
    /// The date of a form that is left open, as another decision has it.
    func exchanged(_ form: DateForm, _ exchange: DateExchange) -> PublicationDate {
        let changed = exchange.from.symmetricDifference(exchange.to)
        switch form {
        case .openOrder: return changed.contains(.monthFirst) ? withMonthFirst : self
        case .openCalendar:
            guard changed.contains(.islamic) else { return self }
            return exchange.to.contains(.islamic)
                ? moved(from: .iranian, to: .islamic) : moved(from: .islamic, to: .iranian)
        default: return self
        }
    }

    /// The date whose day has in one calendar the numbers that this one's has in another.
    private func moved(from: CalendarSystem, to: CalendarSystem) -> PublicationDate {
        guard let (year, month, number) = from.numbers(of: CalendarDay(of: first)) else { return self }
        // In UTC it may be the day before, the last of a month that is shorter there.
        for number in [number, number - 1, number - 2] {
            if let day = to.day(year, month, number), let old = from.day(year, month, number) {
                let seconds = Int64(day.daysSince1970 - old.daysSince1970) * CalendarDay.seconds
                return PublicationDate(first: first + seconds, precision: precision)
            }
        }
        return self
    }

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
