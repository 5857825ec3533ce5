import Corpus
import Fixtures
import Testing

@testable import Storyfold

@Suite("Policy file")
struct PolicyFileTests {
    private func policy(_ text: String) throws -> CanonicalPolicy {
        try PolicyFile.policy(SettingsFile(path: "policy.json", bytes: Array(text.utf8)))
    }

    @Test("Criteria come with weights and without, sources in their order")
    func whole() throws {
        let text = """
            {"criteria": [{"criterion": "complete", "weight": 2}, {"criterion": "earliest", "weight": 1}, "source"],
             "sources": ["Norvane Wire", "Ostrane Ledger"], "never": ["Harrow Vale Courier"]}
            """
        let expected = CanonicalPolicy(
            criteria: [.init(.complete, weight: 2), .init(.earliest, weight: 1), .init(.source)],
            sources: ["Norvane Wire", "Ostrane Ledger"], never: ["Harrow Vale Courier"])
        #expect(try policy(text) == expected)
        #expect(
            expected.steps
                == [.weighted([.init(.complete, weight: 2), .init(.earliest, weight: 1)]), .best(.source)])
    }

    @Test("Without criteria the cascade is the usual one")
    func usual() throws {
        #expect(try policy("{\"sources\": [\"a\"], \"never\": [\"b\"]}").order == CanonicalPolicy().order)
        #expect(try policy("{}") == CanonicalPolicy())
    }

    @Test("Strings are read with their escapes")
    func escapes() throws {
        let text = "\u{FEFF}{\"never\": [\"M\\u00fchl \\ud83d\\ude00 \\\"Post\\\"\"]}\n"
        #expect(try policy(text).never == ["Mühl 😀 \"Post\""])
    }

    static let bad = [
        ("{\n \"criterias\": []}", "policy.json:2: there is no key \"criterias\"", "did you mean \"criteria\"?"),
        (
            "{\"criteria\": [\n\"complet\"]}", "policy.json:2: there is no criterion \"complet\"",
            "did you mean \"complete\"?"
        ),
        ("{\"criteria\": []}", "policy.json:1: \"criteria\" is empty", "expected a list"),
        ("{\"criteria\": [\"central\", \"central\"]}", "the criterion \"central\" is given twice", "leave one"),
        (
            "{\"criteria\": [{\"criterion\": \"complete\", \"weight\": 1}, \"central\",\n{\"criterion\": \"earliest\", \"weight\": 1}]}",
            "policy.json:2: criteria with weights stand apart", "put them side by side"
        ),
        (
            "{\"criteria\": [\"latest\", \"central\", \"earliest\"]}",
            "policy.json:1: the criteria \"earliest\" and \"latest\" are both listed", "leave one"
        ),
        ("{\"criteria\": [{\"criterion\": \"complete\", \"weight\": 0}]}", "a weight is 0.0", "above 0"),
        (
            "{\"criteria\": [{\"criterion\": \"complete\", \"weight\": \"2\"}]}", "\"weight\" is a string",
            "a number above 0"
        ),
        ("{\"criteria\": [{\"weight\": 2}]}", "a criterion has no \"criterion\"", "\"central\" or \"source\""),
        (
            "{\"criteria\": [{\"criterion\": \"complete\", \"wieght\": 2}]}", "no key \"wieght\"",
            "did you mean \"weight\"?"
        ),
        ("{\"criteria\": [\"source\"]}", "\"source\" is listed, but no sources are", "add \"sources\""),
        ("{\"criteria\": [\"central\"], \"sources\": [\"a\"]}", "\"source\" is not", "add \"source\" to the criteria"),
        ("{\"sources\": [\"A\"], \"never\": [\"a\"]}", "\"a\" is in \"sources\" and in \"never\"", "leave one"),
        ("{\"sources\": [\"A\",\n\"a\"]}", "policy.json:2: \"a\" is listed twice", "leave one"),
        ("{\"sources\": \"A\"}", "\"sources\" is a string", "expected a list of names"),
        ("{\"sources\": [\"\"]}", "\"sources\" holds empty", "expected a list of names"),
        ("{\"never\": [], \"never\": []}", "the key \"never\" is given twice", "leave one"),
        ("[]", "policy.json:1: found an array", "expected an object with \"criteria\""),
        ("{\"never\": [\"a\"", "expected a comma or ], found the end", "RFC 8259"),
        ("{\"never\": [\"a\"]} x", "expected the end of the text, found \"x\"", "RFC 8259"),
        ("", "expected a value, found the end", "RFC 8259"),
        (String(repeating: "[", count: 100_000), "at most 64 levels", "RFC 8259"),
    ]

    @Test("What cannot be used is an error that names the line and the remedy", arguments: bad)
    func errors(text: String, problem: String, remedy: String) throws {
        let error = try #require(throws: CorpusError.self) { try policy(text) }
        #expect(error.code == .badInput)
        #expect("\(error)".contains(problem), "\(error)")
        #expect(error.remedy.contains(remedy), "\(error)")
    }
    @Test("Names are read in linear time")
    func manyNames() throws {
        let growth = try growth(from: 500, by: 8) { count in
            let names = (0..<count).map { "\"outlet \($0)\"" }.joined(separator: ", ")
            let read = try policy("{\"agencies\": [\(names)]}")
            #expect(read.agencies.count == count)
        }
        #expect(growth < 24, "\(growth) times as long for 8 times the names")
    }
}
