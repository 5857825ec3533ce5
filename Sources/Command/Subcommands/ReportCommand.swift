import ArgumentParser
import Corpus
import Reports

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "A result as a page to read: stories, who was first, who copied whom, what each changed.",
        discussion: """
            The page needs no network and opens from disk. What does not fit into one file of a few megabytes goes into \
            a folder beside it, named after it. `storyfold cluster --format html` makes the same page at once. Examples:

              storyfold cluster news.jsonl --output folded/
              storyfold report folded/ --output report.html
              storyfold report result.jsonl --output report.html
            """)

    @Argument(
        help: ArgumentHelp(
            "What `cluster` wrote: its --output folder, or what --format jsonl or json with --texts printed; - for standard input.",
            valueName: "result"), completion: .file())
    var result: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the page here; printed, all in one, where none is named.", valueName: "file"),
        completion: .file(extensions: ["html"]))
    var output: String?

    @Option(
        help: ArgumentHelp("Show times in this zone, such as Europe/Berlin. (default: UTC)", valueName: "name"))
    var timezone: String?

    @OptionGroup(title: "Run") var work: RunArguments

    func validate() throws { try ShownArguments.check(timezone: timezone) }

    func run() throws {
        var files = RunFiles(force: work.force)
        let record = ResultReader.runRecord(of: result)
        for file in ResultReader.files(of: result) { files.reads(file, as: "part of the result") }
        if let output { ReportRun.add(output, to: &files) } else { files.writesStandardOutput() }
        try files.check()
        let reader = try ResultReader(path: result)
        let settings = record.flatMap(RunRecord.settings(at:)) ?? []
        try ReportRun(
            path: output, work: work, outputs: files.outputs, settings: settings, zone: ShownArguments.zone(timezone)
        ).write { report, progress in
            try report.add(reader, progress: progress)
        }
    }
}
