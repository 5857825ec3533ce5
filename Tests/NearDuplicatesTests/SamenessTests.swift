import Corpus
import Fixtures
import NearDuplicates
import Testing

@Suite("Sameness of two texts")
struct SamenessTests {
    /// A text of a template: a notice about a vessel, with its name, its port, its captain and its figures.
    private static func notice(
        _ ship: String, _ port: String, _ captain: String, _ tons: String, _ day: String = "Tuesday"
    ) -> String {
        """
        The cutter \(ship) will be laid up at \(port) from \(day) on, the harbour office said. Captain \(captain) and the \
        crew go ashore with full pay while the hull is scraped and painted.

        The \(ship) carried \(tons) tons last year, as much as any cutter of its size. Whoever has freight for the \(ship) \
        is asked to come to the office at the end of the pier, where a list is kept of vessels that sail in its place.
        """
    }

    private static let first = notice("Sturmvogel", "Ansgar Quay", "Rieke Dahm", "4,310")

    /// What is said of two texts that share enough; nil where they are the same.
    func difference(
        _ a: String, _ b: String, titles: (String, String) = ("", ""), days: (Int, Int) = (0, 0),
        _ options: DuplicateOptions = DuplicateOptions()
    ) throws -> Difference? {
        let corpus = Corpus([
            PlainDocument("a", a, title: titles.0, published: Int64(days.0) * 86_400),
            PlainDocument("b", b, title: titles.1, published: Int64(days.1) * 86_400),
        ])
        let found = duplicates(of: corpus, options)
        let pair = try #require(judgedPairs(of: found).first, "they share too little to be looked at")
        #expect(found.groups.isEmpty == (pair.difference != nil))
        return pair.difference
    }

    @Test(
        "Other names and figures in the same places of a template part two texts",
        arguments: [
            (first, notice("Heimkehr", "Port Velde", "Ole Brandt", "2,877")),
            (first, notice("Heimkehr", "Ansgar Quay", "Ole Brandt", "4,310")),
            (first, notice("Heimkehr", "Port Velde", "Ole Brandt", "2,877", "Friday")),
        ])
    func template(a: String, b: String) throws { #expect(try difference(a, b) == .otherFacts) }

    @Test(
        "An update, a correction, a local ending and other words stay the same text",
        arguments: [
            notice("Sturmvogel", "Ansgar Quay", "Rieke Dahm", "4,415"),
            notice("Sturmvogel", "Ansgar Quay", "Rieke Dahm", "4,310", "Friday"),
            notice("Sturmvogel", "Ansgar Quay", "Rieke Dahmen", "4,310"),
            notice("Sturmvogel", "Ansgar Quay", "Tede Lorenz", "4,310"),
            first.replacing("harbour office", with: "port authority").replacing("scraped", with: "cleaned"),
            first + " Two of the crew come from this town, and their families will be glad.",
            first.replacing("full pay", with: "half pay"),
        ])
    func editors(b: String) throws { #expect(try difference(Self.first, b) == nil) }

    @Test("Templates fold where that is asked for")
    func folded() throws {
        var options = DuplicateOptions()
        options.foldsTemplates = true
        #expect(
            try difference(Self.first, Self.notice("Heimkehr", "Port Velde", "Ole Brandt", "2,877"), options) == nil)
    }

    @Test("The days of both say whether figures alone are the next issue of a report")
    func figures() throws {
        func report(_ day: String, _ level: String, _ change: String) -> String {
            """
            The river at the lock of Grauwerder stood at \(level) on \(day) morning, a change of \(change) on the day before. \
            Barges pass with their usual load, the office said, and no closure is planned. The ferry runs as the board at \
            the landing says, and the towpath is open to those who walk and to those who ride.
            """
        }
        let (tuesday, wednesday) = (report("Tuesday", "312", "4"), report("Wednesday", "297", "15"))
        #expect(try difference(tuesday, wednesday, days: (0, 1)) == .otherFacts)
        #expect(try difference(tuesday, report("Tuesday", "297", "15"), days: (0, 1)) == nil)
    }

    @Test(
        "What denies the other is another text",
        arguments: [
            (
                "Jury finds Malte Osterkamp guilty of fraud in dyke case",
                "Jury finds Malte Osterkamp not guilty of fraud in dyke case"
            ),
            (
                "Flood warning issued for the marshes behind Norderhook",
                "Flood warning lifted for the marshes behind Norderhook"
            ),
            (
                "The mayor said that the bridge is safe for lorries of all kinds",
                "The mayor said that the bridge is unsafe for lorries of all kinds"
            ),
            (
                "Das Gericht hat den Reeder Malte Osterkamp gestern verurteilt",
                "Das Gericht hat den Reeder Malte Osterkamp gestern freigesprochen"
            ),
        ])
    func opposites(a: String, b: String) throws {
        let found = try difference(a, b)
        #expect(found == .opposite || found == .otherFacts)
    }

    @Test("Readings of a scan have the same figures, misread as they are")
    func scans() throws {
        let reading = Self.first.replacing("Sturmvogel", with: "SturmvogeI").replacing("4,310", with: "4,810")
            .replacing("Captain", with: "Captaln").replacing("Ansgar", with: "Ansgor").replacing(
                "harbour", with: "harbonr")
        #expect(try difference(Self.first, reading, DuplicateOptions(unit: .characters)) == nil)
    }

    // MARK: What several texts share

    private static let statement = """
        We are proud of what our shipwrights have built in these halls over ninety years, and we owe it to them that no \
        plane and no adze will be sold before a place has been found where the young can learn to use both of them.
        """

    private static func article(_ number: Int, around statement: String) -> String {
        let beginnings = [
            "Kerrin Voss has swept the loft of the yard for thirty years. On Monday she swept it for the last time, and "
                + "found a pencil that her father had lost there when she was a child and he drew the lines of a lugger.",
            "Shares of the Norder Slipway fell by a tenth after its board said that it would close. Bankers in Altenhook "
                + "reckon that the land alone, beside the new tram, is worth more than the firm was on Friday evening.",
            "The council of Westerdeich wants to buy the big crane. Jette Harms of the Farmers' List called it the only "
                + "tower that the town ever had, and asked that it be painted red before the harvest fair comes round.",
        ]
        let endings = [
            "She will keep bees now. The broom stands in the corner, and nobody has asked for it.",
            "The pension fund is covered until the end of next year, a spokeswoman of the auditors added.",
            "A vote is due in a fortnight. Children have begun a collection with a tin at the ferry.",
        ]
        return [beginnings[number], statement, endings[number]].joined(separator: "\n\n")
    }

    private static let headings = [
        "The last broom", "Slipway shares fall by a tenth", "Westerdeich wants to buy its crane",
    ]

    @Test("A statement that articles unlike each other quote is a version of none of them")
    func quotation() throws {
        let corpus = Corpus(
            (0..<3).map { PlainDocument("n\($0)", Self.article($0, around: Self.statement), title: Self.headings[$0]) }
                + [PlainDocument("s", Self.statement, title: "Statement of the yard")])
        let found = duplicates(of: corpus, DuplicateOptions())
        #expect(found.groups.isEmpty)
        #expect(
            judgedPairs(of: found).filter { $0.difference == .quotation }.map { [$0.a, $0.b] } == [
                [0, 3], [1, 3], [2, 3],
            ])
    }

    @Test("A text whose paragraphs come in another order is no quotation of those that keep theirs")
    func reordered() throws {
        let paragraphs = (0..<6).map { number in
            "Paragraph \(["one", "two", "three", "four", "five", "six"][number]) of the chronicle tells how the cutter Sturmvogel "
                + ["lost", "found", "sold", "bought", "broke", "mended"][number]
                + " its anchor in the winter of the long ice, "
                + ["and who paid", "and who wept", "and who sang", "and what it cost", "and why", "and where"][number]
                + " for it, as the widow Dahm wrote it down for her sons before they left for the sea."
        }
        func text(_ order: [Int], _ more: String = "") -> String {
            order.map { paragraphs[$0] }.joined(separator: "\n\n") + more
        }
        let orders = [[0, 1, 2, 3, 4, 5], [3, 4, 5, 0, 1, 2], [5, 3, 4, 1, 2, 0], [2, 0, 1, 5, 4, 3]]
        let corpus = Corpus(
            orders.enumerated().map { PlainDocument("o\($0)", text($1), title: "Anchor number \($0)") }
                + [PlainDocument("x", text([0, 1, 2, 3, 4, 5], " It ends here."), title: "Chronicle")])
        let found = duplicates(of: corpus, DuplicateOptions())
        #expect(judgedPairs(of: found).allSatisfy { $0.difference == nil })
        #expect(found.groups.map(\.members.count) == [5])
    }

    @Test("A wire text that outlets extend, each in its own way, stays with them")
    func extended() throws {
        let corpus = Corpus(
            [PlainDocument("w", Self.first, title: "Cutter Sturmvogel laid up")]
                + (0..<3).map {
                    PlainDocument(
                        "x\($0)", Self.first + "\n\n" + Self.article($0, around: ""),
                        title: "Sturmvogel laid up at Ansgar Quay")
                })
        let found = duplicates(of: corpus, DuplicateOptions())
        #expect(found.groups.map { $0.members.map(\.article) } == [[0, 1, 2, 3]])
    }

    @Test("Excerpts of one report that have nothing in common stay with it")
    func excerpts() throws {
        let report = [
            "The cutter Sturmvogel has seven berths, a stove of cast iron and a locker for charts that smells of tar. Its mast "
                + "was taken from a wreck and is older than the hull by twenty years, says the wright.",
            "The cutter Sturmvogel cost the widow Dahm her house, which stood on the dyke and was sold to a dentist from "
                + "Altenhook. Her sons never came aboard again, and one of them keeps bees on the moor today.",
            "The Sturmvogel sailed to the herring grounds forty times under four captains, of whom two lie in the churchyard "
                + "at Port Velde. A log was found in a drawer of the harbour office, with a recipe for soup.",
        ]
        let corpus = Corpus([
            PlainDocument("a", report.joined(separator: "\n\n"), title: "A hundred years of the Sturmvogel"),
            PlainDocument("b", report[1], title: "A hundred years of the Sturmvogel"),
            PlainDocument("c", report[2], title: "A hundred years of the Sturmvogel"),
        ])
        var options = DuplicateOptions()
        options.fewestContainedShingles = 10
        let found = duplicates(of: corpus, options)
        #expect(found.groups.map { $0.members.map(\.article) } == [[0, 1, 2]])
        let weakest = found.groups.first?.weakestPair
        #expect(weakest?.a == 1 && weakest?.b == 2 && weakest.map { $0.similarity < 0.1 } == true)
    }

    @Test("A briefing that holds articles on other things is a version of none of them")
    func digest() throws {
        let briefs = [
            "The ferry to Norderhook will not sail on Sunday because its engine is being mended, said the skipper Tede Lorenz "
                + "of the island line. Passengers may use the mail boat, which leaves from the old mole at seven.",
            "Farmers of the Geest have lost a third of their barley to hail, reckons the chamber in Altenhook. Its chairwoman "
                + "Maike Thoms asked for help from the fund that was set up after the spring floods of that year.",
            "The museum of clocks shows a sundial that was dug up beneath a bakery. Doctor Ubbo Friese believes that monks "
                + "carved it, since the hours of their prayers are marked by small crosses on its rim.",
        ]
        let titles = ["Ferry stays in port", "Hail takes barley", "Sundial found beneath bakery"]
        let corpus = Corpus(
            zip(briefs, titles).enumerated().map { PlainDocument("b\($0)", $1.0, title: $1.1) }
                + [PlainDocument("d", briefs.joined(separator: "\n\n"), title: "The morning in brief")])
        let found = duplicates(of: corpus, DuplicateOptions())
        #expect(found.groups.isEmpty)
        #expect(judgedPairs(of: found).count == 3 && judgedPairs(of: found).allSatisfy { $0.difference == .collection })
    }

    @Test(
        "What is said of a report, and begins with it, is a version of it no more than a live page that holds it",
        arguments: [
            "INSTANT VIEW: Herring landings fall in March", "Reaktionen: Heringsfänge sinken", "Landings fall - live",
        ])
    func gathered(title: String) throws {
        let report =
            "Herring landings at Norderhook fell 12.4 percent in March to 3,150 tons, the chamber of fisheries said on Monday. "
            + "Traders had expected a fall of nine percent. Landings in February were revised to 3,596 tons."
        let voices = """
            TEDE LORENZ, SKIPPER, ISLAND LINE:
            "The shoals stand further out than they did in other years, and the small boats cannot follow them there."
            MAIKE THOMS, TRADER, GEEST SMOKEHOUSES:
            "It will be made up for in April, when the nets for mackerel come off the poles."
            """
        let titles = ("Herring landings fall 12.4 percent in March", title)
        #expect(try difference(report, report + "\n\n" + voices, titles: titles) == .collection)
        // As long as each other they are one text under two titles; and an outlet may extend a report.
        #expect(try difference(report, report + " Prices rose.", titles: titles) == nil)
        let extended = (titles.0, "Herring landings fall in March")
        #expect(try difference(report, report + "\n\n" + voices, titles: extended) == nil)
        #expect(try difference(report + " Prices rose.", report + "\n\n" + voices, titles: (title, title)) == nil)
    }

    @Test("Items that share a name with the rest of a briefing are told by being several")
    func looseDigest() throws {
        let briefs = [
            "The Council of Norderhook keeps the ferry in port on Sunday because its engine is being mended. Skipper Tede Lorenz "
                + "of the Council line says that passengers may use the mail boat, which leaves the mole at seven.",
            "Farmers have lost a third of their barley to hail, reckons the Council of the Geest. Its chairwoman Maike Thoms "
                + "asked the Council for help from the fund that was set up after the spring floods.",
            "The museum shows a sundial that was dug up beneath a bakery of the Council. Doctor Ubbo Friese believes that monks "
                + "carved it, since the hours of prayer are marked by small crosses on its rim.",
        ]
        let titles = ["Ferry stays in port", "Hail takes barley", "Sundial found beneath bakery"]
        let items = zip(briefs, titles).enumerated().map { PlainDocument("b\($0)", $1.0, title: $1.1) }
        let digest = PlainDocument("d", briefs.joined(separator: "\n\n"), title: "The morning in brief")
        let found = duplicates(of: Corpus(items + [digest]), DuplicateOptions())
        #expect(found.groups.isEmpty)
        #expect(judgedPairs(of: found).count == 3 && judgedPairs(of: found).allSatisfy { $0.difference == .collection })
    }

    @Test("Standing text under other titles is no article, alone or behind a first sentence")
    func standing() throws {
        let wall = """
            You need a pass to read on. Choose the one that suits you, for a day, a month or a year, and stop it whenever you \
            like. If you have one already, let us know who you are, and the page will open. Whoever reads on paper has a \
            pass without knowing it; the number stands on the label of the wrapper.
            """
        let titles = [
            "Barley lost to hail on the Geest", "Ferry captain saves spaniel", "Sundial found beneath bakery",
        ]
        let firsts = [
            "Hail has beaten down the barley on the Geest.", "A captain fished a spaniel out of the ferry's wake.",
            "Bakers struck a sundial with a spade.",
        ]
        let walls = duplicates(
            of: Corpus(titles.enumerated().map { PlainDocument("w\($0)", wall, title: $1) }), DuplicateOptions())
        #expect(walls.groups.isEmpty && (0..<3).allSatisfy { walls.isPageWithoutArticle($0) })
        #expect(judgedPairs(of: walls).allSatisfy { $0.difference == .noArticle && $0.isExact })
        let stubs = duplicates(
            of: Corpus(titles.enumerated().map { PlainDocument("s\($0)", firsts[$0] + " " + wall, title: $1) }),
            DuplicateOptions())
        #expect(stubs.groups.isEmpty)
        #expect(
            judgedPairs(of: stubs).count == 3 && judgedPairs(of: stubs).allSatisfy { $0.difference == .standingText })
    }

    @Test(
        "Briefs above one footer are told apart, however many titles have a word in common with another brief",
        arguments: [[12], [12, 60, 300]], 1...3 as ClosedRange<UInt64>)
    func footers(lengths: [Int], seed: UInt64) throws {
        let footer = """
            About the Sundmere Echo. The Echo has been printed in Sundmere since 1902 by a trust that belongs to its readers. \
            Letters should have no more than two hundred words. Corrections stand on page two. The Echo takes no money from \
            parties and shows who pays for what it prints. Who wants it at home finds the form beside the crossword.
            """
        var random = SeededGenerator(seed: seed)
        let vocabulary = (0..<150).map { _ in Self.word(&random) }
        var briefs = (0..<60).map { number in
            let words = (0..<random.pick(lengths)).map { _ in random.pick(vocabulary) }
            return PlainDocument(
                "b\(10 + number)", "\(words.joined(separator: " ")).\n\n\(footer)",
                title: words.prefix(6).joined(separator: " "))
        }
        briefs.append(PlainDocument("copy", briefs[7].text, title: briefs[7].title))
        let found = duplicates(of: Corpus(briefs), DuplicateOptions())
        #expect(found.groups.map { $0.members.map(\.article).sorted() } == [[7, 60]])
    }

    private static func word(_ random: inout SeededGenerator) -> String {
        String((0..<5 + random.below(4)).map { _ in Character(UnicodeScalar(UInt8(97 + random.below(26)))) })
    }

    @Test("Versions of a text that others quote stay together, and those of a brief above a long footer")
    func versionsBesideStandingText() throws {
        var random = SeededGenerator(seed: 3)
        func text(_ words: Int) -> String {
            (0..<words).map { _ in Self.word(&random) }.joined(separator: " ")
        }
        let statement = text(110)
        func title(_ text: String) -> String { text.split(separator: " ").prefix(5).joined(separator: " ") }
        let leads = [
            "", "Our desk in Orlen received this at noon.", "From the office of the company in Sundmere today.",
        ]
        let versions = leads.enumerated().map {
            PlainDocument("v\($0)", "\($1) \(statement).", title: title(statement))
        }
        let quoting = (0..<4).map {
            let own = text(120)
            return PlainDocument("w\($0)", "\(own). \(statement). \(text(40)).", title: title(own))
        }
        let found = duplicates(of: Corpus(versions + quoting), DuplicateOptions())
        #expect(found.groups.map { $0.members.map(\.article).sorted() } == [[0, 1, 2]])
        let footer = text(275)
        var briefs = (0..<60).map { number in
            let brief = text(12)
            return PlainDocument("b\(10 + number)", "\(brief).\n\n\(footer).", title: title(brief))
        }
        briefs.append(
            PlainDocument("copy", briefs[7].text.replacing(/^\w+/, with: "changed"), title: briefs[7].title))
        let pairs = duplicates(of: Corpus(briefs), DuplicateOptions()).groups
        #expect(pairs.map { $0.members.map(\.article).sorted() } == [[7, 60]])
    }

    @Test("A page with a code of its own for each title is no article, whatever word a title has of it")
    func pagesWithNumbers() throws {
        let titles = [
            "Barley lost to hail on the Geest", "Ferry captain saves spaniel", "Sundial beneath bakery dated",
            "Orchard wins silver spoon again", "Kettle drummers meet at Ansgar", "Customer finds pearl in mussel",
            "Customer honoured for a century of tea",
        ]
        let pages = duplicates(
            of: Corpus(
                titles.enumerated().map { number, title in
                    PlainDocument(
                        "p\(number)",
                        """
                        This request was stopped. The guard of this site takes it for a machine. Customers who are none write to \
                        us, with what they did and the code below, and the door is opened. Code: 7a\(number)4f\(number)8.
                        """, title: title)
                }), DuplicateOptions())
        #expect(pages.groups.isEmpty && titles.indices.allSatisfy { pages.isPageWithoutArticle($0) })
    }

    @Test("Copies of one article under headlines of their own stay copies")
    func headlines() throws {
        let titles = [
            "Cutter laid up for a coat of paint", "Sturmvogel to be scraped at Ansgar Quay",
            "Crew goes ashore with pay",
        ]
        let found = duplicates(
            of: Corpus(titles.enumerated().map { PlainDocument("c\($0)", Self.first, title: $1) }), DuplicateOptions())
        #expect(found.groups.map(\.members.count) == [3])
    }
}
