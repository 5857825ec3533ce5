import Fixtures
import Foundation
import Testing

@Suite("index explain")
struct IndexExplainTests {
    private let made: IndexFixture

    init() throws {
        made = try IndexFixture()
        try made.add("news.jsonl", IndexFixture.monday + IndexFixture.tuesday)
    }

    @Test("It says what explain says, and where the index has the two", arguments: ["b", "c", "d"])
    func wording(other: String) throws {
        let plain = try Command.run(
            ["explain", "a", other, "news.jsonl", "--quiet"], environment: ["COLUMNS": "100"], in: made.folder.path)
        let text = try made.run(["explain", "i", "a", other]).text
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(found.firstIndex { $0.contains("in the index") })
        var rest = found
        rest.removeSubrange(start..<start + 4)
        #expect(rest.joined(separator: "\n") == plain.text)
        #expect(found[start + 1].hasPrefix("  A                 story s"), "\(found[start + 1])")
    }

    @Test("A document of JSON has both, and an id may be cut short")
    func json() throws {
        try made.add("long.jsonl", IndexFixture.record("long-id-1", IndexFixture.tugs, "2024-04-02", source: "X"))
        let outcome = try made.run(["explain", "i", "long", "d", "--format", "json"])
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any], "\(outcome.errors)")
        #expect(document["verdict"] as? String == "same_text")
        let places = try #require(document["index"] as? [String: Any])
        #expect(places["story_a"] as? String == places["story_b"] as? String)
        #expect(places["group_a"] as? String == places["group_b"] as? String)
    }

    @Test("What was closed stays as it is, and that is said")
    func closed() throws {
        // The story of the ferry is closed by the heron; what an index has of two closed stories is not found anew.
        try made.add("heron.jsonl", IndexFixture.heron)
        try made.folder.write("rules.csv", "rule,a,b,of\ncannot-link,a,d,story\n")
        #expect(try made.run(["overrides", "i", "rules.csv"]).code == 0)
        #expect(try made.run(["overrides", "i", "--undo", "1"]).code == 0)
        let text = try made.run(["explain", "i", "a", "d"]).text
        #expect(text.contains("a story that is closed stays as it is"), "\(text)")
    }

    @Test("Whoever names no two articles is told so")
    func errors() throws {
        func check(_ arguments: [String], _ code: Int32, _ words: String) throws {
            let outcome = try made.run(["explain", "i"] + arguments)
            #expect(outcome.code == code && outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
        try check(["a", "zz"], 65, "the index has no article with this id; storyfold index search i finds")
        try check(["a", "a"], 64, "both are this article")
    }
}
