import Fixtures
import Foundation
import Testing

@Suite("sketch")
struct SketchTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// What is asked of a reference corpus, with all that is printed or written of it.
    private static let questions: [[String]] = [
        ["duplicates"], ["duplicates", "--format", "json", "--all"], ["duplicates", "--pairs", "--format", "csv"],
        ["duplicates", "--pairs", "all", "--format", "jsonl"], ["dedup"], ["dedup", "--annotate"],
        ["dedup", "--keep", "per-source"], ["dedup", "--prefer", "earliest", "--dry-run", "--removed-table"],
    ]

    /// Holds what is printed beside an archive against what is printed beside its sketch.
    ///
    /// - Returns: how many bytes were printed.
    @discardableResult
    private func compare(
        _ new: String, _ archive: [String], options: [String] = [], threads: Int = 2
    ) throws -> Int {
        let sketch = folder.path("archive.sketch")
        let made = try Command.run(["sketch"] + archive + options + ["-o", sketch, "--threads", "\(threads)"])
        #expect(made.code == 0, "\(made.errors)")
        var bytes = 0
        // A folder is written as a folder; what is in it is said by the rest.
        let isFile = [".jsonl", ".csv"].contains { new.hasSuffix($0) }
        for question in Self.questions where isFile || question[0] == "duplicates" {
            func answer(_ reference: [String]) throws -> [UInt8] {
                var arguments = question + [new] + options + reference + ["--threads", "\(threads)"]
                let table = folder.path("removed.csv")
                if let place = arguments.firstIndex(of: "--removed-table") { arguments.insert(table, at: place + 1) }
                let outcome = try Command.run(arguments)
                #expect(outcome.code == 0, "\(arguments): \(outcome.errors)")
                guard arguments.contains(table) else { return outcome.output }
                return try folder.bytes("removed.csv")
            }
            let expected = try answer(archive.flatMap { ["--against", $0] })
            #expect(try answer(["--against", sketch]) == expected, "\(question) \(options)")
            bytes += expected.count
        }
        return bytes
    }

    private func cut(_ records: [String], newEvery step: Int) -> (new: String, archive: [String]) {
        let new = records.indices.filter { $0 % step == 0 }.map { records[$0] }
        let old = records.indices.filter { $0 % step != 0 }.map { records[$0] }
        let half = old.count / 3
        return (new.joined(), [old[..<half].joined(), old[half...].joined()])
    }

    private func generated(_ arguments: String...) throws -> [String] {
        let outcome = try Command.run(["generate", "-q"] + arguments)
        return outcome.text.split(separator: "\n").map { "\($0)\n" }
    }

    @Test(
        "Beside a sketch the same is printed, to the byte, as beside the archive: of news, hard cases, briefs, excerpts and scans",
        arguments: [
            ["--articles", "900", "--seed", "3"], ["--articles", "700", "--seed", "4", "--cases", "all"],
            ["--articles", "900", "--seed", "5", "--lengths", "briefs"],
            ["--articles", "500", "--seed", "6", "--copies", "excerpts", "--cases", "footers,walls,captions"],
        ])
    func generatedCorpora(arguments: [String]) throws {
        let records = try Command.run(["generate", "-q"] + arguments).text.split(separator: "\n").map { "\($0)\n" }
        let (new, archive) = cut(records, newEvery: 4)
        let paths = try archive.enumerated().map { try folder.write("\($0).jsonl", $1) }
        let bytes = try compare(try folder.write("new.jsonl", new), paths)
        #expect(bytes > 40_000)
    }

    @Test("So it is with the options that decide how texts are compared, on any number of threads")
    func options() throws {
        let scans = try generated("--articles", "400", "--copies", "ocr")
        let (new, archive) = cut(scans, newEvery: 5)
        let paths = try archive.enumerated().map { try folder.write("\($0).jsonl", $1) }
        let input = try folder.write("new.jsonl", new)
        for (threads, options) in [
            ["--ocr"], ["--threshold", "0.8", "--shingle-width", "2"], ["--keep-furniture", "--fold-diacritics"],
        ].enumerated() {
            try compare(input, paths, options: options, threads: threads + 1)
        }
    }

    @Test("Records of many scripts, undated ones, ones without a text, and ids that both have", arguments: 1...3)
    func mixedCorpora(seed: Int) throws {
        var corpus = MixedCorpus(seed: UInt64(seed))
        var records = try corpus.records(500).map { "\($0)\n" }
        for number in 0..<20 {
            records.append("{\"id\":\"t\(number)\",\"title\":\"Nothing below number \(number)\",\"text\":\"\"}\n")
        }
        let (new, archive) = cut(records, newEvery: 3)
        let paths = try archive.enumerated().map { try folder.write("\($0).jsonl", $1) }
        let repeated = archive[0].split(separator: "\n").prefix(40).joined(separator: "\n") + "\n"
        let bytes = try compare(try folder.write("new.jsonl", new + repeated), paths)
        #expect(bytes > 40_000)
    }

    @Test("Lines that become furniture with the new articles, and such that are none any more with them")
    func furniture() throws {
        // Eight bodies make a line furniture, and two in a hundred of the source's.
        func record(_ id: String, _ source: String, _ body: Int, _ line: String, isFirst: Bool = false) -> String {
            let words = (0..<60).map { "w\(body)x\(($0 * 7 + body) % 53)" }.joined(separator: " ")
            return
                "{\"id\":\"\(id)\",\"source\":\"\(source)\",\"title\":\"Report \(body) of the day \(body * 3) - \(source) Isle\","
                + "\"text\":\"\(isFirst ? "\(line)\\n\(words)." : "\(words).\\n\(line)")\"}\n"
        }
        let (more, less) = ("Every morning from the harbour of Orlen", "Seen on a few pages of the coast alone")
        var archive = (0..<7).map { record("a\($0)", "Orlen Post", $0, more) }
        archive += (0..<8).map { record("b\($0)", "Coast News", 100 + $0, less) }
        archive += (0..<380).map { record("c\($0)", "Coast News", 200 + $0, "Line \($0)") }
        archive += (0..<2).map { record("t\($0)", "Fell Star", 900 + $0, "Line \($0)") }
        // Two more bodies make furniture of the first, and so copies of what has it in another place; 20 more make less than
        // two in a hundred of the second.
        var new = (3..<9).map { record("n\($0)", "Orlen Post", $0, more, isFirst: true) }
        new += (0..<40).map {
            record("m\($0)", "Coast News", $0 < 20 ? 100 + $0 % 8 : 600 + $0, $0 < 4 ? less : "Row \($0)")
        }
        new += [record("u", "Fell Star", 950, "Line 7"), record("v", "Fell Star", 900, "")]
        let input = try folder.write("new.jsonl", new.joined())
        try compare(input, [try folder.write("archive.jsonl", archive.joined())])
        let pairs = rows(
            try Command.output(
                "duplicates", input, "--against", folder.path("archive.sketch"), "--pairs", "--format", "csv"))
        let exact = pairs.filter { Double($0["jaccard"]!) == 1 }.map { "\($0["a"]!)-\($0["b"]!)" }
        for number in 3..<7 { #expect(exact.contains("a\(number)-n\(number)")) }
        for number in 0..<4 { #expect(exact.contains("b\(number)-m\(number)")) }
    }

    @Test(
        "Days that the archive alone, or the new articles alone, show to come first or second, and midnights of a source"
    )
    func dates() throws {
        func records(_ dates: [String], _ prefix: String) -> String {
            dates.enumerated().map { number, date in
                "{\"id\":\"\(prefix)\(number)\",\"source\":\"Orlen Post\",\"published\":\"\(date)\","
                    + "\"text\":\"\(DedupTests.texts[number % DedupTests.texts.count])\"}\n"
            }.joined()
        }
        let open = [
            "04/05/2024", "02/03/2024", "2024-04-04T00:00:00Z", "06/07/2024", "2024-05-04T10:00:00Z", "01/02/2024",
        ]
        for (number, decided) in ["25/04/2024", "04/25/2024"].enumerated() {
            let sides = [open + [decided], open]
            for (new, old) in [(0, 1), (1, 0)] {
                let input = try folder.write("new\(number)\(new).jsonl", records(sides[new], "n"))
                let archive = try folder.write("old\(number)\(new).jsonl", records(sides[old], "a"))
                try compare(input, [archive])
            }
        }
    }

    @Test("An archive of texts, of a table and of pages, packed and not; one that is empty; the sample")
    func formats() throws {
        let texts = DedupTests.texts
        for (name, text) in zip(["a", "b", "c"], texts) {
            try folder.write("old/\(name).txt", "Title of \(name)\n\n\(text)")
        }
        let table = try folder.write("old.csv", "id,text\n1,\"\(texts[1])\"\n2,\"\(texts[3])\"\n")
        let lines = try folder.write(
            "new.jsonl", texts.enumerated().map { "{\"id\":\"\($0)\",\"text\":\"\($1)\"}\n" }.joined())
        try compare(lines, [folder.path("old"), table])
        try compare(folder.path("old"), [lines])
        try compare(lines, [try folder.write("empty.jsonl", "")])
        try compare(lines, [Command.sample])
        try compare(Command.sample, [Command.sample])
    }

    @Test("The file is the same for any order of the archive, any number of threads and any memory")
    func determinism() throws {
        var corpus = MixedCorpus(seed: 9)
        var records = try corpus.records(900).map { "\($0)\n" }
        var random = SeededGenerator(seed: 9)
        var expected: [UInt8]?
        for (threads, memory) in [(1, []), (2, []), (3, ["--memory", "128M"])] {
            let cut = random.below(records.count)
            let parts = [
                try folder.write("1.jsonl", records[..<cut].joined()),
                try folder.write("2.jsonl", records[cut...].joined()),
            ]
            let outcome = try Command.run(
                ["sketch"] + parts + ["-o", folder.path("s"), "--threads", "\(threads)"] + memory)
            #expect(outcome.code == 0)
            #expect(outcome.errors.contains("900 articles in "))
            #expect(outcome.errors.contains(" bytes an article, "))
            let bytes = try folder.bytes("s")
            #expect(bytes == expected ?? bytes)
            expected = bytes
            records.shuffle(using: &random)
        }
    }

    @Test("Other options, another version, damage and what is no sketch are told, with the file and what to do")
    func refused() throws {
        let archive = try folder.write("archive.jsonl", BadRecordTests.good)
        let new = try folder.write("new.jsonl", BadRecordTests.good)
        let sketch = folder.path("archive.sketch")
        #expect(try Command.run("sketch", archive, "-o", sketch, "-q").code == 0)
        for (options, named) in [
            (["--shingle-width", "4"], "of --shingle-width it has 3, this run 4"),
            (["--threshold", "0.9"], "of --threshold, --recall, --permutations and --bands it has"),
            (["--ocr"], "of --ocr it has off, this run on"), (["--fold-diacritics"], "of --fold-diacritics it has off"),
            (["--keep-furniture"], "of --keep-furniture it has off"), (["--exact"], "--exact compares all shingles"),
            (["--against", archive], "--against has more paths"),
        ] {
            let outcome = try Command.run(["dedup", new, "--against", sketch] + options)
            #expect(outcome.code == 64, "\(options)")
            #expect(outcome.errors.contains(named), "\(outcome.errors)")
            #expect(outcome.errors.contains(sketch))
        }
        #expect(try Command.run("dedup", new, "--against", sketch, "--containment", "0.9").code == 0)
        var bytes = try folder.bytes("archive.sketch")
        bytes[4_096 * 3 + 5] ^= 4
        try folder.write("damaged.sketch", bytes)
        let damaged = try Command.run("dedup", new, "--against", folder.path("damaged.sketch"))
        #expect(damaged.code == 65)
        #expect(damaged.errors.contains("damaged.sketch, byte 12288: the block there is damaged"))
        #expect(damaged.errors.contains("storyfold sketch ARCHIVE -o FILE"))
        bytes.replaceSubrange(0..<19, with: Array("storyfold sketch 9\n".utf8))
        try folder.write("later.sketch", bytes)
        let later = try Command.run("duplicates", new, "--against", folder.path("later.sketch"))
        #expect(later.code == 65)
        #expect(later.errors.contains("of version 9, expected version 1"))
        let input = try Command.run("dedup", sketch)
        #expect(input.code == 65)
        #expect(input.errors.contains("a sketch of an archive"))
    }

    @Test("It is never written over what it is made from, nor by halves")
    func outputs() throws {
        let archive = try folder.write("archive.jsonl", BadRecordTests.good)
        let inPlace = try Command.run("sketch", archive, "-o", archive)
        #expect(inPlace.code == 64)
        #expect(inPlace.errors.contains("would be lost"))
        #expect(try folder.text("archive.jsonl") == BadRecordTests.good)
        let bad = try folder.write("bad.jsonl", BadRecordTests.good + "{\"id\":1}\n")
        #expect(try Command.run("sketch", bad, "-o", folder.path("s")).code == 65)
        #expect(!folder.exists("s"))
        let sketch = folder.path("archive.sketch")
        #expect(try Command.run("sketch", archive, "-o", sketch, "-q").code == 0)
        let over = try Command.run("dedup", archive, "--against", sketch, "-o", sketch)
        #expect(over.code == 64)
        #expect(over.errors.contains("the output is --against"))
    }
}
