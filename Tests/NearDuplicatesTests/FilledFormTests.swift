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

    // MARK: Pages of a site

    private static let offers = [
        "You have read all your free articles. Subscribe now for 2 crowns a month, or for 20 crowns a year, and get unlimited "
            + "access. Cancel at any time.",
        "Cet article est réservé aux abonnés. Il vous reste 85 % de cet article à lire. Abonnez-vous dès 1 euro.",
        "Dieser Artikel ist exklusiv für Abonnenten. Jetzt testen: ein Monat für 1 Euro, danach 9,90 Euro, monatlich kündbar.",
        "この記事は有料会員限定です。残り1,240文字。会員登録すると続きをお読みいただけます。最初の1か月は無料です。",
    ]

    @Test("What a page says to a reader is known for that, with prices, and under no title at all", arguments: offers)
    func pricedPages(wall: String) throws {
        let titles = [
            "Barley lost to hail on the Geest", "Ferry captain saves spaniel", "Sundial found beneath bakery",
        ]
        for named in [true, false] {
            let found = duplicates(
                of: Corpus(titles.enumerated().map { PlainDocument("w\($0)", wall, title: named ? $1 : "") }),
                DuplicateOptions())
            #expect(found.groups.isEmpty && (0..<3).allSatisfy { found.isPageWithoutArticle($0) })
        }
    }

    @Test("Copies without titles that speak of a price, or of subscribers, stay copies")
    func unpaid() {
        let text = """
            The harbour board of Skarnes will ask 2 crowns a night for a berth from June, 1 crown more than in the spring. Whoever \
            has read the notice at the pier knows that the money is to pay for a crane. Subscribers to the pier fund are let \
            off, its director Ane Brask said on Monday, and fishermen may cancel a berth until noon.
            """
        let found = duplicates(
            of: Corpus((0..<3).map { PlainDocument("c\($0)", text) }), DuplicateOptions())
        #expect(found.groups.map(\.members.count) == [3])
    }

    // MARK: Series

    private static let introduction = """
        In the summer of the long ice a storm took the village of Hallin. In this series our reporter goes from house to house \
        along the old street and tells who lived there, what they took with them and what they left behind. The drawings are by \
        a pupil of the art school. A part appears every Saturday until the harvest, and as a book when the year is out.
        """
    private static let partsOfSeries = [
        "Number three was that of the pilot. He owned two boats and a violin, and when the water came he saved the violin. His "
            + "granddaughter plays it today in an orchestra.",
        "A schoolmistress kept canaries in number eight. She opened their cages on the evening before, because she could see "
            + "from her attic how it rose. Yellow birds nested in the woods.",
    ]

    @Test(
        "Parts of a series behind one introduction are two texts",
        arguments: [
            ("The pilot's violin", "Yellow birds of Norderhook"),
            ("The street of Hallin, part 1", "The street of Hallin, part 2"),
            ("", ""),
        ])
    func series(titles: (String, String)) throws {
        let texts = Self.partsOfSeries.map { Self.introduction + "\n\n" + $0 }
        #expect(try difference(texts[0], texts[1], titles: titles, days: (7, 14)) == .standingText)
    }

    @Test("Endings that come back to the report, or are short, leave it one")
    func endings() throws {
        let report = Self.introduction
        let endings = [
            "Pupils of the art school in Hallin were given the day off, and drew the boats that had come for them.",
            "The reporter of this paper found her own house in the old street, and a book that she had left behind.",
        ]
        let texts = endings.map { report + "\n\n" + $0 }
        #expect(
            try difference(texts[0], texts[1], titles: ("Pupils of Hallin draw", "A reporter finds her house")) == nil)
        let short = ["Bread was scarce that winter.", "Few spoke of it again."].map { report + "\n\n" + $0 }
        #expect(try difference(short[0], short[1]) == nil)
    }

    // MARK: Words

    @Test(
        "A sign of denial that is part of a longer word denies nothing",
        arguments: [("掩埋", "埋没", false), ("会停课", "不会停课", true)])
    func compounds(one: String, other: String, parts: Bool) throws {
        let text = "泥石流周二晚间掩埋了海林村外的一段山路，救援队连夜赶到，清晨用直升机运来毛毯和发电机，学校会停课至下周。"
        #expect((try difference(text, text.replacing(one, with: other)) == .opposite) == parts)
    }

    @Test("Joiners of Persian that became spaces make no other words")
    func joiners() throws {
        let text =
            "زمین‌لغزش شامگاه دوشنبه جادهٔ کوهستانی میان روستاهای چشمه‌کبود و گلی‌آباد را بست و اهالی گرفتار شدند. "
            + "سازمان امداد اعلام کرد سنگ‌ها بر مسیر فرو ریختند و بالگردها صبح پزشک و پتو رساندند. جاده هفته‌ها بسته می‌ماند."
        #expect(try difference(text, text.replacing("\u{200C}", with: " ")) == nil)
    }

    @Test("A day of the month that moved as far as both came out apart is that of the next issue")
    func dates() throws {
        func report(_ day: String, _ level: String) -> String {
            """
            On \(day) the lock keeper of Grauwerder counted \(level) barges, and most of them carried gravel for the dyke. Skippers \
            who come late may tie up at the piles below the bridge, where there is a lamp and a tap, and are woken by the bell.
            """
        }
        #expect(try difference(report("June 3", "11"), report("June 4", "14"), days: (1, 2)) == .otherFacts)
        #expect(try difference(report("June 3", "11"), report("June 3", "14"), days: (1, 2)) == nil)
    }
}
