import ArgumentParser
import Bindings
import Corpus
import Glibc

@main
struct StoryfoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storyfold",
        abstract: "Folds a pile of news articles into stories.",
        discussion: """
            Finds the copies of each text, the articles about each event, and picks one canonical version of \
            each, with reasons. Example:

              storyfold cluster news.jsonl
              storyfold duplicates --pairs --format csv crawl/ > pairs.csv

            Results go to standard output; progress, warnings and the summary to standard error. Exit codes: \
            0 done, 64 bad usage, 65 bad input, 66 no input, 70 a fault of ours, 74 input or output failed.
            """,
        version: "0.1.0",
        subcommands: [
            ClusterCommand.self, StoriesCommand.self, ReportCommand.self, SimilarCommand.self, ExplainCommand.self,
            DuplicatesCommand.self, DedupCommand.self, EvaluateCommand.self, TrainCommand.self, BenchmarkCommand.self,
            GenerateCommand.self,
        ])

    static func main() {
        // A reader that stops reading shows as an error of write, not as a signal.
        OutputSink.reportBrokenPipes()
        ProcessEnvironment.reuseFreedMemory()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as CorpusError {
            if error.isBrokenPipe { Glibc.exit(0) }
            Terminal.say("storyfold: \(error)\n")
            Glibc.exit(error.code.rawValue)
        } catch {
            // Neither help nor a mistake in the arguments: a fault of ours.
            guard exitCode(for: error) != .failure else {
                Terminal.say("storyfold: \(error)\n")
                Glibc.exit(70)
            }
            exit(withError: error)
        }
    }
}
