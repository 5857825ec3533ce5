import Corpus
import Testing

@testable import Reports

@Suite("The front page of a report")
struct FrontPageTests {
    @Test(
        "A story is introduced by the first sentence that is one",
        arguments: [
            (
                "The ferry ran aground off Harrow Vale on Monday. Nobody was hurt.",
                "The ferry ran aground off Harrow Vale on Monday."
            ),
            (
                "HARROW VALE\n\nThe ferry ran aground off the pier on Monday.",
                "The ferry ran aground off the pier on Monday."
            ),
            (
                "By Tova Brandtholm, for the very patient\nThe ferry ran aground off the pier on Monday.",
                "The ferry ran aground off the pier on Monday."
            ),
            (
                "Ferry runs aground off Harrow Vale in fog\n\nThe ferry ran aground off the pier on Monday.",
                "The ferry ran aground off the pier on Monday."
            ),
            ("Short.", nil), ("", nil),
        ] as [(String, String?)])
    func lead(text: String, sentence: String?) {
        #expect(LeadSentence.of(text, headline: "Ferry runs aground off Harrow Vale in fog") == sentence)
    }

    @Test("A long sentence is cut at a word, and one without words somewhere", arguments: ["word ", "語"])
    func longLead(unit: String) throws {
        let lead = try #require(LeadSentence.of(String(repeating: unit, count: 2_000), headline: ""))
        #expect(lead.count <= 241 && lead.count > 200)
        #expect(lead.hasSuffix(unit == "語" ? "語…" : "word…"))
    }

    /// Stories of so many articles each, an article every hour from a day that is each story's own.
    private func page(_ articles: [Int], every hours: Int = 1) throws -> FrontPage {
        let summaries = try articles.enumerated().map { story, count in
            let ids = (0..<count).map { "\(story)-\($0)" }
            let dates = ids.enumerated().map { place, id in
                let date = PublicationDate(second: Int64(story * 864_000 + place * hours * 3_600))
                return (id, date.description)
            }
            let record = try InventedStory.record(
                versions: ids.map { [$0] }, published: Dictionary(uniqueKeysWithValues: dates))
            return StorySummary(ShownStory(record, number: story + 1))
        }
        return FrontPage(summaries) { _ in "" }
    }

    private func addresses(_ list: String, of page: FrontPage) -> [String] {
        (page.front[list] as? [[String: Any]] ?? []).compactMap { $0["href"] as? String }
    }

    @Test("The fastest are those of the others, so that no story is named twice")
    func highlights() throws {
        let page = try page([9, 8, 7, 6, 5, 4, 3, 2, 2, 1, 1])
        #expect(addresses("largest", of: page) == (1...6).map { "#s\($0)" })
        #expect(addresses("fastest", of: page) == (7...9).map { "#s\($0)" })
        let small = try self.page([3, 2, 1])
        #expect(addresses("largest", of: small) == ["#s1", "#s2"] && addresses("fastest", of: small) == [])
    }

    @Test("A row names three outlets and how many more, and the original alone that is a web address")
    func row() throws {
        var record = try InventedStory.record(
            versions: [["a", "b"], ["c"], ["d"], ["e"]],
            published: ["a": "2024-04-05", "b": "2024-04-04", "c": "2024-04-04"])
        record.provenance.earliest = ["b", "c"]
        func row(_ address: String?) -> [String: Any] {
            record.members[0].articles[0].url = address
            return FrontPage([StorySummary(ShownStory(record, number: 1))]) { _ in "" }.row(0)
        }
        let shown = row("https://news.example/a")
        #expect(
            shown["outlets"] as? [String] == ["The a", "The b", "The c"] && shown["moreOutlets"] as? String == "+2")
        #expect(shown["original"] as? String == "https://news.example/a")
        for address in ["javascript:alert(1)", "file:///etc", "ftp://news.example/a", "", "//news.example", nil] {
            #expect(row(address)["original"] == nil, "\(address ?? "none")")
        }
        let first = try #require(shown["first"] as? [String: Any])
        #expect(first["names"] as? String == "The b and The c, both 4 Apr" && first["isDoubtful"] as? Bool == true)
    }

    @Test("What the list is sorted by is told of every story, and no time of one that has none")
    func ranks() throws {
        let page = try page([3, 1], every: 20)
        // Three articles, of which two came within 24 hours; three outlets and texts.
        #expect(page.row(0)["ranks"] as? String == "3 2 3 3 144000")
        #expect(page.row(1)["ranks"] as? String == "1 1 1 1 864000")
        let undated = FrontPage([StorySummary(ShownStory(try InventedStory.record(versions: [["a"]]), number: 1))]) {
            _ in ""
        }
        #expect(undated.row(0)["ranks"] as? String == "1 1 1 1" && !undated.hasDays)
    }
}
