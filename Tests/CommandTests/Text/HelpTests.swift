import Fixtures
import Foundation
import Testing

@Suite("Help")
struct HelpTests {
    static let subcommands = [
        "inspect", "cluster", "stories", "report", "similar", "explain", "duplicates", "dedup", "sketch", "index",
        "evaluate", "train", "benchmark", "generate",
    ]

    @Test("Every subcommand shows an example that it understands", arguments: subcommands)
    func examples(subcommand: String) throws {
        let help = try Command.output(subcommand, "--help")
        #expect(help == (try Command.output("help", subcommand)))
        let examples = help.split(separator: "\n").filter { $0.hasPrefix("  storyfold \(subcommand)") }
        #expect(!examples.isEmpty)
        let folder = try TestFolder()
        for example in examples {
            var words = example.prefix { $0 != ">" }.split(separator: " ").dropFirst().map(String.init)
            // With what cannot be read the arguments are understood first: 66, not 64. A report is of one input, and an
            // index of one folder, which are not there either; what reads nothing is run.
            switch subcommand {
            case "report", "index": break
            case "generate": words += ["--articles", "1", "--output", folder.path("made.jsonl")]
            default: words.append("/nowhere.jsonl")
            }
            let outcome = try Command.run(words, in: folder.path)
            #expect(outcome.code == (subcommand == "generate" ? 0 : 66), "\(example): \(outcome.errors)")
        }
    }

    @Test(
        "The short help of a command is one screen, with its examples and the options that matter",
        arguments: subcommands + ["index add"])
    func short(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let short = try Command.run(words + ["-h"], environment: ["COLUMNS": "80"]).text
        let whole = try Command.run(words + ["--help"]).text
        if short == whole {
            // A list of commands has each of them.
            let most = whole.contains("SUBCOMMANDS:") ? 50 : 30
            #expect(whole.split(separator: "\n", omittingEmptySubsequences: false).count <= most)
            return
        }
        let lines = short.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= 24, "\(lines.count)")
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.contains { $0.hasPrefix("  storyfold \(command) ") })
        let options = lines.filter { $0.hasPrefix("  -") || $0.hasPrefix("  <") }
        #expect(4...10 ~= options.count)
        for option in options {
            #expect(whole.contains("\n" + option.prefix { $0 != ">" }.prefix(24)), "\(option)")
            // It says what it is for, behind it or on the next line.
            #expect(option.count > 30 || option.hasSuffix(">"), "\(option)")
        }
        #expect(short.hasSuffix("options: storyfold \(command) --help\n"))
        // Behind what ends the options it is none.
        #expect(try Command.run(words + ["--", "-h"]).code != 0)
    }

    @Test("The program alone says what to do first, in a few lines, each of which runs")
    func firstSteps() throws {
        let outcome = try Command.run()
        #expect(outcome.code == 0 && outcome.errors.isEmpty)
        #expect(outcome.text.split(separator: "\n").count <= 8)
        let folder = try TestFolder()
        try folder.write("news.jsonl", #"{"id":"a","text":"The ferry came back."}"# + "\n")
        let steps = outcome.text.split(separator: "\n").filter { $0.hasPrefix("  storyfold ") }
        #expect(steps.count > 2)
        for step in steps {
            // What a step does stands behind a gap.
            let words = step.dropFirst(2).split(separator: " ", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
            #expect(try Command.run(words.dropFirst().map(String.init), in: folder.path).code == 0, "\(step)")
        }
    }

    @Test(
        "What is no command is answered with the one that was meant",
        arguments: [
            (
                "clustr news.jsonl",
                "clustr: there is no such command, and no such file; "
                    + "did you mean: storyfold cluster news.jsonl"
            ),
            ("dedupe a b", "did you mean: storyfold dedup a b"), ("STORIES", "did you mean: storyfold stories"),
            (
                "there.jsonl -q",
                "there.jsonl: this is a path, and no command says what to do with it; "
                    + "give the command first: storyfold cluster there.jsonl -q"
            ),
            ("xyzzyxyzzy", "the commands are inspect, cluster, "),
            ("help clustr", "clustr: there is no such command; did you mean: storyfold help cluster"),
        ])
    func meant(arguments: String, answer: String) throws {
        let folder = try TestFolder()
        try folder.write("there.jsonl", #"{"id":"a","text":"The ferry came back."}"# + "\n")
        let outcome = try Command.run(arguments.split(separator: " ").map(String.init), in: folder.path)
        #expect(outcome.code == 64 && outcome.text.isEmpty)
        #expect(outcome.errors.hasPrefix("storyfold: ") && outcome.errors.contains(answer), "\(outcome.errors)")
    }

    @Test("The program without a subcommand shows them all, and how it ends")
    func overview() throws {
        for arguments in [["--help"], ["help"]] {
            let outcome = try Command.run(arguments)
            #expect(outcome.code == 0)
            for subcommand in Self.subcommands { #expect(outcome.text.contains("  \(subcommand) ")) }
            #expect(outcome.text.contains("  storyfold cluster news.jsonl\n"))
            #expect(outcome.text.contains("Exit codes"))
        }
    }

    @Test("The version is a number of three parts, and the form of what is written one more")
    func version() throws {
        let answer = try Command.output("--version")
        let match = try #require(try /(\d+\.\d+\.\d+) \(formats \d+\)\n/.wholeMatch(in: answer))
        let version = match.1
        #expect(try Command.output("cluster", "--version") == answer)
        #expect(try Command.output("-V") == answer)
        let citation = try String(contentsOfFile: "\(Command.project)/CITATION.cff", encoding: .utf8)
        #expect(citation.contains("\nversion: \(version)\n"))
    }

    @Test("Completions are written for every shell", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let script = try Command.output("--generate-completion-script", shell)
        for word in Self.subcommands + ["threshold", "granularity"] { #expect(script.contains(word)) }
    }
}
