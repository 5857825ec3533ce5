import ArgumentParser
import Corpus
import Reports
import Storyfold

struct DedupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup",
        abstract: "The corpus without its duplicates, records untouched.",
        discussion: """
            Of every duplicate group the canonical version stays; it and all single articles leave byte for \
            byte as they came, in the order of the input. A folder of .txt files is written as a folder. With \
            --against, duplicates of the reference corpus go too; its own records are never written. Examples:

              storyfold dedup news.jsonl --output unique.jsonl
              storyfold dedup crawl/ --output unique/
              storyfold dedup news.csv --annotate --output annotated.csv
              storyfold dedup new.jsonl --against archive.jsonl --output fresh.jsonl
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Input") var reference: ReferenceArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file to write, or the folder for .txt files. (default: standard output)", valueName: "path"),
        completion: .file())
    var output: String?

    @Flag(help: "Keep all records, and add to each its group, relation and similarity.")
    var annotate = false

    func validate() throws {
        try input.checkPaths()
        try reference.check(overrides: duplicates.overrides)
        guard input.invalid == .stop || output != input.rejects else {
            throw ValidationError("--output and --rejects are the same file; name another with --rejects")
        }
        if let output, output.hasEnding(".gz") || output.hasEnding(".zst") {
            throw ValidationError("--output is not compressed; leave it out and pipe the result through gzip or zstd")
        }
    }

    func run() throws {
        var configuration = try duplicates.configuration(threads: work.threads)
        configuration.readsCredits = false
        if let output { try OutputSet.check(fileOrFolder: output) }
        let foldRun = FoldRun(input: input, reference: reference.against, work: work, configuration: configuration)
        let (fold, inputs, options) = try foldRun.fold(depth: .duplicates)
        if let output { try refuseToReplace(inputs, by: output) }
        let survivors = Survivors(fold, inputs: inputs, options: options, annotates: annotate)
        try survivors.write(to: output)
        if !work.quiet {
            let kept = annotate ? fold.summary.articles : fold.summary.versions
            Terminal.say("\(SummaryText.count(kept, "record")) written\n")
        }
    }

    /// - Throws: when the output would take the place of an input, whose duplicates would be lost, or of a
    ///   reference.
    private func refuseToReplace(_ inputs: [Input], by output: String) throws(CorpusError) {
        guard let input = inputs.first(at: output) else { return }
        throw CorpusError(
            .usage, at: .init(path: output),
            "the output is \(input.isReference ? "the reference, which" : "an input, whose duplicates") would be lost",
            remedy: "name another file with --output")
    }
}
