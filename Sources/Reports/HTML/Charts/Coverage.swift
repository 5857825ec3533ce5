import Corpus

/// How many articles came out when: texts and their copies, by hours, days, weeks, months or years.
struct Coverage {
    /// An article's date, of which the day is known, and whether it is a copy.
    typealias Times = [(date: PublicationDate, isCopy: Bool)]

    private let bins: [(start: Int64, texts: Int, copies: Int)]
    private let unit: Unit

    private static let (width, height, labelWidth) = (960.0, 160.0, 44.0)
    private static let mostBins: Int64 = 124
    private static let mostTicks = 8
    private static let units: [Unit] = [.hour, .day, .week, .month, .year]

    /// nil where fewer than two are dated, or all came at one time.
    init?(_ times: Times) {
        let moments = times.compactMap(\.date.moment)
        guard let first = moments.min(), let last = moments.max(), last > first else { return nil }
        let isOfDays = times.contains { !$0.date.hasTime }
        let unit =
            Self.units.first { $0.key(last) - $0.key(first) < Self.mostBins && !($0 == .hour && isOfDays) }
            ?? Self.units[Self.units.count - 1]
        self.unit = unit
        var counts: [Int64: (texts: Int, copies: Int)] = [:]
        for (date, isCopy) in times {
            guard let time = date.moment else { continue }
            if isCopy {
                counts[unit.key(time), default: (0, 0)].copies += 1
            } else {
                counts[unit.key(time), default: (0, 0)].texts += 1
            }
        }
        bins = (unit.key(first)...unit.key(last)).map { key in
            let count = counts[key] ?? (0, 0)
            return (unit.start(key), count.texts, count.copies)
        }
    }

    /// What a bar stands for. Its times have one key, and keys follow each other.
    private enum Unit: String {
        case hour, day, week, month, year

        /// How many of it make a step that is easily read.
        var steps: [Int] {
            switch self {
            case .hour: [1, 2, 3, 6, 12, 24]
            case .day: [1, 2, 3, 7, 14, 28]
            case .week: [1, 2, 4, 8, 13, 26]
            case .month: [1, 2, 3, 6, 12, 24]
            case .year: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000]
            }
        }

        func key(_ time: Int64) -> Int64 {
            switch self {
            case .hour: Self.quotient(time, 3_600)
            case .day: Self.quotient(time, 86_400)
            case .week: Self.quotient(time + Self.toMonday, 604_800)
            case .month: year(time) * 12 + Int64(CalendarDay(of: time).month) - 1
            case .year: year(time)
            }
        }

        func start(_ key: Int64) -> Int64 {
            switch self {
            case .hour: key * 3_600
            case .day: key * 86_400
            case .week: key * 604_800 - Self.toMonday
            case .month: Self.date(key / 12, month: key % 12 + 1)
            case .year: Self.date(key, month: 1)
            }
        }

        /// Weeks begin on Mondays; the first day of 1970 was a Thursday.
        private static let toMonday: Int64 = 3 * 86_400

        private func year(_ time: Int64) -> Int64 { Int64(CalendarDay(of: time).year) }

        private static func date(_ year: Int64, month: Int64) -> Int64 {
            CalendarDay(year: Int(year), month: Int(month), day: 1).second
        }

        private static func quotient(_ value: Int64, _ divisor: Int64) -> Int64 {
            value >= 0 ? value / divisor : (value + 1) / divisor - 1
        }
    }

    var figure: [String: Any] {
        let most = max(1, bins.map { $0.texts + $0.copies }.max() ?? 1)
        let step = (Self.width - Self.labelWidth) / Double(bins.count)
        let bars = bins.enumerated().filter { $1.texts + $1.copies > 0 }.map { index, bin -> [String: Any] in
            let (texts, copies) = (
                Self.height * Double(bin.texts) / Double(most), Self.height * Double(bin.copies) / Double(most)
            )
            return [
                "x": Coordinate.text(Self.labelWidth + step * Double(index)),
                "width": Coordinate.text(max(0.5, step - min(2, step * 0.2))),
                "textsY": Coordinate.text(Self.height - texts), "texts": Coordinate.text(texts),
                "copiesY": Coordinate.text(Self.height - texts - copies), "copies": Coordinate.text(copies),
                "first": CalendarDay(of: bin.start).description,
                "last": CalendarDay(of: unit.start(unit.key(bin.start) + 1) - 1).description,
                "title":
                    "\(name(bin.start)): \(CountText.text(bin.texts, "text")), \(CountText.text(bin.copies, "copy"))",
            ]
        }
        let least = (bins.count + Self.mostTicks - 1) / Self.mostTicks
        let every = unit.steps.first { $0 >= least } ?? least
        // Hours begin at one that the step divides.
        let hour = Int(unit.key(bins[0].start) % 24 + 24) % 24
        let start = unit == .hour && every > 1 ? (every - hour % every) % every : 0
        let ticks = stride(from: start, to: bins.count, by: every).map { index -> [String: Any] in
            let place = Self.labelWidth + step * (Double(index) + 0.5)
            // Near the end a label would be cut.
            let isNearEnd = place > Self.width - Self.labelWidth
            return [
                "x": Coordinate.text(isNearEnd ? Self.width : place), "label": name(bins[index].start),
                "anchor": isNearEnd ? "end" : "middle",
            ]
        }
        let peak = bins.max { ($0.texts + $0.copies, $1.start) < ($1.texts + $1.copies, $0.start) }!
        return [
            "bars": bars, "ticks": ticks, "width": Coordinate.text(Self.width),
            "height": Coordinate.text(Self.height + 30),
            "bottom": Coordinate.text(Self.height), "tickLabel": Coordinate.text(Self.height + 20),
            "most": Decimals.grouped(most),
            "labelEnd": Coordinate.text(Self.labelWidth - 8), "start": Coordinate.text(Self.labelWidth),
            "unit": unit.rawValue,
            "description": most > 1
                ? "Most \(unit == .day ? "on" : "in the \(unit.rawValue) of") \(name(peak.start)): \(most) articles."
                : "Never more than one.",
        ]
    }

    private var isOfSeveralYears: Bool {
        DateText.year(bins[0].start) != DateText.year(bins[bins.count - 1].start)
    }

    private func name(_ start: Int64) -> String {
        switch unit {
        case .hour: DateText.minute(start)
        case .month: DateText.month(start)
        case .year: DateText.year(start)
        case .day, .week: DateText.day(start, withYear: isOfSeveralYears)
        }
    }
}
