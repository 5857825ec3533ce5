import Fixtures
import Foundation
import Testing

@Suite("--neighbours")
struct NeighboursTests {
    @Test("Of each version the nearest ten, most similar first, the same in both formats and from both commands")
    func formats() throws {
        let folder = try TestFolder()
        let plain = try Command.output("cluster", Command.sample, "--quiet", "--format", "jsonl")
        let printed = try Command.output(
            "cluster", Command.sample, "--quiet", "--format", "jsonl", "--neighbours", folder.path("graph.jsonl"))
        #expect(printed == plain)
        _ = try Command.output("stories", Command.sample, "--quiet", "--neighbours", folder.path("graph.CSV"))
        let versions = try objects(try folder.text("graph.jsonl"))
        let groups = Set(try objects(plain).flatMap { $0.list("members").map { $0.string("group")! } })
        #expect(versions.map { $0.string("id")! } == groups.sorted())

        var edges: [String] = []
        var cosines: [String: Double] = [:]
        var mutual = 0
        for version in versions {
            let id = version.string("id")!
            let neighbours = version.list("neighbours")
            let values = neighbours.map { $0.number("cosine")! }
            #expect(neighbours.count <= 10 && values == values.sorted(by: >))
            #expect(values.allSatisfy { $0 >= 0.2 && $0 <= 1 })
            for (neighbour, value) in zip(neighbours, values) {
                let other = neighbour.string("id")!
                #expect(other != id && groups.contains(other))
                edges.append("\(id) \(other)")
                cosines[edges.last!] = value
                if let back = cosines["\(other) \(id)"] {
                    #expect(back == value)
                    mutual += 1
                }
            }
        }
        #expect(edges.count > 100)
        #expect(mutual > 50)
        let table = rows(try folder.text("graph.CSV"))
        #expect(table.map { "\($0["id"]!) \($0["neighbour"]!)" } == edges)
        #expect(table.map { Double($0["cosine"]!)! } == edges.map { cosines[$0]! })
        #expect(try folder.files() == ["graph.CSV", "graph.jsonl"])
    }

    @Test("The cosines are those of similar")
    func agreesWithSimilar() throws {
        let folder = try TestFolder()
        _ = try Command.output(
            "cluster", Command.sample, "--quiet", "--window", "36500", "--neighbours", folder.path("graph.jsonl"))
        let versions = try objects(try folder.text("graph.jsonl"))
        for id in ["qh-0404-ferry", "lr-0404-chondrite"] {
            let version = try #require(versions.first { $0.string("id") == id })
            #expect(!version.list("neighbours").isEmpty)
            let outcome = try object(
                try Command.output(
                    "similar", id, Command.sample, "--quiet", "--least", "0.2", "--format", "json"))
            let similar = outcome.list("similar")
            #expect(similar.map { $0.string("id") } == version.list("neighbours").map { $0.string("id") })
            for (a, b) in zip(similar, version.list("neighbours")) {
                #expect(abs(a.number("cosine")! - b.number("cosine")!) < 2e-6)
            }
        }
    }

    @Test("A file that cannot be written is said before anything is read, and what was there stays")
    func unwritable() throws {
        let folder = try TestFolder()
        try folder.write("old.csv", "kept")
        let missing = try Command.run(
            ["cluster", "/nowhere.jsonl", "--neighbours", folder.path("old.csv/graph.csv")])
        #expect(missing.code == 74 && missing.output.isEmpty, "\(missing.errors)")
        let input = try folder.write("input.jsonl", "{\"id\":\"a\",\"text\":\"A quay was mended.\"}\n")
        let over = try Command.run(["stories", input, "--neighbours", input])
        #expect(over.code == 64 && over.output.isEmpty)
        #expect(over.errors.contains("is an input, which is read from \(input) and would be lost"))
        #expect(try folder.text("input.jsonl").contains("quay"))
        let broken = try folder.write("broken.jsonl", "{\"id\":1}\n")
        #expect(try Command.run(["cluster", broken, "--neighbours", folder.path("old.csv")]).code == 65)
        #expect(try folder.text("old.csv") == "kept")
        #expect(try folder.files() == ["broken.jsonl", "input.jsonl", "old.csv"])
    }
}
