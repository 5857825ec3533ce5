import Fixtures
import Testing

@testable import Corpus

@Suite("Cleaning")
struct CleaningTests {
    private struct Cleaned: Equatable {
        var title: String
        var text: String
        var isTruncated: Bool
        var strippedBytes: Int
    }

    private func clean(
        _ documents: [PlainDocument], titleFromText: Bool = false, stripping: Bool = true, threads: Int = 1
    ) -> [Cleaned] {
        let batches = [ArticleBatch(documents, titleFromText: titleFromText)]
        let cleaned = Cleaning.clean(batches, strippingFurniture: stripping, threads: threads)[0]
        return cleaned.entries.map { entry in
            Cleaned(
                title: String(decoding: cleaned.bytes[entry.title.bounds], as: UTF8.self),
                text: String(decoding: cleaned.bytes[entry.text.bounds], as: UTF8.self),
                isTruncated: entry.isTruncated, strippedBytes: entry.strippedBytes)
        }
    }

    private func clean(_ text: String, titleFromText: Bool = false) -> Cleaned {
        clean([PlainDocument("a", text)], titleFromText: titleFromText)[0]
    }

    private static let story = """
        The bakery of Sundmere won the prize for the best rye loaf of the coast for the third year in a row.
        Its owner, Ilse Marran, said she had changed nothing but the water, which now comes from the hill well.
        """

    @Test("A page as crawled is left with its title and its article")
    func page() {
        let page = """
            Home » Food » Bread
            Rye loaf wins again
            Share this article

            \(Self.story)
            Advertisement
            The judges tasted forty loaves from eleven towns before they agreed.

            You may also like
            Ten walks by the sea
            Why the pier creaks at night
            Leave a Comment
            Your email address will not be published. Required fields are marked *
            © 2026 Sundmere Echo. All rights reserved.
            """
        let result = clean(page, titleFromText: true)
        #expect(result.title == "Rye loaf wins again")
        #expect(result.text.hasPrefix(Self.story))
        #expect(result.text.contains("forty loaves"))
        for word in ["Home", "Share", "Advertisement", "may also", "walks", "creaks", "Leave", "©"] {
            #expect(!result.text.contains(word))
        }
        #expect(!result.isTruncated)
        #expect(result.strippedBytes > 0)
    }

    @Test("An article without furniture stands as it is")
    func untouched() {
        #expect(
            clean([PlainDocument("a", Self.story, title: "Rye loaf wins again")])
                == [Cleaned(title: "Rye loaf wins again", text: Self.story, isTruncated: false, strippedBytes: 0)])
        #expect(clean("") == Cleaned(title: "", text: "", isTruncated: false, strippedBytes: 0))
    }

    @Test("Cleaning what is clean changes nothing, and the number of threads does not matter")
    func idempotence() {
        let documents = (0..<12).map { number in
            PlainDocument(
                "\(number)", "Home » News\n\(Self.story) Report \(number).\nShare\nThe Echo of Sundmere since 1900",
                title: "Rye loaf wins again - Echo", source: "Echo")
        }
        let once = clean(documents)
        #expect(clean(documents, threads: 3) == once)
        let again = clean(
            zip(documents, once).map { PlainDocument($0.id, $1.text, title: $1.title, source: $0.source) })
        #expect(again.map(\.text) == once.map(\.text))
        #expect(again.map(\.title) == once.map(\.title))
        #expect(again.allSatisfy { $0.strippedBytes == 0 })
    }

    @Test("A footer that recurs across one source's articles goes, and stays in another source's")
    func learnedFooter() {
        let footer = "Sundmere Echo is printed on Thursdays in the old mill"
        func documents(_ count: Int, source: String) -> [PlainDocument] {
            (0..<count).map { number in
                PlainDocument(
                    "\(source)\(number)",
                    "In week \(number) the ferry of \(source) carried \(number * 37) people and no more to the outer "
                        + "isles.\n\(footer)", source: source)
            }
        }
        let many = LearnedFurniture.fewestBodies
        let cleaned = clean(documents(many, source: "Echo") + documents(many - 1, source: "Post"))
        #expect(cleaned.prefix(many).allSatisfy { !$0.text.contains(footer) && $0.strippedBytes == footer.utf8.count })
        #expect(cleaned.dropFirst(many).allSatisfy { $0.text.contains(footer) && $0.strippedBytes == 0 })
    }

    @Test("Forty copies of one text keep all its sentences")
    func copies() {
        let text = "Short line at the top\n\(Self.story)\nShort line at the end"
        let cleaned = clean((0..<40).map { PlainDocument("\($0)", text, source: "Echo") })
        #expect(cleaned.allSatisfy { $0.text == text })
    }

    @Test(
        "The first line of a text file is its title where it reads as one",
        arguments: [
            ("Rye loaf wins again", true), ("The bakery won again.", false), ("Bakery", false),
            ("Who baked the best loaf? Sundmere knows", true),
            (Array(repeating: "word", count: 31).joined(separator: " "), false),
            ("Did it win?", false),
        ])
    func titleFromText(line: String, isTitle: Bool) {
        let result = clean("\(line)\n\n\(Self.story)", titleFromText: true)
        #expect(result.title == (isTitle ? line : ""))
        #expect(result.text == (isTitle ? Self.story : "\(line)\n\n\(Self.story)"))
        #expect(result.strippedBytes == 0)
        // Elsewhere the title has a field of its own.
        #expect(clean("\(line)\n\n\(Self.story)").title.isEmpty)
    }

    @Test("A text of one line has no title")
    func oneLine() {
        #expect(clean("Rye loaf wins again", titleFromText: true).title.isEmpty)
        #expect(clean("Rye loaf wins again", titleFromText: true).text == "Rye loaf wins again")
    }

    @Test(
        "The mark of a cut is seen, and its words go",
        arguments: [
            ("and so the baker\u{2026} Continue reading", "and so the baker"),
            ("and so the baker... Read more", "and so the baker"), ("and so the baker [\u{2026}]", nil),
            ("and so the baker\u{2026}", nil), ("and so the baker...", nil), ("and so the baker [...]", nil),
            ("and so the baker\u{2026} [+1234 chars]", "and so the baker"),
            ("and so the baker [+1234 chars]", "and so the baker"),
            ("and so the baker\nContinue reading", "and so the baker"),
            ("and so the baker\nRead more", "and so the baker"),
        ] as [(String, String?)])
    func truncated(end: String, left: String?) {
        let result = clean("\(Self.story)\n\(end)")
        #expect(result.isTruncated)
        let kept = String(result.text.dropFirst(Self.story.count + 1))
        #expect(kept.filter { $0.isLetter || $0 == " " }.trimmed == (left ?? "and so the baker").trimmed)
    }

    @Test(
        "A text that ends otherwise is not cut",
        arguments: [
            "She told them to read more.", "The sign said: read more", "It was over", "He counted: one. two.",
            "The book has nine hundred chars", "a\u{2026} b", "\u{2026}so it went.",
        ])
    func whole(end: String) {
        let result = clean("\(Self.story)\n\(end)")
        #expect(!result.isTruncated)
        #expect(result.text == "\(Self.story)\n\(end)")
    }

    @Test(
        "A notice that the rest is for subscribers, or elsewhere, tells of a cut, and goes with what stands behind it",
        arguments: [
            "This article is for subscribers only. To continue reading, log in or choose a plan. Cancel at any time. Gift "
                + "subscriptions are available, too, as are rates for schools.",
            "Already a subscriber? Sign in.", "Read the full story on our website.\nTen worst loaves\nMarket times",
            "Um weiterzulesen, melden Sie sich bitte an.", "Pour lire la suite, abonnez-vous.",
            "Para seguir leyendo, suscríbete.", "Чтобы читать дальше, оформите подписку.", "続きを読むには登録が必要です。",
        ])
    func restNotices(notice: String) {
        let article = (1...3).map {
            "On day \($0) the baker of Orlen put forty loaves into the old oven and sold them all by noon."
        }
        let result = clean((article + [notice]).joined(separator: "\n"))
        #expect(result.isTruncated)
        #expect(result.text == article.joined(separator: "\n"))
        // Alone, or in the midst, it is what the text says.
        #expect(!clean(notice).isTruncated)
        #expect(!clean(([notice] + article + article).joined(separator: "\n")).isTruncated)
    }

    @Test("Markup goes even where furniture may stay")
    func markupAlone() {
        let document = PlainDocument(
            "a", "<p>Share</p><p>It&#8217;s <b>over</b></p>", title: "R&amp;D wins - Echo", source: "Echo")
        let result = clean([document], stripping: false)[0]
        #expect(result.text == "Share\nIt\u{2019}s over\n")
        #expect(result.title == "R&D wins - Echo")
        #expect(clean([document])[0].text == "It\u{2019}s over")
    }

    @Test("Only the articles that hold a learned line need to be cleaned once more")
    func holding() {
        let documents = (0..<60).map { number in
            let footer = number.isMultiple(of: 3) ? "\nThe Echo of Sundmere since 1900" : "\nLine \(number) of its own"
            return PlainDocument(
                "\(number)",
                "Report \(number) of many tells of bakery \(number), which won a prize for its rye.\(footer)",
                title: "Loaf \(number) wins the day\(number.isMultiple(of: 2) ? " - Echo" : "")",
                source: number.isMultiple(of: 2) ? "Echo" : "Harbour Post")
        }
        let raw = ArticleBatch(documents)
        var once = raw
        let sightings = Cleaning().clean(&once)
        let learned = sightings.learned
        let holding = Set(sightings.articles(holding: learned))
        var twice = raw
        _ = Cleaning(learned: learned).clean(&twice)
        func fields(_ batch: ArticleBatch, _ index: Int) -> [[UInt8]] {
            [
                Array(batch.bytes[batch.entries[index].text.bounds]),
                Array(batch.bytes[batch.entries[index].title.bounds]),
            ]
        }
        for index in documents.indices where !holding.contains(index) {
            #expect(fields(once, index) == fields(twice, index))
        }
        #expect(documents.indices.filter { fields(once, $0) != fields(twice, $0) }.allSatisfy(holding.contains))
        #expect(fields(once, 0) != fields(twice, 0))
        #expect(holding.count < documents.count)
    }
}

extension String {
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
