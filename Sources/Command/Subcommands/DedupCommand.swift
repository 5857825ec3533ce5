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
            byte as they came, in the order of the input. A folder of .txt files is written as a folder. \
            Examples:

              storyfold dedup news.jsonl --output unique.jsonl
              storyfold dedup crawl/ --output unique/
              storyfold dedup news.csv --annotate --output annotated.csv
            """)

    @OptionGroup(title: "Input") var input: InputArguments
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
        guard input.invalid == .stop || output != input.rejects else {
            throw ValidationError("--output and --rejects are the same file; name another with --rejects")
        }
    }

    func run() throws {
        let configuration = duplicates.configuration(threads: work.threads)
        if let output { try OutputSet.check(fileOrFolder: output) }
        let foldRun = FoldRun(input: input, work: work, configuration: configuration)
        let (fold, reading, options) = try foldRun.fold(depth: .duplicates) { $0.spoolsStandardInput = true }
        let survivors = Survivors(fold, reading: reading, options: options, annotates: annotate)
        try survivors.write(to: output)
        if !work.quiet {
            let kept = annotate ? fold.articleCount : fold.summary.versions
            Terminal.say("\(SummaryText.count(kept, "record")) written\n")
        }
    }
}
