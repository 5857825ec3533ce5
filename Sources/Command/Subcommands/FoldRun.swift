import Bindings
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
        let rejects = RejectsFile(path: input.rejects)
        let reading = try CorpusReader(input.options(threads: configuration.threads)).read(
            input.paths, progress: { show($0, on: display) }, reject: { try rejects.write($0) },
            preparing: { $0.dropTexts() }, receive: { _ in })
        try check(reading, rejects, display: display)
        return Corpus(reading.batches)
    }

    private func read(
        _ options: ReadingOptions, depth: Fold.Depth, display: ProgressDisplay
    ) throws -> SketchedCorpus {
        let rejects = RejectsFile(path: input.rejects)
        return try SketchedCorpus(
            paths: input.paths, against: reference, options: options, configuration: configuration, depth: depth,
            progress: { show($0, on: display) }, reject: { try rejects.write($0) },
            check: { try check($0, rejects, display: display) })
    }

    private func show(_ progress: ReadingProgress, on display: ProgressDisplay) {
        display.show(Progress("reading", completed: progress.bytes, total: progress.totalBytes, unit: "bytes"))
    }

    /// Completes the file of skipped records, and says what was skipped.
    ///
    /// - Throws: when no record can be used, or a field that was named is in none.
    private func check(_ reading: Reading, _ rejects: RejectsFile, display: ProgressDisplay) throws {
        try rejects.finish(reading.inputs)
        if let first = rejects.first, reading.statistics.records == 0 {
            throw CorpusError(
                .badInput, at: first.place,
                "none of the \(SummaryText.count(rejects.count, "record")) can be used; the first: \(first.problem)",
                remedy: "all of them are in \(input.rejects)")
        }
        try input.checkFields(reading)
        guard !work.quiet else { return }
        display.finish()
        if let first = rejects.first {
            Terminal.say(
                "warning: \(rejects.count) \(rejects.count == 1 ? "record" : "records") skipped, written to "
                    + "\(ShownText.line(input.rejects)); the first, \(first.place): \(ShownText.line(first.problem))\n")
        }
        Terminal.say(SummaryText.text(of: reading.passedOver))
    }
}
