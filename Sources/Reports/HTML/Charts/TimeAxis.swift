import Corpus

/// A span of time along a line, with marks at round times.
struct TimeAxis {
    let first: Int64
    let last: Int64
    let start: Double
    let length: Double

    /// Seconds between marks; the widest that gives three or more is taken.
    private static let steps: [Int64] = [
        60, 300, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000,
        7_776_000, 31_536_000, 157_680_000, 315_360_000, 3_153_600_000,
    ]

    /// Whether times of the day are known; a day is drawn at its noon.
    private let hasTimes: Bool

    /// - Parameters:
    ///   - times: one at least.
    ///   - hasTimes: false where all of them are days, so that no mark shows a time.
    init(_ times: [Int64], hasTimes: Bool = true, start: Double, length: Double) {
        self.hasTimes = hasTimes
        (first, last) = (times.min() ?? 0, times.max() ?? 0)
        (self.start, self.length) = (start, length)
    }

    func place(of time: Int64) -> Double {
        last == first ? start + length / 2 : start + length * Double(time - first) / Double(last - first)
    }

    /// The marks, with the day where it changes.
    var ticks: [[String: Any]] {
        guard last > first else {
            let label = hasTimes ? DateText.minute(first) : DateText.day(first, withYear: false)
            return [["x": Coordinate.text(place(of: first)), "label": label]]
        }
        let day: Int64 = 86_400
        let least = hasTimes ? 60 : day
        let step = max(least, Self.steps.last { (last - first) / $0 >= 3 } ?? least)
        // The noon of a day stands for it.
        let shift = hasTimes ? 0 : day / 2
        return ticks(each: step, shift: shift)
    }

    private func ticks(each step: Int64, shift: Int64) -> [[String: Any]] {
        let first = first - shift
        let last = last - shift
        // Up to the next multiple, be the time before 1970 or not.
        let remainder = ((first % step) + step) % step
        var day = ""
        return stride(from: remainder == 0 ? first : first - remainder + step, through: last, by: Int(step)).map {
            time in
            let name = DateText.day(time, withYear: step >= 2_592_000)
            defer { day = name }
            let clock = DateText.time(PublicationDate(second: time))
            let label = step >= 86_400 || clock == "00:00" ? name : name == day ? clock : "\(name) \(clock)"
            return ["x": Coordinate.text(place(of: time + shift)), "label": label]
        }
    }
}
