import Fixtures
import Foundation
import Testing

@Suite("generate and benchmark")
struct GenerateTests {
    @Test("The same seed gives the same bytes, for every number of threads and every way out")
    func sameBytes() throws {
        let folder = try TestFolder()
        let first = try Command.output("generate", "--articles", "700", "--seed", "9", "--threads", "1")
        #expect(try Command.output("generate", "--articles", "700", "--seed", "9", "--threads", "3") == first)
        #expect(try Command.output("generate", "--articles", "700", "--seed", "10") != first)
        let outcome = try Command.run(
            ["generate", "--articles", "700", "--seed", "9", "-o", "g.jsonl"], in: folder.path)
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("700 articles in "))
        #expect(try folder.text("g.jsonl") == first)
        #expect(try folder.files() == ["g.jsonl"])
    }

    @Test("Exactly as many articles come as were asked for", arguments: [1, 2, 17, 5_000])
    func count(articles: Int) throws {
        let lines = try Command.output("generate", "--articles", "\(articles)").split(separator: "\n")
        #expect(lines.count == articles)
        #expect(try Set(lines.map { try object(String($0)).string("id") }).count == articles)
    }

    @Test(
        "Copies and lengths are as asked for",
        arguments: [("ocr", "briefs", "ocr", 4...300), ("excerpts", "long", "excerpt", 20...80_000)])
    func copiesAndLengths(copies: String, lengths: String, kind: String, characters: ClosedRange<Int>) throws {
        let records = try objects(
            try Command.output("generate", "--articles", "200", "--copies", copies, "--lengths", lengths))
        #expect(Set(records.map { $0.string("edit") }) == ["original", kind])
        #expect(records.allSatisfy { characters.contains($0.string("text")?.count ?? 0) })
    }

    @Test("Hard cases are those that are named, and carry their truth")
    func cases() throws {
        let records = try objects(try Command.output("generate", "--articles", "300", "--cases", "earnings,update"))
        let families = records.filter { $0.string("family") != nil }
        #expect(families.count > 100)
        #expect(Set(families.map { $0.string("edit") }) == ["earnings", "update", "original"])
        let all = try objects(try Command.output("generate", "--articles", "600", "--cases", "all"))
        #expect(Set(all.map { $0.string("edit") }).isSuperset(of: ["quotation", "walls", "mojibake", "wire", "exact"]))
        let folder = try TestFolder()
        for _ in 0..<2 {
            let outcome = try Command.run(
                ["generate", "--articles", "50", "--cases", "all", "-o", folder.path("made.jsonl")])
            #expect(outcome.code == 0, "a corpus of ours is replaced: \(outcome.errors)")
        }
    }

    @Test("The benchmark prints every stage")
    func benchmark() throws {
        let folder = try TestFolder()
        let corpus = try folder.write("n.jsonl", try Command.output("generate", "--articles", "30"))
        for arguments in [["--articles", "30"], [corpus]] {
            let outcome = try Command.run(
                ["benchmark", "--rounds", "1"] + arguments, environment: ["TMPDIR": folder.path])
            #expect(outcome.code == 0)
            #expect(outcome.text.hasPrefix("30 articles, "))
            let stages = [
                "BLAS: ", "reading", "cleaning", "signatures", "banding, verifying", "TF-IDF rows", "cosine similarity",
                "SGEMM alone", "end to end: duplicates", "end to end: stories", "peak memory",
            ]
            for stage in stages { #expect(outcome.text.contains(stage), "\(stage)") }
            for unit in [" MB/s", " articles/s", " pairs/s", " GFLOP/s"] { #expect(outcome.text.contains(unit)) }
        }
        // The generated corpus is gone again.
        #expect(try folder.files() == ["n.jsonl"])
    }
}
