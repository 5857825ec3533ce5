import Fixtures
import Testing

@Suite("Provenance")
struct ProvenanceTests {
    @Test("Groups have the same provenance with their texts in memory and without")
    func same() throws {
        let alone = try objects(try Command.output("duplicates", "--format", "jsonl", Command.sample))
        let inStories = try objects(try Command.output("cluster", "--format", "jsonl", Command.sample))
            .flatMap { $0.list("members") }.filter { $0.list("articles").count > 1 }
        func provenances(_ groups: [[String: Any]]) throws -> [String] {
            try groups.sorted { $0.string("group")! < $1.string("group")! }
                .map { try #require($0["provenance"] as? [String: Any]) }.spelled()
        }
        #expect(alone.count > 30)
        #expect(try provenances(alone) == provenances(inStories))
    }

    @Test("An agency of a policy is known by its byline")
    func agency() throws {
        let folder = try TestFolder()
        let text = "The ferry from Quillhaven struck a barge in fog and fourteen people were hurt on Thursday"
        try folder.write(
            "n.jsonl",
            ["a", "b"].map { "{\"id\":\"\($0)\",\"text\":\"By Fells Press\\n\\n\(text)\"}\n" }.joined())
        try folder.write("p.json", "{\"agencies\": [\"Fells Press\"]}")
        func credit(_ arguments: [String]) throws -> String? {
            let outcome = try Command.run(["duplicates", "n.jsonl", "--format", "jsonl"] + arguments, in: folder.path)
            let provenance = try #require(try objects(outcome.text).first?["provenance"] as? [String: Any])
            return try #require(provenance["origin"] as? [String: Any]).string("credit")
        }
        #expect(try credit([]) == nil)
        #expect(try credit(["--policy", "p.json"]) == "Fells Press")
    }
}
