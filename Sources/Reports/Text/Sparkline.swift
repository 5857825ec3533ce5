package import Corpus

/// When the articles of a story came out: a character for each of some equal spans of time from the first to the last,
/// as high as its articles are many.
///
/// A span is the shortest of ``spans`` with which there are no more than ``mostColumns``; with those from an hour to a
/// day they begin on the clock in UTC, longer ones with the first day.
package struct Sparkline: Equatable {
    /// Articles of each span, in order; the first and the last have one at least.
    package let counts: [Int]
    /// What a character stands for: "hour", "2 weeks".
    package let span: String

    /// Characters, at most.
    package static let mostColumns = 12
    private static let levels = Array(" ▁▂▃▄▅▆▇█")
    private static let (hour, day): (Int64, Int64) = (3_600, 86_400)

    /// - Parameter dates: of the articles, in any order; nil is returned for fewer than three whose day is known, and
    ///   where all are of one span. No span is shorter than a day where one of them has no time, or all have midnight.
    /// - Complexity: O(n).
    package init?(_ dates: [PublicationDate]) {
        let seconds = dates.compactMap(\.moment)
        guard seconds.count >= 3, let first = seconds.min(), let last = seconds.max() else { return nil }
        let isOfDays =
            dates.contains { $0.precision == .day } || seconds.allSatisfy { $0.isMultiple(of: Self.day) }
        var (length, start, columns): (Int64, Int64, Int64) = (0, 0, .max)
        for candidate in Self.spans where columns > Self.mostColumns {
            guard !isOfDays || candidate >= Self.day else { continue }
            length = candidate
            start = Self.floor(first, to: min(length, Self.day))
            columns = (last - start) / length + 1
        }
        guard columns > 1 else { return nil }
        var counts = [Int](repeating: 0, count: Int(columns))
        for second in seconds { counts[Int((second - start) / length)] += 1 }
        self.counts = counts
        span = Self.name(of: length)
    }

    /// The characters, empty spans as spaces.
    package var text: String {
        let most = counts.max() ?? 0
        // The highest has all eighths, and what is there at all has one.
        return String(counts.map { Self.levels[($0 * 8 + most - 1) / most] })
    }

    /// Lengths of spans in seconds, ascending; the last ones reach beyond any two dates that can be written.
    private static let spans: [Int64] =
        [hour, 2 * hour, 3 * hour, 4 * hour, 6 * hour, day, 2 * day, 7 * day, 14 * day, 28 * day]
        + (0..<16).map { 91 * day << $0 }

    private static func floor(_ second: Int64, to length: Int64) -> Int64 {
        second - (second % length + length) % length
    }

    private static func name(of length: Int64) -> String {
        let (unit, noun) =
            length < day ? (hour, "hour") : length < 7 * day ? (day, "day") : (7 * day, "week")
        return length == unit ? noun : "\(Decimals.grouped(Int(length / unit))) \(noun)s"
    }
}
