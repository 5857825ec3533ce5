import ArgumentParser
import Corpus
import SyntheticCorpus

struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "A synthetic corpus with known duplicates and stories.",
        discussion: """
            Writes JSON Lines with the labels story, duplicate_group, copy_of, edit and edit_rate: the same bytes \
            for the same seed, on any machine and with any number of threads. Example:

              storyfold generate --articles 100000 --seed 7 --output news.jsonl
            """)

    @Option(help: "How many articles.")
    var articles: Int

    @Option(help: "The seed that everything is drawn from.")
    var seed: UInt64 = 1

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write. (default: standard output)", valueName: "file"), completion: .file())
    var output: String?

    @OptionGroup(title: "Run") var work: RunArguments

    func validate() throws { _ = try SyntheticCorpus(articlesArgument: articles, seed: seed) }

    func run() throws {
        let corpus = try SyntheticCorpus(articlesArgument: articles, seed: seed)
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        var written = 0
        func write(to sink: OutputSink) throws(CorpusError) -> SyntheticCorpus.Counts {
            try corpus.writeJSONLines(threads: work.threads) { (bytes) throws(CorpusError) in
                try sink.write(bytes)
                written = min(articles, written + SyntheticCorpus.articlesPerBlock)
                display.show(Progress("generating", completed: written, total: articles, unit: "articles"))
            }
        }
        let counts: SyntheticCorpus.Counts
        if let output {
            counts = try OutputSet.writeFile(at: output, write)
        } else {
            let sink = OutputSink.standardOutput
            counts = try write(to: sink)
            try sink.finish()
        }
        display.finish()
        if !work.quiet {
            Terminal.say(
                "\(SummaryText.count(counts.articles, "article")) in \(SummaryText.count(counts.stories, "story")), "
                    + "\(SummaryText.count(counts.versions, "version")), \(SummaryText.grouped(counts.bytes / 1_000_000)) MB\n"
            )
        }
    }
}

extension SyntheticCorpus {
    /// The corpus that --articles and --seed ask for.
    init(articlesArgument articles: Int, seed: UInt64) throws {
        do throws(SyntheticCorpusError) { try self.init(articles: articles, seed: seed) } catch {
            throw ValidationError("--\(error.option) is \(error.value); allowed: \(error.allowed)")
        }
    }
}
