import Corpus
import Fixtures
import Reports
import Testing

@Suite("Sparkline")
struct SparklineTests {
    private static let (hour, day): (Int64, Int64) = (3_600, 86_400)
    /// 4 April 2024, 00:00 UTC, a Thursday.
    private static let start: Int64 = 1_712_188_800

    @Test(
        "Spans are of the clock or the calendar, as long as twelve characters ask for",
        arguments: [
            // Hours after the start; what is shown.
            ([7.5, 7.9, 10.1], "█  ▄", "hour"),
            ([7.9, 7.95, 8.1], "█▄", "hour"),
            ([0, 0, 0, 0, 0, 0, 0, 0, 11.9], "█          ▁", "hour"),
            ([0.5, 3, 12.1], "██    █", "2 hours"),
            ([1, 24.5, 35.9], "█       █  █", "3 hours"),
            ([1, 36.5, 46], "█        █ █", "4 hours"),
            ([1, 1, 1, 50, 71.9], "█       ▃  ▃", "6 hours"),
            ([1, 1, 25, 72.1], "█▄ ▄", "day"),
            ([1, 100, 287], "█   █      █", "day"),
            ([1, 100, 288], "█ █   █", "2 days"),
            ([1, 24 * 24.1, 24 * 24.2], "▄  █", "week"),
            ([1, 24 * 180, 24 * 335.9], "█     █    █", "4 weeks"),
            ([1, 24 * 180, 24 * 336], "██ █", "13 weeks"),
            // Midnights are days.
            ([0, 24, 24], "▄█", "day"),
        ] as [([Double], String, String)])
    func spans(hours: [Double], text: String, span: String) throws {
        let sparkline = try #require(Sparkline(seconds: hours.map { Self.start + Int64($0 * 3_600) }))
        #expect(sparkline.text == text)
        #expect(sparkline.span == span)
    }

    @Test(
        "There is none of fewer than three, nor where all are of one hour or, without a time, of one day",
        arguments: [
            [], [0], [0, 90_000], [5, 5, 5], [3_600, 3_601, 7_199], [86_400, 86_400, 86_400],
        ] as [[Int64]])
    func none(seconds: [Int64]) { #expect(Sparkline(seconds: seconds.map { Self.start + $0 }) == nil) }

    @Test("Every article is counted once, both ends have some, and what is empty looks it")
    func properties() throws {
        var generator = SeededGenerator(seed: 7)
        var drawn = 0
        for _ in 0..<2_000 {
            let reach = Int64(1) << Int64.random(in: 2...36, using: &generator)
            let seconds = (0..<Int.random(in: 3...60, using: &generator)).map { _ in
                Int64.random(in: 0...reach, using: &generator) - 1 << 33
            }
            guard let sparkline = Sparkline(seconds: seconds) else {
                #expect(seconds.max()! - seconds.min()! < Self.hour)
                continue
            }
            drawn += 1
            let counts = sparkline.counts
            #expect(counts.reduce(0, +) == seconds.count)
            #expect((2...Sparkline.mostColumns).contains(counts.count))
            #expect(counts.first! > 0 && counts.last! > 0)
            #expect(Sparkline(seconds: seconds.shuffled(using: &generator)) == sparkline)
            let characters = Array(sparkline.text)
            #expect(characters.count == counts.count)
            let order = Array(" ▁▂▃▄▅▆▇█")
            for (count, character) in zip(counts, characters) {
                let level = try #require(order.firstIndex(of: character))
                #expect((count == 0) == (level == 0))
                #expect((count == counts.max()) == (level == 8) || count * 8 > counts.max()! * 7)
                // Within one level of the share.
                #expect(abs(Double(level) - 8 * Double(count) / Double(counts.max()!)) < 1)
            }
        }
        #expect(drawn > 1_000)
    }

    @Test("The first and the last year that a date may have are in one line")
    func extremes() throws {
        let sparkline = try #require(Sparkline(seconds: [-17_987_443_200, 0, 253_402_300_799]))
        #expect(sparkline.counts.count <= Sparkline.mostColumns)
        #expect(sparkline.counts.reduce(0, +) == 3)
    }
}

extension Sparkline {
    fileprivate init?(seconds: [Int64]) { self.init(seconds.map(PublicationDate.init(second:))) }
}
