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

    func run() throws {
        let corpus: SyntheticCorpus
        do throws(SyntheticCorpusError) { corpus = try SyntheticCorpus(articles: articles, seed: seed) } catch {
            throw ValidationError("\(error)")
        }
        guard (1...1_024).contains(work.threads) else { throw ValidationError("--threads takes 1 to 1024") }
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
            let slash = output.lastIndex(of: "/")
            let folder = slash.map { $0 == output.startIndex ? "/" : String(output[..<$0]) } ?? "."
            let files = try OutputSet(folder: folder)
            counts = try write(to: try files.sink(slash.map { String(output[output.index(after: $0)...]) } ?? output))
            try files.commit()
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
