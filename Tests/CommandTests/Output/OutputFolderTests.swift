import Fixtures
import Foundation
import Testing

@Suite("The files of cluster --output")
struct OutputFolderTests {
    private let folder: TestFolder
    private let articles: [[String: Any]]
    private let groups: [[String: Any]]
    private let stories: [[String: Any]]
    private let pairs: [[String: Any]]

    init() throws {
        folder = try TestFolder()
        let outcome = try Command.run(
            "cluster", Command.sample, "--output", folder.path("new/out/"), "--pairs", "all")
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        articles = try objects(try folder.text("new/out/articles.jsonl"))
        groups = try objects(try folder.text("new/out/groups.jsonl"))
        stories = try objects(try folder.text("new/out/stories.jsonl"))
        pairs = try objects(try folder.text("new/out/pairs.jsonl"))
    }

    @Test("There are six files and a manifest, and the fields are those of the schema, in its order")
    func schema() throws {
        #expect(
            try folder.files()
                == [
                    "articles.jsonl", "groups.jsonl", "manifest.json", "pairs.jsonl", "result.jsonl", "run.json",
                    "stories.jsonl",
                ]
                .map { "new/out/\($0)" })
        let schema = [
            "articles": ["id", "group", "story", "canonical", "relation", "similarity", "note", "confidence"],
            "groups": [
                "group", "canonical", "members", "weakest", "weakest_pair", "reasons", "receipts", "provenance",
            ],
            "stories": [
                "story", "canonical", "headline", "terms", "articles", "versions", "sources", "first", "last",
                "reasons", "receipts", "provenance", "confidence",
            ],
            "pairs": ["a", "b", "jaccard", "containment_a_in_b", "containment_b_in_a", "same", "difference"],
        ]
        for (name, fields) in schema {
            for line in try folder.text("new/out/\(name).jsonl").split(separator: "\n") {
                #expect(try object(String(line)).keys.sorted() == fields.sorted())
                let positions = fields.map { line.firstRange(of: "\"\($0)\":")!.lowerBound }
                #expect(positions == positions.sorted())
            }
        }
    }

    @Test("Every article is there once, ordered by id, and its group and story are in the other files")
    func articlesAgree() throws {
        let ids = articles.map { $0.string("id")! }
        #expect(ids == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(Set(ids).count == ids.count)
        let records = try objects(try String(contentsOfFile: "\(Command.sample)/articles.jsonl", encoding: .utf8))
        #expect(Set(records.map { $0.string("id")! }).isSubset(of: ids))
        #expect(ids.count == records.count + 12)

        let membersByGroup = Dictionary(grouping: articles) { $0.string("group")! }
        let several = membersByGroup.filter { $0.value.count > 1 }
        #expect(
            groups.map { $0.string("group")! } == several.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        for group in groups {
            let members = several[group.string("group")!]!
            #expect(group["members"] as? [String] == members.map { $0.string("id")! })
            #expect(
                members.filter { $0["canonical"] as? Bool == true }.map { $0.string("id") } == [
                    group.string("canonical")
                ])
            #expect(members.map { $0.number("similarity")! }.min()! == group.number("weakest"))
            #expect(Set(members.map { $0.string("story") }).count == 1)
            #expect(group.string("reasons")?.isEmpty == false)
        }
        let membersByStory = Dictionary(grouping: articles) { $0.string("story")! }
        let storyIds = stories.map { $0.string("story")! }
        #expect(storyIds == membersByStory.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        for story in stories {
            let members = membersByStory[story.string("story")!]!
            #expect(story.integer("articles") == members.count)
            #expect(story.integer("versions") == Set(members.map { $0.string("group") }).count)
            #expect(
                members.contains { $0.string("id") == story.string("canonical") && $0["canonical"] as? Bool == true })
        }
    }

    @Test("Ids of groups and stories are those of their canonicals, the same in every output")
    func stableIds() throws {
        for group in groups { #expect(group.string("group") == group.string("canonical")) }
        for story in stories { #expect(story.string("story") == story.string("canonical")) }
        let printed = try objects(try Command.output("cluster", Command.sample, "--format", "jsonl"))
        #expect(Set(printed.map { $0.string("story") }) == Set(stories.map { $0.string("story") }))
    }

    @Test("Without more, pairs.jsonl lists a further copy of a text once, and pairs of different texts")
    func pairsOfTexts() throws {
        let text = "The ferry to the outer island left the quay at dawn with forty people on board"
        let lines = (0..<30).map { "{\"id\":\"\(100 + $0)\",\"text\":\"\(text)\($0 < 20 ? "" : " and a dog")\"}\n" }
        let corpus = try folder.write("copies.jsonl", lines.joined())
        func pairs(_ arguments: String...) throws -> [[String]] {
            let out = folder.path("copies-\(arguments.count)")
            let outcome = try Command.run(["cluster", corpus, "--output", out, "--quiet"] + arguments)
            #expect(outcome.code == 0, "\(outcome.errors)")
            return try objects(try String(contentsOfFile: "\(out)/pairs.jsonl", encoding: .utf8))
                .map { [$0.string("a")!, $0.string("b")!] }
        }
        let ids = (0..<30).map { "\(100 + $0)" }
        let copies = ids[1..<20].map { [ids[0], $0] } + [[ids[0], ids[20]]] + ids[21...].map { [ids[20], $0] }
        #expect(try pairs() == copies)
        #expect(try pairs("--pairs") == copies)
        #expect(try pairs("--pairs", "all").count == 30 * 29 / 2)
    }

    @Test("Every member of a group is a verified pair with its canonical, of the similarity in articles.jsonl")
    func verified() throws {
        let byIds = Dictionary(uniqueKeysWithValues: pairs.map { ([$0.string("a")!, $0.string("b")!], $0) })
        for article in articles where article["canonical"] as? Bool == false {
            let ids = [article.string("id")!, article.string("group")!]
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let pair = try #require(byIds[ids])
            let similarities = ["jaccard", "containment_a_in_b", "containment_b_in_a"].map { pair.number($0)! }
            #expect(similarities.contains(article.number("similarity")!))
        }
        let order = pairs.map { "\($0.string("a")!)\u{0}\($0.string("b")!)" }
        #expect(order == order.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        let printed = try Command.output("duplicates", Command.sample, "--pairs", "all", "--format", "jsonl")
        let written = try folder.text("new/out/pairs.jsonl")
        #expect(printed == written)
    }

    @Test("A second run replaces the files of the first")
    func again() throws {
        let corpus = try folder.write("n.jsonl", BadRecordTests.good)
        try folder.write("new/out/notes.md", "mine")
        let outcome = try Command.run("cluster", corpus, "--output", folder.path("new/out"))
        #expect(outcome.code == 0)
        #expect(try objects(try folder.text("new/out/articles.jsonl")).map { $0.string("id") } == ["good"])
        #expect(try folder.text("new/out/groups.jsonl").isEmpty)
        #expect(try folder.text("new/out/notes.md") == "mine")
    }
}
