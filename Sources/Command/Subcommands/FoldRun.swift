import Corpus
import Kernels
import Reports
import Storyfold

/// One run of the engine for a subcommand: reads, folds, shows progress, says what it did.
struct FoldRun {
    let input: InputArguments
    let work: RunArguments
    let configuration: Configuration

    /// The fold of the arguments' corpus.
    ///
    /// - Parameter prepare: changes the options of the reader first.
    func fold(
        depth: Fold.Depth, prepare: (inout ReadingOptions) -> Void = { _ in }
    ) throws -> (fold: Fold, reading: Reading, options: ReadingOptions) {
        let start = ContinuousClock.now
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        var options = input.options(threads: configuration.threads)
        prepare(&options)
        let reading = try read(options, display: display)
        let fold = Fold(
            reading: reading, configuration: configuration, depth: depth, progress: display.handler)
        display.finish()
        if depth == .stories, BLAS.isReference {
            Terminal.say(
                "warning: BLAS is the plain reference library, which is many times slower; "
                    + "the Debian package libopenblas0-pthread mends it\n")
        }
        if !work.quiet {
            let seconds = ContinuousClock.now - start
            Terminal.say(SummaryText.text(of: fold.summary, reading: reading, after: seconds))
        }
        return (fold, reading, options)
    }

    /// Reads the corpus; records that are skipped go to the rejects file, which is written at the end or
    /// not at all.
    func read(_ options: ReadingOptions, display: ProgressDisplay) throws -> Reading {
        var rejected: [RejectedRecord] = []
        let reading = try CorpusReader(options).read(
            input.paths,
            progress: { progress in
                display.show(
                    Progress("reading", completed: progress.bytes, total: progress.totalBytes, unit: "bytes"))
            },
            reject: { rejected.append($0) })
        guard !rejected.isEmpty else {
            try input.checkFields(reading)
            return reading
        }
        try RejectsFile.write(rejected, of: reading.inputs, to: input.rejects)
        guard reading.statistics.records > 0 else {
            throw CorpusError(
                .badInput, at: rejected[0].error.place,
                "none of the \(SummaryText.count(rejected.count, "record")) can be used; the first: "
                    + rejected[0].error.problem, remedy: "all of them are in \(input.rejects)")
        }
        try input.checkFields(reading)
        guard !work.quiet else { return reading }
        display.finish()
        Terminal.say(
            "warning: \(rejected.count) \(rejected.count == 1 ? "record" : "records") skipped, "
                + "written to \(input.rejects); the first, \(rejected[0].error.place): \(rejected[0].error.problem)\n")
        return reading
    }
}
