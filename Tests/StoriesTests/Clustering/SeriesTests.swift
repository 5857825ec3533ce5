import Corpus
import Fixtures
import Testing

@testable import Stories

@Suite("Series")
struct SeriesTests {
    private static let day: Int64 = 86_400

    private func series(_ documents: [PlainDocument]) -> Series {
        let corpus = Corpus(documents)
        return try! Series(
            of: Array(0..<corpus.count),
            days: (0..<corpus.count).map { corpus.published($0).map { Double($0.first) / 86_400 } },
            in: corpus, tokenizer: Tokenizer(), threads: 2)
    }

    private func issue(
        _ id: String, _ title: String, _ text: String, source: String = "harbour", day: Int64 = 0
    ) -> PlainDocument {
        PlainDocument(id, text, title: title, source: source, published: day * Self.day)
    }

    private static let monday = "The index ended 0.6 per cent lower at 4,812.3 as wool fell to 31 florins."
    private static let tuesday = "The index ended 1.1 per cent higher at 4,866.9 as wool rose to 34 florins."

    @Test(
        "Issues of one outlet, of different days and with other numbers, are a series",
        arguments: [
            ("Shares: Monday's close", "Shares: Tuesday's close"),
            ("Market report at 1200 GMT, 3 May", "Market report at 1200 GMT, 4 May"),
            ("Quay close: wool weighs on shares", "Quay close: florin tumbles"),
        ])
    func found(titles: (String, String)) {
        let series = series([issue("a", titles.0, Self.monday), issue("b", titles.1, Self.tuesday, day: 1)])
        #expect(series.holds(0, 1))
        #expect(series.holds(1, 0))
    }

    @Test("What lacks one of the signs is none")
    func passedOver() {
        let title = "Quay close: wool weighs on shares"
        let first = issue("a", title, Self.monday)
        for second in [
            issue("b", title, Self.monday, day: 1),  // the same numbers
            issue("b", title, Self.tuesday),  // the same day
            issue("b", title, Self.tuesday, source: "lighthouse", day: 1),
            issue("b", title, Self.tuesday, source: "", day: 1),
            issue("b", title, "Wool weighed on the shares.", day: 1),  // no numbers to tell by
            issue("b", "Wool weighs on the quay's shares", Self.tuesday, day: 1),
            PlainDocument("b", Self.tuesday, title: title, source: "harbour"),  // no day
        ] {
            #expect(!series([first, second]).holds(0, 1))
        }
        // A single word before the colon, or for a title, says nothing.
        #expect(
            !series([issue("a", "Update: wool", Self.monday), issue("b", "Update: a ferry", Self.tuesday, day: 1)])
                .holds(0, 1))
    }

    @Test("Without numbers a whole title needs four days")
    func regular() {
        for days in 2...6 as ClosedRange<Int64> {
            let documents = (0..<days).map { issue("\($0)", "The stars for today", "Rams rest, fish swim.", day: $0) }
            #expect(series(documents).holds(0, 1) == (days >= 4))
        }
    }

    @Test("Market reports of two days are two stories, two reports of one fire under one title are one")
    func stories() {
        let day = Self.day
        var documents = StorySearchTests.documents(events: 20, perEvent: 3, seed: 11)
        let report = """
            on the Quay exchange as traders weighed the wool harvest, the florin and the dredging of the inner harbour; \
            weavers and shipowners led the index while breweries lagged behind
            """
        let fire = """
            firefighters fought a blaze at the Osmund mill for 9 hours, 14 families were led out of 3 streets, and the \
            brigade said 60 bales of wool were lost in the Osmund mill
            """
        documents += [
            PlainDocument(
                "m1", "Shares fell 12 points to 4,812 and 31 issues lost, \(report).", title: "Quay close: shares slip",
                source: "harbour", published: 20_010 * day),
            PlainDocument(
                "m2", "Shares rose 45 points to 4,857 and 77 issues won, \(report).", title: "Quay close: shares rise",
                source: "harbour", published: 20_011 * day),
            PlainDocument(
                "n1", "On Monday \(fire), witnesses said.", title: "Fire guts the Osmund mill", source: "harbour",
                published: 20_010 * day),
            PlainDocument(
                "n2", "A day later: \(fire), said an inspector.", title: "Fire guts the Osmund mill", source: "harbour",
                published: 20_011 * day),
        ]
        let corpus = Corpus(documents)
        let stories = try! StorySearch(options: StoryOptions(), tokenizer: Tokenizer(), threads: 1)
            .run(on: corpus, words: StorySearchTests.words(of: corpus), versions: Array(0..<corpus.count)).stories
        func story(_ id: String) -> [String]? {
            stories.first { $0.contains { corpus.id($0) == id } }?.map { corpus.id($0) }
        }
        #expect(story("m1") == ["m1"])
        #expect(story("n1") == ["n1", "n2"])
    }
}
