import Fixtures
import Foundation
import Testing

@Suite("The same bytes for every order and number of threads")
struct DeterminismTests {
    // A debug build takes ten times as long, so it runs on less, and leaves out what is another form of the same.
    #if DEBUG
        private static let (generated, mixed, seeds) = (400, 300, 1)
        private static let newsroomForms: [[String]] = []
        private static let mixedForms: [[String]] = []
    #else
        private static let (generated, mixed, seeds) = (3_000, 5_000, 3)
        private static let newsroomForms = [
            ["cluster"], ["cluster", "--format", "json"], ["stories", "--related", "--format", "json"],
        ]
        private static let mixedForms = [
            ["cluster", "--format", "json", "--texts"], ["cluster", "--format", "jsonl"],
            ["cluster", "--format", "csv"],
            ["cluster", "--granularity", "fine", "--window", "3"], ["stories", "--related"],
            ["duplicates", "--format", "json"], ["explain", ids[0], ids[1], "--format", "json"], ["evaluate"],
        ]
    #endif

    /// The records of a corpus in several orders, files and numbers of threads.
    private struct Orders {
        let folder = try! TestFolder()
        /// Of each the arguments that name its inputs; the first are the records as they were made, on one thread.
        private(set) var arguments: [[String]]

        /// Records with ids, and folders of texts that are read with them.
        init(_ records: [String], folders: [String] = []) throws {
            arguments = [["--threads", "1", try folder.write("made/all.jsonl", Self.lines(records))] + folders]
            var random = SeededGenerator(seed: 20)
            for (number, seed) in (0..<2 * DeterminismTests.seeds).enumerated() {
                let shuffled = seed == 0 ? records.reversed() : random.shuffled(records)
                let cuts = [0, random.below(40), 40 + random.below(records.count - 40), records.count]
                let name = "shuffled-\(number)"
                let parts = zip(cuts, cuts.dropFirst()).map { Self.lines(Array(shuffled[$0..<$1])) }
                try folder.write("\(name)/b.jsonl", parts[0])
                try folder.write("\(name)/a.ndjson", parts[1])
                let packed = try folder.write("\(name).gz", try folder.packed(Array(parts[2].utf8), by: "gzip"))
                let paths = folders + [packed, folder.path(name)]
                arguments.append(["--threads", "\(2 + number % 2)"] + (number % 2 == 0 ? paths : paths.reversed()))
            }
        }

        private static func lines(_ records: [String]) -> String { records.map { $0 + "\n" }.joined() }

        /// Runs a command on every order and compares what it prints.
        ///
        /// - Parameter sortsLines: of a command that writes the records in the order of its input.
        func compare(_ command: [String], atLeast bytes: Int, sortsLines: Bool = false) throws {
            var expected: [UInt8] = []
            for (run, inputs) in arguments.enumerated() {
                let outcome = try Command.run(command + ["--quiet"] + inputs)
                #expect(outcome.code == 0, "\(command): \(outcome.errors)")
                var output = outcome.output
                if sortsLines {
                    output = Array(
                        output.split(separator: 0x0A).sorted { $0.lexicographicallyPrecedes($1) }
                            .joined(separator: [0x0A]))
                }
                #expect(output.count > bytes)
                if run == 0 { expected = output }
                expectEqual(output, expected, "\(command) on \(inputs)")
            }
        }

        /// Says where two outputs part, and not all that is in them.
        func expectEqual(_ output: [UInt8], _ expected: [UInt8], _ what: String) {
            guard output != expected else { return }
            let same = zip(output, expected).prefix { $0 == $1 }.count
            func text(_ bytes: [UInt8]) -> String {
                String(decoding: bytes[max(0, same - 80)..<min(bytes.count, same + 80)], as: UTF8.self)
            }
            Issue.record("\(what) at byte \(same): \(text(output)) | \(text(expected))")
        }
    }

    /// Articles as a newsroom has them, more than a batch of the reader holds, and the sample beside them.
    private func newsroom() throws -> Orders {
        let generated = try Command.output("generate", "--articles", "\(Self.generated)", "--seed", "5")
        let sample = try String(contentsOfFile: "\(Command.sample)/articles.jsonl", encoding: .utf8)
        #expect(generated.utf8.count > 1 << 20)
        #expect(generated.utf8.count > 2 * sample.utf8.count)
        return try Orders(
            (generated + sample).split(separator: "\n").map(String.init), folders: ["\(Command.sample)/crawled"])
    }

    /// Records of all scripts and signs.
    private func mixed() throws -> Orders {
        var corpus = MixedCorpus(seed: 7)
        return try Orders(try corpus.records(Self.mixed))
    }

    private static let ids = [MixedCorpus.id(3), MixedCorpus.id(4)]

    @Test(
        "What is printed of a newsroom's articles",
        arguments: newsroomForms + [
            ["duplicates", "--pairs", "--format", "csv"], ["duplicates", "--pairs", "--exact", "--format", "csv"],
        ])
    func newsroomPrinted(command: [String]) throws { try newsroom().compare(command, atLeast: 10_000) }

    @Test(
        "What is printed of all scripts and signs",
        arguments: mixedForms + [
            ["cluster"], ["stories", "--related", "--format", "json"],
            ["duplicates", "--pairs", "--format", "csv"], ["duplicates", "--pairs", "--exact", "--format", "jsonl"],
            ["duplicates", "--pairs", "--memory", "128M", "--format", "csv"],
            ["duplicates", "--pairs", "--ocr", "--format", "csv"], ["duplicates", "--audit", "20"],
            ["similar", ids[0], "--format", "json"], ["explain", ids[0], ids[1]],
        ])
    func mixedPrinted(command: [String]) throws { try mixed().compare(command, atLeast: 300) }

    @Test(
        "The records that dedup keeps, in whatever order they came",
        arguments: [[], ["--annotate"], ["--keep", "per-source", "--prefer", "central"]])
    func dedup(options: [String]) throws {
        try mixed().compare(["dedup"] + options, atLeast: 10_000, sortsLines: true)
    }

    @Test("Every file of cluster --output, the neighbours, and the page and what report makes of the folder")
    func files() throws {
        for orders in [try newsroom(), try mixed()] {
            let folder = orders.folder
            var expected: [String: [UInt8]] = [:]
            for (run, inputs) in orders.arguments.enumerated() {
                let out = "out-\(run)"
                for arguments in [
                    [
                        "cluster", "--output", folder.path("\(out)/folded"), "--neighbours",
                        folder.path("\(out)/near.csv"), "--edges", folder.path("\(out)/edges.csv"), "--outlets",
                        folder.path("\(out)/outlets.csv"),
                    ]
                        + inputs,
                    ["cluster", "--format", "html", "--output", folder.path("\(out)/page.html")] + inputs,
                    ["report", folder.path("\(out)/folded"), "--output", folder.path("\(out)/report.html")],
                ] {
                    let outcome = try Command.run(arguments + ["--quiet"])
                    #expect(outcome.code == 0, "\(arguments): \(outcome.errors)")
                }
                var found: [String: [UInt8]] = [:]
                // How long it took is never the same; nor are the inputs here.
                for name in try folder.files(below: out) where name != "folded/run.json" {
                    found[name] = try folder.bytes("\(out)/\(name)")
                }
                #expect(folder.exists("\(out)/folded/run.json"))
                let names = ["articles", "groups", "pairs", "result", "stories"].map { "folded/\($0).jsonl" }
                for name in names + ["near.csv", "edges.csv", "page.html", "report.html"] {
                    #expect(found[name]?.count ?? 0 > 10_000, "\(name)")
                }
                if run == 0 { expected = found }
                #expect(found.keys.sorted() == expected.keys.sorted())
                for (name, bytes) in found { orders.expectEqual(bytes, expected[name] ?? [], "\(name) on \(inputs)") }
            }
        }
    }

    @Test("A number with a sign behind it, as the first or as another, is the same word")
    func signedNumber() throws {
        let records = [
            #"{"id":"a","text":"birth control coverage now"}"#, #"{"id":"b","text":"2010 then"}"#,
            #"{"id":"c","text":"2010° birth control coverage judge"}"#,
        ]
        let folder = try TestFolder()
        let orders = [[0, 1, 2], [0, 2, 1], [2, 1, 0]]
        let outputs = try orders.map { order in
            let path = try folder.write("n.jsonl", order.map { records[$0] + "\n" }.joined())
            return try Command.output("cluster", "--format", "json", "--granularity", "coarse", path)
        }
        #expect(outputs[0].contains("birth control"))
        #expect(outputs[1] == outputs[0])
        #expect(outputs[2] == outputs[0])
    }
}
