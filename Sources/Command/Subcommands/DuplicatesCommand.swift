import ArgumentParser
import Corpus
import NearDuplicates
import Reports
import Storyfold

struct DuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "Only the duplicate groups, or the pairs.",
        discussion: """
            Every pair was compared exactly; a group's members are all verified against its canonical. Examples:

              storyfold duplicates news.jsonl
              storyfold duplicates news.jsonl --pairs --format csv > pairs.csv
              storyfold duplicates --sweep 0.5:0.95 --audit 200 news.jsonl
              storyfold duplicates new.jsonl --against archive.jsonl
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Input") var filters: FilterArguments
    @OptionGroup(title: "Input") var reference: ReferenceArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Proof") var proof: ProofArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Option(
        defaultAsFlag: PairListing(extent: .texts), parsing: .next,
        help: ArgumentHelp(
            """
            Print the verified pairs instead of the groups: those of different texts, and each further copy of a text \
            with the article that stands for it; with "all", those of every two articles.
            """, valueName: "all"))
    var pairs: PairListing?

    @Option(help: "What is printed: text for a person, or json, jsonl or csv for programs.")
    var format: OutputFormat = .text

    @Flag(help: "Print every group and member.")
    var all = false

    func validate() throws {
        if proof.explainPlan {
            guard format == .text, proof.sweep == nil, proof.audit == nil, pairs == nil else {
                throw ValidationError(
                    "--explain-plan prints text and reads nothing; leave out --format, --pairs, --sweep and --audit")
            }
            guard !duplicates.exact else {
                throw ValidationError("--exact has no plan to explain: it misses nothing; leave out one of the two")
            }
        } else {
            try input.checkPaths(with: pairs?.path)
        }
        guard reference.against.isEmpty || proof.sweep == nil && proof.audit == nil else {
            throw ValidationError("--sweep and --audit are of one corpus; leave out --against")
        }
        try reference.check(overrides: duplicates.overrides)
        guard proof.sweep == nil || duplicates.overrides == nil else {
            throw ValidationError("--sweep has no place for the decisions of --overrides; leave out one of the two")
        }
        guard proof.sweep == nil || duplicates.sketches.threshold == nil && pairs == nil && !all else {
            throw ValidationError(
                "--sweep prints a table of the thresholds it names; leave out --threshold, --pairs and --all")
        }
    }

    func run() throws {
        let input = input.adding(pairs?.path)
        var files = RunFiles(force: work.force)
        input.add(to: &files)
        reference.add(to: &files)
        duplicates.add(to: &files)
        files.writesStandardOutput()
        try files.check()
        var configuration = try duplicates.configuration(threads: work.threads)
        // Provenance is in the objects of groups alone.
        configuration.readsCredits = pairs == nil && (format == .json || format == .jsonl)
        let sink = format == .text ? Terminal.output : .standardOutput
        guard !proof.explainPlan else {
            try sink.write(PlanText.text(of: configuration.planExplanation, style: Terminal.style))
            return try sink.finish()
        }
        let thresholds = proof.sweep?.thresholds ?? []
        if let lowest = thresholds.first { configuration.duplicateThreshold = lowest }
        let foldRun = FoldRun(
            input: input, filter: filters.filter, reference: reference.against, work: work,
            configuration: configuration, files: files)
        let fold = try foldRun.fold(depth: .duplicates).fold
        try files.outputs.commit()
        if let count = proof.audit { try foldRun.audit(fold, articles: count) }
        if thresholds.isEmpty {
            try write(fold, to: sink)
        } else {
            try SweepReport(fold.sweep(thresholds), format: format.records, style: Terminal.style).write(to: sink)
        }
        try sink.finish()
    }

    private func write(_ fold: Fold, to sink: OutputSink) throws {
        if let records = format.records {
            let report = RecordReport(fold, format: records)
            if let pairs {
                try report.writePairs(pairs.extent, to: sink)
            } else {
                try report.writeGroups(to: sink)
            }
        } else {
            let report = TextReport(fold, style: Terminal.style, extent: all ? .everything : .overview)
            if let pairs {
                try report.writePairs(pairs.extent, to: sink)
            } else {
                try report.writeGroups(to: sink)
            }
        }
    }
}
