import Fixtures
import Foundation
import Testing

@Suite("storyfold similar")
struct SimilarTests {
    private func similar(_ id: String, _ arguments: String...) throws -> [String: Any] {
        let outcome = try Command.run(["similar", id, Command.sample, "--quiet", "--format", "json"] + arguments)
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try object(outcome.text)
    }

    @Test(
        "The copies are the pairs of duplicates, with their exact similarity",
        arguments: ["nw-0404-ferry", "ss-0419-pellow"])
    func copies(id: String) throws {
        let pairs = rows(
            try Command.output("duplicates", Command.sample, "--quiet", "--pairs", "--format", "csv"))
        var expected: [String: String] = [:]
        for pair in pairs {
            if pair["a"] == id { expected[pair["b"]!] = pair["jaccard"] }
            if pair["b"] == id { expected[pair["a"]!] = pair["jaccard"] }
        }
        #expect(!expected.isEmpty)
        let found = try similar(id, "--top", "100")
        #expect(found.string("id") == id)
        #expect(found.integer("all_copies") == expected.count)
        let copies = found.list("copies")
        #expect(Set(copies.map { $0.string("id")! }) == Set(expected.keys))
        for copy in copies {
            #expect(abs(copy.number("jaccard")! - Double(expected[copy.string("id")!]!)!) < 1e-9)
            #expect(copy.number("similarity")! >= copy.number("jaccard")!)
            #expect(["exact", "near", "contained", "containing"].contains(copy.string("relation")))
        }
        let values = copies.map { $0.number("similarity")! }
        #expect(values == values.sorted(by: >))
        #expect(try similar(id, "--top", "1").list("copies").count == 1)
        // A text is a copy or another, never both.
        #expect(Set(found.list("similar").map { $0.string("id")! }).isDisjoint(with: expected.keys))
    }

    @Test("Other texts come with their cosine, the most similar first, and with words that both have")
    func others() throws {
        let found = try similar("qh-0404-ferry", "--top", "8", "--least", "0.15").list("similar")
        #expect(found.count == 8)
        let values = found.map { $0.number("cosine")! }
        #expect(values == values.sorted(by: >) && values.allSatisfy { $0 >= 0.15 })
        #expect(found.allSatisfy { (1...5).contains(($0["terms"] as? [String])?.count ?? 0) })
        #expect((found[0]["terms"] as? [String])?.contains("ferry") == true)
        #expect(try similar("qh-0404-ferry", "--least", "1").list("similar").isEmpty)
        // What cluster prints beside a version is the cosine to the canonical of its story.
        let story = try objects(try Command.output("cluster", Command.sample, "--quiet", "--format", "jsonl"))
            .first { $0.string("story") == "qh-0404-ferry" }
        var shown = 0
        for version in story!.list("members").dropFirst() {
            guard let other = found.first(where: { $0.string("id") == version.string("group") }) else { continue }
            let cosine = try #require(other.number("cosine"))
            #expect(cosine == version.number("cosine"))
            shown += 1
        }
        #expect(shown > 2)
    }

    @Test("An article that is not its group's canonical is compared by it, and the text says so")
    func copy() throws {
        let (own, canonical) = (try similar("nw-0404-ferry"), try similar("qh-0404-ferry"))
        #expect(own.string("canonical") == "qh-0404-ferry")
        #expect(
            own.list("similar").map { $0.number("cosine") } == canonical.list("similar").map { $0.number("cosine") }
        )
        let text = try Command.output("similar", "nw-0404-ferry", Command.sample, "--quiet")
        #expect(text.contains("other texts are compared with its canonical version, qh-0404-ferry\n"))
    }

    @Test("Lines fit the terminal, narrow or wide", arguments: [40, 60, 80, 132])
    func width(columns: Int) throws {
        let outcome = try Command.run(
            ["similar", "nw-0404-ferry", Command.sample, "--quiet"], environment: ["COLUMNS": "\(columns)"])
        #expect(outcome.code == 0)
        for line in outcome.text.split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
    }

    @Test("The beginning of an id will do where no other id begins so")
    func beginnings() throws {
        #expect(
            try Command.output("similar", "nw-0404-ferry-u", Command.sample, "--quiet")
                == Command.output("similar", "nw-0404-ferry-update", Command.sample, "--quiet"))
        let explained = try Command.output("explain", "nw-0404-ferry-u", "qh-0404-f", Command.sample, "--quiet")
        #expect(
            explained
                == (try Command.output("explain", "nw-0404-ferry-update", "qh-0404-ferry", Command.sample, "--quiet")))
        let several = try Command.run("similar", "nw-0404", Command.sample, "--quiet")
        #expect(
            several.code == 65 && several.errors.contains("begin with it; give more of it: \"nw-0404-"),
            "\(several.errors)")
        let same = try Command.run("explain", "qh-0404-f", "qh-0404-fe", Command.sample, "--quiet")
        #expect(same.code == 64 && same.errors.contains("both are \"qh-0404-ferry\""), "\(same.errors)")
        #expect(
            try Command.output("cluster", Command.sample, "--show", "nw-0404-ferry-u", "--quiet")
                == Command.output("cluster", Command.sample, "--show", "nw-0404-ferry-update", "--quiet"))
    }

    @Test("An id that no article has is an error, with the nearest ids")
    func unknown() throws {
        let outcome = try Command.run(["similar", "qh-0404-fery", Command.sample, "--quiet"])
        #expect(outcome.code == 65 && outcome.output.isEmpty)
        #expect(
            outcome.errors.contains(
                "no article of 173 has the id \"qh-0404-fery\"; the nearest are \"qh-0404-ferry\", "))
        let one = try Command.run("similar", "b", "-", "--quiet", input: "{\"id\":\"a\",\"text\":\"A quay.\"}")
        #expect(one.code == 65)
        #expect(one.errors.contains("no article of 1 has the id \"b\"; none is like it; the first is \"a\"\n"))
    }

    @Test("An article without words is like nothing")
    func wordless() throws {
        let corpus = "{\"id\":\"a\",\"text\":\"\"}\n{\"id\":\"b\",\"text\":\"A quay was mended.\"}\n"
        let text = try Command.output("similar", "a", "-", "--quiet", input: corpus)
        #expect(text.hasSuffix("\nNo other text is like it.\n"))
        let found = try object(try Command.output("similar", "b", "-", "--quiet", "--format", "json", input: corpus))
        #expect(found.list("similar").isEmpty && found.list("copies").isEmpty)
    }

    @Test("The same for any number of threads and any order")
    func determinism() throws {
        let folder = try TestFolder()
        let lines = try String(contentsOfFile: "\(Command.sample)/articles.jsonl", encoding: .utf8)
            .split(separator: "\n")
        var random = SeededGenerator(seed: 9)
        let shuffled = try folder.write("shuffled.jsonl", lines.shuffled(using: &random).joined(separator: "\n"))
        var expected: [UInt8]?
        for (threads, path) in [(1, "\(Command.sample)/articles.jsonl"), (2, shuffled), (4, shuffled)] {
            let outcome = try Command.run(["similar", "nw-0404-ferry", path, "--quiet", "--threads", "\(threads)"])
            #expect(outcome.code == 0 && outcome.output.count > 100)
            #expect(outcome.output == expected ?? outcome.output)
            expected = outcome.output
        }
    }
}
