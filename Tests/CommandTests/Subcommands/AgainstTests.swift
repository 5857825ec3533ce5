import Fixtures
import Foundation
import Testing

@Suite("--against")
struct AgainstTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// A generated corpus, cut into what is new and what is archived: every third record is new.
    private func generated(articles: Int = 600) throws -> (new: [String], archive: [String]) {
        let lines = try Command.output("generate", "--articles", "\(articles)", "--seed", "11")
            .split(separator: "\n").map { "\($0)\n" }
        return (
            lines.indices.filter { $0 % 3 == 0 }.map { lines[$0] },
            lines.indices.filter { $0 % 3 > 0 }.map { lines[$0] }
        )
    }

    private func lines(_ text: String) -> [String] { text.split(separator: "\n").map { "\($0)\n" } }

    @Test("What dedup writes has no duplicate in the archive nor in itself, and nothing else is missing")
    func roundTrip() throws {
        let (new, archive) = try generated()
        let input = try folder.write("new.jsonl", new.joined())
        let reference = try folder.write("archive.jsonl", archive.joined())
        let fresh = folder.path("fresh.jsonl")
        let outcome = try Command.run("dedup", input, "--against", reference, "-o", fresh)
        #expect(outcome.code == 0)
        let kept = lines(try folder.text("fresh.jsonl"))
        #expect(kept == new.filter(Set(kept).contains))
        #expect(outcome.errors.contains("\(kept.count) records written\n"))
        #expect(outcome.errors.contains("\(new.count) new articles, \(archive.count) reference articles, "))

        func pairs(_ path: String) throws -> [[String: String]] {
            rows(try Command.output("duplicates", path, "--against", reference, "--pairs", "--format", "csv"))
        }
        #expect(try pairs(fresh).isEmpty)
        let found = try pairs(input)
        #expect(found.allSatisfy { $0["reference_a"] == "false" || $0["reference_b"] == "false" })
        // Every record that is missing has a duplicate in the archive, or one that was kept.
        let ids = try kept.map { try #require(try object($0).string("id")) }
        var explained: Set<String> = []
        for pair in found {
            for (one, other) in [("a", "b"), ("b", "a")] {
                guard let id = pair[one], let partner = pair[other], pair["reference_\(one)"] == "false" else {
                    continue
                }
                if pair["reference_\(other)"] == "true" {
                    explained.insert(id)
                    #expect(!ids.contains(id))
                } else if ids.contains(partner) {
                    explained.insert(id)
                }
            }
        }
        let missing = try Set(new.map { try #require(try object($0).string("id")) }).subtracting(ids)
        #expect(missing.isSubset(of: explained))
        #expect(missing.count > 20)
        #expect(try Command.output("dedup", fresh, "--against", reference) == kept.joined())
    }

    @Test("The bytes are the same for any order of both corpora, any cut of the archive, and any number of threads")
    func determinism() throws {
        var (new, archive) = try generated(articles: 400)
        var random = SeededGenerator(seed: 12)
        var expected: [[UInt8]]?
        for threads in 1...3 {
            let input = try folder.write("new.jsonl", new.joined())
            let cut = archive.count / (threads + 1)
            let parts = [
                try folder.write("1.jsonl", archive[..<cut].joined()),
                try folder.write("2.jsonl", archive[cut...].joined()),
            ]
            let arguments = [
                "duplicates", input, "--against", parts[0], "--against", parts[1], "--threads", "\(threads)",
            ]
            let found = try [["--format", "json"], ["--pairs"], ["--all"]].map { more in
                try Command.run(arguments + more).output
            }
            #expect(found.allSatisfy { $0.count > 1_000 })
            #expect(found == expected ?? found)
            expected = found
            new.shuffle(using: &random)
            archive.shuffle(using: &random)
        }
    }

    @Test("A crawl may repeat the ids of the archive, and be of another format")
    func repeatedIds() throws {
        let texts = DedupTests.texts
        let new = try folder.write("new.csv", "id,text\n1,\"\(texts[1])\"\n2,\"\(texts[0])\"\n3,\"\(texts[3])\"\n")
        let archive = try folder.write(
            "archive.jsonl", "{\"id\":1,\"text\":\"\(texts[2])\"}\n{\"id\":3,\"text\":\"\(texts[3])\"}\n")
        #expect(try Command.output("dedup", new, "--against", archive) == "id,text\n1,\"\(texts[1])\"\n")
        let annotated = rows(try Command.output("dedup", "--annotate", new, "--against", archive))
        #expect(annotated.map { $0["id"] } == ["1", "2", "3"])
        #expect(annotated.map { $0["storyfold_group"] } == ["1", "1", "3"])
        #expect(annotated.map { $0["storyfold_canonical"] } == ["true", "false", "false"])
        #expect(annotated.map { $0["storyfold_reference_canonical"] } == ["false", "true", "true"])

        let groups = try objects(try Command.output("duplicates", new, "--against", archive, "--format", "jsonl"))
        #expect(groups.map { $0.string("canonical") } == ["1", "3"])
        #expect(groups.allSatisfy { $0["reference_canonical"] as? Bool == true })
        #expect(groups.allSatisfy { $0.list("articles").map { $0["reference"] as? Bool } == [true, false] })
        #expect(groups[0].list("articles").map { $0.string("id") } == ["1", "2"])
        #expect(groups[0].string("reasons")?.hasPrefix("in the reference corpus: ") == true)
        let table = rows(try Command.output("duplicates", new, "--against", archive, "--format", "csv"))
        #expect(table.map { $0["reference"] } == ["true", "false", "true", "false"])
        #expect(table.allSatisfy { $0["reference_canonical"] == "true" })

        let text = try Command.output("duplicates", new, "--against", archive)
        #expect(text.split(separator: "\n").count { $0.hasPrefix("   ◆ ") } == 2)
        #expect(text.hasSuffix("\n◆ of the reference corpus\n"))
        let pairs = try Command.output("duplicates", "--pairs", new, "--against", archive).split(separator: "\n")
        #expect(pairs.map { $0.split(separator: "  ").suffix(2) }.dropFirst() == [["◆ 1", "2"], ["3", "◆ 3"]])
    }

    @Test("A copy that is of the archive is marked, and keeps the mark of its relation")
    func copies() throws {
        let text = DedupTests.texts[0]
        let new = try folder.write("new.jsonl", "{\"id\":3,\"text\":\"\(text)\"}\n")
        let archive = try folder.write(
            "archive.jsonl", [1, 2].map { "{\"id\":\($0),\"text\":\"\(text)\"}\n" }.joined())
        let lines = try Command.output("duplicates", new, "--against", archive, "--quiet").split(separator: "\n")
        for start in ["   ◆ 1    canonical, in the reference corpus: ", "   = ◆ 2  ", "   = 3    "] {
            #expect(lines.count { $0.hasPrefix(start) } == 1, "\(start)")
        }
    }

    @Test("Pages of a new crawl are written without those of an older one, whose paths they repeat")
    func pages() throws {
        let texts = DedupTests.texts
        for (name, text) in zip(["a", "b", "c"], texts) { try folder.write("new/\(name).txt", text) }
        for (name, text) in zip(["a", "b"], [texts[3], texts[2]]) { try folder.write("old/\(name).txt", text) }
        let outcome = try Command.run(
            "dedup", folder.path("new"), "--against", folder.path("old"), "-o", folder.path("f"))
        #expect(outcome.code == 0)
        #expect(try folder.files(below: "f") == ["b.txt", "manifest.json"])
        #expect(try folder.bytes("f/b.txt") == folder.bytes("new/b.txt"))
    }

    @Test("An archive that is still empty changes nothing but the summary, and the fields are there")
    func emptyArchive() throws {
        let (new, _) = try generated(articles: 200)
        let input = try folder.write("new.jsonl", new.joined())
        let empty = try folder.write("archive.jsonl", "")
        #expect(try Command.output("dedup", input, "--against", empty) == (try Command.output("dedup", input)))
        let outcome = try Command.run("duplicates", input, "--against", empty, "--pairs", "--format", "csv")
        #expect(
            outcome.text.hasPrefix(
                "a,b,jaccard,containment_a_in_b,containment_b_in_a,same,difference,reference_a,reference_b\n"))
        #expect(outcome.errors.contains("0 reference articles"))
    }

    @Test("Nothing of the archive is like what is new: that is said")
    func nothing() throws {
        let new = try folder.write("new.jsonl", "{\"id\":1,\"text\":\"\(DedupTests.texts[0])\"}\n")
        let archive = try folder.write("archive.jsonl", "{\"id\":1,\"text\":\"\(DedupTests.texts[1])\"}\n")
        #expect(
            try Command.output("duplicates", new, "--against", archive)
                == "No duplicates among 1 article, nor between them and 1 reference article.\n")
    }

    @Test("The archive is never written over, and standard input is not both")
    func refused() throws {
        let new = try folder.write("new.jsonl", BadRecordTests.good)
        let archive = try folder.write("archive.jsonl", BadRecordTests.good)
        let inPlace = try Command.run("dedup", new, "--against", archive, "-o", archive)
        #expect(inPlace.code == 64)
        #expect(inPlace.errors.contains("the output is --against, which is read from \(archive) and would be lost"))
        #expect(try folder.text("archive.jsonl") == BadRecordTests.good)
        let both = try Command.run("duplicates", "-", "--against", "-")
        #expect(both.code == 64)
        #expect(both.errors.contains("standard input: it can be read only once"))
        let missing = try Command.run("duplicates", new, "--against", "/nowhere.jsonl")
        #expect(missing.code == 66)
        #expect(missing.errors.contains("/nowhere.jsonl"))
    }
}
