@testable import Corpus
import Foundation
import Testing

@Suite("Dates of other calendars")
struct DateCalendarsTests {
    private static let reader = DateReader(latestYear: 2025)

    @Test(
        "A year that is not ours is that of the calendar in which it makes a date",
        arguments: DateReaderTests.table(
            """
            1403/01/16 => 2024-04-04
            1403-01-16 => 2024-04-04
            1403-01-16T10:15:00+03:30 => 2024-04-04T06:45:00Z
            14030116 => 2024-04-04
            ۱۴۰۳/۰۱/۱۶ => 2024-04-04
            ۱۶ فروردین ۱۴۰۳ => 2024-04-04
            16 Farvardin 1403 => 2024-04-04
            پنجشنبه ۱۶ فروردین ۱۴۰۳ - ۱۰:۱۵ => 2024-04-04T10:15Z
            سه‌شنبه ۱۴ فروردین ۱۴۰۳ ساعت ۱۰:۱۵ => 2024-04-02T10:15Z
            تاریخ انتشار: ۱۶ فروردین ۱۴۰۳ => 2024-04-04
            16 حمل 1403 => 2024-04-04
            1399/12/30 => 2021-03-20
            1402/12/30 => 1982-10-17
            1403/12/30 => 2025-03-20
            1403/07/31 => undated
            1403 => undated
            1403-01 => undated
            16 April 1403 => undated
            1445/09/25 => 2024-04-04
            1445-09-25 10:15 => 2024-04-04T10:15Z
            ١٤٠٣/٠١/١٦ => 1982-11-02
            25 رمضان 1445 => 2024-04-04
            ٢٥ رمضان ١٤٤٥ هـ => 2024-04-04
            الخميس 25 رمضان 1445هـ => 2024-04-04
            1 ربيع الأول 1446 => 2024-09-04
            1 جمادى الآخرة 1446 => 2024-12-02
            12 Rabi' al-awwal 1445 => 2023-09-27
            10 Dhu al-Hijjah 1445 => 2024-06-16
            1403/01/16 هـ.ق => 1982-11-02
            1403/01/16 هـ.ش => 2024-04-04
            1445/09/31 => undated
            1600/01/16 => 1600-01-16
            4 เมษายน 2567 => 2024-04-04
            4 เม.ย. 2567 10:15 => 2024-04-04T10:15Z
            4 เม.ย. 67 | 10:15 น. => 2024-04-04T10:15Z
            4 เม.ย. 24 => undated
            วันพฤหัสบดีที่ 4 เมษายน พ.ศ. 2567 เวลา 10.15 น. => 2024-04-04T10:15Z
            เมษายน 2567 => 2024-04
            2567-04-04 => 2024-04-04
            25670404 => 2024-04-04
            04/05/2567 => 2024-05-04
            4 Apr 2567 => 2024-04-04
            1 มกราคม 2480 => 1938-01-01
            1 เมษายน 2480 => 1937-04-01
            2567 => undated
            29 กุมภาพันธ์ 2566 => undated
            """))
    func forms(form: String, date: String) {
        #expect(Self.reader.date(form).map(\.description) ?? "undated" == date)
    }

    @Test(
        "A day has in each calendar the numbers that Foundation's has",
        arguments: [
            (Calendar.Identifier.persian, CalendarSystem.iranian, 1201...1500),
            // Of other years Foundation has what today's rule makes of them, and not what was announced.
            (.islamicUmmAlQura, .islamic, 1420...1450), (.buddhist, .buddhist, 2484...2700),
        ])
    func oracle(identifier: Calendar.Identifier, system: CalendarSystem, years: ClosedRange<Int>) {
        var calendar = Calendar(identifier: identifier)
        calendar.timeZone = .gmt
        var seen = 0
        for day in stride(from: -60_000, to: 60_000, by: 23) {
            let date = Date(timeIntervalSince1970: TimeInterval(day) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            guard let year = parts.year, years.contains(year), let month = parts.month, let number = parts.day else {
                continue
            }
            seen += 1
            #expect(system.day(year, month, number) == CalendarDay(daysSince1970: day), "\(year)-\(month)-\(number)")
            guard let back = system.numbers(of: CalendarDay(daysSince1970: day)) else { continue }
            #expect(back == (year, month, number))
        }
        #expect(seen > 450)
    }

    @Test(
        "Every day of a calendar follows the one before it, and none is two",
        arguments: [CalendarSystem.iranian, .islamic])
    func days(system: CalendarSystem) {
        var last: Int?
        for year in 1365...1500 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let found = system.day(year, month, day) else { continue }
                    if let last { #expect(found.daysSince1970 == last + 1) }
                    last = found.daysSince1970
                }
            }
        }
    }

    @Test(
        "Of a year that two calendars have, the other dates of the corpus tell which it is",
        arguments: [
            (["1403/01/16"], "2024-04-04"), (["1403/01/16", "1402/02/31"], "2024-04-04"),
            (["1403/01/16", "1444/01/16"], "1982-11-02"),
            (["1403/01/16", "25 رمضان 1420", "1402/02/31"], "2024-04-04"),
            (["1403/01/16", "25 رمضان 1420", "1444/02/03", "1402/02/31"], "1982-11-02"),
            (["1403/02/01", "1444/01/16"], "1982-11-16"),
        ])
    func corpus(dates: [String], first: String) throws {
        let folder = try TemporaryFolder()
        let lines = dates.enumerated().map { "{\"id\":\($0),\"text\":\"a\",\"date\":\"\($1)\"}\n" }
        let paths = try lines.enumerated().map { try folder.write("\($0).jsonl", $1) }
        for paths in [paths, paths.reversed()] {
            let dated = try read(paths).batches.flatMap { batch in
                batch.entries.map {
                    (String(decoding: batch.bytes[$0.id.bounds], as: UTF8.self), $0.published?.description)
                }
            }
            #expect(dated.first { $0.0 == "0" }?.1 == first)
        }
    }

    @Test("A date that another decision reads anew comes back by the first", arguments: 1...355)
    func exchange(day: Int) throws {
        let islamic = DateExchange(from: [], to: [.islamic])
        let start = try #require(CalendarSystem.iranian.day(1402, 1, 1)).daysSince1970
        let written = CalendarDay(daysSince1970: start + day - 1)
        let numbers = try #require(CalendarSystem.iranian.numbers(of: written))
        guard let other = CalendarSystem.islamic.day(numbers.year, numbers.month, numbers.day) else { return }
        let date = PublicationDate(first: written.second + 36_900, precision: .minute)
        let exchanged = date.exchanged(.openCalendar, islamic)
        #expect(exchanged.first == other.second + 36_900)
        #expect(exchanged.exchanged(.openCalendar, DateExchange(from: [.islamic], to: [])) == date)
        #expect(date.exchanged(.iranian, islamic) == date)
    }
}
