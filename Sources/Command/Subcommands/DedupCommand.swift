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
            byte as they came, in the order of the input. A folder of texts, of pages or of XML files is \
            written as a folder. With --against, duplicates of the reference corpus go too; its own records are never written. What goes is \
            written by --removed, as it came: with what stays it is the whole input, to the byte. --removed-table \
            says of each record that goes why. Examples:

              storyfold dedup news.jsonl --output unique.jsonl
              storyfold dedup news.jsonl --output unique.jsonl --removed removed.jsonl
              storyfold dedup news.jsonl --dry-run --removed-table removed.csv
              storyfold dedup news.csv --keep per-source --output unique.csv
              storyfold dedup crawl/ --output unique/ --removed removed/
              storyfold dedup news.csv --annotate --output annotated.csv
              storyfold dedup new.jsonl --against archive.jsonl --output fresh.jsonl
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Input") var filters: FilterArguments
    @OptionGroup(title: "Input") var reference: ReferenceArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file to write, or the folder for texts, pages and XML files. (default: standard output)",
            valueName: "path"),
        completion: .file())
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Where the records that go are written, as they came: a file, or a folder as for --output.",
            valueName: "path"),
        completion: .file())
    var removed: String?

    @Option(
        help: ArgumentHelp(
            """
            A table of the records that go: id, kept_id, relation, similarity and reason, ordered by id, in a .csv, \
            .tsv, .jsonl or .ndjson file.
            """, valueName: "file"), completion: .file())
    var removedTable: String?

    @Option(
        help: ArgumentHelp(
            """
            What stays of a duplicate group: the canonical version alone; per-source: the best version of each source, \
            where articles without one count as one source; all-but-exact: every text once, so that only exact \
            copies go. (default: canonical)
            """, valueName: "rule"))
    var keep: SurvivalRule?

    @Flag(help: "Write neither the records that stay nor those that go, only say what would become of them.")
    var dryRun = false

    @Flag(help: "Name every source that loses records.")
    var all = false

    @Flag(help: "Keep all records, and add to each its group, relation and similarity.")
    var annotate = false

    func validate() throws {
        try input.checkPaths()
        try reference.check(overrides: duplicates.overrides)
        if let removedTable, RemovedTable(path: removedTable) == nil {
            throw ValidationError(
                "--removed-table is \(removedTable); allowed: a name that ends in \(RemovedTable.endings)")
        }
        guard !annotate || removed == nil && removedTable == nil && keep == nil && !dryRun && !all else {
            throw ValidationError(
                "--annotate keeps every record; leave out --removed, --removed-table, --keep, --dry-run and --all")
        }
    }

    func run() throws {
        var files = RunFiles(force: work.force)
        input.add(to: &files)
        reference.add(to: &files)
        duplicates.add(to: &files)
        if output != nil {
            files.writesFileOrFolder(output, as: "--output")
        } else if !dryRun {
            files.writesStandardOutput()
        }
        files.writesFileOrFolder(removed, as: "--removed")
        files.writes(removedTable, as: "--removed-table")
        try files.check()
        var configuration = try duplicates.configuration(threads: work.threads)
        configuration.readsCredits = false
        let foldRun = FoldRun(
            input: input, filter: filters.filter, reference: reference.against, work: work,
            configuration: configuration, files: files)
        let outcome = try foldRun.fold(depth: .duplicates)
        let fold = outcome.fold
        // What is skipped is told whatever becomes of standard output.
        if output == nil { try files.outputs.commit() }
        let survival = Survival(fold, keep ?? .canonical)
        let survivors = Survivors(fold, survival, inputs: outcome.inputs, options: outcome.options, annotates: annotate)
        if dryRun {
            try survivors.check()
        } else {
            try write(survivors, to: files.outputs)
        }
        if let table = removedTable.flatMap(RemovedTable.init(path:)) {
            try table.write(survival, of: fold, to: files.outputs)
        }
        try files.outputs.commit()
        guard !work.quiet else { return }
        let leftOut = outcome.reading.filtered.all
        if leftOut > 0 {
            Terminal.say("\(SummaryText.count(leftOut, "record")) left out by request, neither written nor removed\n")
        }
        say(survival, fold)
    }

    private func write(_ survivors: Survivors, to outputs: OutputSet) throws(CorpusError) {
        do throws(CorpusError) {
            try survivors.write(
                to: .init(output: output, removed: removed), of: outputs, replacesAll: work.force)
        } catch {
            guard error.isBrokenPipe, removed != nil || removedTable != nil else { throw error }
            throw CorpusError(
                .inputOutput, at: .init(path: "standard output"),
                "its reader went away before the end, so no file says what goes",
                remedy: "read all of it, or name a file with --output")
        }
    }

    /// Says what stays and what goes.
    private func say(_ survival: Survival, _ fold: Fold) {
        guard !annotate else {
            return Terminal.say("\(SummaryText.count(fold.summary.articles, "record")) written\n")
        }
        if keep == .perSource, !(0..<fold.articleCount).contains(where: { !fold.corpus.sourceBytes($0).isEmpty }) {
            Terminal.say(
                "note: no record has a source, so --keep per-source keeps one of each group; --source-field names the field\n"
            )
        }
        let counts = RemovalCounts(survival, of: fold.corpus)
        Terminal.say(
            RemovalText(counts, style: Terminal.style)
                .text(isDryRun: dryRun, hasTable: removedTable != nil, allSources: all))
    }
}

extension SurvivalRule: ExpressibleByArgument {}
