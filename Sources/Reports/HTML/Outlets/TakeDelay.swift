import Corpus

/// How much later an article came out than the one that it was made of.
struct TakeDelay: Sendable, Comparable {
    /// In seconds; of articles that are dated by the day, whole days.
    let seconds: Int64
    /// Whether both are dated to the minute.
    let isTimed: Bool

    /// nil where one is undated, where the later is not known to be later, and where one is dated more exactly than the other.
    init?(from first: PublicationDate?, to second: PublicationDate?) {
        guard let first, let second, first.hasTime == second.hasTime, first.day != nil, second.day != nil,
            second.first >= first.first
        else { return nil }
        (seconds, isTimed) = (second.first - first.first, first.hasTime)
    }

    static func < (a: TakeDelay, b: TakeDelay) -> Bool { a.seconds < b.seconds }

    /// The median of some, of those to the minute where there are any; nil of none.
    static func median(of delays: [TakeDelay]) -> TakeDelay? {
        let timed = delays.filter(\.isTimed)
        let sorted = (timed.isEmpty ? delays : timed).sorted()
        return sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
    }

    /// "25 min later", "2 h 10 min later", "4 days later", "the same day".
    var text: String {
        let (minutes, days) = (seconds / 60, seconds / CalendarDay.seconds)
        guard isTimed else { return days == 0 ? "the same day" : "\(CountText.text(Int(days), "day")) later" }
        if minutes == 0 { return "within a minute" }
        if minutes < 60 { return "\(minutes) min later" }
        if minutes < 600 { return "\(minutes / 60) h" + (minutes % 60 > 0 ? " \(minutes % 60) min" : "") + " later" }
        return minutes < 48 * 60 ? "\((minutes + 30) / 60) h later" : "\(CountText.text(Int(days), "day")) later"
    }
}
