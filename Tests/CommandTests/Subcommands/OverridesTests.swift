import Fixtures
import Foundation
import Testing

@Suite("--overrides")
struct OverridesTests {
    private func stories(_ rules: String, in folder: TestFolder) throws -> [[String: Any]] {
        try folder.write("rules.csv", "rule,a,b,of\n" + rules)
        let outcome = try Command.run(
            ["cluster", Command.sample, "--overrides", "rules.csv", "--format", "jsonl"], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try objects(outcome.text)
    }

    private func ids(_ story: [String: Any]) -> Set<String> {
        Set(story.list("members").flatMap { $0.list("articles").compactMap { $0.string("id") } })
    }

    @Test("Rules for stories are obeyed and named")
    func ofStories() throws {
        let folder = try TestFolder()
        let stories = try stories(
            "cannot-link,nw-0404-ferry,ol-0405-barge,story\ncanonical,nw-0404-ferry,,story\n", in: folder)
        let story = try #require(stories.first { ids($0).contains("nw-0404-ferry") })
        #expect(!ids(story).contains("ol-0405-barge"))
        #expect(story.string("story") == "nw-0404-ferry")
        #expect(story["overridden"] as? Bool == true)
        let reasons = try #require(story.string("reasons"))
        #expect(reasons.hasPrefix("chosen by override: "))
        // Behind it stands what later texts of the story say differently.
        #expect(
            reasons.contains(
                "; by override: cannot-link nw-0404-ferry ol-0405-barge, canonical nw-0404-ferry; outdated: 14 -> 19"))
        #expect(stories.contains { $0["overridden"] as? Bool == false })
    }

    @Test("What is brought together is one story, or one text, with its real similarity", arguments: ["story", "text"])
    func together(of: String) throws {
        let folder = try TestFolder()
        let stories = try stories("must-link,nw-0404-ferry,nw-0417-tarrowby,\(of)\n", in: folder)
        let story = try #require(stories.first { ids($0).contains("nw-0404-ferry") })
        #expect(ids(story).contains("nw-0417-tarrowby"))
        let version = story.list("members").first { version in
            let ids = version.list("articles").compactMap { $0.string("id") }
            return ids.contains("nw-0404-ferry") && ids.contains("nw-0417-tarrowby")
        }
        #expect((version != nil) == (of == "text"))
        if let version {
            #expect(version["overridden"] as? Bool == true)
            #expect(
                version.string("reasons")?.hasSuffix("; by override: must-link nw-0404-ferry nw-0417-tarrowby") == true)
            #expect(try #require(version.number("weakest")) < 0.5)
        }
    }

    static let bad = [
        (
            "must-link,nw-0404-fery,qh-0404-ferry,story", 2,
            "no article has the id \"nw-0404-fery\"; the ids most like it: \"nw-0404-ferry\""
        ),
        (
            "mustlink,a,b,story", 2,
            "there is no rule \"mustlink\"; known are must-link, cannot-link, canonical; did you mean \"must-link\"?"
        ),
        ("must-link,a,b,storey", 2, "\"of\" is \"storey\"; expected story or text"),
        ("must-link,a,b,", 2, "must-link does not say of what"),
        ("must-link,a,a,story", 2, "must-link names \"a\" twice"),
        ("cannot-link,a,,story", 2, "cannot-link names one article"),
        ("canonical,a,b,", 2, "canonical names a second article, \"b\""),
        ("canonical,,,", 2, "canonical names no article"),
        ("must-link,a,b,story\nmust-link,b,a,story", 3, "\"must-link b a\" stands in line 2 already"),
        ("must-link,a,b,text\ncannot-link,b,a,text", 3, "\"cannot-link b a\" contradicts \"must-link a b\" in line 2"),
        (
            "cannot-link,nw-0404-ferry,bee-0404-ferry-brief,story\nmust-link,nw-0404-ferry,nw-0417-tarrowby,story\n"
                + "must-link,nw-0417-tarrowby,bee-0404-ferry-brief,text",
            2, "contradicts the must-link in lines 3, 4"
        ),
        ("canonical,nw-0404-ferry,,text\ncanonical,ss-0404-ferry,,text", 3, "are about one group"),
        ("must-link,a,b,story,x", 2, "the row has 5 fields, the header 4"),
    ]

    @Test("A rule that cannot be obeyed is bad input, named with its line and the remedy", arguments: bad)
    func errors(rules: String, line: Int, says: String) throws {
        let folder = try TestFolder()
        try folder.write("rules.csv", "rule,a,b,of\n\(rules)\n")
        let outcome = try Command.run(
            ["duplicates", Command.sample, "--overrides", "rules.csv", "--quiet"], in: folder.path)
        #expect(outcome.code == 65)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("storyfold: rules.csv:\(line): "), "\(outcome.errors)")
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
    }

    @Test("JSON Lines say the same, and fail as clearly")
    func jsonLines() throws {
        let folder = try TestFolder()
        try folder.write(
            "rules.jsonl",
            "{\"rule\":\"canonical\",\"a\":\"nw-0404-ferry\",\"of\":\"text\"}\n\n{\"rul\":\"canonical\"}\n")
        let outcome = try Command.run(["cluster", Command.sample, "--overrides", "rules.jsonl"], in: folder.path)
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains("rules.jsonl:3: there is no field \"rul\""))
        #expect(outcome.errors.contains("did you mean \"rule\"?"))
        try folder.write("rules.jsonl", "{\"rule\":\"canonical\",\"a\":\"nw-0404-ferry\",\"of\":\"text\"}\n")
        let text = try Command.run(
            ["duplicates", Command.sample, "--overrides", "rules.jsonl", "--format", "jsonl"], in: folder.path
        ).text
        #expect(try objects(text).contains { $0.string("canonical") == "nw-0404-ferry" })
    }
}
