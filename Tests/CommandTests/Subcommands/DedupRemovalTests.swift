import Fixtures
import Foundation
import Testing

@Suite("What dedup removes")
struct DedupRemovalTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private static let corpus = "\(Command.sample)/articles.jsonl"

    private static func ids(_ lines: String) throws -> [String] { try objects(lines).map { $0.string("id")! } }

    /// Of each pair of articles, by their ids ascending, what is printed of it.
    private static func pairs() throws -> [[String]: [String: Any]] {
        let pairs = try objects(
            Command.output("duplicates", corpus, "--pairs", "all", "--format", "jsonl", "--quiet"))
        return Dictionary(uniqueKeysWithValues: pairs.map { ([$0.string("a")!, $0.string("b")!], $0) })
    }

    private struct Run {
        var kept: [String]
        var removed: [String]
        var table: [[String: String]]
        var errors: String
    }

    private func run(_ options: String...) throws -> Run {
        let outcome = try Command.run(
            ["dedup", Self.corpus, "-o", folder.path("out"), "--removed", folder.path("gone")]
                + ["--removed-table", folder.path("gone.csv")] + options)
        guard outcome.code == 0 else { throw Command.Failure(outcome: outcome) }
        return Run(
            kept: try Self.ids(folder.text("out")), removed: try Self.ids(folder.text("gone")),
            table: rows(try folder.text("gone.csv")), errors: outcome.errors)
    }

    @Test(
        "Every record that goes is a duplicate, as like as the table says, of one that stays",
        arguments: [[], ["--keep", "canonical"], ["--keep", "per-source"], ["--keep", "all-but-exact"]])
    func table(options: [String]) throws {
        let run =
            switch options.last {
            case nil: try run()
            case let rule?: try run("--keep", rule)
            }
        let all = try Self.ids(String(contentsOfFile: Self.corpus, encoding: .utf8))
        #expect(Set(run.kept).isDisjoint(with: run.removed) && Set(run.kept + run.removed) == Set(all))
        #expect(run.table.map { $0["id"]! } == run.removed.sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) })
        #expect(!run.table.isEmpty)
        let pairs = try Self.pairs()
        for row in run.table {
            let (id, kept) = (row["id"]!, row["kept_id"]!)
            #expect(run.kept.contains(kept))
            let pair = try #require(pairs[[id, kept].sorted()], "\\(id) and \\(kept)")
            let (inKept, inId) =
                (pair["a"] as? String) == id
                ? (pair.number("containment_a_in_b")!, pair.number("containment_b_in_a")!)
                : (pair.number("containment_b_in_a")!, pair.number("containment_a_in_b")!)
            let expected =
                switch row["relation"] {
                case "contained": inKept
                case "containing": inId
                default: pair.number("jaccard")!
                }
            #expect(abs(Double(row["similarity"]!)! - expected) < 1e-9)
            #expect(row["reason"]!.contains("; the kept one"), "\(row)")
            #expect(row["reason"]!.split(separator: "\n").count == 1)
        }
    }

    @Test("By default the canonical stays, for the reasons that duplicates gives")
    func canonical() throws {
        let groups = try objects(Command.output("duplicates", Self.corpus, "--format", "jsonl", "--quiet"))
        let run = try run()
        #expect(run.removed.count == groups.reduce(0) { $0 + $1.list("articles").count - 1 })
        for group in groups {
            let canonical = group.string("canonical")!
            let receipts = group.list("receipts")
            for article in group.list("articles") where article.string("id") != canonical {
                let row = try #require(run.table.first { $0["id"] == article.string("id") })
                #expect(row["kept_id"] == canonical)
                #expect(row["relation"] == article.string("relation"))
                #expect(abs(Double(row["similarity"]!)! - article.number("similarity")!) < 1e-9)
                let why = receipts.first { $0.string("id") == article.string("id") }?.string("why")
                #expect(
                    row["reason"]
                        == "\(why ?? "no duplicate of every other in its group"); the kept one is \(group.string("reasons")!)"
                )
            }
        }
    }

    @Test("per-source keeps one version of each source in every group, and the canonical among them")
    func perSource() throws {
        let groups = try objects(Command.output("duplicates", Self.corpus, "--format", "jsonl", "--quiet"))
        let run = try run("--keep", "per-source")
        var removed = 0
        for group in groups {
            #expect(run.kept.contains(group.string("canonical")!))
            let bySource = Dictionary(grouping: group.list("articles")) { $0.string("source") ?? "" }
            for articles in bySource.values {
                #expect(articles.count { run.kept.contains($0.string("id")!) } == 1)
                removed += articles.count - 1
            }
        }
        #expect(run.removed.count == removed && removed > 0)
    }

    /// Two parts of one report that have nothing in common, whose source has a third text beside them.
    private func excerpts() throws -> String {
        let parts = (0..<2).map { part in
            (0..<60).map { "word\(part * 60 + $0 * 7 % 60)" }.joined(separator: " ")
        }
        return try folder.write(
            "excerpts.jsonl",
            [
                ("whole", "Wire", parts.joined(separator: " ")), ("one", "Post", parts[0]), ("two", "Post", parts[1]),
                ("one-again", "Post", parts[0] + " again"), ("unnamed", "", parts[0] + " too"),
                ("unnamed-too", "", parts[0] + " as well"),
            ].map { "{\"id\":\"\($0)\",\"source\":\"\($1)\",\"text\":\"\($2)\"}\n" }.joined())
    }

    @Test("What its source's best version is no duplicate of goes for the canonical, not for that")
    func excerptsOfOneSource() throws {
        let path = try excerpts()
        let table = folder.path("t.csv")
        let kept = try Command.output("dedup", path, "--keep", "per-source", "--removed-table", table, "-q")
        let found = rows(try folder.text("t.csv"))
        // The articles without a source are of one.
        #expect(try Self.ids(kept) == ["whole", "one-again", "unnamed-too"])
        #expect(found.map { $0["id"] } == ["one", "two", "unnamed"])
        #expect(found.map { $0["kept_id"] } == ["one-again", "whole", "unnamed-too"])
        #expect(found.map { $0["relation"] } == ["near", "contained", "near"])
        #expect(found[0]["reason"]!.contains("; the kept one of Post is most complete: 61 words"))
        #expect(
            found[1]["reason"]!.hasPrefix("its source keeps another, which it is no duplicate of; the kept one is "))
        #expect(found[2]["reason"]!.contains("; the kept one of no source is "))
    }

    @Test("With --against per-source removes what its source has in the archive, and keeps what it has not")
    func perSourceAgainst() throws {
        func lines(_ records: [(String, String, String)]) -> String {
            records.map { "{\"id\":\"\($0)\",\"source\":\"\($1)\",\"text\":\"\($2)\"}\n" }.joined()
        }
        let text = DedupTests.texts[0]
        let new = lines([("a", "Post", text + " (ab)"), ("b", "Wire", text), ("c", "Wire", text + " (cd)")])
        let path = try folder.write("n.jsonl", new)
        let archive = try folder.write("archive.jsonl", lines([("a", "Post", text)]))
        let kept = try Command.output(
            "dedup", path, "--against", archive, "--keep", "per-source", "--removed-table", folder.path("t.csv"), "-q")
        #expect(try Self.ids(kept) == ["c"])
        let table = rows(try folder.text("t.csv"))
        #expect(table.map { $0["id"] } == ["a", "b"] && table.map { $0["kept_id"] } == ["a", "c"])
        #expect(table.map { $0["reference_kept"] } == ["true", "false"])
        #expect(table.map { $0["relation"] } == ["near", "near"])
        #expect(table[0]["reason"]!.hasPrefix("the reference corpus has it; the kept one is in the reference corpus: "))
    }

    @Test("all-but-exact removes what has the same words, and nothing else")
    func allButExact() throws {
        let texts = [
            ("a", "The ferry was late on Monday because fog lay over the strait until noon, its master said."),
            ("b", "The ferry was late on Monday, because fog lay over the strait until noon: its master said!"),
            ("c", "The ferry was late on Monday because fog lay over the strait until noon, its old master said."),
            ("d", "THE FERRY WAS LATE ON MONDAY BECAUSE FOG LAY OVER THE STRAIT UNTIL NOON, ITS OLD MASTER SAID."),
            ("e", "The ferry was late on Monday because fog lay over the strait until noon, its new master said."),
        ]
        let lines = texts.map { "{\"id\":\"\($0)\",\"text\":\"\($1)\"}\n" }
        let path = try folder.write("n.jsonl", lines.joined())
        let kept = try Command.output(
            "dedup", path, "--keep", "all-but-exact", "--removed-table", folder.path("t.jsonl"), "-q")
        #expect(kept == lines[0] + lines[2] + lines[4])
        let table = try objects(folder.text("t.jsonl"))
        #expect(table.map { $0.string("id") } == ["b", "d"])
        #expect(table.map { $0.string("kept_id") } == ["a", "c"])
        #expect(table.allSatisfy { $0.string("relation") == "exact" && $0.number("similarity") == 1 })
        #expect(table[1].string("reason")!.hasPrefix("equal, and later by id; the kept one is most complete: 18 words"))
    }

    @Test("The table is the same in every format", arguments: ["tsv", "jsonl", "ndjson"])
    func formats(format: String) throws {
        for ending in ["csv", format] {
            _ = try Command.output(
                "dedup", Self.corpus, "--dry-run", "--removed-table", folder.path("t.\(ending)"), "-q")
        }
        let expected = rows(try folder.text("t.csv"))
        let text = try folder.text("t.\(format)")
        let found =
            format == "tsv"
            ? rows(text, separator: "\t")
            : try objects(text).map { record in
                Dictionary(
                    uniqueKeysWithValues: record.map { name, value in
                        (name, value as? String ?? String(format: "%.6f", (value as! NSNumber).doubleValue))
                    })
            }
        #expect(found == expected && !found.isEmpty)
    }

    @Test("A dry run says what a run would, and writes the table alone")
    func dryRun() throws {
        let real = try run("--keep", "per-source")
        let before = try folder.files().map { ($0, try folder.bytes($0)) }
        let outcome = try Command.run(
            "dedup", Self.corpus, "-o", folder.path("new"), "--removed", folder.path("new-gone"), "--keep",
            "per-source",
            "--removed-table", folder.path("gone.csv"), "--dry-run")
        #expect(outcome.code == 0 && outcome.output.isEmpty)
        for (name, bytes) in before { #expect(try folder.bytes(name) == bytes) }
        #expect(try folder.files() == before.map(\.0))
        let lines = [
            "dry run: \(real.kept.count) records would be written; only the table was written\n",
            "\(real.removed.count) would be removed: ",
        ]
        #expect(outcome.errors.contains(lines.joined()), "\(outcome.errors)")
        func figures(_ errors: String) -> Substring { errors[errors.firstRange(of: "removed: ")!.upperBound...] }
        #expect(figures(outcome.errors) == figures(real.errors))
        let alone = try Command.run("dedup", Self.corpus, "--dry-run")
        #expect(
            alone.code == 0 && alone.output.isEmpty && alone.errors.contains("would be written; nothing was written\n"))
        // What a run would refuse, a dry run does.
        let texts = ["dedup", "\(Command.sample)/crawled", Self.corpus, "--dry-run"]
        #expect(try Command.run(texts).code == 64)
    }

    @Test("The summary counts what goes by relation and by source, in lines of 80 columns")
    func summary() throws {
        let long = String(repeating: "Very Long Name ", count: 20)
        let sources = ["A", "A", "B", "B", "B", "", long, "D", "E", "F", "G"]
        let lines = sources.enumerated().flatMap { number, source in
            (0..<2).map { copy in
                let text = DedupTests.texts[number % 2] + " \(number)" + (number == 5 && copy == 1 ? " indeed" : "")
                return "{\"id\":\"\(number)-\(copy)\",\"source\":\"\(source)\",\"text\":\"\(text)\"}\n"
            }
        }
        let path = try folder.write(
            "n.jsonl", lines.joined() + "{\"id\":\"x\",\"source\":\"A\",\"text\":\"Snow fell.\"}\n")
        let options = ["dedup", path, "-o", folder.path("out"), "--threshold", "0.97", "--containment", "1"]
        let outcome = try Command.run(options)
        #expect(
            outcome.errors.hasSuffix(
                """
                13 records written
                10 removed: 10 exact
                by source:
                  3 of 6  B
                  2 of 5  A
                  1 of 2  D
                  1 of 2  E
                  1 of 2  F
                  and 2 more sources (--all)

                """), "\(outcome.errors)")
        let all = try Command.run(options + ["--all"]).errors
        #expect(!all.contains("more source") && all.contains("\n  1 of 2  G\n  1 of 2  Very Long Name"))
        #expect(all.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let none = try Command.run("dedup", try folder.write("one.jsonl", lines[0]), "-o", folder.path("out"))
        #expect(none.errors.hasSuffix("1 record written\nnone removed\n"))
        let near = try Command.run("dedup", path, "-o", folder.path("out"), "--prefer", "central", "--all")
        #expect(near.errors.contains(" of 2  no source\n") && near.errors.contains(" near"))
    }

    @Test("Where no record has a source, per-source says that it keeps one of each group")
    func noSources() throws {
        let path = try folder.write(
            "n.jsonl", DedupTests.texts.enumerated().map { "{\"id\":\($0),\"text\":\"\($1)\"}\n" }.joined())
        let outcome = try Command.run("dedup", path, "--keep", "per-source")
        #expect(outcome.errors.contains("note: no record has a source, so --keep per-source keeps one of each group; "))
        #expect(outcome.text == (try Command.output("dedup", path)))
        #expect(try !Command.run("dedup", Self.corpus, "--keep", "per-source").errors.contains("note:"))
    }

    @Test("Where one of the files cannot be written, none of them is")
    func oneTransaction() throws {
        try FileManager.default.createSymbolicLink(atPath: folder.path("full.csv"), withDestinationPath: "/dev/full")
        try folder.write("out", "old")
        let outcome = try Command.run(
            "dedup", Self.corpus, "-o", folder.path("out"), "--removed", folder.path("gone"), "--removed-table",
            folder.path("full.csv"), "-q")
        #expect(outcome.code == 74)
        #expect(try folder.text("out") == "old")
        #expect(try folder.files() == ["full.csv", "out"])
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let gone = try Command.run(
            ["dedup", Self.corpus, "--removed", folder.path("gone"), "-q"], output: pipe.fileHandleForWriting)
        #expect(gone.code == 74)
        #expect(gone.errors.hasPrefix("storyfold: standard output: its reader went away before the end, so no file"))
        #expect(!folder.exists("gone"))
    }
}
