import ArgumentParser
import Platform
import Corpus
import Glibc
import Kernels
import Reports
import Storyfold

@main
struct StoryfoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storyfold",
        abstract: "Folds a pile of news articles into stories.",
        discussion: """
            Finds the copies of each text, the articles about each event, and picks one canonical version of \
            each, with reasons. Example:

              storyfold inspect news.jsonl
              storyfold cluster news.jsonl
              storyfold duplicates --pairs --format csv crawl/ > pairs.csv

            Results go to standard output; progress, warnings and the summary to standard error. Exit codes: \
            0 done, 64 bad usage, 65 bad input, 66 no input, 70 a fault of ours, 74 input or output failed, \
            75 too little memory.
            """,
        version: "\(Release.version) (formats \(Release.formatVersion))",
        subcommands: [
            InspectCommand.self, ClusterCommand.self, StoriesCommand.self, ReportCommand.self, SimilarCommand.self,
            ExplainCommand.self,
            DuplicatesCommand.self, DedupCommand.self, SketchCommand.self, IndexCommand.self, EvaluateCommand.self,
            TrainCommand.self,
            BenchmarkCommand.self, GenerateCommand.self,
        ])

    static func main() {
        ProcessEnvironment.holdStandardStreams()
        // A reader that stops reading shows as an error of write, not as a signal.
        OutputSink.reportBrokenPipes()
        ProcessEnvironment.reuseFreedMemory()
        BLAS.prepareProcess()
        do {
            let arguments = FirstArgument.known(ProcessEnvironment.arguments)
            guard !arguments.isEmpty else { return try print(FirstArgument.firstSteps) }
            try FirstArgument.check(
                arguments, commands: configuration.subcommands.compactMap { $0.configuration.commandName })
            if let help = ShortHelp.text(for: arguments, columns: Terminal.style.width) { return try print(help) }
            var command = try parseAsRoot(arguments)
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
            Glibc.exit(end(with: error))
        }
    }

    /// Prints what the parser of arguments has to say: help, the version, a script for completion, or a mistake.
    ///
    /// The parser's own way out takes no notice of an output that cannot be written, and repeats arguments as they are.
    ///
    /// - Returns: the exit code.
    private static func end(with error: any Error) -> Int32 {
        let message = fullMessage(for: error)
        guard exitCode(for: error) == .success else {
            Terminal.say(ArgumentEcho.shown(in: message, ProcessEnvironment.arguments) + "\n")
            return exitCode(for: error).rawValue
        }
        guard !message.isEmpty else { return 0 }
        do throws(CorpusError) {
            try print(message + "\n")
            return 0
        } catch {
            if error.isBrokenPipe { return 0 }
            Terminal.say("storyfold: \(error)\n")
            return error.code.rawValue
        }
    }

    private static func print(_ text: String) throws(CorpusError) {
        let sink = OutputSink.standardOutput
        try sink.write(text)
        try sink.finish()
    }
}
