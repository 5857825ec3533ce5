import Fixtures
import Foundation
import Testing

@Suite("dedup")
struct DedupTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Texts of which the first and the third are one, apart from the author's initials.
    static let texts = [
        "The ferry to Orrin Quay was late on Monday because fog lay over the strait until noon, its master said.",
        "Three bakers in Tarn shared the prize for rye bread, and the jury asked for the recipe at once.",
        "The ferry to Orrin Quay was late on Monday because fog lay over the strait until noon, its master said. (ab)",
        "Rain stopped the regatta twice before the small boats were sent home without a winner.",
    ]

    @Test("Records of JSON Lines leave byte for byte, odd spacing, line breaks and all")
    func jsonLines() throws {
        let lines = [
            "  {\"id\" : 1,\t\"text\":\"\(Self.texts[0])\",\"n\":1.50, \"x\":\"\\u00e9\"}  \r\n",
            "\r\n", "\n",
            "{\"text\":\"\(Self.texts[1])\",\"id\":2,\"id2\":{\"a\":[1,2 , 3]}}\n",
            "{\"id\":3,\"text\":\"\(Self.texts[2])\"}\r\n",
            "{\"id\":4,\"text\":\"\(Self.texts[3])\",\"text\":\"twice\"}",
        ]
        let path = try folder.write("n.jsonl", lines.joined())
        let expected = lines[1] + lines[2] + lines[3] + lines[4] + lines[5]
        #expect(try Command.output("dedup", path) == expected)
        // From standard input, packed, and with a line behind the one that has no break.
        #expect(try Command.output("dedup", "-", input: lines.joined()) == expected)
        let packed = try folder.write("n.jsonl.zst", try folder.packed(Array(lines.joined().utf8), by: "zstd"))
        #expect(try Command.output("dedup", packed) == expected)
        let more = "{\"id\":5,\"text\":\"Snow fell.\"}"
        let second = try folder.write("more.jsonl", more)
        #expect(try Command.output("dedup", path, second) == expected + "\n" + more)
    }

    @Test("Rows of CSV leave byte for byte, quotes, embedded line breaks and CRLF and all")
    func table() throws {
        let rows = [
            "\u{FEFF}id,\"text\",note\r\n",
            "1,\"\(Self.texts[0])\",\"a \"\"quoted\"\" note\r\non two lines\"\r\n",
            "2,\"\(Self.texts[1])\",\"x,\ny\"\n",
            "\r\n",
            "3,\"\(Self.texts[2])\",z\r\n",
            "\"4\",\"\(Self.texts[3])\",\"\"",
        ]
        let path = try folder.write("n.csv", rows.joined())
        let outcome = try Command.output("dedup", path)
        #expect(outcome == rows[0] + rows[2] + rows[3] + rows[4] + rows[5])
        #expect(try Command.output("dedup", "-", "--input-format", "csv", input: rows.joined()) == outcome)
    }

    @Test("A folder of pages is written as a folder, sub-folders and all")
    func pages() throws {
        let names = ["a", "coast/b", "coast/deep/c", "d"]
        for (name, text) in zip(names, Self.texts) { try folder.write("in/\(name).txt", "\(name) page\r\n\n\(text)") }
        let outcome = try Command.run("dedup", folder.path("in"), "--output", folder.path("new/out"), "--quiet")
        #expect(outcome.code == 0)
        #expect(outcome.errors.isEmpty)
        #expect(try folder.files(below: "new/out") == ["coast/b.txt", "coast/deep/c.txt", "d.txt", "manifest.json"])
        for name in ["coast/b.txt", "coast/deep/c.txt", "d.txt"] {
            #expect(try folder.bytes("new/out/\(name)") == folder.bytes("in/\(name)"))
        }
        // What was written is a corpus again; the list of its files is no part of that.
        let read = try Command.run("duplicates", folder.path("new/out"))
        #expect(read.code == 0)
        #expect(read.errors.contains("3 articles"), "\(read.errors)")
        let again = try Command.run("dedup", folder.path("in"), "--output", folder.path("new/out"))
        #expect(again.code == 0)
        // What is no longer of the result goes, with the folders that it leaves empty.
        try FileManager.default.removeItem(atPath: folder.path("in/coast"))
        #expect(try Command.run("dedup", folder.path("in"), "--output", folder.path("new/out")).code == 0)
        #expect(try folder.files(below: "new/out") == ["a.txt", "d.txt", "manifest.json"])
        #expect(!folder.exists("new/out/coast"))
    }

    @Test("Whatever paths lead to the texts, their copies stay in the folder that was named")
    func pathsThatClimb() throws {
        for (name, text) in zip(["x/a", "y/a", "work/b"], Self.texts.dropFirst()) {
            try folder.write("\(name).txt", "\(name) page\n\n\(text)")
        }
        let before = try folder.files()
        for (index, paths) in [
            ["../x/a.txt", "../y/a.txt"], ["../work/../x/a.txt", "./../y/./a.txt"],
            [folder.path("x/a.txt"), folder.path("y/a.txt")], ["../x/a.txt", "../work//../y/a.txt", "b.txt"],
        ].enumerated() {
            let outcome = try Command.run(["dedup"] + paths + ["-o", "out\(index)", "-q"], in: folder.path("work"))
            #expect(outcome.code == 0, "\(outcome.errors)")
            let written = Set(try folder.files()).subtracting(before)
            #expect(written.allSatisfy { $0.hasPrefix("work/out") }, "\(written)")
            #expect(try folder.files(below: "work/out\(index)").count == paths.count + 1)
        }
        #expect(try folder.bytes("work/out0/x/a.txt") == folder.bytes("x/a.txt"))
        #expect(try folder.bytes("work/out0/y/a.txt") == folder.bytes("y/a.txt"))
        try folder.write("work/y/a.txt", "another page of that name")
        let clash = try Command.run(
            ["dedup", "y/a.txt", "../y/a.txt", "-o", "clash"], in: folder.path("work"))
        #expect(clash.code == 64)
        #expect(clash.errors.contains("would both be written to y/a.txt"))
        #expect(!folder.exists("work/clash"))
    }

    @Test("Texts are not written through links that lead out of the folder, nor over files of another's")
    func linksInFolder() throws {
        for (name, text) in zip(["coast/a", "b"], Self.texts.dropFirst()) { try folder.write("in/\(name).txt", text) }
        try folder.write("elsewhere/a.txt", "mine")
        try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("out/coast"), withDestinationPath: "../elsewhere")
        for arguments in [[], ["--force"]] {
            let outcome = try Command.run(["dedup", "in", "-o", "out"] + arguments, in: folder.path)
            #expect(outcome.code == 64)
        }
        #expect(try folder.text("elsewhere/a.txt") == "mine")
        try FileManager.default.removeItem(atPath: folder.path("out/coast"))
        try folder.write("out/b.txt", "mine")
        let refused = try Command.run(["dedup", "in", "-o", "out"], in: folder.path)
        #expect(refused.code == 64)
        #expect(refused.errors.contains("--force"))
        #expect(try folder.files(below: "out") == ["b.txt"])
        #expect(try folder.text("out/b.txt") == "mine")
        #expect(try Command.run(["dedup", "in", "-o", "out", "--force"], in: folder.path).code == 0)
        #expect(try folder.bytes("out/b.txt") == folder.bytes("in/b.txt"))
    }

    @Test("Pages do not go to standard output, nor among other files, nor over their own folder")
    func pagesRefused() throws {
        for (name, text) in zip(["a", "b", "c"], Self.texts) { try folder.write("in/\(name).txt", text) }
        let stream = try Command.run("dedup", folder.path("in"))
        #expect(stream.code == 64)
        #expect(stream.output.isEmpty)
        #expect(stream.errors.contains("name a folder with --output"))
        let inPlace = try Command.run("dedup", folder.path("in"), "--output", folder.path("in"))
        #expect(inPlace.code == 64)
        #expect(inPlace.errors.contains("the output is an input"))
        try folder.write("other/notes.txt", "mine")
        let beside = try Command.run("dedup", folder.path("in"), "--output", folder.path("other"))
        #expect(beside.code == 64)
        #expect(beside.errors.contains("such as notes.txt; name a new or an empty folder"))
        try FileManager.default.removeItem(atPath: folder.path("other"))
        let annotated = try Command.run("dedup", folder.path("in"), "--annotate", "--output", folder.path("out"))
        #expect(annotated.code == 64)
        #expect(annotated.errors.contains("duplicates --format jsonl"))
        #expect(try folder.files() == ["in/a.txt", "in/b.txt", "in/c.txt"])
    }

    @Test("A folder of many pages needs no more open files than a small one")
    func manyPages() throws {
        for number in 0..<500 { try folder.write("in/\(number % 10)/\(number).txt", "page \(number) alone") }
        let process = "ulimit -n 64 && exec \"$0\" dedup --quiet in --output out"
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", process, Command.program]
        shell.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        #expect(try folder.files(below: "out") == folder.files(below: "in") + ["manifest.json"])
    }

    @Test("The output is never an input, whatever path or link leads to it")
    func neverInPlace() throws {
        let lines = Self.texts.enumerated().map { "{\"id\":\($0),\"text\":\"\($1)\"}\n" }
        let path = try folder.write("n.jsonl", lines.joined())
        try FileManager.default.createSymbolicLink(atPath: folder.path("link.jsonl"), withDestinationPath: "n.jsonl")
        for arguments in [
            ["dedup", path, "--output", folder.path("link.jsonl")], ["dedup", "n.jsonl", "-o", "n.jsonl"],
        ] {
            let outcome = try Command.run(arguments, in: folder.path)
            #expect(outcome.code == 64)
            #expect(outcome.errors.contains("the output is an input"))
        }
        #expect(try folder.text("n.jsonl") == lines.joined())
        #expect(try folder.files() == ["link.jsonl", "n.jsonl"])
    }

    @Test("The result has no duplicates left to remove, and every other story's record")
    func idempotent() throws {
        let whole = try Command.output("generate", "--articles", "400", "--seed", "3")
        let once = try Command.output("dedup", "-", input: whole)
        let twice = try Command.output("dedup", "-", input: once)
        #expect(once == twice)
        let lines = Set(whole.split(separator: "\n"))
        let kept = once.split(separator: "\n")
        #expect(kept.allSatisfy(lines.contains))
        let groups = try objects(try Command.output("duplicates", "-", "--format", "jsonl", input: whole))
        #expect(kept.count == lines.count - groups.reduce(0) { $0 + $1.list("articles").count - 1 })
        #expect(kept.count < lines.count)
    }

    @Test("Inputs of two kinds are refused")
    func mixed() throws {
        let first = try folder.write("a.jsonl", BadRecordTests.good)
        let second = try folder.write("b.csv", "id,text\n1,x\n")
        let outcome = try Command.run("dedup", first, second)
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("differ in format or header (csv, jsonl); run dedup once for each"))
    }

    @Test("--annotate keeps every record of JSON Lines and adds a member")
    func annotatedLines() throws {
        let lines = [
            "{\"id\":0,\"text\":\"\(Self.texts[0])\"}", "{\"id\":1,\"text\":\"\(Self.texts[1])\",\"x\":{\"y\":{}}  }  ",
            "  {\"id\":\"\\\"2}\",\"text\":\"\(Self.texts[2])\"}", "{ \"text\" : \"\" }",
            "{\"text\":\"}\",\"z\":\"}\"}",
        ]
        let annotated = try Command.output("dedup", "--annotate", "-", input: lines.joined(separator: "\r\n"))
        let found = try objects(annotated.replacing("\r\n", with: "\n"))
        #expect(found.count == lines.count)
        for (line, record) in zip(lines, found) {
            var rest = record
            rest["storyfold"] = nil
            #expect(try [rest].spelled() == [object(line)].spelled())
            let added = try #require(record["storyfold"] as? [String: Any])
            #expect(added.keys.sorted() == ["canonical", "group", "relation", "similarity"])
        }
        let added = found.map { $0["storyfold"] as! [String: Any] }
        #expect(added.map { $0.string("group")! } == ["\"2}", "1", "\"2}", "stdin:4", "stdin:5"])
        #expect(added.map { $0["canonical"] as? Bool } == [false, true, true, true, true])
        #expect(added[0].string("relation") == "near")
        #expect(added[1].number("similarity") == 1)
    }

    @Test("--annotate keeps every row and adds columns", arguments: [",", "\t"])
    func annotatedRows(separator: UnicodeScalar) throws {
        let comma = String(separator)
        let table = [
            ["id", "text"], ["\"a, \"\"b\"\"\"", Self.texts[2]], ["c", Self.texts[1]], ["d", Self.texts[0]],
        ].map { row in row.map { $0.hasPrefix("\"") ? $0 : "\"\($0)\"" }.joined(separator: comma) }
        let annotated = try Command.output(
            "dedup", "--annotate", "-", "--input-format", separator == "," ? "csv" : "tsv",
            input: table.joined(separator: "\r\n"))
        let found = rows(annotated, separator: separator)
        #expect(annotated.split(separator: "\r\n").count == 4)
        #expect(zip(annotated.split(separator: "\r\n"), table).allSatisfy { $0.hasPrefix($1 + comma) })
        #expect(found.map { $0["storyfold_group"] } == ["a, \"b\"", "c", "a, \"b\""])
        #expect(found.map { $0["storyfold_canonical"] } == ["true", "true", "false"])
        #expect(found.map { $0["storyfold_relation"] } == ["exact", "exact", "near"])
        #expect(found[1]["storyfold_similarity"] == "1.000000")
    }

    @Test("Records that are annotated already are refused", arguments: ["csv", "jsonl"])
    func annotatedTwice(format: String) throws {
        let corpus = format == "csv" ? "id,text\n1,x\n" : "{\"id\":1,\"text\":\"x\"}\n"
        let path = try folder.write("n.\(format)", corpus)
        let annotated = try folder.write("annotated.\(format)", try Command.output("dedup", "--annotate", path))
        let outcome = try Command.run("dedup", "--annotate", annotated, "--output", folder.path("twice.\(format)"))
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains("storyfold: \(annotated):1: "), "\(outcome.errors)")
        #expect(outcome.errors.contains("annotated already"))
        #expect(!folder.exists("twice.\(format)"))
        #expect(try Command.output("dedup", annotated) == folder.text("annotated.\(format)"))
    }
}
