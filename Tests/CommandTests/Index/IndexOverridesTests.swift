import Fixtures
import Foundation
import Testing

@Suite("index overrides")
struct IndexOverridesTests {
    private let made: IndexFixture

    init() throws {
        made = try IndexFixture()
        try made.add("news.jsonl", IndexFixture.monday + IndexFixture.tuesday)
    }

    private func give(_ rules: String...) throws -> Command.Outcome {
        try made.folder.write("rules.csv", "rule,a,b,of\n" + rules.map { $0 + "\n" }.joined())
        return try made.run(["overrides", "i", "rules.csv"])
    }

    private func story(_ id: String) throws -> String {
        try made.lines(["story", "i", id]).first?["story"] as? String ?? ""
    }

    @Test("Rules are kept, obeyed by what comes later, logged and taken back")
    func life() throws {
        let before = try story("a")
        #expect(try story("d") == before && story("c") != before)
        let given = try give("cannot-link,a,d,story", "must-link,c,d,story", "cannot-link,a,b,text", "canonical,d,,")
        #expect(given.code == 0 && given.errors.contains("4 rules given"), "\(given.errors)")
        #expect(try story("a") != story("d") && story("c") == story("d"))
        #expect(try made.lines(["groups", "i"]).isEmpty)
        let chosen = try made.lines(["story", "i", "d"]).first
        #expect(chosen?["canonical"] as? String == "d")
        #expect((chosen?["reasons"] as? String)?.contains("by override: ") == true)
        let kinds = Set(try made.lines(["events", "i"]).compactMap { $0["event"] as? String })
        #expect(kinds.isSuperset(of: ["left", "joined", "ended", "canonical_changed"]), "\(kinds)")
        // Once more they change nothing, and news comes in by them.
        #expect(try give("cannot-link,a,d,story").errors.contains("nothing to do"))
        try made.add("wednesday.jsonl", IndexFixture.record("e", IndexFixture.tugs, "2024-04-03", source: "Y"))
        #expect(try story("a") != story("d") && story("d") == story("e"))
        let listed = try made.lines(["overrides", "i"])
        #expect(listed.compactMap { $0["number"] as? Int } == [1, 2, 3, 4])
        #expect(listed.allSatisfy { $0["undone"] is NSNull })
        let undone = try made.run(["overrides", "i", "--undo", "1", "--undo", "2", "--undo", "3", "--undo", "4"])
        #expect(undone.errors.contains("4 rules taken back"), "\(undone.errors)")
        #expect(try story("a") == story("d") && story("c") != story("d"))
        #expect(try made.lines(["groups", "i"]).contains { ($0["members"] as? [Any])?.count == 2 })
        #expect(try made.lines(["overrides", "i"]).isEmpty)
        #expect(try made.lines(["overrides", "i", "--all"]).count == 4)
        #expect(try made.run(["overrides", "i", "--all"]).text.contains("(undone)"))
        try made.verify()
    }

    @Test("A rule waits for an article that was removed, and holds as soon as it is back")
    func waiting() throws {
        #expect(try give("must-link,c,d,story").code == 0)
        #expect(try made.run(["remove", "i", "d"]).code == 0)
        #expect(try made.lines(["overrides", "i"]).first?["waits"] as? Bool == true)
        #expect(try made.run(["overrides", "i"]).text.contains("(waits for its articles)"))
        try made.add("again.jsonl", IndexFixture.tuesday)
        #expect(try story("c") == story("d"))
    }

    @Test("Closed stories are parted and joined as wholes, and stay so as news comes in")
    func closed() throws {
        try made.add("heron.jsonl", IndexFixture.heron)
        let ferry = try story("a")
        #expect(try made.lines(["story", "i", "a"]).first?["open"] as? Bool == false)
        #expect(try give("cannot-link,a,d,story", "must-link,a,c,story", "must-link,d,h,story").code == 0)
        #expect(try story("a") == story("c") && story("a") == story("b") && story("d") == story("h"))
        #expect(try story("a") != story("d") && story("a") == ferry)
        let stories = try [story("a"), story("d")]
        let events = try made.log()
        try made.add(
            "owl.jsonl",
            IndexFixture.record("o", "An owl sits there as well now, by night.", "2024-08-02", source: "X"))
        #expect(try [story("a"), story("d")] == stories)
        // Nothing is done again, and nothing undone.
        let later = try made.log().dropFirst(events.count)
        #expect(!later.contains("merged_into") && !later.contains("split_from"), "\(later)")
        #expect(try give("canonical,d,,story").code == 0)
        #expect(try made.lines(["story", "i", "h"]).first?["canonical"] as? String == "d")
        let chosen = try made.log()
        try made.add(
            "rook.jsonl",
            IndexFixture.record("r", "A rook has come to the belfry in the rain.", "2024-08-03", source: "X"))
        #expect(!(try made.log().dropFirst(chosen.count)).contains("canonical_changed\",\"article\":\"d\""))
        #expect(try made.lines(["story", "i", "h"]).first?["canonical"] as? String == "d")
        try made.verify()
    }

    @Test("Rules that cannot be obeyed are refused as a whole, and name what they are in conflict with")
    func errors() throws {
        func check(_ rules: [String], _ code: Int32, _ words: String) throws {
            let events = try made.log()
            try made.folder.write("rules.csv", "rule,a,b,of\n" + rules.map { $0 + "\n" }.joined())
            let outcome = try made.run(["overrides", "i", "rules.csv"])
            #expect(outcome.code == code && outcome.errors.contains(words), "\(rules): \(outcome.errors)")
            #expect(try made.log() == events)
        }
        try check(["must-link,a,zz,story"], 65, #"rules.csv:2: the index has no article with the id "zz""#)
        #expect(try give("must-link,a,c,story").code == 0)
        try check(["cannot-link,a,c,story"], 65, #"is about what rule 1 says: "must-link a c""#)
        try check(
            ["must-link,c,d,story", "cannot-link,a,d,story"], 65,
            "rules.csv:3: \"cannot-link a d\" contradicts the must-link in rule 1 and line 2; leave one of these rules out"
        )
        try check(["canonical,a,,story", "canonical,c,,story"], 65, "are about one story")
        let none = try made.run(["overrides", "i", "--undo", "7"])
        #expect(none.code == 64 && none.errors.contains("no rule 7 is in force"), "\(none.errors)")
        #expect(try made.lines(["overrides", "i"]).count == 1)
    }

    @Test("Rules that come to contradict each other by what is added do not keep news out, and are told")
    func conflicts() throws {
        // Two versions of one text do not choose both.
        let one = IndexFixture.record(
            "x", "The lock of Wenn is mended, the council of Wenn said on Friday at noon.", "2024-04-02", source: "P")
        let two = IndexFixture.record("y", IndexFixture.ferry, "2024-04-02", source: "Q")
        try made.add("x.jsonl", one + two)
        #expect(try give("canonical,a,,text", "canonical,x,,text").code == 0)
        // Now x comes with the text of a.
        let added = try made.add("x2.jsonl", IndexFixture.record("x", IndexFixture.ferry, "2024-04-02", source: "P"))
        #expect(added.errors.contains("1 updated"), "\(added.errors)")
        #expect(
            added.errors.contains(
                "warning: a rule is not obeyed: i: rule 2: \"canonical x\" and \"canonical a\" in rule 1"),
            "\(added.errors)")
        try made.verify()
    }
}
