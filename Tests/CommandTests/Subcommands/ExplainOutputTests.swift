import Fixtures
import Foundation
import Testing

@Suite("Files, layout and errors of explain")
struct ExplainOutputTests {
    @Test("Two files are a corpus of two, also where they have one name")
    func files() throws {
        let folder = try TestFolder()
        let text = try Command.output(
            "explain", folder.write("x/page.txt", "The ferry hit a barge in the fog at dawn."),
            folder.write("y/page.txt", "The ferry hit a barge in the fog at noon."), "--quiet")
        #expect(text.contains("The same text: A and B are near copies.\n"))
        #expect(text.contains("~ The ferry hit a barge in the fog at [-dawn.-] {+noon.+}\n"))
        let record = try folder.write("one.jsonl", "{\"id\":\"7\",\"text\":\"The ferry hit a barge.\"}\n")
        let mixed = try object(
            try Command.output("explain", record, folder.path("x/page.txt"), "--quiet", "--format", "json"))
        #expect((mixed["a"] as? [String: Any])?.string("id") == "7")
    }

    // A debug build takes ten times as long, so it has a fifth.
    #if DEBUG
        private static let longWords = 20_000
    #else
        private static let longWords = 100_000
    #endif

    @Test("Two articles of very many words, with sentences and without", arguments: [12, longWords])
    func long(wordsOfSentence: Int) throws {
        var random = SeededGenerator(seed: 5)
        let folder = try TestFolder()
        let words = (0..<Self.longWords).map { _ in "w\(Int.random(in: 0..<20_000, using: &random))" }
        var other = words
        for place in stride(from: 20, to: other.count, by: 40) { other[place] = "changed" }
        func text(_ words: [String]) -> String {
            stride(from: 0, to: words.count, by: wordsOfSentence).map { start in
                "The " + words[start..<min(words.count, start + wordsOfSentence)].joined(separator: " ") + "."
            }.joined(separator: " ")
        }
        let (a, b) = (try folder.write("a.txt", text(words)), try folder.write("b.txt", text(other)))
        let found = try object(try Command.output("explain", a, b, "--quiet", "--format", "json"))
        #expect(found.string("verdict") == "same_text" && found.string("relation") == "near")
        let parts = found.list("sentences")
        #expect(parts.allSatisfy { ["copied", "altered"].contains($0.string("kind")) })
        let removed = parts.flatMap { $0.list("words") }.compactMap { $0.string("removed") }
        #expect(removed.flatMap { $0.split(separator: " ") }.count == Self.longWords / 40)
        #expect(try Command.output("explain", a, b, "--quiet").utf8.count < (text(words) + text(other)).utf8.count)
    }

    @Test("Lines fit the terminal, narrow or wide, of wide characters too", arguments: [40, 60, 80, 200])
    func width(columns: Int) throws {
        let folder = try TestFolder()
        let han = "港口渡轮与驳船在浓雾中相撞多人受伤，海岸警卫队在清晨收到求救信号后立即派出两艘救援船。"
        let (a, b) = (
            try folder.write("a.txt", han + "船长说没有看见驳船。" + String(repeating: "x", count: 300)),
            try folder.write("b.txt", han.replacing("两", with: "三") + "船长说没有听见驳船。")
        )
        let runs = [
            ["explain", a, b, "--all"], ["explain", "qh-0404-ferry", "ol-0405-barge", Command.sample, "--all"],
            ["explain", "nw-0404-ferry", "qh-0404-ferry", Command.sample],
        ]
        for run in runs {
            let outcome = try Command.run(run + ["--quiet"], environment: ["COLUMNS": "\(columns)"])
            #expect(outcome.code == 0)
            for line in outcome.text.split(separator: "\n") {
                #expect(TextLayoutTests.width(of: line) <= columns, "\(line)")
                #expect(!line.drop { $0 == " " }.hasPrefix(","), "\(line)")
            }
            let named = try Command.run(run + ["--quiet", "--width", "\(columns)"], environment: ["COLUMNS": "77"])
            #expect(named.output == outcome.output)
            #expect(!outcome.text.contains("\u{1B}") && !outcome.text.contains("\u{A0}"))
        }
    }

    @Test("Removed and added words are coloured on a terminal, unless NO_COLOR is set")
    func colour() throws {
        let folder = try TestFolder()
        let arguments = [
            "explain", try folder.write("a.txt", "Three people of the ferry were flown to the infirmary in the fog."),
            try folder.write("b.txt", "Five people of the ferry were flown to the infirmary in the fog."), "--quiet",
        ]
        let terminal = try Terminal()
        let coloured = try terminal.shown { _ = try Command.run(arguments, output: $0) }
        #expect(coloured.contains("\u{1B}[31m[-Three-]\u{1B}[0m \u{1B}[32m{+Five+}\u{1B}[0m"))
        let plain = try terminal.shown {
            _ = try Command.run(arguments, output: $0, environment: ["NO_COLOR": "1"])
        }
        #expect(plain.contains("[-Three-] {+Five+}") && !plain.contains("\u{1B}"))
    }

    @Test("The same for any number of threads")
    func determinism() throws {
        for format in ["text", "json"] {
            let outputs = try ["1", "2", "5"].map { threads in
                try Command.run([
                    "explain", "nw-0412-ferry", "qh-0404-ferry", Command.sample, "--quiet", "--all", "--format", format,
                    "--threads", threads,
                ]).output
            }
            #expect(Set(outputs).count == 1 && !outputs[0].isEmpty)
        }
    }

    // MARK: Bad input

    @Test("What is not there, not a text or not one article is an error that says what to do")
    func badInput() throws {
        let folder = try TestFolder()
        let text = try folder.write("a.txt", "The ferry is late.")
        try folder.write("b.txt", [0x54, 0x00, 0xFF, 0xFE, 0x80])
        try folder.write("two.jsonl", "{\"id\":\"1\",\"text\":\"A quay.\"}\n{\"id\":\"2\",\"text\":\"A pier.\"}\n")
        let cases: [(arguments: [String], code: Int32, says: String)] = [
            (["qh-0404-fery", "nw-0404-ferry", Command.sample], 65, "the nearest are \"qh-0404-ferry\", "),
            (["qh-0404-ferry", "nw-0404-fery", Command.sample], 65, "the nearest are \"nw-0404-ferry\", "),
            (
                [text, folder.path("none.txt")], 66,
                "none.txt: there is no such file; name two files, or two ids followed by"
            ),
            (
                ["qh-0404-ferry", "nw-0404-ferry"], 66,
                "qh-0404-ferry: there is no such file; name two files, or two ids"
            ),
            ([text, "\(folder.path)/./a.txt"], 65, "a.txt: this is the same file as "),
            ([text, folder.path], 66, "this is a folder, expected a file"),
            ([text, folder.path("b.txt")], 65, "b.txt, byte 2: 0xFF is not UTF-8 there"),
            ([text, folder.path("two.jsonl")], 65, "two.jsonl: there are 2 articles in it, expected one; name two"),
            (["1", "2", folder.path("none")], 66, "none: there is no such file or folder"),
        ]
        for bad in cases {
            let outcome = try Command.run(["explain"] + bad.arguments + ["--quiet"])
            #expect(outcome.code == bad.code && outcome.output.isEmpty, "\(outcome.errors)")
            #expect(outcome.errors.contains(bad.says), "\(outcome.errors)")
        }
    }

    @Test("Texts without words are compared, and share nothing")
    func wordless() throws {
        let folder = try TestFolder()
        let corpus = try folder.write(
            "n.jsonl",
            "{\"id\":\"a\",\"text\":\"\"}\n{\"id\":\"b\",\"text\":\"...\"}\n{\"id\":\"c\",\"text\":\"A quay.\"}\n")
        for (a, b) in [("a", "b"), ("a", "c"), ("c", "b")] {
            let text = try Command.output("explain", a, b, corpus, "--quiet")
            #expect(text.contains("Neither the same text nor the same story.\n"))
            #expect(text.contains("has no word of text"))
            let found = try object(try Command.output("explain", a, b, corpus, "--quiet", "--format", "json"))
            #expect((found["text"] as? [String: Any])?.number("jaccard") == 0)
        }
    }
}
