import Fixtures
import Foundation
import Testing

@Suite("What explain says of a person's rules")
struct ExplainRulesTests {
    @Test("A rule that parts or joins the two is followed and named, with what the measures say")
    func rules() throws {
        let folder = try TestFolder()
        func rules(_ lines: String...) throws -> String {
            try folder.write("rules.csv", (["rule,a,b,of"] + lines).joined(separator: "\n") + "\n")
        }
        let cases: [(a: String, b: String, rule: String, verdict: String, measured: String)] = [
            (
                "qh-0404-ferry", "ol-0405-barge", "cannot-link,qh-0404-ferry,ol-0405-barge,story", "neither",
                "same_story"
            ),
            // Of a duplicate, so that the rule is about the versions of the two.
            (
                "qh-0404-ferry", "ol-0405-barge", "cannot-link,nw-0404-ferry,ol-0405-barge,story", "neither",
                "same_story"
            ),
            (
                "gr-0409-busbrand", "nw-0404-ferry", "must-link,gr-0409-busbrand,nw-0404-ferry,story", "same_story",
                "neither"
            ),
            (
                "gr-0409-busbrand", "nw-0404-ferry", "must-link,gr-0409-busbrand,nw-0404-ferry,text", "same_text",
                "neither"
            ),
            (
                "nw-0404-ferry", "bee-0404-ferry-brief", "cannot-link,nw-0404-ferry,bee-0404-ferry-brief,text",
                "same_story",
                "same_text"
            ),
            (
                "rv-0404-strait", "si-0405-gannet", "must-link,rv-0404-strait,si-0405-gannet,story", "same_story",
                "same_story"
            ),
        ]
        for (a, b, rule, verdict, measured) in cases {
            let file = try rules(rule)
            let found = try explain(a, b, "--overrides", file)
            #expect(found.string("verdict") == verdict && found.string("measured_verdict") == measured, "\(rule)")
            #expect(try explain(a, b).string("verdict") == measured)
            let fields = rule.split(separator: ",").map(String.init)
            let named = found.list("rules")
            #expect(named.count == 1 && named[0].integer("line") == 2, "\(rule)")
            #expect(named.first?.string("rule") == fields[0] && named.first?.string("b") == fields[2])
            let isOfText = fields[3] == "text"
            #expect(
                (isOfText ? found["text"] as? [String: Any] : found["story"] as? [String: Any])?
                    .string(isOfText ? "flip_threshold" : "flip_granularity") == nil)
            let text = try Command.output(
                "explain", a, b, Command.sample, "--quiet", "--overrides", file, "--width", "200")
            #expect(text.contains("  line 2            \(fields[0...2].joined(separator: " ")), of \(fields[3])\n"))
            #expect(
                text.contains(
                    measured == verdict ? " A person decided so too." : " A person decided so; by the measures"))
            #expect(
                text.contains(
                    measured == verdict ? "no option does while the rule in line 2" : "leave out the rule in line 2"))
        }
    }

    @Test("A rule about others is not named, and without --overrides nothing is said of rules")
    func rulesOfOthers() throws {
        let folder = try TestFolder()
        let file = try folder.write("rules.csv", "rule,a,b,of\ncannot-link,ol-0409-markets,gr-0409-busbrand,story\n")
        let (a, b) = ("qh-0404-ferry", "ol-0405-barge")
        let found = try explain(a, b, "--overrides", file)
        #expect(found.list("rules").isEmpty && found.string("measured_verdict") == found.string("verdict"))
        #expect(try explain(a, b)["rules"] == nil)
        let text = try Command.output("explain", a, b, Command.sample, "--quiet")
        #expect(try Command.output("explain", a, b, Command.sample, "--quiet", "--overrides", file) == text)
    }

    @Test("A canonical that a person chose for the group of the two is named")
    func ruleOfCanonical() throws {
        let folder = try TestFolder()
        let file = try folder.write("rules.csv", "rule,a,b,of\ncanonical,nw-0404-ferry,,\n")
        let found = try explain("qh-0404-ferry", "nw-0404-ferry-update", "--overrides", file)
        #expect(found.list("rules").map { $0.string("rule") } == ["canonical"])
        #expect(found["rules_decide_text"] as? Bool == false)
    }
}
