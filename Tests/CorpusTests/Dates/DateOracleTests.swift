import Corpus
import Fixtures
import Foundation
import Testing

/// Dates as Foundation's formatters write them.
@Suite("Dates beside Foundation")
struct DateOracleTests {
    private static let forms: KeyValuePairs<String, PublicationDate.Precision> = [
        "yyyy-MM-dd'T'HH:mm:ss'Z'": .second, "yyyyMMdd'T'HHmmss'Z'": .second, "yyyyMMddHHmmss": .second,
        "yyyyMMddHHmmssSSS": .second, "yyyy-MM-dd HH:mm:ss.SSS": .second, "EEE, dd MMM yyyy HH:mm:ss 'GMT'": .second,
        "EEEE, d MMMM yyyy HH:mm:ss": .second, "YYYY-'W'ww-e'T'HH:mm:ss'Z'": .second, "yyyy-DDD'T'HH:mm:ss": .second,
        "yyyy-MM-dd'T'HH:mm'Z'": .minute, "yyyyMMddHHmm": .minute, "yyyyMMdd'T'HHmm": .minute,
        "d MMM yyyy HH:mm": .minute, "yyyyMMdd'T'HH": .hour, "yyyy-MM-dd": .day, "yyyyMMdd": .day, "YYYY-'W'ww-e": .day,
        "YYYY'W'wwe": .day, "yyyy-DDD": .day, "yyyyDDD": .day, "YYYY-'W'ww": .week, "yyyy-MM": .month, "yyyy": .year,
    ]

    private static let units: [PublicationDate.Precision: Calendar.Component] = [
        .minute: .minute, .hour: .hour, .day: .day, .week: .weekOfYear, .month: .month, .year: .year,
    ]

    /// Weeks as in ISO 8601; Foundation's Gregorian calendar is Julian before 1582.
    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        return calendar
    }()

    @Test("Every form means what Foundation wrote, from its first second to its last")
    func forms() throws {
        var generator = SeededGenerator(seed: 4)
        let reader = DateReader(latestYear: 2099)
        for (format, precision) in Self.forms {
            let formatter = DateFormatter()
            formatter.calendar = Self.calendar
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = .gmt
            formatter.dateFormat = format
            for _ in 0..<200 {
                let second = Int64.random(in: -11_000_000_000..<4_000_000_000, using: &generator)
                let date = Date(timeIntervalSince1970: TimeInterval(second))
                let text = formatter.string(from: date)
                let found = try #require(reader.date(text), "\(format): \(text)")
                #expect(found.precision == precision)
                guard let unit = Self.units[precision] else {
                    #expect(found.first == second && found.last == second, "\(format): \(text)")
                    continue
                }
                let interval = try #require(Self.calendar.dateInterval(of: unit, for: date))
                #expect(found.first == Int64(interval.start.timeIntervalSince1970), "\(format): \(text)")
                #expect(found.last == Int64(interval.end.timeIntervalSince1970) - 1, "\(format): \(text)")
            }
        }
    }

    @Test("A zone takes its hours and minutes off", arguments: [-720, -300, -210, -1, 1, 330, 345, 600, 840])
    func zones(minutes: Int) throws {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: minutes * 60)
        for format in ["yyyy-MM-dd'T'HH:mm:ssxxx", "yyyyMMdd'T'HHmmssxx", "EEE, dd MMM yyyy HH:mm:ss xx"] {
            formatter.dateFormat = format
            let text = formatter.string(from: Date(timeIntervalSince1970: 1_712_223_015))
            #expect(DateReaderTests.reader.date(text) == PublicationDate(second: 1_712_223_015), "\(text)")
        }
    }

    @Test("A weekday is the right one on every day of a year, and never another")
    func weekdays() {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, d MMM yyyy"
        let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        for day in 19_723..<20_089 {
            let text = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(day) * 86_400))
            let right = names.filter { DateReaderTests.reader.date($0 + text.dropFirst(3)) != nil }
            #expect(right == [String(text.prefix(3))])
        }
    }

    /// What Foundation, by its own data, calls the days of a week.
    @Test(
        "So it is in other languages",
        arguments: [
            "de", "fr", "es", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "ru", "uk", "tr", "ro", "hu", "el", "id",
            "hi", "ja",
            "ko", "zh_Hans",
        ])
    func weekdays(language: String) {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: language)
        formatter.timeZone = .gmt
        let isSpaced = !["ja", "ko", "zh_Hans"].contains(language)
        let names = (0..<7).map { day in
            formatter.dateFormat = "EEEE"
            return formatter.string(from: Date(timeIntervalSince1970: TimeInterval(19_723 + day) * 86_400))
        }
        for day in 0..<7 {
            formatter.dateFormat = isSpaced ? "d MMMM yyyy" : language == "ko" ? "yyyy년 M월 d일" : "yyyy年M月d日"
            let text = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(19_723 + day) * 86_400))
            let right = names.filter {
                DateReaderTests.reader.date(isSpaced ? "\($0), \(text)" : "\(text) \($0)") != nil
            }
            #expect(right == [names[day]], "\(text)")
        }
    }
}
