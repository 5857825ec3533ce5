import Corpus
import Fixtures
import NearDuplicates
import Testing

/// Forms of a few places, and what an editor makes of a text that looks like one.
@Suite("Forms that were filled in, exchanged roles, headlines in the text")
struct FilledFormTests {
    private typealias Texts = (a: String, b: String)

    /// What is said of two texts that share enough; nil where they are the same.
    private func difference(
        _ a: String, _ b: String, titles: (String, String) = ("", ""), days: (Int, Int) = (1, 1)
    ) throws -> Difference? {
        let corpus = Corpus([
            PlainDocument("a", a, title: titles.0, published: Int64(days.0) * 86_400),
            PlainDocument("b", b, title: titles.1, published: Int64(days.1) * 86_400),
        ])
        let pair = try #require(
            judgedPairs(of: duplicates(of: corpus, DuplicateOptions())).first, "they share too little to be looked at")
        return pair.difference
    }

    // MARK: Forms

    private static func notice(_ name: String, _ age: String, _ trade: String, _ of: String) -> String {
        """
        \(name) ist im Alter von \(age) Jahren gestorben und war viele Jahre \(trade) in Norderhook. Die Trauerfeier ist am \
        Freitag um 14 Uhr in der Kapelle am Deich. Anstelle von Blumen bittet die Familie um eine Spende für das Hospiz. \
        In stiller Trauer: \(of)
        """
    }

    private static func vacancy(_ work: String, _ place: String, _ number: String) -> String {
        """
        The yard is looking for a \(work) to join its crew in \(place). The post is permanent and paid by the month, and you \
        will have learned your trade and like to work with others. Lodging can be had on the pier. Write to the office \
        under the number \(number) before the end of the month, and say when you could begin.
        """
    }

    private static func obituary(_ name: String, _ age: String, _ mosque: String) -> String {
        "توفي أمس \(name) عن عمر ناهز \(age) عاما وسيصلى عليه بعد صلاة الظهر في مسجد \(mosque) ثم يوارى الثرى في مقبرة البلدة "
            + "وتقبل التعازي في بيت العائلة ثلاثة أيام ونسأل الله أن يتغمده بواسع رحمته"
    }

    @Test(
        "A subject of its own and other facts in the places of one form part two texts",
        arguments: [
            (
                notice("Hauke Brodersen", "84", "Hufschmied", "Levke und Tjark"),
                notice("Wiebke Thoms", "91", "Hebamme", "Ole")
            ),
            (
                notice("Hauke Brodersen", "84", "Hufschmied", "Levke"),
                notice("Wiebke Thoms", "91", "Hufschmied", "Levke")
            ),
        ])
    func subjects(a: String, b: String) throws {
        #expect(try difference(a, b, titles: ("Traueranzeige", "Traueranzeige"), days: (1, 2)) == .otherFacts)
    }

    @Test("So do words that the titles name, and in scripts without capitals words at the beginning")
    func words() throws {
        let vacancies = (
            Self.vacancy("caulker", "Port Velde", "7-114"), Self.vacancy("sailmaker", "Port Velde", "7-131")
        )
        #expect(try difference(vacancies.0, vacancies.1, titles: ("Caulker wanted", "Sailmaker wanted")) == .otherFacts)
        let (first, second) = (
            Self.obituary("سالم البحري", "81", "النور"), Self.obituary("يوسف الحداد", "67", "السلام")
        )
        #expect(try difference(first, second, titles: ("وفيات", "وفيات")) == .otherFacts)
        #expect(try difference(first, second) == .otherFacts)
    }

    @Test(
        "What an editor does to such a text leaves it one",
        arguments: [
            // A figure, a name in its middle, a word.
            (vacancy("caulker", "Port Velde", "7-114"), vacancy("caulker", "Port Velde", "7-131")),
            (vacancy("caulker", "Port Velde", "7-114"), vacancy("caulker", "Port Felde", "7-131")),
            (
                notice("Hauke Brodersen", "84", "Hufschmied", "Levke"),
                notice("Hauke Brodersen", "85", "Hufschmied", "Levke und Ole")
            ),
            (
                notice("Hauke Brodersen", "84", "Hufschmied", "Levke"),
                notice("Hauke Broderson", "85", "Hufschmied", "Levke")
            ),
            (obituary("سالم البحري", "81", "النور"), obituary("سالم البحري", "83", "النور")),
        ])
    func editors(a: String, b: String) throws { #expect(try difference(a, b, days: (1, 2)) == nil) }

    @Test("The day and a figure beside it are those of the next issue, and of none where the day stays")
    func issues() throws {
        func report(_ day: String, _ level: String) -> String {
            """
            The lock keeper of Grauwerder counted \(level) barges on \(day), and most of them carried gravel for the dyke. The \
            lock opens at 6 in the morning and closes at 22 in the evening. Skippers who come late may tie up at the piles \
            below the bridge, where there is a lamp and a tap, and are woken at 5 by the bell.
            """
        }
        let monday = report("Monday", "eleven")
        #expect(try difference(monday, report("Tuesday", "fourteen"), days: (1, 2)) == .otherFacts)
        #expect(try difference(monday, report("Monday", "fourteen"), days: (1, 2)) == nil)
        #expect(try difference(monday, report("Tuesday", "eleven"), days: (1, 2)) == nil)
        #expect(try difference(monday, report("Tuesday", "fourteen")) == nil, "of one day it is a correction")
    }

    @Test(
        "Where a character is a word, a numeral behind the mark of the week is its day",
        arguments: [("周一", "十四", "周二", "二十二", true), ("周一", "十四", "周一", "二十二", false)])
    func weekdays(day: String, cases: String, otherDay: String, otherCases: String, parts: Bool) throws {
        func report(_ day: String, _ cases: String) -> String {
            "河口镇卫生院\(day)通报，当日新增病例\(cases)例，均已入院治疗。卫生院呼吁居民尽快接种疫苗，接种车每日上午停在市场门口，下午停在小学操场。"
        }
        let found = try difference(report(day, cases), report(otherDay, otherCases), days: (1, 2))
        #expect((found == .otherFacts) == parts)
    }

    @Test("Numbers in words that an update exchanges are no other facts")
    func amounts() throws {
        let first =
            "قالت الشرطة إن ثلاثة أشخاص قتلوا وأصيب تسعة آخرون في انهيار جدار قرب الميناء القديم صباح اليوم. وشارك 12 رجلا في "
            + "رفع الأنقاض التي غطت الطريق المؤدي إلى السوق، ودعت البلدية السكان إلى الابتعاد عن المكان حتى انتهاء العمل."
        let second = first.replacing("ثلاثة", with: "ثمانية").replacing("تسعة", with: "سبعة").replacing(
            "12", with: "20")
        #expect(try difference(first, second) == nil)
    }

    @Test("A score is one fact, whatever digits two of them share")
    func scores() throws {
        func report(_ other: String, _ score: String, _ who: String) -> String {
            """
            Frostheim beat \(other) \(score) on Saturday and stay top of the table. \(who) scored the winner ten minutes from \
            time, from a corner. Coach Sten Alm praised the patience of his team, and said that the pitch had been heavy. \
            Frostheim play away next.
            """
        }
        let first = report("Oxlow", "2-1", "Then Lund")
        #expect(try difference(first, report("Stavemouth", "1-0", "Then Berg")) == .otherFacts)
        #expect(try difference(first, report("Oxlow", "3-1", "Then Lund")) == nil)
    }

    // MARK: Roles

    @Test(
        "Who did what to whom: names in each other's places part two briefs",
        arguments: [
            ("Ask", "beat", "Moss"), ("Norderhook", "buys the ferry of", "Altenhook"),
            ("Westerdeich", "besiegt", "Port Velde"),
        ])
    func roles(a: String, does: String, b: String) throws {
        let rest = """
             on Sunday, as was read out at the harbour office before the bells rang. Some forty people had come to hear it, and \
            went home again through the rain without a word.
            """
        #expect(try difference("\(a) \(does) \(b)\(rest)", "\(b) \(does) \(a)\(rest)") == .opposite)
    }

    @Test("Names that are listed may come in any order")
    func lists() throws {
        let rest = """
             have mended the bell of Norderhook, which had been silent since the storm. They took no pay for it, and asked the \
            children of the town to ring it first, one after the other, until it was dark.
            """
        #expect(try difference("Tede Lorenz and Maike Thoms\(rest)", "Maike Thoms and Tede Lorenz\(rest)") == nil)
        #expect(try difference("On Sunday smiths\(rest)", "Smiths on Sunday\(rest)") == nil)
    }

    // MARK: Headlines in the text

    private static let walls = [
        "You need a pass to read on. Choose the one that suits you, for a day or a year, and stop it whenever you like.",
        "Bitte schalten Sie den Blocker aus, um weiterzulesen. Wie das geht, steht auf unserer Hilfeseite.",
        "Для чтения включите сценарии в настройках программы и откройте страницу ещё раз.",
        "请先登录后再继续阅读。尚未注册的读者可以免费试用一个月，随时可以取消。",
        "لمتابعة القراءة سجل دخولك أو افتح حسابا جديدا مجانا.",
    ]

    @Test("A notice under a headline that the text begins with is no article", arguments: walls)
    func headlines(wall: String) throws {
        let headlines = [
            "Barley lost to hail on the Geest", "Ferry captain saves spaniel", "Sundial found beneath bakery",
        ]
        let found = duplicates(
            of: Corpus(headlines.enumerated().map { PlainDocument("w\($0)", $1 + "\n\n" + wall) }), DuplicateOptions())
        #expect(found.groups.isEmpty)
    }

    @Test("An article stays one under two headlines, in its text or above it")
    func articles() throws {
        let body = Self.vacancy("caulker", "Port Velde", "7-114")
        #expect(try difference("Yard wants a caulker\n\n" + body, "Port Velde: crew to grow\n\n" + body) == nil)
        #expect(try difference(body, "Port Velde: crew to grow\n\n" + body) == nil)
        #expect(
            try difference(body, "Yard wants a caulker\n\n" + body, titles: ("Port Velde: crew to grow", "")) == nil)
    }
}
