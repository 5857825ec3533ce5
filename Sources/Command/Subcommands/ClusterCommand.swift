import ArgumentParser
import Corpus
import Reports
import Storyfold

struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Duplicate groups, stories and canonical versions.",
        discussion: """
            Examples:

              storyfold cluster news.jsonl
              storyfold cluster crawl/ --format jsonl > stories.jsonl
              storyfold cluster news.jsonl.zst --prefer earliest --output folded/
              storyfold cluster news.jsonl --window 7 --neighbours graph.jsonl
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Stories") var stories: StoryArguments
    @OptionGroup(title: "Stories") var neighbours: NeighbourArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Option(help: "What is printed: text for a person, or json, jsonl or csv for programs.")
    var format: OutputFormat = .text

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Write articles.jsonl, groups.jsonl, stories.jsonl and pairs.jsonl here, all or none, and print nothing.",
            valueName: "folder"), completion: .directory)
    var output: String?

    @Flag(help: "Print every story, version and member.")
    var all = false

    func validate() throws { try input.checkPaths() }

    func run() throws {
        let configuration = try stories.refining(duplicates.configuration(threads: work.threads))
        if let output { try OutputSet.check(folder: output) }
        try neighbours.check()
        let (fold, inputs, _) = try FoldRun(input: input, work: work, configuration: configuration)
            .fold(depth: .stories)
        try neighbours.write(fold, of: inputs, quiet: work.quiet)
        if let output {
            try OutputFolder.write(fold, to: output)
            return
        }
        let sink = OutputSink.standardOutput
        if let records = format.records {
            try RecordReport(fold, format: records).writeStories(to: sink)
        } else {
            try TextReport(fold, style: Terminal.style, extent: all ? .everything : .overview).writeStories(to: sink)
        }
        try sink.finish()
    }
}
