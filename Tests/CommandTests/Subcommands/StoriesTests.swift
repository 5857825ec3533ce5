import Fixtures
import Foundation
import Testing

@Suite("storyfold stories")
struct StoriesTests {
    private func stories(_ arguments: String...) throws -> [[String: Any]] {
        let outcome = try Command.run(["stories", "--quiet", "--format", "jsonl"] + arguments + [Command.sample])
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try objects(outcome.text)
    }

    @Test("The stories are those of cluster, with the same fields")
    func sameStories() throws {
        let clustered = try objects(try Command.output("cluster", "--quiet", "--format", "jsonl", Command.sample))
        let stories = try stories()
        #expect(stories.count == clustered.count)
        for (story, other) in zip(stories, clustered) {
            #expect(story["members"] == nil && story["related"] == nil && story["map"] == nil)
            for name in ["story", "canonical", "headline", "first", "last", "reasons"] {
                #expect(story.string(name) == other.string(name))
            }
            for name in ["articles", "versions", "sources"] { #expect(story.integer(name) == other.integer(name)) }
            #expect(story["terms"] as? [String] == other["terms"] as? [String])
        }
    }

    @Test("The days of a story are a partition of its versions by their first day")
    func days() throws {
        let clustered = try objects(try Command.output("cluster", "--quiet", "--format", "jsonl", Command.sample))
        var several = 0
        for (story, members) in zip(try stories(), clustered) {
            var expected: [String: (articles: Int, versions: Int, ids: Set<String>)] = [:]
            for version in members.list("members") {
                let articles = version.list("articles")
                let day = articles.compactMap { $0.string("published")?.prefix(10) }.min().map(String.init) ?? "undated"
                var known = expected[day] ?? (0, 0, [])
                known.articles += articles.count
                known.versions += 1
                known.ids.insert(version.string("group")!)
                expected[day] = known
            }
            let days = story.list("days")
            guard expected.keys.count(where: { $0 != "undated" }) > 1 else {
                #expect(days.isEmpty)
                continue
            }
            several += 1
            let names = days.map { $0.string("day") ?? "undated" }
            // Dates sort before the word.
            #expect(names == expected.keys.sorted())
            for (name, day) in zip(names, days) {
                #expect(day.integer("articles") == expected[name]?.articles)
                #expect(day.integer("versions") == expected[name]?.versions)
                #expect(expected[name]!.ids.contains(day.string("canonical")!))
                #expect(!day.string("headline")!.isEmpty)
            }
        }
        #expect(several >= 5)
    }

    @Test("Related stories are others, the most similar first, as many as asked for; the relation holds both ways")
    func related() throws {
        let all = try stories("--related", "100")
        let ids = Set(all.map { $0.string("story")! })
        var cosines: [String: Double] = [:]
        for story in all {
            let related = story.list("related")
            let values = related.map { $0.number("cosine")! }
            #expect(values == values.sorted(by: >) && values.allSatisfy { $0 >= 0.2 && $0 <= 1 })
            #expect(Set(related.map { $0.string("story")! }).count == related.count)
            for other in related {
                #expect(other.string("story") != story.string("story") && ids.contains(other.string("story")!))
                cosines["\(story.string("story")!) \(other.string("story")!)"] = other.number("cosine")!
            }
        }
        #expect(cosines.count > 30)
        for (pair, cosine) in cosines {
            let names = pair.split(separator: " ")
            #expect(cosines["\(names[1]) \(names[0])"] == cosine)
        }
        // The ferry that was hit by a barge, and the same line's ferry that hit a trawler a week later.
        let ferry = try #require(all.first { $0.string("story") == "qh-0404-ferry" })
        #expect(ferry.list("related").first?.string("story") == "qh-0414-hazel")
        let few = try stories("--related", "2")
        #expect(few.count == all.count)
        for (story, other) in zip(all, few) {
            #expect(
                story.list("related").prefix(2).map { $0.string("story") }
                    == other.list("related").map { $0.string("story") })
        }
    }

    @Test("Every story has a place on the map, and not all have the same")
    func map() throws {
        let places = try stories("--related").map { try #require($0["map"] as? [String: Any]) }
        #expect(places.allSatisfy { abs($0.number("x")!) <= 1 && abs($0.number("y")!) <= 1 })
        #expect(Set(places.map { $0.number("x")! }).count > places.count / 2)
        // Both are centred.
        for name in ["x", "y"] {
            #expect(abs(places.reduce(0) { $0 + $1.number(name)! }) < 1e-3 * Double(places.count))
        }
    }

    @Test("The number after --related may be left out, also before a path")
    func optionalNumber() throws {
        let expected = try Command.output("stories", Command.sample, "--quiet", "--related")
        for arguments in [
            ["--related", Command.sample], ["--related=5", Command.sample], ["--related", "5", Command.sample],
        ] {
            let outcome = try Command.run(["stories", "--quiet"] + arguments)
            #expect(outcome.code == 0 && outcome.text == expected, "\(outcome.errors)")
        }
        let corpus = "{\"id\":\"a\",\"text\":\"A quay was mended.\"}"
        #expect(
            try Command.output("stories", "--quiet", "--related", "-", input: corpus).contains("A quay was mended."))
    }

    @Test("The formats say the same")
    func formats() throws {
        let lines = try stories("--related")
        let document = try object(
            try Command.output("stories", Command.sample, "--quiet", "--related", "--format", "json"))
        #expect(document.keys.sorted() == ["format_version", "stories", "version"])
        #expect(try document.list("stories").spelled() == lines.spelled())
        let table = rows(try Command.output("stories", Command.sample, "--quiet", "--related", "--format", "csv"))
        #expect(table.count == lines.count)
        for (row, story) in zip(table, lines) {
            for name in ["story", "headline", "reasons"] { #expect(row[name] == story.string(name)) }
            for name in ["articles", "versions", "sources"] { #expect(row[name] == "\(story.integer(name)!)") }
            #expect(row["terms"] == (story["terms"] as? [String])?.joined(separator: "; "))
            let related = story.list("related").map { $0.string("story")! }
            #expect(row["related"] == related.joined(separator: "; "))
            let map = try #require(story["map"] as? [String: Any])
            #expect(abs(Double(row["map_x"]!)! - map.number("x")!) < 1e-9)
            let days = story.list("days").count { $0.string("day") != nil }
            #expect(row["days"] == "\(max(days, story.string("first") == nil ? 0 : 1))")
        }
        let plain = rows(try Command.output("stories", Command.sample, "--quiet", "--format", "csv"))
        #expect(plain[0]["related"] == nil && plain[0]["map_x"] == nil)
    }

    @Test("Lines fit the terminal, narrow or wide", arguments: [40, 60, 80, 132])
    func width(columns: Int) throws {
        let outcome = try Command.run(
            ["stories", Command.sample, "--quiet", "--related", "--all"], environment: ["COLUMNS": "\(columns)"])
        #expect(outcome.code == 0)
        for line in outcome.text.split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
    }

    @Test(
        "A corpus of one or two stories has nothing related, and says so",
        arguments: [["A quay was mended."], ["A quay was mended.", "The choir sang in the old school."]])
    func few(texts: [String]) throws {
        let corpus = texts.enumerated().map { "{\"id\":\"\($0)\",\"text\":\"\($1)\"}\n" }.joined()
        let stories = try objects(
            try Command.output("stories", "-", "--quiet", "--related", "--format", "jsonl", input: corpus))
        #expect(stories.count == texts.count)
        #expect(stories.allSatisfy { $0.list("related").isEmpty && $0["map"] != nil })
        let text = try Command.output("stories", "-", "--quiet", "--related", input: corpus)
        #expect(text.split(separator: "\n").count { $0.hasSuffix("no related stories") } == texts.count)
    }

    @Test("The same bytes for every order and number of threads, the map and the graph too")
    func determinism() throws {
        let folder = try TestFolder()
        let lines =
            (try Command.output("generate", "--quiet", "--articles", "400", "--seed", "7")
            + (try String(contentsOfFile: "\(Command.sample)/articles.jsonl", encoding: .utf8)))
            .split(separator: "\n")
        var random = SeededGenerator(seed: 3)
        var expected: [[UInt8]]?
        for (run, threads) in [1, 2, 4, 1].enumerated() {
            let order = run == 0 ? lines : lines.shuffled(using: &random)
            let path = try folder.write("corpus-\(run).jsonl", order.joined(separator: "\n"))
            let graph = folder.path("graph-\(run).jsonl")
            let arguments = ["stories", path, "--quiet", "--threads", "\(threads)", "--related"]
            let found = [
                try Command.run(arguments + ["--format", "json", "--neighbours", graph]).output,
                try Command.run(arguments).output, try folder.bytes("graph-\(run).jsonl"),
            ]
            #expect(found.allSatisfy { $0.count > 1_000 })
            #expect(found == expected ?? found)
            expected = found
        }
    }
}
