import Fixtures
import Foundation
import Platform
import Testing

@Suite("index")
struct IndexTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private static let ferry =
        "A ferry lost its rudder off Orlen on Thursday and drifted for six hours before two tugs from Sundmere brought it in, "
        + "the harbour office said. Nobody was hurt, and the 41 passengers went on by bus to the ferry terminal of Sundmere."
    private static let tugs =
        "Two tugs from Sundmere brought a ferry in that had drifted off Orlen for six hours without a rudder; its 41 passengers "
        + "were taken to the terminal by bus, as the harbour office of Sundmere told on Thursday."
    private static let bakery =
        "The baker Ilse Marran of Quillhaven won the prize of the coast with a rye loaf that three judges called the best in "
        + "thirty years. She bakes two hundred of them a day."

    private static func record(_ id: String, _ text: String, _ date: String, title: String = "", source: String)
        -> String
    {
        #"{"id":"\#(id)","title":"\#(title)","source":"\#(source)","published":"\#(date)","text":"\#(text)"}"# + "\n"
    }

    private static let monday =
        record("a", ferry, "2024-04-01", title: "Ferry adrift off Orlen", source: "Harbour Post")
        + record("b", ferry + " (Norvane Wire)", "2024-04-01", title: "Ferry adrift", source: "Isle Gazette")
        + record("c", bakery, "2024-04-01", title: "Baker wins prize", source: "Harbour Post")
    private static let tuesday = record("d", tugs, "2024-04-02", title: "Tugs bring ferry in", source: "Coast News")

    private func index(_ arguments: String...) throws -> Command.Outcome {
        try Command.run(["index"] + arguments, environment: ["COLUMNS": "100"], in: folder.path)
    }

    private func lines(_ arguments: String...) throws -> [[String: Any]] {
        let outcome = try Command.run(["index"] + arguments + ["--format", "jsonl"], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try outcome.text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @discardableResult
    private func add(_ name: String, _ text: String) throws -> Command.Outcome {
        try folder.write(name, text)
        let outcome = try index("add", "i", name)
        #expect(outcome.code == 0, "\(outcome.errors)")
        return outcome
    }

    @Test("Stories keep their names as articles come in, and the log tells what happened")
    func names() throws {
        let first = try add("monday.jsonl", Self.monday)
        #expect(first.errors.contains("3 articles added; stories: 2 new; 3 articles in the index"), "\(first.errors)")
        let ferry = try #require(try lines("story", "i", "a").first)
        let name = try #require(ferry["story"] as? String)
        #expect(ferry["articles"] as? Int == 2 && ferry["versions"] as? Int == 1)
        let second = try add("tuesday.jsonl", Self.tuesday)
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
        try add("monday.jsonl", Self.monday)
        let before = try lines("events", "i").count
        let again = try add("again.jsonl", Self.monday)
        #expect(again.errors.contains("3 there already, nothing to do"), "\(again.errors)")
        #expect(try lines("events", "i").count == before)
        let update = try add(
            "update.jsonl",
            Self.record("b", Self.bakery, "2024-04-01", title: "Baker wins prize", source: "Isle Gazette"))
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
        try add("monday.jsonl", Self.monday)
        let name = try #require(try lines("story", "i", "a").first?["story"] as? String)
        try add(
            "may.jsonl",
            Self.record("e", "A heron sits on the town hall of Lissenford again.", "2024-06-01", source: "X"))
        #expect(try lines("story", "i", name).first?["open"] as? Bool == false)
        #expect(try lines("stories", "i", "--open").count == 1)
        try add("tuesday.jsonl", Self.tuesday)
        let history = try lines("history", "i", name).compactMap { $0["event"] as? String }
        #expect(history.suffix(4) == ["closed", "reopened", "joined", "closed"], "\(history)")
        #expect(try lines("story", "i", "d").first?["story"] as? String == name)
    }

    @Test("Whoever is wrong about an index is told so")
    func errors() throws {
        try add("monday.jsonl", Self.monday)
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

    @Test("A second writer is told of the first, and a reader need not wait")
    func lock() throws {
        try add("monday.jsonl", Self.monday)
        let lock = FolderLock(folder.path("i"))
        #expect(lock != nil)
        let second = try index("remove", "i", "a")
        #expect(
            second.code == 74 && second.errors.contains("another program is changing the index"), "\(second.errors)")
        #expect(try index("info", "i").code == 0)
        withExtendedLifetime(lock) {}
    }

    @Test("A damaged segment is found, and is an error where it is needed")
    func damage() throws {
        try add("monday.jsonl", Self.monday)
        var bytes = try folder.bytes("i/segments/1.segment")
        bytes[2 * 4_096 + 100] ^= 1
        try folder.write("i/segments/1.segment", bytes)
        let verified = try index("verify", "i")
        #expect(verified.code == 65 && verified.text.contains("1.segment, byte 8192"), "\(verified.text)")
        try folder.write("tuesday.jsonl", Self.tuesday)
        let events = try lines("events", "i").count
        let added = try index("add", "i", "tuesday.jsonl")
        #expect(added.code == 65 && added.errors.contains("bring the index back from a copy"), "\(added.errors)")
        #expect(try lines("events", "i").count == events)
        try folder.write("i/index.sqlite", Array(repeating: 7, count: 10_000))
        #expect(try index("info", "i").code == 65)
    }

    /// With STORYFOLD_KILLS=all before every step, without before some of them.
    private static let step = ProcessInfo.processInfo.environment["STORYFOLD_KILLS"] == "all" ? 1 : 2

    @Test(
        "A change that is killed, or fails, at any step leaves the last commit, and is done by the next",
        arguments: ["kill", "fail"], [["add", "i", "tuesday.jsonl"], ["remove", "i", "b"], ["compact", "i"]])
    func faults(fault: String, change: [String]) throws {
        try add("monday.jsonl", Self.monday)
        try folder.write("tuesday.jsonl", Self.tuesday)
        func state() throws -> String { try index("events", "i", "--format", "jsonl").text }
        let old = try state()
        let files = FileManager.default
        try files.copyItem(atPath: folder.path("i"), toPath: folder.path("fresh"))
        #expect(try Command.run(["index"] + change, in: folder.path).code == 0)
        let new = try state()
        var (steps, hasFinished) = (0, false)
        for step in stride(from: 1, through: 400, by: Self.step) {
            try files.removeItem(atPath: folder.path("i"))
            try files.copyItem(atPath: folder.path("fresh"), toPath: folder.path("i"))
            let outcome = try Command.run(
                ["index"] + change, environment: ["STORYFOLD_TEST_FAULT": "\(fault) \(step)"], in: folder.path)
            let verified = try index("verify", "i")
            #expect(verified.code == 0, "step \(step): \(verified.text)")
            let found = try state()
            #expect(found == old || found == new, "step \(step)")
            if outcome.code == 0 {
                hasFinished = true
                #expect(found == new)
                break
            }
            steps += 1
            #expect(outcome.code == (fault == "kill" ? -9 : 74), "step \(step): \(outcome.errors)")
            if found == old {
                #expect(try Command.run(["index"] + change, in: folder.path).code == 0)
                #expect(try state() == new, "step \(step)")
            }
        }
        #expect(hasFinished && steps > 1)
    }
}
