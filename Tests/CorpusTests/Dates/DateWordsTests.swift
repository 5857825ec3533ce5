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
            Published: 4 April 2024 | 10:15 => 2024-04-04T10:15Z
            Last updated on: 04.04.2024, 10:15 => 2024-04-04T10:15Z
            Veröffentlicht am: 4. April 2024 => 2024-04-04
            Publié le : 4 avril 2024 à 10h15 => 2024-04-04T10:15Z
            发布时间：2024-04-04 10:15 => 2024-04-04T10:15Z
            公開日時：2024年4月4日 9:30 => 2024-04-04T09:30Z
            發布時間：2024-04-04 10:15 => 2024-04-04T10:15Z
            기사입력: 2024.04.04. 10:15 => 2024-04-04T10:15Z
            締切日時：2024年4月4日 9:30 => undated
            jeudi 4 avril 2024 à 9 h 30 => 2024-04-04T09:30Z
            4 avril 2024, 9 h => 2024-04-04T09Z
            4 avril 2024, 9 h 61 => undated
            9 h 30 avril 2024 => 2024-04-30T09Z
            9 h 30, 4 avril 2024 => 2024-04-04T09:30Z
            vr 5 apr. 2024 14.05 uur => 2024-04-05T14:05Z
            5 april 2024 14:05 uur => 2024-04-05T14:05Z
            Sat 13 April 2024 18.41 BST => 2024-04-13T17:41Z
            13 April 2024 18.41 => 2024-04-13T18:41Z
            13 April 2024, 18.41 EST => 2024-04-13T23:41Z
            13 April 2024 18.61 => undated
            Expires: 4 April 2024 => undated
            Published 4 April 2024, updated 5 April 2024 => undated
            Published 4 April 2024 | 10:15 => 2024-04-04T10:15Z
            10:15, 4 April 2024 => 2024-04-04T10:15Z
            Thursday, 04-Apr-24 10:15:00 GMT => 2024-04-04T10:15:00Z
            Thu Apr  4 10:15:00 2024 => 2024-04-04T10:15:00Z
            Thu Apr 04 10:15:00 +0000 2024 => 2024-04-04T10:15:00Z
            Thu Apr 04 2024 12:15:00 GMT+0200 (CEST) => 2024-04-04T10:15:00Z
            2024-04-04 10:15:00 +0000 UTC => 2024-04-04T10:15:00Z
            4 Apr 2024 12:15 CEST => 2024-04-04T10:15Z
            Donnerstag, 4. April 2024, 10.15 Uhr => 2024-04-04T10:15Z
            Thu Apr 04 2024 12:15:00 GMT+0200 (Central European Summer Time) => 2024-04-04T10:15:00Z
            Thu Apr 04 2024 10:15:00 GMT+0000 (Coordinated Universal Time) => 2024-04-04T10:15:00Z
            /Date(1712225700000)/ => 2024-04-04T10:15:00Z
            /Date(1712225700000+0200)/ => 2024-04-04T10:15:00Z
            /Date(1712225700000-0500)/ => 2024-04-04T10:15:00Z
            new Date(1712225700000) => 2024-04-04T10:15:00Z
            ISODate("2024-04-04T10:15:00Z") => 2024-04-04T10:15:00Z
            04-APR-24 10.15.00.000000 AM => 2024-04-04T10:15:00Z
            04-APR-24 10.15.00 PM => 2024-04-04T22:15:00Z
            04-Apr-24 => 2024-04-04
            4-ene-99 => 1999-01-04
            24-04-Apr => undated
            99-Apr-04 => undated
            04-Apr-49 => undated
            04 Apr 24 => undated
            Apr 4, 2024 @ 10:15:00.000 => 2024-04-04T10:15:00Z
            04-APR-2024 10.15.00.000000 AM => 2024-04-04T10:15:00Z
            4.4.2024 klo 10.15 => 2024-04-04T10:15Z
            4.4.2024 10.15 => 2024-04-04T10:15Z
            2024-04-04 10.15 => 2024-04-04T10:15Z
            4. April 2024, 10:15 Uhr => 2024-04-04T10:15Z
            2024年4月4日 10時15分 => 2024-04-04T10:15Z
            2024年4月4日(木) 10時15分 => 2024-04-04T10:15Z
            2024年4月7日（日） => 2024-04-07
            2024年4月4日 星期四 10:15 => 2024-04-04T10:15Z
            2024년 4월 4일 (목) 10:15 => 2024-04-04T10:15Z
            2024年4月4日 下午3点05分 => 2024-04-04T15:05Z
            2024년 4월 4일 오후 3시 5분 => 2024-04-04T15:05Z
            2024. 4. 4. 오전 10:15 => 2024-04-04T10:15Z
            2024.04.04. => 2024-04-04
            4 Apr 2024 10:15 MSK => 2024-04-04T07:15Z
            4 Apr 2024 10:15 IST => undated
            April 4, 2024 10:15 a.m. ET => 2024-04-04T14:15Z
            January 4, 2024 10:15 AM ET => 2024-01-04T15:15Z
            March 10, 2024 3 PM PT => 2024-03-10T22Z
            March 9, 2024 3 PM PT => 2024-03-09T23Z
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
            二〇二四年四月十四日 => 2024-04-14
            令和6年4月4日 => 2024-04-04
            令和元年五月一日（水） => 2019-05-01
            令和元年4月30日 => undated
            平成31年4月30日 午後3時5分 => 2019-04-30T15:05Z
            昭和64年1月7日 => 1989-01-07
            昭和64年1月8日 => undated
            R6.4.4 => 2024-04-04
            h31/4/30 10:15 => 2019-04-30T10:15Z
            R6.4 => undated
            明治5年12月3日 => undated
            明治6年1月1日 => 1873-01-01
            民國113年4月4日 => 2024-04-04
            中華民國 113 年 4 月 4 日 下午 3:15 => 2024-04-04T15:15Z
            民国113/04/04 => 2024-04-04
            113年4月4日 => undated
            113/04/04 => undated
            4 באפריל 2024 => 2024-04-04
            יום חמישי, 4 באפריל 2024, 10:15 => 2024-04-04T10:15Z
            Ngày 4 tháng 4 năm 2024 => 2024-04-04
            Thứ Năm, 4/4/2024, 10:15 (GMT+7) => 2024-04-04T03:15Z
            Thứ 5, 04/05/2024 => 2024-05-04
            Chủ Nhật, ngày 7 Tháng Tư 2024 => 2024-04-07
            4 tháng mười hai, 2024 => 2024-12-04
            4 tháng mười 2024 => 2024-10-04
            4 Thg 4, 2024 3:15 chiều => 2024-04-04T15:15Z
            4 เมษายน 2024 => 2024-04-04
            ٤ ابريل ٢٠٢٤ ١٠:١٥ م => 2024-04-04T22:15Z
            ٤‏/٥‏/٢٠٢٤ => 2024-05-04
            4 KASIM 2024 => 2024-11-04
            Pazar, 28 Nisan 2024 => 2024-04-28
            4 აპრილი 2024 => 2024-04-04
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
            ("25/04/2024", DateForm.dayFirst), ("04/25/2024", .monthFirst), ("04/05/2024", .openOrder),
            ("Thứ Năm, 04/05/2024", .dayFirst),
            ("05/05/2024", .told),
            ("04.05.2024", .told), ("2024/04/05", .told), ("4 May 2024", .told), ("2024-04-05", .told),
        ])
    func order(text: String, form: DateForm) {
        #expect(Self.reader.reading(of: Array(text.utf8)[...])?.form == form)
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
