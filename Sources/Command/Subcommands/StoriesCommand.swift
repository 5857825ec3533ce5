import ArgumentParser
import Corpus
import Reports
import Storyfold

struct StoriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "The stories alone: what happened, when, and what is related.",
        discussion: """
            The same stories as those of cluster, without their articles; a story of several days is shown day by \
            day. Examples:

              storyfold stories news.jsonl
              storyfold stories news.jsonl --related
              storyfold stories --related 10 --format json news.jsonl > stories.json
              storyfold stories news.jsonl --neighbours graph.csv --window 7
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Input") var filters: FilterArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Stories") var stories: StoryArguments
    @OptionGroup(title: "Stories") var neighbours: NeighbourArguments
    @OptionGroup(title: "What is printed") var shown: ShownArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Option(
        defaultAsFlag: RelatedCount(most: 5), parsing: .next,
        help: ArgumentHelp(
            """
            Print the stories most like each by topic, so many or five; json and jsonl then also place every story \
            on a map.
            """, valueName: "n"))
    var related: RelatedCount?

    @Option(help: "What is printed: text for a person, or json, jsonl or csv for programs.")
    var format: OutputFormat = .text

    @Flag(help: "Print every story and day.")
    var all = false

    func validate() throws {
        try input.checkPaths(with: related?.path)
        if shown.timezone != nil, format != .text {
            throw ValidationError("--timezone is for text; \(format.rawValue) is in UTC")
        }
        if let most = related?.most, !(1...100).contains(most) {
            throw ValidationError("--related is \(most); allowed: 1 to 100")
        }
    }

    func run() throws {
        let input = input.adding(related?.path)
        var files = RunFiles(force: work.force)
        input.add(to: &files)
        duplicates.add(to: &files)
        stories.add(to: &files)
        neighbours.add(to: &files)
        files.writesStandardOutput()
        try files.check()
        let configuration = try stories.refining(duplicates.configuration(threads: work.threads))
        let fold = try FoldRun(
            input: input, filter: filters.filter, work: work, configuration: configuration, files: files
        ).fold(depth: .stories).fold
        try neighbours.write(fold, to: files.outputs, quiet: work.quiet)
        try files.outputs.commit()
        let related = try relatedStories(of: fold)
        let chosen = try shown.choice.positions(in: fold)
        let sink = format == .text ? Terminal.output : .standardOutput
        if let records = format.records {
            try RecordReport(fold, format: records, chosen: chosen).writeStoriesAlone(related: related, to: sink)
        } else {
            let extent: TextReport.Extent = all || shown.show != nil ? .everything : .overview
            try TextReport(fold, style: Terminal.style, extent: extent, chosen: chosen, zone: shown.zone)
                .writeStoriesAlone(related: related, to: sink)
        }
        try sink.finish()
    }

    private func relatedStories(of fold: Fold) throws -> RelatedStories? {
        guard let related else { return nil }
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        return try RelatedStories(fold, most: related.most, progress: display.handler)
    }
}

/// How many related stories are shown.
///
/// The number may be left out, and then the parser takes what comes next for it: what is no number is the path that
/// stands there.
struct RelatedCount: ExpressibleByArgument, CustomStringConvertible {
    var most: Int
    var path: String?

    init(most: Int) { self.most = most }

    init?(argument: String) {
        if let most = Int(argument) {
            self.init(most: most)
        } else {
            self.init(most: 5)
            path = argument
        }
    }

    var description: String { "\(most)" }
}
