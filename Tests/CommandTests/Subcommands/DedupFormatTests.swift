import Platform
import Fixtures
import Foundation
import Testing

@Suite("dedup keeps what an input is")
struct DedupFormatTests {
    private static let text = String(repeating: "Rain fell on the quay of the old harbour all day long. ", count: 4)

    private static func record(_ id: String, _ text: String) -> String { "{\"id\": \"\(id)\", \"text\": \"\(text)\"}" }

    private static let a = record("a", text)
    private static let b = record(
        "b", String(repeating: "Wind took the roof of a mill in the valley at night. ", count: 4))
    private static let copy = record("c", text)

    @Test(
        "A JSON document stays one, with commas where they belong",
        arguments: [
            ("[\(a),\n \(b),\n \(copy)]\n", "[\(a),\n \(b)]\n", "[\n \(copy)]\n"),
            ("[\(a), \(copy), \(b)]", "[\(a), \(b)]", "[ \(copy)]"),
            (
                "{\"n\": [1, 2], \"items\": [\(a), \(copy)], \"x\": \"],\"}",
                "{\"n\": [1, 2], \"items\": [\(a)], \"x\": \"],\"}",
                "{\"n\": [1, 2], \"items\": [ \(copy)], \"x\": \"],\"}"
            ),
            ("{\"k\": \(a), \"l\": \(copy)}", "{\"k\": \(a)}", "{ \"l\": \(copy)}"),
            ("\(a)\(copy)\n \(b)\n", "\(a)\n \(b)\n", "\(copy)\n"),
        ])
    func documents(document: String, kept: String, removed: String) throws {
        let folder = try TestFolder()
        let path = try folder.write("n.json", Array(document.utf8))
        let outcome = try Command.run(
            ["dedup", path, "-o", folder.path("u.json"), "--removed", folder.path("r.json"), "--input-format", "json"],
            in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try folder.text("u.json") == kept)
        #expect(try folder.text("r.json") == removed)
    }

    @Test("The command of a bulk request stays with its record, and a deletion with what is kept")
    func bulk() throws {
        let folder = try TestFolder()
        let command = { (id: String) in "{\"index\": {\"_index\": \"news\", \"_id\": \"\(id)\"}}\n" }
        let deletion = "{\"delete\": {\"_index\": \"news\", \"_id\": \"x\"}}\n"
        let path = try folder.write(
            "n.ndjson",
            Array(
                (command("1") + Self.a + "\n" + deletion + command("2") + Self.copy + "\n" + command("3") + Self.b
                    + "\n").utf8))
        let outcome = try Command.run(
            [
                "dedup", path, "-o", folder.path("u"), "--removed", folder.path("r"), "--removed-table",
                folder.path("t.csv"),
            ],
            in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try folder.text("u") == command("1") + Self.a + "\n" + deletion + command("3") + Self.b + "\n")
        #expect(try folder.text("r") == command("2") + Self.copy + "\n")
        #expect(try folder.text("t.csv").split(separator: "\n").last?.hasPrefix("2,1,") == true)
        let annotated = try Command.run(["dedup", path, "--annotate"], in: folder.path)
        #expect(annotated.code == 0, "\(annotated.errors)")
        #expect(annotated.text.contains(command("2") + Self.copy.dropLast() + ",\"storyfold\":{\"group\":"))
        _ = try folder.write("annotated.ndjson", Array(annotated.text.utf8))
        #expect(try Command.run(["dedup", "annotated.ndjson", "--annotate"], in: folder.path).code != 0)
        let inspected = try Command.output("inspect", path)
        #expect(inspected.contains("bulk request") && inspected.contains("index._id"))
    }

    @Test("A page with many articles stays a page, of those that are kept and of those that are not")
    func pages() throws {
        let folder = try TestFolder()
        let article = { (text: String) in
            "<article><div class=\"titreArticle\">Rain</div><div class=\"DocText\">\(text)</div></article>\n"
        }
        let wind = String(repeating: "Wind took the roof of a mill in the valley at night. ", count: 4)
        let (head, end) = ("<html><body>\n", "</body></html>\n")
        let page = head + article(Self.text) + article(Self.text) + article(wind) + end
        let path = try folder.write("n.html", Array(page.utf8))
        let outcome = try Command.run(
            ["dedup", path, "-o", folder.path("u.html"), "--removed", folder.path("r.html")], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try folder.text("u.html") == head + article(Self.text) + article(wind) + end)
        #expect(try folder.text("r.html") == head + article(Self.text) + end)
    }

    @Test("Several documents become a folder of those that keep something")
    func folder() throws {
        let folder = try TestFolder()
        for (name, record) in [("a.json", Self.a), ("sub/b.json", Self.b), ("sub/c.json", Self.copy)] {
            _ = try folder.write("in/\(name)", Array(record.utf8))
        }
        let outcome = try Command.run(["dedup", folder.path("in"), "-o", folder.path("out")], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try folder.text("out/a.json") == Self.a)
        #expect(try folder.text("out/sub/b.json") == Self.b)
        #expect(!folder.exists("out/sub/c.json"))
    }

    @Test("What is written is compressed as its name says, or as the input where it says nothing")
    func compression() throws {
        let folder = try TestFolder()
        let plain = try folder.write("n.jsonl", Array("\(Self.a)\n\(Self.copy)\n".utf8))
        for (ending, kind) in [("gz", Compression.gzip), ("zst", .zstd), ("bz2", .bzip2), ("xz", .xz)] {
            let packed = folder.path("u.jsonl.\(ending)")
            #expect(try Command.run(["dedup", plain, "-o", packed], in: folder.path).code == 0)
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: packed)))
            #expect(Compression(firstBytes: bytes[...]) == kind)
            let again = folder.path("again-\(ending)")
            #expect(try Command.run(["dedup", packed, "-o", again], in: folder.path).code == 0)
            #expect(Array(try Data(contentsOf: URL(fileURLWithPath: again))) == bytes)
            let unpacked = folder.path("\(ending).jsonl")
            #expect(try Command.run(["dedup", packed, "-o", unpacked], in: folder.path).code == 0)
            #expect(try folder.text("\(ending).jsonl") == "\(Self.a)\n")
        }
    }

    @Test("A table in UTF-16 is written in UTF-16, byte for byte")
    func encoding() throws {
        let folder = try TestFolder()
        let rows = "id,text\r\na,\"Été \(Self.text)\"\r\n"
        let bytes = [0xFF, 0xFE] + Array(rows.data(using: .utf16LittleEndian)!)
        let path = try folder.write("n.csv", bytes)
        #expect(try Command.run(["dedup", path, "-o", folder.path("u.csv")], in: folder.path).code == 0)
        #expect(Array(try Data(contentsOf: URL(fileURLWithPath: folder.path("u.csv")))) == bytes)
    }

    @Test("What is guessed is told, and a source that no article has")
    func notes() throws {
        let folder = try TestFolder()
        let path = try folder.write(
            "n.jsonl",
            Array("{\"url\":\"https://vale.example/1\",\"text\":\"Rain\",\"crawl_day\":\"2024-04-04\"}\n".utf8))
        let outcome = try Command.run(["cluster", path, path, "--sources", "vale.exampel"], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("looks like one: --published-field crawl_day"), "\(outcome.errors)")
        #expect(outcome.errors.contains("fetches of one page, all kept"))
        #expect(outcome.errors.contains("no article has the source \"vale.exampel\"; did you mean \"vale.example\"?"))
        let wrong = try Command.run(["cluster", path, "--title-field", "crawl_dya"], in: folder.path)
        #expect(wrong.code == 65)
        #expect(wrong.errors.contains("did you mean --title-field crawl_day?"), "\(wrong.errors)")
    }
}
