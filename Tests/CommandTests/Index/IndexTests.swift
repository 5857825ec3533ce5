import Fixtures
import Foundation
import Testing

@Suite("index")
struct IndexTests {
    private let made: IndexFixture
    private var folder: TestFolder { made.folder }

    init() throws { made = try IndexFixture() }

    private func index(_ arguments: String...) throws -> Command.Outcome { try made.run(arguments) }

    private func lines(_ arguments: String...) throws -> [[String: Any]] { try made.lines(arguments) }

    @Test("Stories keep their names as articles come in, and the log tells what happened")
    func names() throws {
        let first = try made.add("monday.jsonl", IndexFixture.monday)
        #expect(first.errors.contains("3 articles added; stories: 2 new; 3 articles in the index"), "\(first.errors)")
        let ferry = try #require(try lines("story", "i", "a").first)
        let name = try #require(ferry["story"] as? String)
        #expect(ferry["articles"] as? Int == 2 && ferry["versions"] as? Int == 1)
        let second = try made.add("tuesday.jsonl", IndexFixture.tuesday)
        #expect(second.errors.contains("1 article added; 4 articles in the index"), "\(second.errors)")
        let grown = try #require(try lines("story", "i", name).first)
        #expect((grown["members"] as? [[String: Any]])?.compactMap { $0["id"] as? String }.sorted() == ["a", "b", "d"])
        #expect(try lines("stories", "i").count == 2)
        let groups = try lines("groups", "i")
        #expect((groups[0]["members"] as? [[String: Any]])?.count == 2)
        let history = try lines("history", "i", name).compactMap { $0["event"] as? String }
        #expect(history == ["created", "joined", "joined", "canonical_changed", "joined"], "\(history)")
        let last = try #require(try lines("events", "i").last?["cursor"] as? Int)
        #expect(try lines("events", "i", "--since", "\(last)").isEmpty)
        let text = try index("story", "i", name)
        #expect(text.text.contains("Ferry adrift off Orlen") && text.text.contains("Tugs bring ferry in"))
    }

    @Test("What is there already changes nothing, what has changed is told, and what is removed is gone")
    func changes() throws {
        try made.add("monday.jsonl", IndexFixture.monday)
        let before = try lines("events", "i").count
        let again = try made.add("again.jsonl", IndexFixture.monday)
        #expect(again.errors.contains("3 there already, nothing to do"), "\(again.errors)")
        #expect(try lines("events", "i").count == before)
        let update = try made.add(
            "update.jsonl",
            IndexFixture.record("b", IndexFixture.bakery, "2024-04-01", title: "Baker wins prize", source: "Gazette"))
        #expect(update.errors.contains("1 updated"), "\(update.errors)")
        #expect(try lines("events", "i").contains { $0["event"] as? String == "updated" })
        #expect(try lines("story", "i", "c").first?["articles"] as? Int == 2)
        #expect(try index("remove", "i", "c", "b").code == 0)
        #expect(try lines("info", "i").first?["articles"] as? Int == 1)
        #expect(try lines("groups", "i").isEmpty)
        #expect(try index("compact", "i").code == 0)
        #expect(try lines("info", "i").first?["dead_articles"] as? Int == 0)
        let verified = try index("verify", "i")
        #expect(verified.code == 0 && verified.text.isEmpty, "\(verified.text)")
    }

    @Test("A story without news is closed, and what comes late joins it")
    func closing() throws {
        try made.add("monday.jsonl", IndexFixture.monday)
        let name = try #require(try lines("story", "i", "a").first?["story"] as? String)
        try made.add(
            "may.jsonl",
            IndexFixture.record("e", "A heron sits on the town hall of Lissenford again.", "2024-06-01", source: "X")
                + IndexFixture.record("f", "The lock keeper of Wenn counts eels by a lamp.", "2024-06-01", source: "X")
                + IndexFixture.record("g", "Apples are dear this year, and pears rare.", "2024-06-01", source: "X"))
        #expect(try lines("story", "i", name).first?["open"] as? Bool == false)
        #expect(try lines("stories", "i", "--open").count == 3)
        try made.add("tuesday.jsonl", IndexFixture.tuesday)
        let history = try lines("history", "i", name).compactMap { $0["event"] as? String }
        #expect(history.suffix(4) == ["closed", "reopened", "joined", "closed"], "\(history)")
        #expect(try lines("story", "i", "d").first?["story"] as? String == name)
    }

    @Test("Whoever is wrong about an index is told so")
    func errors() throws {
        try made.add("monday.jsonl", IndexFixture.monday)
        func check(_ arguments: [String], _ code: Int32, _ words: String) throws {
            let outcome = try Command.run(["index"] + arguments, in: folder.path)
            #expect(outcome.code == code && outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
        try check(["info", "nowhere"], 66, "nowhere: there is no index here; make one with: storyfold index add")
        try check(["remove", "nowhere", "a"], 66, "there is no index here")
        try check(["story", "i", "s99"], 65, #"there never was a story or group "s99""#)
        try check(["remove", "i", "a", "zz"], 65, "no article with this id; nothing was removed")
        try check(["add", "i", "monday.jsonl", "--open-days", "5"], 64, "made with --open-days 30, and this run has 5")
        try folder.write("full/note.txt", "A note.")
        try check(["add", "full", "monday.jsonl"], 64, "the folder has other files in it, and no index")
        try check(["add", "new", "missing.jsonl"], 66, "missing.jsonl")
        #expect(!folder.exists("new"), "an index that nothing came into is not left behind")
    }

    @Test("Nothing is written into an index but what it writes itself")
    func outputs() throws {
        try made.add("monday.jsonl", IndexFixture.monday)
        try folder.write("bad.jsonl", IndexFixture.tuesday + "{\n")
        let segment = try #require(try folder.files(below: "i/segments").first)
        let before = try folder.files(below: "i")
        for output in ["i/index.sqlite", "i/segments/\(segment)", "i/new", "i/../i/segments/x"] {
            let outcome = try index("export", "i", "-o", output)
            #expect(outcome.code == 64 && outcome.errors.contains("lies in the index, i"), "\(outcome.errors)")
            let add = try index("add", "i", "bad.jsonl", "--invalid", "skip", "--rejects", output, "--force")
            #expect(add.code == 64 && add.errors.contains("lies in the index, i"), "\(add.errors)")
        }
        #expect(try folder.files(below: "i") == before)
        try made.verify()
    }

    @Test("An index has a name")
    func nameless() throws {
        try folder.write("monday.jsonl", IndexFixture.monday)
        for arguments in [
            ["add", "", "monday.jsonl"], ["remove", "", "a"], ["overrides", ""], ["compact", ""], ["stories", ""],
            ["story", "", "s1"], ["groups", ""], ["search", "", "ferry"], ["explain", "", "a", "b"],
            ["history", "", "s1"],
            ["events", ""], ["info", ""], ["verify", ""], ["export", "", "-o", "x"], ["import", "", "monday.jsonl"],
        ] {
            let outcome = try made.run(arguments)
            #expect(outcome.code == 64, "\(arguments): \(outcome.errors)")
        }
    }
}
