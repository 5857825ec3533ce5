import ArgumentParser
import Platform
import Corpus
import LivingIndex
import Reports
import Storyfold

struct IndexAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Adds articles to an index, and makes it where there is none.",
        discussion: """
            Everything that cluster reads can be added. What is there already changes nothing; what has come with other \
            content takes the place of what was there. The options of an index are given when it is made, and it keeps them. \
            Examples:

              storyfold index add news.index monday/
              storyfold index add news.index tuesday.jsonl
            """)

    @Argument(help: "The folder of the index.", completion: .directory)
    var index: String

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Flag(
        help: "A new index: the texts are scanned; compare runs of letters, and take letters that look alike for one.")
    var ocr = false

    @Option(help: "A new index: Jaccard similarity from which two texts are near-duplicates, 0.05 to 1.")
    var threshold: Double?

    @Option(help: "A new index: how large stories are, fine, default or coarse. (default: default)")
    var granularity: StoryGranularity?

    @Option(
        help: ArgumentHelp(
            "A new index: days without news after which a story is closed, 1 to 365. (default: 30)", valueName: "days"))
    var openDays: Int?

    func validate() throws {
        try input.checkPaths()
        if let openDays, !(1...365).contains(openDays) {
            throw ValidationError("--open-days is \(openDays); allowed: 1 to 365")
        }
        try settings.configuration(threads: 1).validateAsArguments()
    }

    private var settings: IndexSettings {
        var settings = IndexSettings()
        settings.isFromOCR = ocr
        settings.duplicateThreshold = threshold
        settings.granularity = granularity ?? .standard
        settings.openDays = openDays ?? settings.openDays
        return settings
    }

    /// Those of the options of an index that were given; the others are what it was made with.
    private var givenOptions: Set<String> {
        let given = [
            "--ocr": ocr, "--threshold": threshold != nil, "--granularity": granularity != nil,
            "--open-days": openDays != nil,
        ]
        return Set(given.filter(\.value).keys)
    }

    func run() throws {
        let path = PathText.plain(index)
        var files = RunFiles(force: work.force)
        input.add(to: &files)
        files.keepsOut(of: path, as: "the index")
        try files.check()
        let writer = try IndexWriter(path, settings: settings, given: givenOptions, threads: work.threads)
        let start = ContinuousClock.now
        let summary: ChangeSummary
        do {
            summary = try FoldRun(input: input, work: work, configuration: writer.configuration, files: files)
                .add(to: writer)
        } catch {
            writer.abandonIfEmpty()
            throw error
        }
        if !work.quiet { Terminal.say(SummaryText.text(of: summary, after: ContinuousClock.now - start)) }
    }
}
