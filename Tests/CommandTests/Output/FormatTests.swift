import Fixtures
import Foundation
import Testing

@Suite("Formats for programs")
struct FormatTests {
    @Test("The formats of cluster say the same")
    func cluster() throws {
        let lines = try Command.output("cluster", Command.sample, "--format", "jsonl")
        let stories = try objects(lines)
        let document = try object(try Command.output("cluster", Command.sample, "--format", "json"))
        #expect(try stories.spelled() == document.list("stories").spelled())

        let table = rows(try Command.output("cluster", Command.sample, "--format", "csv"))
        var expected: [[String: String]] = []
        for story in stories {
            for version in story.list("members") {
                for article in version.list("articles") {
                    expected.append([
                        "story": story.string("story")!, "group": version.string("group")!,
                        "id": article.string("id")!,
                        "canonical_of_story": "\(article.string("id") == story.string("canonical"))",
                        "canonical_of_group": "\(article.string("id") == version.string("group"))",
                        "relation": article.string("relation")!, "similarity": decimals(article, "similarity"),
                        "cosine": decimals(version, "cosine"), "title": article.string("title") ?? "",
                        "source": article.string("source") ?? "", "published": article.string("published") ?? "",
                        "confidence": decimals(version, "confidence"),
                    ])
                }
            }
            #expect(story.list("members").count == story.integer("versions"))
            #expect(story.list("members").flatMap { $0.list("articles") }.count == story.integer("articles"))
        }
        #expect(table == expected)
        #expect(Set(expected.map { $0["id"] }).count == expected.count)

        let text = try Command.output("cluster", Command.sample, "--all")
        #expect(stories.allSatisfy { text.contains($0.string("headline")!.prefix(12)) })
        let sizes = stories.map { $0.integer("articles")! }
        #expect(sizes == sizes.sorted(by: >))
    }

    @Test("The formats of duplicates say the same")
    func duplicates() throws {
        let groups = try objects(try Command.output("duplicates", Command.sample, "--format", "jsonl"))
        let document = try object(try Command.output("duplicates", Command.sample, "--format", "json"))
        #expect(try groups.spelled() == document.list("groups").spelled())
        let table = rows(try Command.output("duplicates", Command.sample, "--format", "csv"))
        let expected = groups.flatMap { group in
            group.list("articles").map { article in
                [
                    "group": group.string("group")!, "id": article.string("id")!,
                    "canonical_of_group": "\(article.string("id") == group.string("canonical"))",
                    "relation": article.string("relation")!, "similarity": decimals(article, "similarity"),
                    "title": article.string("title") ?? "", "source": article.string("source") ?? "",
                    "published": article.string("published") ?? "",
                ]
            }
        }
        #expect(!expected.isEmpty)
        #expect(table == expected)
        #expect(groups.allSatisfy { $0.list("articles").count > 1 })
    }

    @Test("The formats of pairs say the same, and every pair is in order and within range")
    func pairs() throws {
        let pairs = try objects(try Command.output("duplicates", Command.sample, "--pairs", "--format", "jsonl"))
        let document = try object(
            try Command.output("duplicates", Command.sample, "--pairs", "--format", "json"))
        #expect(try pairs.spelled() == document.list("pairs").spelled())
        let names = ["jaccard", "containment_a_in_b", "containment_b_in_a"]
        let expected = pairs.map { pair in
            ["a": pair.string("a")!, "b": pair.string("b")!].merging(
                names.map { ($0, decimals(pair, $0)) }
                    + [
                        ("same", pair.string("difference") == nil ? "true" : "false"),
                        ("difference", pair.string("difference") ?? ""),
                    ],
                uniquingKeysWith: { $1 })
        }
        #expect(!expected.isEmpty)
        #expect(
            rows(try Command.output("duplicates", Command.sample, "--pairs", "--format", "csv")) == expected)
        let text = try Command.output("duplicates", Command.sample, "--pairs").split(separator: "\n")
        #expect(text.count == pairs.count + 1)
        for (pair, line) in zip(pairs, text.dropFirst()) {
            let fields = line.split(separator: " ").map(String.init)
            #expect(fields[3...4] == [pair.string("a")!, pair.string("b")!])
            #expect(pair.string("a")!.utf8.lexicographicallyPrecedes(pair.string("b")!.utf8))
            let (jaccard, within) = (pair.number("jaccard")!, names.dropFirst().map { pair.number($0)! })
            #expect(within.allSatisfy { $0 >= jaccard && $0 <= 1 })
            #expect(jaccard >= 0.5 || within.max()! >= 0.7)
        }
    }

    @Test("A corpus without duplicates gives empty lists, not nothing")
    func none() throws {
        let corpus = "{\"id\":\"a\",\"text\":\"A quay was mended.\"}"
        #expect(try Command.output("duplicates", "-", "--format", "jsonl", input: corpus).isEmpty)
        let document = try object(try Command.output("duplicates", "-", "--format", "json", input: corpus))
        #expect(document.keys.sorted() == ["format_version", "groups", "version"])
        #expect(document.list("groups").isEmpty)
        #expect(
            try Command.output("duplicates", "-", "--pairs", "--format", "csv", input: corpus)
                == "a,b,jaccard,containment_a_in_b,containment_b_in_a,same,difference\n")
        #expect(try Command.output("duplicates", "-", input: corpus) == "No duplicates among 1 article.\n")
    }

    /// A similarity as the tables write it.
    private func decimals(_ object: [String: Any], _ name: String) -> String {
        let millionths = Int((object.number(name)! * 1_000_000).rounded())
        let fraction = String(millionths % 1_000_000)
        return "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
    }
}
