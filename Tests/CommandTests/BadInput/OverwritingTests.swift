import Fixtures
import Foundation
import Testing

@Suite("What a run reads is never replaced")
struct OverwritingTests {
    private let folder: TestFolder
    private static let record = "{\"id\":\"a\",\"text\":\"A quay was mended in the rain.\",\"story\":\"s\"}\n"

    init() throws {
        folder = try TestFolder()
        for name in ["n.jsonl", "x/articles.jsonl", "x/n.jsonl", "bad.jsonl", "x-pages/1.html"] {
            try folder.write(name, Self.record + (name == "bad.jsonl" ? "{\n" : ""))
        }
        try folder.write("archive.jsonl", Self.record)
        try folder.write("texts/a.txt", "A quay was mended.")
        try folder.write("texts/sub/b.txt", "A quay was mended again, in the rain.")
        try folder.write("rules.csv", "rule,a,b,of\n")
        try folder.write("policy.json", "{\"criteria\": [\"earliest\"]}\n")
        try folder.write("model.csv", "name,weight\n")
        try folder.write("labels.csv", "id,story\na,s\n")
        let files = FileManager.default
        try files.createSymbolicLink(atPath: folder.path("link.jsonl"), withDestinationPath: "n.jsonl")
        try files.createSymbolicLink(atPath: folder.path("linked"), withDestinationPath: "x")
        try files.linkItem(atPath: folder.path("n.jsonl"), toPath: folder.path("hard.jsonl"))
        try files.createDirectory(atPath: folder.path("holds"), withIntermediateDirectories: true)
        try files.linkItem(atPath: folder.path("n.jsonl"), toPath: folder.path("holds/pairs.jsonl"))
    }

    @Test(
        "An output that is one of the files read, by whatever path or link, is refused before work begins",
        arguments: [
            "cluster x --output x", "cluster x/articles.jsonl --output x", "cluster x/articles.jsonl --output linked",
            "cluster linked/articles.jsonl --output x/", "cluster x --output x/../x/.",
            "cluster n.jsonl --output n.jsonl",
            "cluster n.jsonl --output holds", "cluster x --output x/sub", "cluster . --output new",
            "cluster n.jsonl --format html -o n.jsonl", "cluster n.jsonl --format html -o hard.jsonl",
            "cluster x-pages/1.html --input-format jsonl --format html -o x.html",
            "cluster n.jsonl --neighbours n.jsonl",
            "cluster n.jsonl --neighbours link.jsonl", "cluster texts --neighbours texts/graph.csv",
            "stories n.jsonl --neighbours ./n.jsonl", "stories bad.jsonl --invalid skip --rejects bad.jsonl",
            "report x/articles.jsonl -o x/articles.jsonl", "report n.jsonl -o link.jsonl",
            "report n.jsonl -o hard.jsonl", "report x-pages/1.html -o x.html",
            // A result is all files of its folder.
            "report x -o x/articles.jsonl", "report x/result.jsonl -o x/articles.jsonl",
            "train n.jsonl -o n.jsonl", "train n.jsonl -o hard.jsonl",
            "train n.jsonl --labels labels.csv -o labels.csv",
            "train n.jsonl --model model.csv -o model.csv", "train n.jsonl --overrides rules.csv -o rules.csv",
            "dedup n.jsonl -o n.jsonl", "dedup n.jsonl -o new/../n.jsonl", "dedup link.jsonl -o hard.jsonl",
            "dedup n.jsonl --overrides rules.csv -o rules.csv", "dedup n.jsonl --policy policy.json -o policy.json",
            "dedup n.jsonl --against archive.jsonl -o archive.jsonl", "dedup n.jsonl --against x -o x/n.jsonl",
            "dedup texts -o texts", "dedup texts/sub -o texts", "dedup texts -o texts/new",
            "dedup n.jsonl --removed hard.jsonl", "dedup n.jsonl --dry-run --removed link.jsonl",
            "dedup n.jsonl --overrides rules.csv --removed-table rules.csv", "dedup n.jsonl --dry-run -o n.jsonl",
            "dedup texts -o new --removed texts", "dedup texts -o new --removed texts/gone",
            "dedup bad.jsonl --invalid skip --rejects bad.jsonl -o new.jsonl",
            "duplicates bad.jsonl --invalid skip --rejects bad.jsonl",
            "duplicates bad.jsonl --policy policy.json --invalid skip --rejects policy.json",
            "similar a bad.jsonl --invalid skip --rejects bad.jsonl",
            "explain a b bad.jsonl --invalid skip --rejects bad.jsonl",
            "evaluate n.jsonl --labels labels.csv --invalid skip --rejects labels.csv",
            "evaluate n.jsonl --result x --invalid skip --rejects x/articles.jsonl",
            "dedup n.jsonl --overrides rules.csv -o rules.csv --force",
            // Two outputs that are one.
            "dedup bad.jsonl --invalid skip --rejects r -o r",
            "dedup bad.jsonl --invalid skip --rejects new/../r -o ./r",
            "dedup n.jsonl -o new.jsonl --removed new.jsonl", "dedup n.jsonl -o new --removed new/removed",
            "dedup n.jsonl -o new.jsonl --removed r.csv --removed-table ./r.csv",
            "dedup bad.jsonl --invalid skip --rejects r --removed r", "dedup texts -o new --removed new",
            "cluster n.jsonl --output new --neighbours new/pairs.jsonl",
            "cluster n.jsonl --format html -o new.csv --neighbours new.csv",
            "cluster bad.jsonl --format html -o r.html --invalid skip --rejects r-pages/1.html",
        ])
    func refused(line: String) throws {
        let before = try contents()
        let outcome = try Command.run(line.split(separator: " ").map(String.init), in: folder.path)
        #expect(outcome.code == 64, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("the output "), "\(outcome.errors)")
        #expect(!outcome.errors.contains("reading"), "\(outcome.errors)")
        #expect(try contents() == before)
    }

    private func contents() throws -> [String: [UInt8]] {
        // A link to a folder has no bytes.
        try Dictionary(uniqueKeysWithValues: folder.files().map { ($0, (try? folder.bytes($0)) ?? []) })
    }

    @Test("Standard output that is a file read, or written, is refused")
    func standardOutput() throws {
        let before = try contents()
        for line in [
            "dedup n.jsonl >> n.jsonl", "dedup - < n.jsonl >> n.jsonl", "cluster x >> x/n.jsonl",
            "dedup - -o n.jsonl < n.jsonl", "train n.jsonl -o new >> new", "duplicates hard.jsonl 1<> n.jsonl",
        ] {
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.arguments = ["-c", "exec \"$0\" \(line)", Command.program]
            shell.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            let errors = Pipe()
            shell.standardError = errors
            try shell.run()
            let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 64, "\(line): \(text)")
            #expect(text.contains("standard output: it ") || text.contains("the output is "), "\(text)")
            try? FileManager.default.removeItem(atPath: folder.path("new"))
        }
        #expect(try contents() == before)
    }

    @Test(
        "What lies beside an input, or in a folder of another's, is none",
        arguments: [
            "cluster n.jsonl --output x/new", "cluster x/n.jsonl --output holds2",
            "report x/result.jsonl -o x/report.html",
            "dedup texts -o texts2", "cluster texts --format html -o x/texts.html",
        ])
    func allowed(line: String) throws {
        _ = try Command.run("cluster", folder.path("n.jsonl"), "--output", folder.path("result"))
        try folder.write("x/result.jsonl", try folder.bytes("result/result.jsonl"))
        let outcome = try Command.run(line.split(separator: " ").map(String.init) + ["-q"], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
    }

    @Test(
        "A file that no run wrote is replaced with --force only, one of an earlier run always",
        arguments: [
            (["generate", "--articles", "3", "-o", "f"], "f"),
            (["duplicates", "bad.jsonl", "--invalid", "skip", "--rejects", "f"], "f"),
            (["cluster", "n.jsonl", "--output", "d"], "d/stories.jsonl"),
            (["cluster", "n.jsonl", "--output", "d"], "d/manifest.json"),
        ])
    func force(arguments: [String], file: String) throws {
        try folder.write(file, "mine\n")
        let before = try contents()
        let refused = try Command.run(arguments, in: folder.path)
        #expect(refused.code == 64)
        #expect(refused.errors.contains("\(file): a file stands there that no earlier run wrote"))
        #expect(refused.errors.contains("--force"))
        #expect(try contents() == before)
        #expect(try Command.run(arguments + ["--force"], in: folder.path).code == 0)
        let written = try folder.bytes(file)
        #expect(written != Array("mine\n".utf8))
        #expect(try Command.run(arguments, in: folder.path).code == 0)
        #expect(try folder.bytes(file) == written)
        // Nothing is lost with an empty file.
        try folder.write(file, "")
        #expect(try Command.run(arguments, in: folder.path).code == 0 || file == "d/manifest.json")
    }

    @Test(
        "A file of a result that somebody edited is not replaced, however long it is",
        arguments: [
            { $0 + "{\"note\":\"mine\"}\n" }, { $0.replacing("\"a\"", with: "\"b\"") }, { String($0.dropLast()) },
        ] as [@Sendable (String) -> String])
    func edited(edit: @Sendable (String) -> String) throws {
        #expect(try Command.run(["cluster", "n.jsonl", "--output", "d"], in: folder.path).code == 0)
        let written = try folder.text("d/stories.jsonl")
        let text = edit(written)
        try #require(text != written)
        try folder.write("d/stories.jsonl", text)
        let outcome = try Command.run(["cluster", "x/n.jsonl", "--output", "d"], in: folder.path)
        #expect(outcome.code == 64)
        #expect(outcome.errors.contains("d/stories.jsonl: the file was changed since a run wrote it"))
        #expect(try folder.text("d/stories.jsonl") == text)
    }

    @Test("A file keeps its mode, and a link leads to it as before, be it one that led nowhere")
    func modesAndLinks() throws {
        let files = FileManager.default
        try folder.write("real/r.jsonl", "old")
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("real/r.jsonl"))
        try files.createSymbolicLink(atPath: folder.path("l.jsonl"), withDestinationPath: "real/r.jsonl")
        try files.createSymbolicLink(atPath: folder.path("nowhere.jsonl"), withDestinationPath: "real/new.jsonl")
        for name in ["l.jsonl", "nowhere.jsonl"] {
            #expect(try Command.run(["dedup", "n.jsonl", "-o", name, "-q"], in: folder.path).code == 0)
            #expect((try? files.destinationOfSymbolicLink(atPath: folder.path(name))) != nil)
            #expect(try folder.text(name) == Self.record)
        }
        let attributes = try files.attributesOfItem(atPath: folder.path("real/r.jsonl"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try folder.files(below: "real") == ["new.jsonl", "r.jsonl"])
    }

    @Test("A smaller report removes the pages of a larger one, and nothing else")
    func smallerReport() throws {
        let result = try Command.output("cluster", Command.sample, "--format", "jsonl", "--texts", "-q")
        try folder.write("small.jsonl", result)
        try folder.write("large.jsonl", String(repeating: result, count: 8))
        func report(_ name: String) throws {
            #expect(try Command.run(["report", name, "-o", "r.html", "-q"], in: folder.path).code == 0)
        }
        try report("large.jsonl")
        let pages = try folder.files(below: "r-pages")
        #expect(pages.count > 2 && pages.contains("1.html") && pages.contains("manifest.json"))
        try folder.write("r-pages/notes.html", "mine")
        try report("small.jsonl")
        #expect(try folder.files(below: "r-pages") == ["notes.html"])
        try report("large.jsonl")
        #expect(try folder.files(below: "r-pages") == (pages + ["notes.html"]).sorted())
        try FileManager.default.removeItem(atPath: folder.path("r-pages/notes.html"))
        try report("small.jsonl")
        #expect(!folder.exists("r-pages"))
    }
    @Test(
        "A path that is empty, or lies below a file that is written, is refused before work begins",
        arguments: [
            (["cluster", "n.jsonl", "-o", ""], "--output: the path of the output is empty"),
            (["dedup", "n.jsonl", "-o", ""], "--output: the path of the output is empty"),
            (
                ["cluster", "n.jsonl", "--neighbours", "g.jsonl", "--edges", "g.jsonl/e.csv"],
                "g.jsonl/e.csv: the output would lie in g.jsonl, which --neighbours writes as a file"
            ),
        ])
    func impossible(arguments: [String], problem: String) throws {
        let outcome = try Command.run(arguments, in: folder.path)
        #expect(outcome.code == 64 && outcome.errors.contains(problem), "\(outcome.errors)")
        #expect(!outcome.errors.contains("reading"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("g.jsonl")))
    }

    @Test("Whoever closes input, output or errors has nothing of theirs written into a file, and nothing hangs")
    func closedStreams() throws {
        for (closed, code) in [("<&- 2>&-", 0), ("<&- >&- 2>&-", 0), ("2>&-", 0)] {
            let script = "exec timeout 60 \"$0\" generate --articles 50 -o closed.jsonl --force \(closed)"
            let outcome = try Command.run(["-c", script, Command.program], in: folder.path, program: "/bin/sh")
            #expect(outcome.code == code, "\(closed)")
            #expect(try folder.text("closed.jsonl").utf8.count { $0 == 10 } == 50)
        }
        let script = "exec timeout 60 \"$0\" cluster n.jsonl --format json >&-"
        let outcome = try Command.run(["-c", script, Command.program], in: folder.path, program: "/bin/sh")
        #expect(outcome.code == 74 && outcome.errors.contains("standard output: cannot write"), "\(outcome.errors)")
    }
}
