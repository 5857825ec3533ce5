import Corpus
import Testing

@testable import Reports

@Suite("The outlets of a report")
struct OutletTests {
    /// The wire wrote first; the echo copied it with another number, the post copied the echo, and the ledger told it in its
    /// own words.
    private func story(_ number: Int = 1, later hours: Int = 0) throws -> ShownStory {
        func time(_ minutes: Int) -> String { PublicationDate(second: Int64(60 * (60 * hours + minutes))).description }
        var record = try InventedStory.record(
            versions: [["wire", "echo", "post"], ["ledger"]],
            published: ["wire": time(0), "echo": time(25), "post": time(145), "ledger": time(200)],
            chain: [("echo", "wire"), ("post", "echo")], dependents: [("ledger", "wire")])
        record.provenance.earliest = ["wire"]
        record.members[0].provenance.origin.id = "wire"
        record.members[1].provenance.origin.id = "ledger"
        return ShownStory(record, number: number)
    }

    private let change = StoryAnswers.Change(
        article: 1, numbers: "14 → 19", altersSentences: true, addsSome: false, leavesSomeOut: false)

    private func book() throws -> OutletBook {
        var book = OutletBook()
        for number in 1...3 {
            book.add(
                StoryOutlets(
                    try story(number, later: number), changes: number == 1 ? [change] : [], isOnOnePage: number < 3))
        }
        let alone = try InventedStory.record(versions: [["wire"]], published: ["wire": "2024-04-04"])
        book.add(StoryOutlets(ShownStory(alone, number: 4), changes: [], isOnOnePage: true))
        return book
    }

    @Test("Each outlet's articles, stories, first reports and texts of its own are counted")
    func counts() throws {
        let outlets = try book().outlets
        #expect(outlets.map(\.name) == ["The wire", "The echo", "The ledger", "The post"])
        #expect(outlets.map(\.articles) == [4, 3, 3, 3] && outlets.map(\.stories) == [4, 3, 3, 3])
        #expect(outlets.map(\.storiesOfSeveral) == [3, 3, 3, 3] && outlets.map(\.first) == [3, 0, 0, 0])
        #expect(outlets.map(\.ownTexts) == [3, 0, 0, 0])
        #expect(outlets.map(\.given.count) == [6, 3, 0, 0] && outlets.map(\.taken.count) == [0, 3, 3, 3])
    }

    @Test("What one took from the other is told with the delay and what was changed, and leads to the article")
    func takes() throws {
        let echo = try #require(try book().outlets.first { $0.name == "The echo" })
        #expect(echo.taken.map(\.delay?.text) == Array(repeating: "25 min later", count: 3))
        #expect(echo.taken.map(\.change?.numbers) == ["14 → 19", nil, nil])
        // Of a story of several pages its beginning alone is sure.
        #expect(echo.taken.map(\.anchor) == ["s1-2", "s2-2", "s3"])
    }

    @Test("A source that several articles share is the first of a story; shared with another outlet's it is nobody's")
    func first() throws {
        func first(_ ids: [String]) throws -> String? {
            var record = try InventedStory.record(versions: [["wire", "echo", "again"]])
            record.members[0].articles[2].source = "The wire"
            record.provenance.earliest = ids
            return StoryOutlets(ShownStory(record, number: 1), changes: [], isOnOnePage: true).first
        }
        #expect(try first(["wire", "again"]) == "The wire")
        #expect(try first(["wire", "echo"]) == nil && first([]) == nil)
    }

    @Test(
        "A delay is as exact as the dates are",
        arguments: [
            ("2024-04-04T10:00:00Z", "2024-04-04T10:00:30Z", "within a minute"),
            ("2024-04-04T10:00:00Z", "2024-04-04T10:59:00Z", "59 min later"),
            ("2024-04-04T10:00:00Z", "2024-04-04T12:00:00Z", "2 h later"),
            ("2024-04-04T10:00:00Z", "2024-04-04T12:10:00Z", "2 h 10 min later"),
            ("2024-04-04T10:00:00Z", "2024-04-05T10:40:00Z", "25 h later"),
            ("2024-04-04T10:00:00Z", "2024-04-09T10:40:00Z", "5 days later"),
            ("2024-04-04", "2024-04-04", "the same day"), ("2024-04-04", "2024-04-05", "1 day later"),
            ("2024-04-04", "2024-04-05T10:40:00Z", nil), ("2024-04-05", "2024-04-04", nil), ("2024-04", "2024-04", nil),
        ] as [(String, String, String?)])
    func delay(first: String, second: String, text: String?) throws {
        let dates = [first, second].map { DateReader.ofResults.date($0) }
        #expect(TakeDelay(from: dates[0], to: dates[1])?.text == text)
    }

    @Test("Typical is the middle of those that are timed")
    func median() throws {
        func delay(_ first: String, _ second: String) throws -> TakeDelay {
            try #require(TakeDelay(from: DateReader.ofResults.date(first), to: DateReader.ofResults.date(second)))
        }
        let days = try delay("2024-04-04", "2024-04-08")
        let timed = try ["10:10:00", "10:20:00", "13:00:00"].map {
            try delay("2024-04-04T10:00:00Z", "2024-04-04T\($0)Z")
        }
        #expect(TakeDelay.median(of: timed + [days])?.text == "20 min later")
        #expect(TakeDelay.median(of: [days])?.text == "4 days later" && TakeDelay.median(of: []) == nil)
    }

    @Test("The picture has the outlets that most was taken from on the left, and says what it leaves out")
    func network() throws {
        var book = try book()
        // Thirteen more that took one article each: the last two have no place.
        for place in 0..<13 {
            let id = "paper \(place + 10)"
            let record = try InventedStory.record(versions: [["wire", id]], chain: [(id, "wire")])
            book.add(StoryOutlets(ShownStory(record, number: 5 + place), changes: [], isOnOnePage: true))
        }
        let figure = try #require(OutletNetwork(book.outlets)).figure(["The wire": "o1"])
        let (sources, targets) = (
            figure["sources"] as? [[String: Any]] ?? [], figure["targets"] as? [[String: Any]] ?? []
        )
        #expect(
            sources.map { $0["name"] as? String } == ["The wire", "The echo"] && sources[0]["anchor"] as? String == "o1"
        )
        #expect(targets.count == 12 && targets[0]["name"] as? String == "The echo" && targets[0]["anchor"] == nil)
        #expect(figure["notes"] as? String == "4 articles between further outlets not drawn.")
        #expect(OutletNetwork([OutletBook.Outlet(name: "The wire")]) == nil)
    }

    @Test("With one outlet, or none, there is nothing to tell")
    func alone() throws {
        var book = OutletBook()
        #expect(OutletPages(book, home: "", address: { _ in "" }) == nil)
        let record = try InventedStory.record(versions: [["wire"]])
        book.add(StoryOutlets(ShownStory(record, number: 1), changes: [], isOnOnePage: true))
        #expect(OutletPages(book, home: "", address: { _ in "" }) == nil)
    }

    @Test("A story of four days or more is told day by day, each by its first new text")
    func chapters() throws {
        func chapters(_ dates: [String]) throws -> [[String: Any]]? {
            let ids = dates.indices.map { "a\($0)" }
            let record = try InventedStory.record(
                versions: [ids], published: Dictionary(uniqueKeysWithValues: zip(ids, dates)), chain: [("a0", "a1")])
            return Chapters(ShownStory(record, number: 1))?.values["days"] as? [[String: Any]]
        }
        #expect(try chapters(["2024-04-04", "2024-04-05", "2024-04-06"]) == nil)
        let days = try #require(
            try chapters(["2024-04-04T08:00:00Z", "2024-04-04T09:00:00Z", "2024-04-05", "2024-04-07", "2024-04-11"]))
        #expect(days.map { $0["date"] as? String } == ["4 Apr", "5 Apr", "7 Apr", "11 Apr"])
        #expect(
            days.map { $0["counts"] as? String } == ["2 articles, 1 new text", "1 article", "1 article", "1 article"])
        #expect(days[0]["anchor"] as? String == "s1-2")
    }
}
