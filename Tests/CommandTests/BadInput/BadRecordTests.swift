import Fixtures
import Foundation
import Testing

@Suite("Bad records, met by the command")
struct BadRecordTests {
    struct Case: CustomTestStringConvertible {
        var file: String
        var bytes: [UInt8]
        /// What the message says behind the path.
        var place: String
        var problem: String
        var remedy: String
        /// The ids that are left with --invalid skip; nil where nothing can be skipped.
        var kept: [String]?

        init(_ file: String, _ text: String, _ place: String, _ problem: String, _ remedy: String, kept: [String]?) {
            self.init(file, Array(text.utf8), place, problem, remedy, kept: kept)
        }

        init(_ file: String, _ bytes: [UInt8], _ place: String, _ problem: String, _ remedy: String, kept: [String]?) {
            (self.file, self.bytes, self.place, self.problem, self.remedy) = (file, bytes, place, problem, remedy)
            self.kept = kept
        }

        var testDescription: String { "\(file): \(problem)" }
    }

    static let good = "{\"id\":\"good\",\"text\":\"A quay was mended in the rain.\"}\n"
    static let skip = "--invalid skip"

    static let cases = [
        Case("n.jsonl", good + "{\"id\":1,\"text\":\"cut\n", ":2", "malformed JSON", skip, kept: ["good"]),
        Case("n.json", "[\(good), {\"id\": 2, \"text\": \"cut", ":2", "malformed JSON", skip, kept: ["good"]),
        Case("n.jsonl", good + "[1]\n", ":2", "expected a JSON object on each line", skip, kept: ["good"]),
        Case(
            "n.jsonl", good + "{\"id\":1,\"words\":\"a\"}\n", ":2", "found: id, words", "--text-field", kept: ["good"]),
        Case("n.jsonl", "\n{\"id\":1,\"text\":3}\n" + good, ":2", "not a string (found: number)", skip, kept: ["good"]),
        Case("n.jsonl", good + "{\"text\":null,\"id\":2}\n", ":2", "is null", "--text-field", kept: ["good"]),
        Case(
            "n.jsonl", good + "{\"id\":[],\"text\":\"a\"}", ":2", "neither a string nor a number", skip, kept: ["good"]),
        Case(
            "n.jsonl", Array(good.utf8) + Array("{\"text\":\"".utf8) + [0xFF] + Array("\"}\n".utf8), ":2, byte 63",
            "0xFF is not UTF-8", "iconv", kept: ["good"]),
        Case("n.csv", "id,text\ngood,b\n1,\"x\"y\"\n", ":3", "a quote out of place", skip, kept: ["good"]),
        Case("n.csv", "id,text\ngood,b\n1,\"x\n\n", ":3", "does not end", skip, kept: ["good"]),
        Case("n.csv", "id,text\n\"good\",b\n1,2,3\n", ":3", "3 fields, the header 2", skip, kept: ["good"]),
        Case("n.csv", "id,words\na,b\n", ":1", "no column holds the text", "--text-field", kept: nil),
        Case("n.tsv", "id\ttext\ngood\tb\nx,y\n", ":3", "1 fields, the header 2", skip, kept: ["good"]),
        Case(
            "n.csv", Array("id,text\ngood,é\nc,".utf8) + [0xC3, 0x0A], ":3, byte 18", "not UTF-8", "iconv",
            kept: ["good"]),
        Case("n.dat", "id,text\n", "", "neither the name nor the first byte", "--input-format", kept: nil),
        Case("n.txt", [0xC3, 0xA9, 0x80], ", byte 2", "0x80 is not UTF-8", "iconv", kept: []),
        Case(
            "n.jsonl", good + "{\"id\":\"good\",\"text\":\"b\"}\n", ":2, id \"good\"", "is taken by", "--id-field",
            kept: ["good"]),
    ]

    @Test("The command stops with 65, names place and remedy, and writes nothing", arguments: cases)
    func stops(_ bad: Case) throws {
        let folder = try TestFolder()
        let path = try folder.write("in/\(bad.file)", bad.bytes)
        let runs = [
            ["cluster", path], ["duplicates", path, "--pairs"], ["cluster", path, "--output", folder.path("out")],
            ["dedup", path, "--output", folder.path("out/\(bad.file)")],
        ]
        for arguments in runs {
            let outcome = try Command.run(arguments, in: folder.path)
            #expect(outcome.code == 65)
            #expect(outcome.output.isEmpty)
            let message = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("storyfold: ") }
            #expect(message.count == 1)
            #expect(message.first?.hasPrefix("storyfold: \(path)\(bad.place): ") == true, "\(outcome.errors)")
            #expect(message.first?.contains(bad.problem) == true, "\(outcome.errors)")
            #expect(message.first?.contains(bad.remedy) == true, "\(outcome.errors)")
        }
        #expect(try folder.files() == ["in/\(bad.file)"])
        #expect(!folder.exists("out"))
    }

    @Test("With --invalid skip the rest goes on and the rejects file has the record", arguments: cases)
    func skips(_ bad: Case) throws {
        let folder = try TestFolder()
        let path = try folder.write("in/\(bad.file)", bad.bytes)
        let other = try folder.write(
            "in/other.jsonl", "{\"id\":\"other\",\"text\":\"Elsewhere it stayed dry all day.\"}")
        let outcome = try Command.run(
            ["cluster", path, other, "--format", "csv", "--invalid", "skip", "--rejects", "bad/r.jsonl"],
            in: folder.path)
        guard let kept = bad.kept else {
            #expect(outcome.code == 65)
            #expect(!folder.exists("bad"))
            return
        }
        #expect(outcome.code == 0)
        #expect(Set(rows(outcome.text).compactMap { $0["id"] }) == Set(kept + ["other"]))
        #expect(outcome.errors.contains("warning: 1 record skipped, written to bad/r.jsonl; the first, \(path)"))
        let rejected = try objects(try folder.text("bad/r.jsonl"))
        #expect(rejected.count == 1)
        let record = try #require(rejected.first)
        #expect(record.string("path") == path)
        #expect(record.string("reason")?.contains(bad.problem) == true)
        #expect(record.string("record")?.isEmpty == false)
        #expect(record.integer("byte") != nil)
        #expect(bad.place.hasPrefix(":\(record.integer("line") ?? -1)") || record.integer("line") == 0)
        #expect(try folder.files() == ["bad/r.jsonl", "in/\(bad.file)", "in/other.jsonl"])
    }

    @Test("Packed data that end early are named with the byte", arguments: ["gzip", "zstd"])
    func truncated(tool: String) throws {
        let folder = try TestFolder()
        // No two texts have a word in common, which would make a crowd of them; few fill several blocks of a packer.
        var random = SeededGenerator(seed: 4)
        let lines = (0..<1_500).map { number in
            let note = (0..<20).map { _ in String(random.next(), radix: 36) }.joined()
            return "{\"id\":\(number),\"text\":\"boat\(number &* 2_654_435_761 % 99_991)\",\"note\":\"\(note)\"}\n"
        }.joined()
        let whole = try folder.packed(Array(lines.utf8), by: tool)
        let path = try folder.write("cut.jsonl", Array(whole[..<(whole.count / 2)]))
        let outcome = try Command.run(["duplicates", path], in: folder.path)
        #expect(outcome.code == 65)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.errors.contains(
                "storyfold: \(path), byte \(whole.count / 2): the \(tool) data end too early; fetch"))

        let skipped = try Command.run(["dedup", path, "--invalid", "skip", "--quiet"], in: folder.path)
        #expect(skipped.code == 0)
        #expect(!skipped.output.isEmpty)
        #expect(skipped.errors.isEmpty)
        #expect(try !objects(skipped.text).isEmpty)
        #expect(try objects(try folder.text("rejects.jsonl")).count == 1)
    }

    @Test("Two records with one id are named with both places")
    func sameId() throws {
        let folder = try TestFolder()
        let first = try folder.write("a.jsonl", "\n" + Self.good)
        let second = try folder.write("b.csv", "id,text\ngood,y\n")
        let outcome = try Command.run("cluster", first, second)
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains("\(second):2, id \"good\": the id is taken by \(first):2; "))
    }

    @Test("Rejects are not written over an input")
    func rejectsOverInput() throws {
        let folder = try TestFolder()
        let path = try folder.write("n.jsonl", Self.good + "{\n")
        for rejects in [path, "n.jsonl", "./n.jsonl"] {
            let outcome = try Command.run(
                ["cluster", path, "--invalid", "skip", "--rejects", rejects], in: folder.path)
            #expect(outcome.code == 64)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("name another file with --rejects"))
        }
        #expect(try folder.text("n.jsonl") == Self.good + "{\n")
    }
}
