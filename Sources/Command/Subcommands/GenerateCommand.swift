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
              storyfold generate --articles 20000 --copies ocr --lengths long
              storyfold generate --articles 5000 --cases earnings,update

            Hard cases come in families, whose number is in the field family. Different texts that look alike: \
            \(CaseSelection.names(isOneText: false)). One text in disguise: \(CaseSelection.names(isOneText: true)).
            """)

    @Option(help: "How many articles.")
    var articles: Int

    @Option(help: "The seed that everything is drawn from.")
    var seed: UInt64 = 1

    @Option(
        help: """
            What copies are: varied (edited, cut, extended, reordered, in furniture), ocr (read from paper, with 1, \
            3, 5 or 10 % of the characters wrong) or excerpts (briefs cut from their original).
            """)
    var copies = CopyMixture.varied

    @Option(help: "How long originals are: articles (median 360 words), long (1,200) or briefs (5 to 30).")
    var lengths = Lengths.articles

    @Option(
        help: ArgumentHelp(
            "Hard cases beside all that: all of them, or their names with commas between.", valueName: "names"))
    var cases = CaseSelection(kinds: [])

    @Option(help: "How many articles come out on a day.")
    var articlesPerDay = 200

    enum Lengths: String, CaseIterable, ExpressibleByArgument {
        case articles, long, briefs
    }

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write. (default: standard output)", valueName: "file"), completion: .file())
    var output: String?

    @OptionGroup(title: "Run") var work: RunArguments

    private var options: SyntheticCorpus.Options {
        var options = SyntheticCorpus.Options()
        options.copies = copies
        options.articlesPerDay = articlesPerDay
        options.cases = cases.kinds
        options.areBriefs = lengths == .briefs
        if lengths == .long { options.medianWords = 1200 }
        return options
    }

    /// Whether a line is one that this command writes.
    private static func isOurs(_ line: String) -> Bool {
        line.hasPrefix("{\"id\":\"a") && line.contains("\",\"duplicate_group\":\"g")
            && line.contains("\",\"copy_of\":") && line.contains(",\"edit_rate\":")
    }

    func validate() throws {
        _ = try SyntheticCorpus(articlesArgument: articles, seed: seed, options: options)
    }

    func run() throws {
        var files = RunFiles(force: work.force)
        files.writes(output, as: "--output", isOurs: Self.isOurs)
        try files.check()
        let corpus = try SyntheticCorpus(articlesArgument: articles, seed: seed, options: options)
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
            counts = try write(to: try files.outputs.sink(at: output))
            try files.outputs.commit()
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
    /// The corpus that --articles, --seed and the options of `generate` ask for.
    init(articlesArgument articles: Int, seed: UInt64, options: Options = Options()) throws {
        do throws(SyntheticCorpusError) {
            try self.init(articles: articles, seed: seed, options: options)
        } catch {
            let option = error.option.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
            throw ValidationError("--\(option) is \(error.value); allowed: \(error.allowed)")
        }
    }
}

extension CopyMixture: ExpressibleByArgument {}

/// The hard cases that --cases names.
struct CaseSelection: ExpressibleByArgument {
    let kinds: [CaseKind]

    init(kinds: [CaseKind]) { self.kinds = kinds }

    init?(argument: String) {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let kinds = argument == "all" ? CaseKind.allCases : names.compactMap(CaseKind.init)
        guard argument == "all" || kinds.count == names.count else { return nil }
        self.kinds = kinds
    }

    var defaultValueDescription: String { "none" }
    static var allValueStrings: [String] { ["all"] + CaseKind.allCases.map(\.rawValue) }

    static func names(isOneText: Bool) -> String {
        CaseKind.allCases.filter { $0.isOneText == isOneText }.map(\.rawValue).joined(separator: ", ")
    }
}
