import Corpus
import Kernels
import Reports
import Storyfold

/// One run of the engine for a subcommand: reads, folds, shows progress, says what it did.
struct FoldRun {
    let input: InputArguments
    var reference: [String] = []
    let work: RunArguments
    let configuration: Configuration

    /// The fold of the arguments' corpus.
    func fold(depth: Fold.Depth) throws -> (fold: Fold, inputs: [Input], options: ReadingOptions) {
        let start = ContinuousClock.now
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        let options = input.options(threads: configuration.threads)
        let sketched = try read(options, depth: depth, display: display)
        let fold = try Fold(sketched, progress: display.handler)
        display.finish()
        if depth.findsStories, BLAS.isReference {
            Terminal.say(
                "warning: BLAS is the plain reference library, which is many times slower; "
                    + "the Debian package libopenblas0-pthread mends it\n")
        }
        if !work.quiet {
            let seconds = ContinuousClock.now - start
            Terminal.say(SummaryText.text(of: fold.summary, reading: sketched.reading, after: seconds))
        }
        return (fold, sketched.inputs, options)
    }

    /// Compares some articles with all others, and says what the fold had missed; the quiet are told too, as they
    /// asked for it.
    func audit(_ fold: Fold, articles: Int) throws {
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        let audit = try fold.audit(articles: articles, progress: display.handler)
        display.finish()
        Terminal.say(AuditText.text(of: audit, id: fold.corpus.id))
    }

    /// The corpus without its texts, for its fields alone.
    func corpus() throws -> Corpus {
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        var rejected: [RejectedRecord] = []
        let reading = try CorpusReader(input.options(threads: configuration.threads)).read(
            input.paths, progress: { show($0, on: display) }, reject: { rejected.append($0) },
            preparing: { $0.dropTexts() }, receive: { _ in })
        try check(reading, rejected: rejected, display: display)
        return Corpus(reading.batches)
    }

    private func read(
        _ options: ReadingOptions, depth: Fold.Depth, display: ProgressDisplay
    ) throws -> SketchedCorpus {
        var rejected: [RejectedRecord] = []
        return try SketchedCorpus(
            paths: input.paths, against: reference, options: options, configuration: configuration, depth: depth,
            progress: { show($0, on: display) }, reject: { rejected.append($0) },
            check: { try check($0, rejected: rejected, display: display) })
    }

    private func show(_ progress: ReadingProgress, on display: ProgressDisplay) {
        display.show(Progress("reading", completed: progress.bytes, total: progress.totalBytes, unit: "bytes"))
    }

    /// Writes the records that were skipped to the rejects file, and says so.
    ///
    /// - Throws: when no record can be used, or a field that was named is in none.
    private func check(_ reading: Reading, rejected: [RejectedRecord], display: ProgressDisplay) throws {
        guard !rejected.isEmpty else {
            try input.checkFields(reading)
            return
        }
        try RejectsFile.write(rejected, of: reading.inputs, to: input.rejects)
        guard reading.statistics.records > 0 else {
            throw CorpusError(
                .badInput, at: rejected[0].error.place,
                "none of the \(SummaryText.count(rejected.count, "record")) can be used; the first: "
                    + rejected[0].error.problem, remedy: "all of them are in \(input.rejects)")
        }
        try input.checkFields(reading)
        guard !work.quiet else { return }
        display.finish()
        Terminal.say(
            "warning: \(rejected.count) \(rejected.count == 1 ? "record" : "records") skipped, "
                + "written to \(input.rejects); the first, \(rejected[0].error.place): \(rejected[0].error.problem)\n")
    }
}
