import Fixtures
import Foundation
import Testing

@Suite("What stays and what goes is together the input")
struct DedupTogetherTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// A file as its records, blank lines and header, each with the line break behind it.
    struct File: Sendable, CustomTestStringConvertible {
        var name: String
        var mark = false
        var header = ""
        var pieces: [String]

        var bytes: [UInt8] { Array(((mark ? "\u{FEFF}" : "") + header + pieces.joined()).utf8) }
        var testDescription: String { "\(name), \(pieces.count) pieces" }
    }

    /// Records of a format; every third text is a copy of one before it.
    static func records(_ format: String, count: Int = 12, from first: Int = 0, padding: Int = 0) -> [String] {
        (first..<first + count).map { number in
            let text =
                DedupTests.texts[number % 3 == 2 ? number / 3 % 2 * 2 : number % 2 + number % 3] + " \(number / 6)"
            let extra = String(repeating: "x ", count: padding)
            return switch format {
            case "jsonl":
                " {\"n\":1.50,\"id\" : \"r\(number)\", \"text\":\"\(text)\",\"source\":\"s\(number % 2)\",\"x\":\"\(extra)\"}\t"
            case "csv": "\"r\(number)\",\"\(text)\",\"a \"\"\n\r\n\"\"\(extra)\",s\(number % 2)"
            default: "r\(number)\t\(text)\t\"a\t\n\(extra)\"\ts\(number % 2)"
            }
        }
    }

    private static func table(_ format: String, lineBreak: String) -> String {
        ["id", "text", "note", "source"].joined(separator: format == "csv" ? "," : "\t") + lineBreak
    }

    static let files: [File] = ["jsonl", "csv", "tsv"].flatMap { format -> [File] in
        let records = records(format)
        func file(_ name: String, _ pieces: [String], mark: Bool = false, lineBreak: String = "\n") -> File {
            File(
                name: "\(name).\(format)", mark: mark,
                header: format == "jsonl" ? "" : table(format, lineBreak: lineBreak), pieces: pieces)
        }
        var blank = ["\n", "\r\n"]
        for (index, record) in records.enumerated() {
            blank += [record + "\r\n"] + (index % 3 == 1 ? ["\r\n", "\n"] : [])
        }
        return [
            file("plain", records.map { $0 + "\n" }),
            file("crlf", records.map { $0 + "\r\n" }, lineBreak: "\r\n"),
            file("marked", records.map { $0 + "\n" }, mark: true),
            file("unended", records.dropLast().map { $0 + "\n" } + [records[11]], mark: true),
            file("blank", blank + ["\n", "\n"], mark: true, lineBreak: "\r\n"),
            file("mixed", records.enumerated().map { $1 + ($0 % 2 == 0 ? "\r\n" : "\n") }),
            // Several chunks of the reader, some of which end between the lines that are blank.
            file("large", Self.records(format, count: 120, padding: 12_500).flatMap { [$0 + "\r\n", "\n", "\r\n"] }),
        ]
    }

    /// Takes the pieces of some files, in their order, from the one or the other output.
    ///
    /// - Parameter skipped: records that are in neither, without their line breaks.
    private func expectTogether(
        _ files: [File], kept: [UInt8], removed: [UInt8], skipped: Set<String> = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let mark = files[0].mark ? Array("\u{FEFF}".utf8) : []
        let header = Array(files[0].header.utf8)
        var (kept, removed) = (kept[...], removed[...])
        var counts = (kept: 0, removed: 0)
        try #require(kept.starts(with: mark + header), sourceLocation: sourceLocation)
        kept = kept.dropFirst(mark.count + header.count)
        if !header.isEmpty {
            try #require(removed.starts(with: mark + header), sourceLocation: sourceLocation)
            removed = removed.dropFirst(mark.count + header.count)
        }
        for piece in files.flatMap(\.pieces) where !skipped.contains(piece.trimmingCharacters(in: .newlines)) {
            let bytes = Array(piece.utf8)
            let isEnded = bytes.last == 0x0A
            if Self.begins(kept, with: bytes) {
                kept = kept.dropFirst(bytes.count)
                if !isEnded, !kept.isEmpty { try #require(kept.popFirst() == 0x0A, sourceLocation: sourceLocation) }
                counts.kept += 1
            } else {
                try #require(Self.begins(removed, with: bytes), "\(piece)", sourceLocation: sourceLocation)
                removed = removed.dropFirst(bytes.count)
                if !isEnded, !removed.isEmpty {
                    try #require(removed.popFirst() == 0x0A, sourceLocation: sourceLocation)
                }
                counts.removed += 1
            }
        }
        #expect(kept.isEmpty && removed.isEmpty, sourceLocation: sourceLocation)
        #expect(counts.kept > 0 && counts.removed > 0, sourceLocation: sourceLocation)
    }

    /// Compared as data: one array beside another takes a debug build long.
    private static func begins(_ whole: ArraySlice<UInt8>, with bytes: [UInt8]) -> Bool {
        Data(whole.prefix(bytes.count)) == Data(bytes)
    }

    @Test("Of a file of every format, whatever its line breaks", arguments: files)
    func file(file: File) throws {
        let path = try folder.write(file.name, file.bytes)
        let (out, gone) = (folder.path("out"), folder.path("gone"))
        let outcome = try Command.run("dedup", path, "-o", out, "--removed", gone, "--quiet")
        #expect(outcome.code == 0 && outcome.errors.isEmpty && outcome.output.isEmpty, "\(outcome.errors)")
        try expectTogether([file], kept: folder.bytes("out"), removed: folder.bytes("gone"))
        // Byte for byte as many, but for the header that both have.
        let extra = file.header.isEmpty ? 0 : file.header.utf8.count + (file.mark ? 3 : 0)
        #expect(try folder.bytes("out").count + folder.bytes("gone").count == file.bytes.count + extra)
        // What goes is a corpus of its own.
        #expect(try Command.run("dedup", gone, "--input-format", fileFormat(file), "--quiet").code == 0)
    }

    private func fileFormat(_ file: File) -> String { String(file.name.split(separator: ".").last!) }

    @Test("By every rule, from packed files and from standard input, to standard output", arguments: ["gzip", "zstd"])
    func packed(tool: String) throws {
        for file in Self.files where file.name.hasPrefix("blank") || file.name.hasPrefix("unended") {
            let path = try folder.write(file.name + ".packed", try folder.packed(file.bytes, by: tool))
            let gone = folder.path("gone." + fileFormat(file))
            for rule in ["canonical", "per-source", "all-but-exact"] {
                let arguments = [
                    "dedup", "--keep", rule, "--input-format", fileFormat(file), "--removed", gone, "-q",
                ]
                for outcome in [
                    try Command.run(arguments + [path]),
                    try Command.run(arguments + ["-"], input: try folder.bytes(file.name + ".packed")),
                ] {
                    #expect(outcome.code == 0, "\(outcome.errors)")
                    try expectTogether([file], kept: outcome.output, removed: folder.bytes("gone." + fileFormat(file)))
                }
            }
        }
    }

    @Test("Of several files, of which some end without a line break or begin with a mark", arguments: ["jsonl", "csv"])
    func several(format: String) throws {
        let header = format == "csv" ? Self.table("csv", lineBreak: "\n") : ""
        let records = Self.records(format)
        let files = [
            File(
                name: "a.\(format)", mark: true, header: header,
                pieces: ["\n"] + records[..<5].map { $0 + "\n" } + [records[5]]),
            File(name: "b.\(format)", mark: true, header: header, pieces: ["\r\n", records[6]]),
            File(name: "c.\(format)", header: header, pieces: records[7...].map { $0 + "\n" } + ["\n"]),
        ]
        let paths = try files.map { try folder.write($0.name, $0.bytes) }
        let empty = try folder.write("empty.\(format)", "")
        let outcome = try Command.run(
            ["dedup"] + paths + [empty, "-o", folder.path("out"), "--removed", folder.path("gone"), "-q"])
        #expect(outcome.code == 0, "\(outcome.errors)")
        try expectTogether(files, kept: folder.bytes("out"), removed: folder.bytes("gone"))
    }

    @Test("Against a reference corpus, whose records are in neither", arguments: ["jsonl", "csv", "tsv"])
    func against(format: String) throws {
        let new = try #require(Self.files.first { $0.name == "blank.\(format)" })
        let path = try folder.write(new.name, new.bytes)
        let header = format == "jsonl" ? "" : Self.table(format, lineBreak: "\n")
        let archive = try folder.write(
            "archive.\(format)", header + Self.records(format).prefix(2).joined(separator: "\n"))
        let outcome = try Command.run([
            "dedup", path, "--against", archive, "-o", folder.path("out"), "--removed", folder.path("gone"),
            "--removed-table", folder.path("gone-table.csv"), "-q",
        ])
        #expect(outcome.code == 0, "\(outcome.errors)")
        try expectTogether([new], kept: folder.bytes("out"), removed: folder.bytes("gone"))
        let table = rows(try folder.text("gone-table.csv"))
        #expect(
            table.contains { $0["reference_kept"] == "true" && $0["reason"]!.hasPrefix("the reference corpus has it") })
    }

    @Test("With the records that are skipped", arguments: ["jsonl", "csv"])
    func skipped(format: String) throws {
        var file = try #require(Self.files.first { $0.name == "blank.\(format)" })
        let bad = format == "csv" ? ["only one", "r1,twin,,"] : ["{\"id\":", "{\"id\":\"r1\",\"text\":\"twin\"}"]
        file.pieces.insert(bad[0] + "\r\n", at: 9)
        file.pieces.insert("\n", at: 10)
        file.pieces.append(bad[1])
        let path = try folder.write(file.name, file.bytes)
        let outcome = try Command.run([
            "dedup", path, "--invalid", "skip", "--rejects", folder.path("skipped.jsonl"), "-o", folder.path("out"),
            "--removed", folder.path("gone"), "-q",
        ])
        #expect(outcome.code == 0, "\(outcome.errors)")
        let skipped = try objects(folder.text("skipped.jsonl"))
        #expect(skipped.map { $0.string("record") } == bad)
        for record in skipped {
            let place = record.integer("byte")!
            #expect(file.bytes[place...].starts(with: record.string("record")!.utf8))
        }
        try expectTogether(
            [file], kept: folder.bytes("out"), removed: folder.bytes("gone"), skipped: Set(bad))
    }

    @Test("A skipped record that is not UTF-8 is kept with its bytes", arguments: 0..<4)
    func skippedBytes(length: Int) throws {
        let bad = Array("{\"id\":\"b\"".utf8) + [0xFF, 0x80, 0x00, 0xC3].prefix(length + 1)
        let path = try folder.write("n.jsonl", Array("{\"id\":\"a\",\"text\":\"x\"}\n".utf8) + bad + [0x0A])
        let outcome = try Command.run(
            "dedup", path, "--invalid", "skip", "--rejects", folder.path("r.jsonl"), "-o", folder.path("out"), "-q")
        #expect(outcome.code == 0)
        let record = try #require(try objects(folder.text("r.jsonl")).first)
        #expect(record.string("record") == String(decoding: bad, as: UTF8.self))
        #expect(Data(base64Encoded: record.string("record_base64")!).map(Array.init) == bad)
    }

    @Test("Of a folder of texts, marks, packed ones and sub-folders and all")
    func texts() throws {
        let names = ["a", "coast/b", "coast/deep/c", "d", "e"]
        for (name, text) in zip(names, DedupTests.texts + [DedupTests.texts[0]]) {
            let bytes = Array("\(name == "e" ? "\u{FEFF}" : "")\(text)\r\n\n".utf8)
            try folder.write("plain/\(name).txt", bytes)
            if name == "d" {
                try folder.write("in/\(name).txt.gz", try folder.packed(bytes, by: "gzip"))
            } else {
                try folder.write("in/\(name).txt", bytes)
            }
        }
        let arguments = [
            "dedup", "in", "-o", "out", "--removed", "gone/texts", "--removed-table", "gone/table.tsv", "-q",
        ]
        for _ in 0..<2 {
            let outcome = try Command.run(arguments, in: folder.path)
            #expect(outcome.code == 0, "\(outcome.errors)")
            let kept = try folder.files(below: "out").filter { $0 != "manifest.json" }
            let gone = try folder.files(below: "gone/texts").filter { $0 != "manifest.json" }
            #expect(gone == ["a.txt", "e.txt"])
            #expect(Set(kept).isDisjoint(with: gone))
            #expect((kept + gone).sorted() == names.map { "\($0).txt" }.sorted())
            for (folderName, files) in [("out", kept), ("gone/texts", gone)] {
                for name in files {
                    #expect(try folder.bytes("\(folderName)/\(name)") == folder.bytes("plain/\(name)"))
                }
            }
            #expect(rows(try folder.text("gone/table.tsv"), separator: "\t").map { $0["id"]! + ".txt" } == gone)
        }
        // What goes no longer is removed from the folder of what goes.
        for name in ["a.txt", "e.txt"] { try FileManager.default.removeItem(atPath: folder.path("in/\(name)")) }
        #expect(try Command.run(arguments, in: folder.path).code == 0)
        #expect(try !folder.exists("gone/texts/a.txt") && rows(folder.text("gone/table.tsv"), separator: "\t").isEmpty)
    }
}
