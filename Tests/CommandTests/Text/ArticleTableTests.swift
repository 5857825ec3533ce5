import Fixtures
import Foundation
import Testing

@Suite("Articles, a line each")
struct ArticleTableTests {
    /// Lines of articles: the mark that each begins with, and what follows.
    private static func articles(_ text: String) -> [(mark: Character, line: Substring)] {
        text.split(separator: "\n").compactMap { line in
            let rest = line.drop { $0 == " " }
            guard line.first == " ", let mark = rest.first, "●○=≈⊂⊃".contains(mark), rest.dropFirst().first == " "
            else { return nil }
            return (mark, line)
        }
    }

    @Test(
        "An article is one line: a canonical a story, the other versions, and their copies", arguments: [40, 80, 200])
    func lines(columns: Int) throws {
        let all = try objects(try Command.output("cluster", Command.sample, "--format", "jsonl"))
        let stories = all.filter { $0.integer("articles")! > 1 }
        let marks: [String: Character] = ["exact": "=", "near": "≈", "contained": "⊂", "containing": "⊃"]
        let expected = stories.flatMap { story in
            story.list("members").flatMap { version in
                version.list("articles").enumerated().map { place, article in
                    let isCanonical = article.string("id") == story.string("story")
                    return place > 0 ? marks[article.string("relation")!]! : isCanonical ? "●" : "○"
                }
            }
        }
        let outcome = try Command.run(["cluster", Command.sample, "--all"], environment: ["COLUMNS": "\(columns)"])
        let found = Self.articles(outcome.text)
        #expect(found.map(\.mark) == expected)
        #expect(found.allSatisfy { $0.line.contains(" canonical, ") == ($0.mark == "●") })
    }

    @Test(
        "Dates stand below each other, and so do numbers, and neither touches a neighbour", arguments: [80, 120, 200])
    func alignment(columns: Int) throws {
        let outcome = try Command.run(["cluster", Command.sample], environment: ["COLUMNS": "\(columns)"])
        let stories = outcome.text.split(separator: "\n\n").map { Self.articles(String($0)).map(\.line) }
            .filter { !$0.isEmpty }
        #expect(stories.count == 20)
        for lines in stories {
            let dates = #/ {2,}(?:(?:\d+ [A-Z][a-z]+ )?\d\d:\d\d|undated) {2}/#
            let numbers = #/ {2,}(?:[a-z]+ +)?\d\.\d\d(?= {2}|\?|$)/#
            for pattern in [dates, numbers] {
                let ends = lines.compactMap { line in
                    line.firstMatch(of: pattern).map { TextLayoutTests.width(of: line[..<$0.range.upperBound]) }
                }
                #expect(Set(ends).count <= 1, "\(lines.joined(separator: "\n"))")
            }
            #expect(lines.allSatisfy { $0.contains(#/ {2}(canonical,|([a-z]+ +)?\d\.\d\d)/#) })
        }
        // Something was looked at: all articles of the sample's first story that have a date.
        #expect(stories[0].count { $0.contains(#/ \d\d:\d\d {2}/#) } == 13)
    }

    @Test("What is left out is counted, with the flag that shows it")
    func more() throws {
        let corpus = try Command.output("generate", "--articles", "600", "--seed", "3", "--quiet")
        let kinds = [
            "cluster": ["more versions", "more copies", "more stories"], "duplicates": ["more copies", "more groups"],
            "stories": ["more stories"],
        ]
        for (subcommand, kinds) in kinds {
            let text = try Command.output(subcommand, "-", "--quiet", input: corpus)
            let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("and ") }
            #expect(lines.allSatisfy { $0.hasSuffix(" (--all)") })
            for kind in kinds { #expect(lines.contains { $0.contains(kind) }, "\(subcommand): \(kind)") }
            #expect(!(try Command.output(subcommand, "-", "--quiet", "--all", input: corpus).contains("(--all)")))
            guard subcommand == "cluster" else { continue }
            // Twelve versions are shown, and what is left is what the line says.
            var stories = 0
            for story in text.split(separator: "\n\n") {
                guard let rest = story.firstMatch(of: #/ and (\d+) more versions? \(/#) else { continue }
                let all = try #require(story.firstMatch(of: #/ · (\d+) versions/#))
                #expect(Int(all.1)! - Int(rest.1)! == 12)
                #expect(Self.articles(String(story)).count { "●○".contains($0.mark) } == 12)
                stories += 1
            }
            #expect(stories > 0)
        }
    }

    @Test("Of more than fourteen days the first are shown, and the flag that shows the others")
    func days() throws {
        let folder = try TestFolder()
        let days = 10..<27
        let records = days.map { day in
            "{\"id\":\"\(day)\",\"text\":\"Word\(day) other\(day)\",\"published\":\"2024-04-\(day)T10:00Z\"}\n"
        }
        let rules = try folder.write(
            "rules.csv", "rule,a,b,of\n" + days.dropFirst().map { "must-link,10,\($0),story\n" }.joined())
        func text(_ flags: String...) throws -> String {
            try Command.run(
                ["stories", "-", "--quiet", "--overrides", rules] + flags, input: Array(records.joined().utf8)
            ).text
        }
        #expect(try text().contains("\n   23 Apr  1 article  Word23 other23\n   and 3 more days (--all)\n"))
        #expect(try text("--all").contains("\n   26 Apr  1 article  Word26 other26\n"))
    }

    @Test("Of a single article its source, date and length stand there, and no table")
    func single() throws {
        let record =
            "{\"id\":\"a\",\"text\":\"A quay was mended.\",\"source\":\"日報\",\"published\":\"2024-04-04T10:00Z\"}"
        let text = try Command.output("cluster", "-", "--quiet", input: record)
        #expect(text.hasPrefix("1  A quay was mended.\n   日報 · 4 Apr 2024 10:00 · 4 words\n"))
        #expect(Self.articles(text).isEmpty)
    }

    @Test("Where no article has a source their ids stand in its place; where one has none, that is said")
    func sources() throws {
        func record(_ id: String, _ source: String) -> String {
            "{\"id\":\"\(id)\",\"text\":\"A quay was mended by two masons in the rain.\",\"title\":\"Quay\"\(source)}\n"
        }
        let without = record("town/one", "") + record("town/two", "")
        let text = try Command.output("cluster", "-", "--quiet", input: without)
        #expect(text.contains(#/\n   = two  Quay +1\.00\n/#))
        let mixed = try Command.output(
            "cluster", "-", "--quiet", input: without + record("town/three", ",\"source\":\"Harbour Post\""))
        #expect(mixed.contains("no source "))
        #expect(!mixed.contains("two"))
    }
}
