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
        if let output, output.hasEnding(".gz") || output.hasEnding(".zst") {
            throw ValidationError("--output is not compressed; leave it out and pipe the result through gzip or zstd")
        }
    }

    func run() throws {
        var files = RunFiles(force: work.force)
        input.add(to: &files)
        reference.add(to: &files)
        duplicates.add(to: &files)
        if output != nil { files.writesFileOrFolder(output, as: "--output") } else { files.writesStandardOutput() }
        try files.check()
        var configuration = try duplicates.configuration(threads: work.threads)
        configuration.readsCredits = false
        let foldRun = FoldRun(
            input: input, reference: reference.against, work: work, configuration: configuration, files: files)
        let (fold, inputs, options) = try foldRun.fold(depth: .duplicates)
        if output == nil { try files.outputs.commit() }
        let survivors = Survivors(fold, inputs: inputs, options: options, annotates: annotate)
        try survivors.write(to: output, of: files.outputs, replacesAll: work.force)
        try files.outputs.commit()
        if !work.quiet {
            let kept = annotate ? fold.summary.articles : fold.summary.versions
            Terminal.say("\(SummaryText.count(kept, "record")) written\n")
        }
    }
}
