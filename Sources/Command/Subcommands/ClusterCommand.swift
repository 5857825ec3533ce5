import ArgumentParser
import Platform
import Corpus
import NearDuplicates
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
              storyfold cluster news.jsonl --format html --output report.html
              storyfold cluster news.jsonl --edges copies.graphml --outlets outlets.csv
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Input") var filters: FilterArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Stories") var stories: StoryArguments
    @OptionGroup(title: "Stories") var neighbours: NeighbourArguments
    @OptionGroup(title: "Who copied whom") var network: NetworkArguments
    @OptionGroup(title: "What is printed") var shown: ShownArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Option(help: "What is printed: text or a page (html) for a person, or json, jsonl or csv for programs.")
    var format: Format = .text

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            """
            Write the result to this folder, and print nothing. Its files are articles.jsonl, groups.jsonl, stories.jsonl, \
            pairs.jsonl, result.jsonl and run.json, all or none. With --format html: write the report to this file.
            """, valueName: "path"), completion: .file())
    var output: String?

    @Option(
        defaultAsFlag: PairListing(extent: .texts), parsing: .next,
        help: ArgumentHelp(
            """
            With --output: pairs.jsonl lists the pairs of different texts, and each further copy of a text with the \
            article that stands for it; with "all", those of every two articles.
            """, valueName: "all"))
    var pairs: PairListing?

    @Flag(help: "With json or jsonl: the texts of the articles too, and all else that a report is made from.")
    var texts = false

    @Flag(help: "Print every story, version and member.")
    var all = false

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, jsonl, csv, html
    }

    func validate() throws {
        try input.checkPaths(with: pairs?.path)
        guard pairs == nil || output != nil && format != .html else {
            throw ValidationError("--pairs is about the pairs.jsonl of --output; duplicates --pairs prints them")
        }
        if texts, format != .json, format != .jsonl {
            throw ValidationError("--texts goes with --format json or jsonl, not with \(format.rawValue)")
        }
        if output != nil, format != .html, shown.isGiven || shown.timezone != nil {
            throw ValidationError(
                "--output writes all stories, in UTC; leave out --top, --show and --timezone, which are about what is printed"
            )
        }
        if shown.timezone != nil, format != .text, format != .html {
            throw ValidationError("--timezone is for text and html; \(format.rawValue) is in UTC")
        }
        if output != nil, format != .text, format != .html {
            throw ValidationError(
                "--output writes every format at once: leave --format out, or redirect what is printed")
        }
    }

    func run() throws {
        let files = try files()
        let configuration = try stories.refining(duplicates.configuration(threads: work.threads))
        let outcome = try FoldRun(
            input: input.adding(pairs?.path), filter: filters.filter, work: work, configuration: configuration,
            files: files
        ).fold(depth: .stories, digests: output != nil && format != .html)
        let folded = ContinuousClock.now
        let fold = outcome.fold
        try neighbours.write(fold, to: files.outputs, quiet: work.quiet)
        try network.write(fold, to: files.outputs, quiet: work.quiet)
        let chosen = try shown.choice.positions(in: fold)
        if format == .html {
            try ReportRun(path: output, work: work, outputs: files.outputs, settings: settings, zone: shown.zone)
                .write { report, progress in try report.add(fold, chosen: chosen, progress: progress) }
            return
        }
        if let output {
            let folder = try files.outputs.folder(at: output, replacesAll: work.force)
            try OutputFolder.write(fold, pairs: pairs?.extent ?? .texts, to: folder)
            let digests = outcome.digests?.finished() ?? []
            try OutputFolder.write(
                RunRecord(
                    command: ["storyfold"] + ProcessEnvironment.arguments, settings: settings, inputs: outcome.inputs,
                    digests: digests, reading: outcome.reading, summary: fold.summary,
                    seconds: outcome.seconds + [("write", folded.seconds(to: .now))]),
                to: folder)
            return try files.outputs.commit()
        }
        try files.outputs.commit()
        let sink = format == .text ? Terminal.output : .standardOutput
        if let records = RecordReport.Format(rawValue: format.rawValue) {
            try RecordReport(fold, format: records, texts: texts, chosen: chosen).writeStories(to: sink)
        } else {
            // Who asks for one story wants all of it.
            let extent: TextReport.Extent = all || shown.show != nil ? .everything : .overview
            try TextReport(fold, style: Terminal.style, extent: extent, chosen: chosen, zone: shown.zone)
                .writeStories(to: sink)
        }
        try sink.finish()
    }

    /// What the result depends on.
    private var settings: [RunSetting] {
        input.settings + filters.settings + duplicates.settings + stories.settings
    }

    private func files() throws -> RunFiles {
        var files = RunFiles(force: work.force)
        input.adding(pairs?.path).add(to: &files)
        duplicates.add(to: &files)
        stories.add(to: &files)
        neighbours.add(to: &files)
        network.add(to: &files)
        if let output {
            if format == .html {
                ReportRun.add(output, to: &files)
            } else {
                files.writes(OutputFolder.names, toFolder: output, as: "--output")
            }
        } else {
            files.writesStandardOutput()
        }
        try files.check()
        return files
    }
}
