import Fixtures
import Foundation
import Testing

@Suite("duplicates: plan, sweep and audit")
struct DuplicatesProofTests {
    @Test("The plan is explained without a path: what was asked for, and the curve")
    func explainPlan() throws {
        let outcome = try Command.run("duplicates", "--explain-plan", "--threshold", "0.85", "--recall", "0.95")
        #expect(outcome.code == 0)
        #expect(outcome.errors.isEmpty)
        let lines = outcome.text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        for words in ["shingles     3 words", "threshold    0.85", "containment  0.70", "recall       0.9500"] {
            #expect(outcome.text.contains(words))
        }
        // A row for each similarity and one for the threshold, with the formula and three measurements.
        let rows = lines.filter { $0.hasPrefix("        0.") || $0.hasPrefix("        1.") }
            .map { $0.split(separator: " ").map(String.init) }
        #expect(rows.count == 11)
        #expect(rows.allSatisfy { $0.count == ($0[0] == "0.85" ? 6 : 5) })
        let atThreshold = try #require(rows.first { $0[0] == "0.85" })
        #expect(atThreshold.last == "threshold")
        for figure in atThreshold[1...4] { #expect(try #require(Double(figure)) > 0.94) }
    }

    @Test("The formats of a sweep say the same, and every row is what a run at its threshold says")
    func sweep() throws {
        let arguments = ["duplicates", Command.sample, "--quiet", "--containment", "1", "--sweep", "0.4:0.9:0.25"]
        func output(_ format: String) throws -> String {
            let outcome = try Command.run(arguments + ["--format", format])
            #expect(outcome.code == 0)
            #expect(outcome.errors.isEmpty)
            return outcome.text
        }
        let found = try objects(try output("jsonl"))
        #expect(found.map { $0.number("threshold") } == [0.4, 0.65, 0.9])
        #expect(try found.spelled() == object(try output("json")).list("sweep").spelled())
        let text = try output("text").split(separator: "\n").dropFirst().prefix(3).map { $0.split(separator: " ") }
        let table = rows(try output("csv"))
        for (index, row) in found.enumerated() {
            let numbers = ["groups", "removed", "largest"].map { row.integer($0)! }
            #expect(["groups", "removed", "largest"].map { table[index][$0] } == numbers.map { "\($0)" })
            #expect(text[index].dropFirst().map(String.init) == numbers.map { "\($0)" })
            let groups = try objects(
                try Command.output(
                    "duplicates", Command.sample, "--containment", "1", "--threshold", "\(row.number("threshold")!)",
                    "--format", "jsonl"))
            let members = groups.map { $0.list("articles").count }
            #expect(numbers == [members.count, members.reduce(0) { $0 + $1 - 1 }, members.max() ?? 0])
        }
    }

    @Test("An audit speaks on standard error, to the quiet too, and changes nothing that is printed")
    func audit() throws {
        let plain = try Command.output("duplicates", Command.sample)
        let outcome = try Command.run("duplicates", Command.sample, "--quiet", "--audit", "30")
        #expect(outcome.code == 0)
        #expect(outcome.text == plain)
        #expect(outcome.errors.hasPrefix("audit: 30 articles compared in full with all of 170 texts\n"))
        #expect(outcome.errors.contains("with 95 % confidence\n"))

        // One band of twelve values misses what is not nearly the same.
        let poor = try Command.run(
            "duplicates", Command.sample, "--quiet", "--audit", "500", "--permutations", "12", "--bands", "1")
        #expect(poor.code == 0)
        #expect(poor.errors.contains("articles compared"))

        let none = try Command.run(
            ["duplicates", "-", "--quiet", "--audit", "5"],
            input: Array("{\"id\":\"a\",\"text\":\"A quay was mended.\"}".utf8))
        #expect(none.code == 0)
        #expect(none.errors.contains("none of them has a near copy, so nothing can be said about recall"))
    }

    @Test("Sweep and audit say the same for any order of the input and number of threads")
    func determinism() throws {
        let folder = try TestFolder()
        let lines = try Command.output("generate", "--articles", "300", "--seed", "5").split(separator: "\n")
        try folder.write("a.jsonl", lines.joined(separator: "\n"))
        var random = SeededGenerator(seed: 21)
        try folder.write("b.jsonl", lines.shuffled(using: &random).joined(separator: "\n"))
        var expected: Command.Outcome?
        for (threads, name) in [(1, "a.jsonl"), (2, "b.jsonl"), (3, "b.jsonl")] {
            let outcome = try Command.run([
                "duplicates", folder.path(name), "--quiet", "--threads", "\(threads)", "--sweep", "0.5:0.9",
                "--audit", "60", "--recall", "0.7",
            ])
            #expect(outcome.code == 0)
            #expect(outcome.errors.hasPrefix("audit: 60 articles"))
            #expect(outcome.output == expected?.output ?? outcome.output)
            #expect(outcome.errors == expected?.errors ?? outcome.errors)
            expected = outcome
        }
    }
}
