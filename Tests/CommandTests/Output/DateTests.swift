import Fixtures
import Foundation
import Testing

@Suite("Dates and their precision")
struct DateTests {
    private static let words = "A ferry and a barge collided in thick fog in the strait, and nobody was hurt at all"

    /// Copies of one text, by their dates.
    private static func records(_ dates: [(id: String, date: String)]) -> String {
        dates.map { id, date in
            #"{"id":"\#(id)","source":"\#(id) Post","title":"Ferry and barge collide in fog","#
                + #""text":"\#(words) says the \#(id)","published":"\#(date)"}"#
        }.joined(separator: "\n")
    }

    private static let mixed = records([
        ("day", "2024-04-04"), ("minute", "202404040720"), ("second", "20240404T110000+0200"), ("later", "2024-04-05"),
        ("month", "2024-04"), ("week", "2024-W14"),
    ])

    @Test("JSON, JSON Lines and tables print a date with the precision that it has")
    func records() throws {
        let expected = [
            "day": "2024-04-04", "minute": "2024-04-04T07:20Z", "second": "2024-04-04T09:00:00Z", "later": "2024-04-05",
            "month": "2024-04", "week": "2024-W14",
        ]
        for command in ["cluster", "duplicates"] {
            let lines = try Command.run([command, "-", "--format", "jsonl", "--quiet"], input: Array(Self.mixed.utf8))
            var found: [String: String] = [:]
            for group in try objects(lines.text).flatMap({ command == "cluster" ? $0.list("members") : [$0] }) {
                for article in group.list("articles") { found[article.string("id")!] = article.string("published") }
            }
            #expect(found == expected)
            let table = try Command.output(command, "-", "--format", "csv", "--quiet", input: Self.mixed)
            for (id, date) in expected { #expect(table.contains("\(id) Post,\(date)"), "\(table)") }
        }
    }

    @Test("Who is dated by the day alone is neither the first of a story, nor earlier than a time of that day")
    func first() throws {
        let stories = try objects(
            try Command.output("cluster", "-", "--format", "jsonl", "--quiet", input: Self.mixed))
        let story = try #require(stories.first)
        #expect(stories.count == 1)
        #expect(story.string("first") == "2024-04-04T07:20Z")
        #expect(story.string("last") == "2024-04-05")
        #expect((story["provenance"] as? [String: Any])?.string("first") == "minute")
        let earliest = try objects(
            try Command.output(
                "cluster", "-", "--format", "jsonl", "--quiet", "--prefer", "earliest", input: Self.mixed))
        #expect(earliest.first?.string("canonical") == "minute")
        let latest = try objects(
            try Command.output(
                "cluster", "-", "--format", "jsonl", "--quiet", "--prefer", "latest",
                input: Self.mixed.replacing("2024-04-05", with: "2024-04-04T23:00")))
        #expect(latest.first?.string("canonical") == "later")
        // Nobody says which of two of one day was copied from the other.
        let pair = Self.records([("day", "2024-04-04"), ("minute", "2024-04-04T07:20")])
        let told = try Command.output("cluster", "-", "--format", "jsonl", "--quiet", input: pair)
        #expect(!told.contains("\"date\""), "\(told)")
    }

    @Test("Text shows no time of what has none, and no day of what has none")
    func text() throws {
        let text = try Command.run(
            ["cluster", "-", "--quiet"], input: Array(Self.mixed.utf8), environment: ["COLUMNS": "120"]
        ).text
        #expect(text.contains("minute Post 4 Apr 07:20"))
        #expect(!text.contains("00:00") && !text.contains("12:00"))
        for line in text.split(separator: "\n") {
            if line.contains("day Post") { #expect(line.contains(" 4 Apr ")) }
            if line.contains("month Post") { #expect(line.contains("Apr 2024")) }
            if line.contains("week Post") { #expect(line.contains("1–7 Apr")) }
        }
        let days = try Command.output(
            "cluster", "-", "--quiet", input: Self.records([("a", "20240404"), ("b", "2024-04-05")]))
        #expect(!days.contains(":00"))
    }

    @Test("A report has the dates that were written, with their precision")
    func report() throws {
        let folder = try TestFolder()
        _ = try Command.output("cluster", "-", "--quiet", "--output", folder.path("out"), input: Self.mixed)
        let page = try Command.output("report", folder.path("out"), "--quiet")
        for date in [", 4 Apr 07:20", ", 4 Apr 09:00", ", 4 Apr:", ", Apr 2024", ", 1–7 Apr"] {
            #expect(page.contains(date), "\(date)")
        }
        #expect(!page.contains(", 4 Apr 00:00") && !page.contains(", 4 Apr 12:00"))
    }

    @Test("Dates that cannot be used are counted, and the first is told with its line and value")
    func warning() throws {
        let folder = try TestFolder()
        let path = try folder.write(
            "n.jsonl",
            Self.records([
                ("a", "2024-04-04"), ("b", "24-04-04"), ("c", "Fri, 04 Apr 2024 09:30:15 GMT"), ("d", "0"),
                ("e", "1e3"),
            ]))
        let errors = try Command.run("cluster", path).errors
        #expect(
            errors.contains(
                "warning: 4 dates not understood; those articles count as undated; the first: \"24-04-04\" at \(path):2\n"
            ),
            "\(errors)")
        let hostile = "so\\u001b[2Jon\\u202e" + String(repeating: "!", count: 100_000)
        let one = try Command.run(
            "cluster", try folder.write("o.csv", "id,text,date\na,fog,\u{1B}[2J\u{202E}\(hostile)\n")
        ).errors
        #expect(one.contains("warning: 1 date not understood; that article counts as undated: \"\\u{1B}[2J\\u{202E}"))
        #expect(!one.contains("\u{1B}") && !one.contains("\u{202E}") && one.utf8.count < 1_000)
        let typed = try Command.run("cluster", "-", input: #"{"id":"a","text":"x","published":[true]}"#).errors
        #expect(typed.contains("neither text nor number at standard input:1"))
    }

    @Test("Next year is that of SOURCE_DATE_EPOCH where it is set, and what lies behind it is no date")
    func nextYear() throws {
        let input = Array(Self.records([("a", "2024-04-04"), ("b", "2031-12-31"), ("c", "2032-01-01")]).utf8)
        func dates(_ now: String?) throws -> [String?] {
            let outcome = try Command.run(
                ["cluster", "-", "--format", "csv", "--quiet"], input: input,
                environment: now.map { ["SOURCE_DATE_EPOCH": $0] } ?? [:])
            return try ["a", "b", "c"].map { id in
                let row = try #require(outcome.text.split(separator: "\n").first { $0.contains("\(id) Post,") })
                return row.firstMatch(of: /Post,([^,]*),/).map { String($0.1) }
            }
        }
        #expect(try dates("1919999999") == ["2024-04-04", "2031-12-31", ""])
        #expect(try dates("1800000000") == ["2024-04-04", "", ""])
        #expect(try dates("99999999999999999") == ["2024-04-04", "2031-12-31", "2032-01-01"])
        #expect(try dates("soon") == dates(nil))
    }
}
