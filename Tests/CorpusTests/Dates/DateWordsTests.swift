@testable import Corpus
import Testing

@Suite("Dates as pages print them")
struct DateWordsTests {
    private static let reader = DateReader(latestYear: 2025)

    @Test(
        "Months have names in many languages, and the parts any order",
        arguments: DateReaderTests.table(
            """
            4 April 2024 => 2024-04-04
            April 4, 2024 => 2024-04-04
            Apr. 4th, 2024 => 2024-04-04
            April 2024 => 2024-04
            Thursday, April 4, 2024 => 2024-04-04
            04-Apr-2024 => 2024-04-04
            04 Apr 2024 at 09:30 => 2024-04-04T09:30Z
            Apr 4, 2024, 10:15 AM => 2024-04-04T10:15Z
            Apr 4, 2024, 12:15 a.m. => 2024-04-04T00:15Z
            April 4, 2024 at 10:15 PM EDT => 2024-04-05T02:15Z
            Published: 4 April 2024 | 10:15 => undated
            Published 4 April 2024 | 10:15 => 2024-04-04T10:15Z
            10:15, 4 April 2024 => 2024-04-04T10:15Z
            Thursday, 04-Apr-24 10:15:00 GMT => 2024-04-04T10:15:00Z
            Thu Apr  4 10:15:00 2024 => 2024-04-04T10:15:00Z
            Thu Apr 04 10:15:00 +0000 2024 => 2024-04-04T10:15:00Z
            Thu Apr 04 2024 12:15:00 GMT+0200 (CEST) => 2024-04-04T10:15:00Z
            2024-04-04 10:15:00 +0000 UTC => 2024-04-04T10:15:00Z
            4 Apr 2024 12:15 CEST => 2024-04-04T10:15Z
            Donnerstag, 4. April 2024, 10.15 Uhr => 2024-04-04T10:15Z
            4. März 2024 => 2024-03-04
            4. Jänner 2024 => 2024-01-04
            jeudi 4 avril 2024 à 10h15 => 2024-04-04T10:15Z
            1er août 2023 => 2023-08-01
            4 de abril de 2024 => 2024-04-04
            4 aprile 2024 => 2024-04-04
            4 kwietnia 2024 => 2024-04-04
            4 апреля 2024 г. => 2024-04-04
            4 Nisan 2024 => 2024-04-04
            4 أبريل 2024 => 2024-04-04
            ٤ أبريل ٢٠٢٤ => 2024-04-04
            2024年4月4日 => 2024-04-04
            2024年4月4日 10:15 => 2024-04-04T10:15Z
            2024년 4월 4일 => 2024-04-04
            ２０２４-04-04 => 2024-04-04
            2024/04/04 => 2024-04-04
            2024.04.04 10:15 => 2024-04-04T10:15Z
            04.04.2024 => 2024-04-04
            04.05.2024, 10:15 => 2024-05-04T10:15Z
            25/04/2024 => 2024-04-25
            04/25/2024 => 2024-04-25
            04/25/24 10:15 => 2024-04-25T10:15Z
            """))
    func names(form: String, date: String) {
        #expect(Self.reader.date(form).map(\.description) ?? "undated" == date)
    }

    @Test(
        "Dates of numbers show the order of day and month, or leave it open",
        arguments: [
            ("25/04/2024", DateOrder.dayFirst), ("04/25/2024", .monthFirst), ("04/05/2024", .open),
            ("05/05/2024", .told),
            ("04.05.2024", .told), ("2024/04/05", .told), ("4 May 2024", .told), ("2024-04-05", .told),
        ])
    func order(form: String, order: DateOrder) {
        #expect(Self.reader.reading(of: Array(form.utf8)[...])?.order == order)
    }

    @Test(
        "What the other dates of a corpus show decides the order that some leave open, and else the shorter span",
        arguments: [
            (["04/05/2024", "25/04/2024"], "2024-05-04"), (["04/05/2024", "04/25/2024"], "2024-04-05"),
            (["04/05/2024", "04/06/2024", "04/09/2024"], "2024-04-05"), (["04/05/2024"], "2024-05-04"),
            (["05/04/2024", "06/04/2024", "04/04/2024 10:15"], "2024-04-05"),
        ])
    func corpus(dates: [String], first: String) throws {
        let folder = try TemporaryFolder()
        let lines = dates.enumerated().map { "{\"id\":\($0),\"text\":\"a\",\"date\":\"\($1)\"}\n" }
        let paths = try lines.enumerated().map { try folder.write("\($0).jsonl", $1) }
        for paths in [paths, paths.reversed()] {
            let reading = try read(paths)
            let dated = reading.batches.flatMap { batch in
                batch.entries.map {
                    (String(decoding: batch.bytes[$0.id.bounds], as: UTF8.self), $0.published?.description)
                }
            }
            #expect(dated.first { $0.0 == "0" }?.1 == first)
        }
    }

    @Test("Every name of a month is one month, and no weekday but where a language has both")
    func table() {
        #expect(CalendarNames.month("april") == 4)
        #expect(CalendarNames.month("listopad") == nil)
        #expect(CalendarNames.isWeekday("jeudi"))
        #expect(!CalendarNames.isWeekday("april"))
    }
}
