internal import Platform
internal import Synchronization

/// When the clocks of a zone of the IANA database ("Europe/Berlin") were how far ahead of UTC, from the system's own copy of it.
///
/// The file is in the format of RFC 9636: what is behind its last transition follows the rule at its end.
struct ZoneRules: Sendable {
    /// The seconds since 1970 from which on clocks are so far ahead of UTC, ascending.
    private var transitions: [(second: Int64, ahead: Int)] = []
    /// Before the first of them.
    private var initial = 0
    private var rule: YearlyRule?

    private static let cache = Mutex<[String: ZoneRules?]>([:])
    private static let folder = "/usr/share/zoneinfo/"

    /// The rules of a zone, read once; nil for a name that the system does not know.
    static func named(_ name: String) -> ZoneRules? {
        if let known = cache.withLock({ $0[name] }) { return known }
        let rules = isName(name) ? (try? FileReader.contents(of: folder + name)).flatMap(ZoneRules.init) : nil
        cache.withLock { $0[name] = .some(rules) }
        return rules
    }

    /// Whether a name is one of an area and a place: "America/Argentina/Buenos_Aires". It leads to no other file.
    private static func isName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return 2...3 ~= parts.count
            && parts.allSatisfy { part in
                part.first.map { 0x41...0x5A ~= $0 } ?? false
                    && part.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "_-+".utf8.contains($0) }
            }
    }

    /// The second since 1970 at which the clocks of the zone showed a time, given as if it were that of UTC. Of a time that they
    /// showed twice it is the first, and one that they passed over is counted on from before.
    func second(ofClock clock: Int64) -> Int64 {
        let guesses = [ahead(at: clock - 86_400), ahead(at: clock + 86_400)]
        for ahead in guesses where self.ahead(at: clock - Int64(ahead)) == ahead { return clock - Int64(ahead) }
        return clock - Int64(guesses[0])
    }

    private func ahead(at second: Int64) -> Int {
        if let last = transitions.last, second >= last.second, let rule { return rule.ahead(at: second) }
        if transitions.isEmpty, let rule { return rule.ahead(at: second) }
        return transitions.last { $0.second <= second }?.ahead ?? initial
    }

    /// - Parameter file: as the database's compiler writes it; nil where it is no such file, or one of its first version.
    init?(_ file: [UInt8]) {
        var place = 0
        func number(_ bytes: Int) -> Int64? {
            guard place + bytes <= file.count else { return nil }
            defer { place += bytes }
            var value: Int64 = bytes == 4 && file[place] >= 0x80 ? -1 : 0
            for byte in file[place..<place + bytes] { value = value << 8 | Int64(byte) }
            return value
        }
        /// The counts of a header.
        func counts() -> [Int]? {
            guard file[place...].starts(with: "TZif".utf8), place + 44 <= file.count,
                file[place + 4] >= UInt8(ascii: "2")
            else { return nil }
            place += 20
            let counts = (0..<6).compactMap { _ in number(4).map(Int.init) }
            return counts.count == 6 && counts.allSatisfy { 0...100_000 ~= $0 } ? counts : nil
        }
        // The first block holds 32 bits of each time, the second 64.
        guard let old = counts() else { return nil }
        place += old[3] * 5 + old[4] * 6 + old[5] + old[2] * 8 + old[1] + old[0]
        guard place < file.count, let new = counts() else { return nil }
        let (times, types) = (new[3], new[4])
        let seconds = (0..<times).compactMap { _ in number(8) }
        guard seconds.count == times, place + times + types * 6 + new[5] <= file.count else { return nil }
        let kinds = file[place..<place + times].map(Int.init)
        place += times
        let offsets = (0..<types).compactMap { _ -> Int? in
            defer { place += 2 }
            return number(4).map(Int.init)
        }
        guard let first = offsets.first, kinds.allSatisfy({ $0 < types }) else { return nil }
        initial = first
        transitions = zip(seconds, kinds).map { ($0, offsets[$1]) }
        place += new[5] + new[2] * 12 + new[1] + new[0]
        guard place < file.count else { return }
        let footer = file[place...].drop { $0 == 0x0A }.prefix { $0 != 0x0A }
        rule = YearlyRule(String(decoding: footer, as: UTF8.self))
    }
}

/// A rule of POSIX by which clocks change in every year: "CET-1CEST,M3.5.0,M10.5.0/3" (RFC 9636, 3.3.1).
private struct YearlyRule: Sendable {
    private var standard = 0
    private var summer: (ahead: Int, from: Change, to: Change)?

    /// The day of the week in a week of a month, the fifth being the last, and the second of the day.
    private struct Change {
        var month = 1
        var week = 1
        var weekday = 0
        var second = 7_200
    }

    /// - Returns: nil for a rule that counts days of the year, which no zone of today has.
    init?(_ text: String) {
        var rest = text[...]
        guard Self.skipName(&rest), let offset = Self.time(&rest) else { return nil }
        standard = -offset
        guard !rest.isEmpty else { return }
        guard Self.skipName(&rest) else { return nil }
        let ahead = rest.first == "," ? standard + 3_600 : Self.time(&rest).map { -$0 }
        guard let ahead, let from = Self.change(&rest), let to = Self.change(&rest) else { return nil }
        summer = (ahead, from, to)
    }

    func ahead(at second: Int64) -> Int {
        guard let summer else { return standard }
        let year = CalendarDay(of: second + Int64(standard)).year
        let from = Self.second(of: summer.from, in: year) - Int64(standard)
        let to = Self.second(of: summer.to, in: year) - Int64(summer.ahead)
        // South of the equator summer lies around the new year.
        let isSummer = from < to ? from <= second && second < to : second < to || from <= second
        return isSummer ? summer.ahead : standard
    }

    private static func second(of change: Change, in year: Int) -> Int64 {
        let first = CalendarDay(year: year, month: change.month, day: 1)
        var day = first.daysSince1970 + (change.weekday + 7 - first.weekday % 7) % 7 + 7 * (change.week - 1)
        while CalendarDay(daysSince1970: day).month != change.month { day -= 7 }
        return Int64(day) * CalendarDay.seconds + Int64(change.second)
    }

    /// "CET" or "<+03>".
    private static func skipName(_ rest: inout Substring) -> Bool {
        let name = rest.first == "<" ? rest.prefix { $0 != ">" } + ">" : rest.prefix { $0.isLetter }
        guard rest.hasPrefix(name), name.count > 2 else { return false }
        rest = rest.dropFirst(name.count)
        return true
    }

    /// "-1", "5:30", "+3:00:00", in seconds.
    private static func time(_ rest: inout Substring) -> Int? {
        let part = rest.prefix { $0.isNumber || "+-:".contains($0) }
        rest = rest.dropFirst(part.count)
        let numbers = part.drop { "+-".contains($0) }.split(separator: ":").map { Int($0) }
        guard 1...3 ~= numbers.count, !numbers.contains(nil) else { return nil }
        let seconds = zip(numbers, [3_600, 60, 1]).reduce(0) { $0 + $1.0! * $1.1 }
        return part.first == "-" ? -seconds : seconds
    }

    /// ",M3.5.0/2".
    private static func change(_ rest: inout Substring) -> Change? {
        guard rest.hasPrefix(",M") else { return nil }
        let part = rest.dropFirst(2).prefix { $0.isNumber || $0 == "." }
        rest = rest.dropFirst(2 + part.count)
        let numbers = part.split(separator: ".").compactMap { Int($0) }
        guard numbers.count == 3, 1...12 ~= numbers[0], 1...5 ~= numbers[1], 0...6 ~= numbers[2] else { return nil }
        var change = Change(month: numbers[0], week: numbers[1], weekday: numbers[2])
        guard rest.first == "/" else { return change }
        rest = rest.dropFirst()
        guard let second = time(&rest) else { return nil }
        change.second = second
        return change
    }
}
