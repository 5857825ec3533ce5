import Fixtures
import Testing

@Suite("Options that cannot be used")
struct BadOptionTests {
    struct Case: CustomTestStringConvertible {
        var arguments: String
        var says: String

        init(_ arguments: String, _ says: String) { (self.arguments, self.says) = (arguments, says) }

        var testDescription: String { arguments }
    }

    static let cases = [
        Case("cluster n.jsonl --threshold 1.5", "--threshold is 1.5; allowed: 0.05 to 1"),
        Case("cluster n.jsonl --threshold nan", "--threshold is nan; allowed: 0.05 to 1"),
        Case("duplicates n.jsonl --containment 0.2", "--containment is 0.2; allowed: 0.5 to 1"),
        Case("dedup n.jsonl --shingle-width 0", "--shingle-width is 0; allowed: 1 to 64"),
        Case("cluster n.jsonl --permutations 5000", "--permutations is 5000; allowed: 1 to 4096"),
        Case("cluster n.jsonl --bands 0", "--bands is 0; allowed: 1 to 256"),
        Case("cluster n.jsonl --permutations 100 --bands 7", "allowed: a divisor of the 100 permutations: 1, 2, 4, 5,"),
        Case("duplicates n.jsonl --exact --bands 8", "--exact takes no bands; leave out --permutations and --bands"),
        Case(
            "duplicates n.jsonl --memory 10M", "--memory is 10485760 bytes; allowed: 128M (134,217,728 bytes) and more"),
        Case("duplicates n.jsonl --memory much", "The value 'much' is invalid for '--memory <size>'"),
        Case("cluster n.jsonl --threads 0", "--threads is 0; allowed: 1 to 1024"),
        Case("generate --articles 5 --threads 0", "--threads is 0; allowed: 1 to 1024"),
        Case("evaluate n.jsonl --granularity 1.2", "'fine', 'default' or 'coarse'"),
        Case("cluster n.jsonl --window 0", "--window is 0.0; allowed: 1.0 to 36500"),
        Case("stories n.jsonl --window nan", "--window is nan; allowed: 1.0 to 36500"),
        Case("stories", "Missing expected argument '<path> ...'"),
        Case("stories n.jsonl --related 0", "--related is 0; allowed: 1 to 100"),
        Case("stories n.jsonl --related=101", "--related is 101; allowed: 1 to 100"),
        Case(
            "stories n.jsonl --neighbours graph.txt", "--neighbours is graph.txt; allowed: a name that ends in .jsonl,"),
        Case("cluster n.jsonl --neighbours graph.csv.gz", "--neighbours is graph.csv.gz; allowed: a name that ends in"),
        Case("similar", "Missing expected argument '<id>'"),
        Case("similar 7", "Missing expected argument '<path> ...'"),
        Case("similar 7 n.jsonl --top 0", "--top is 0; allowed: 1 to 10000"),
        Case("similar 7 n.jsonl --least 1.5", "--least is 1.5; allowed: 0 to 1"),
        Case("similar 7 n.jsonl --format csv", "'text' and 'json'"),
        Case("explain", "Missing expected argument '<a>'"),
        Case("explain 7", "Missing expected argument '<b>'"),
        Case("explain 7 7 n.jsonl", "both are \"7\": name two different articles"),
        Case("explain 7 8 n.jsonl --width 20", "--width is 20; allowed: 40 to 1000"),
        Case("explain 7 8 n.jsonl --format csv", "'text' and 'json'"),
        Case("cluster n.jsonl --prefer source", "--prefer is source, but no sources are listed; allowed: source where"),
        Case("cluster n.jsonl --policy p.json --prefer central", "leave out --prefer and --sources"),
        Case("cluster n.jsonl --prefer best", "'complete', 'earliest', 'latest', 'central' or 'source'"),
        Case("cluster n.jsonl --format xml", "'text', 'json', 'jsonl', 'csv' or 'html'"),
        Case("cluster n.jsonl --texts", "--texts goes with --format json or jsonl, not with text"),
        Case("cluster n.jsonl --texts --format html", "--texts goes with --format json or jsonl, not with html"),
        Case("cluster n.jsonl --format csv -o folded", "--output writes every format at once"),
        Case("report folded --threads 0", "--threads"),
        Case("cluster n.jsonl --thresold 0.5", "Did you mean '--threshold'?"),
        Case("cluster n.jsonl --invalid ignore", "'stop' and 'skip'"),
        Case("cluster", "Missing expected argument '<path> ...'"),
        Case("duplicates --sweep 0.5:0.9", "Missing expected argument '<path> ...'"),
        Case("dedup -o unique.jsonl", "Missing expected argument '<path> ...'"),
        Case("evaluate", "Missing expected argument '<path> ...'"),
        Case("cluster n.jsonl --recall 1", "--recall is 1.0; allowed: 0.5 to 0.9999"),
        Case("duplicates --explain-plan --recall 0.4", "--recall is 0.4; allowed: 0.5 to 0.9999"),
        Case("duplicates --explain-plan --format json", "--explain-plan prints text and reads nothing; leave out"),
        Case("duplicates --explain-plan --exact", "--exact has no plan to explain"),
        Case("duplicates n.jsonl --sweep 0.9:0.5", "--sweep is 0.9:0.5; allowed: two thresholds in 0.05 to 1, the"),
        Case("duplicates n.jsonl --sweep 0.5:0.9:0", "--sweep is 0.5:0.9:0; allowed: two thresholds"),
        Case("duplicates n.jsonl --sweep nan:0.9", "--sweep is nan:0.9; allowed: two thresholds"),
        Case("duplicates n.jsonl --sweep 0.5", "'--sweep <from:to[:step]>'"),
        Case("duplicates n.jsonl --sweep 0.5:0.9 --pairs", "leave out --threshold, --pairs and --all"),
        Case("duplicates n.jsonl --against a.jsonl --audit 5", "--sweep and --audit are of one corpus"),
        Case("duplicates n.jsonl --audit 0", "--audit is 0; allowed: 1 or more articles"),
        Case(
            "dedup n.jsonl --removed-table gone.txt",
            "--removed-table is gone.txt; allowed: a name that ends in .csv, .tsv"),
        Case("dedup n.jsonl --keep best", "'canonical', 'per-source' or 'all-but-exact'"),
        Case("dedup n.jsonl --annotate --removed gone.jsonl", "--annotate keeps every record; leave out --removed"),
        Case("dedup n.jsonl --annotate --keep canonical", "--annotate keeps every record"),
        Case("dedup n.jsonl --annotate --dry-run", "--annotate keeps every record"),
        Case("generate --articles 0", "--articles is 0; allowed: 1 to 100000000"),
        Case("generate --articles 5 --articles-per-day 0", "--articles-per-day is 0; allowed: 1 to 1000000"),
        Case("generate", "--articles"),
        Case("generate --articles 5 --copies scans", "'varied', 'ocr' or 'excerpts'"),
        Case("generate --articles 5 --cases earnings,", "'earnings,' is invalid for '--cases <names>'"),
        Case("generate --articles 5 --cases scans", "- all\n  - earnings\n"),
        Case("generate --articles 5 --lengths short", "'articles', 'long' or 'briefs'"),
        Case("benchmark --rounds 0", "--rounds is 0; allowed: 1 to 100"),
        Case("benchmark --articles 0", "--articles is 0; allowed: 1 to"),
    ]

    @Test("The command ends with 64 before it reads anything, and names the flag and what is allowed", arguments: cases)
    func refused(_ bad: Case) throws {
        let outcome = try Command.run(bad.arguments.split(separator: " ").map(String.init))
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(bad.says), "\(outcome.errors)")
        let subcommand = bad.arguments.prefix { $0 != " " }
        #expect(outcome.errors.contains("Usage: storyfold \(subcommand)"))
        #expect(!outcome.errors.contains("there is no such file"))
    }

    @Test(
        "A field that an option names and no record has is an error",
        arguments: [
            "--id-field", "--title-field", "--published-field", "--source-field", "--language-field", "--story-field",
        ])
    func unknownField(option: String) throws {
        let folder = try TestFolder()
        let record =
            "{\"id\":\"a\",\"text\":\"The ferry is late again.\",\"title\":\"Late\",\"published\":\"2024-04-04\"}\n"
        _ = try folder.write("n.jsonl", record)
        let outcome = try Command.run(["cluster", "n.jsonl", option, "nope"], in: folder.path)
        #expect(outcome.code == 65)
        #expect(outcome.text.isEmpty)
        #expect(outcome.errors.contains("no record has the field \"nope\"; give \(option) the name it has"))
        // Where nothing has fields, it is a slip too.
        _ = try folder.write("n.txt", "The ferry is late again.\n")
        let plain = try Command.run(["cluster", "n.txt", option, "nope"], in: folder.path)
        #expect(plain.code == 65 && plain.text.isEmpty)
        #expect(plain.errors.contains("there is no field \"nope\": plain texts have none; leave \(option) out"))
    }

    @Test("A result that is not there is named, and what it should be", arguments: ["missing", "."])
    func missingResult(result: String) throws {
        let folder = try TestFolder()
        _ = try folder.write("n.jsonl", "{\"id\":\"a\",\"text\":\"The ferry is late again.\",\"story\":\"s\"}\n")
        let outcome = try Command.run(["evaluate", "n.jsonl", "--result", result], in: folder.path)
        #expect(outcome.code == 66 && outcome.text.isEmpty)
        #expect(
            outcome.errors.contains(
                "\(result)/articles.jsonl: there is no such file; --result takes the folder that cluster --output wrote"
            ))
    }

    @Test("Skipping every record is an error, and says where they are")
    func nothingLeft() throws {
        let folder = try TestFolder()
        _ = try folder.write("n.jsonl", "{\"id\":1}\n{\"id\":2}\n")
        let outcome = try Command.run(["cluster", "n.jsonl", "--invalid", "skip"], in: folder.path)
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains("none of the 2 records can be used"))
        #expect(folder.exists("rejects.jsonl"))
    }
}
