import Platform
import Corpus
import Kernels
import LivingIndex
import Reports
import Storyfold

/// One run of the engine for a subcommand: reads, folds, shows progress, says what it did.
struct FoldRun {
    let input: InputArguments
    let filter: RecordFilter
    let reference: [String]
    let work: RunArguments
    let configuration: Configuration
    let files: RunFiles
    /// One for all the folds of a run.
    let rejects: RejectsFile

    init(
        input: InputArguments, filter: RecordFilter = RecordFilter(), reference: [String] = [], work: RunArguments,
        configuration: Configuration, files: RunFiles, rejects: RejectsFile? = nil
    ) {
        self.filter = filter
        (self.input, self.reference, self.work, self.configuration) = (input, reference, work, configuration)
        self.files = files
        self.rejects = rejects ?? RejectsFile(path: input.rejects, of: files.outputs)
    }

    /// What a run made, and what it says of itself.
    struct Outcome {
        let fold: Fold
        let inputs: [Input]
        let options: ReadingOptions
        let reading: Reading.Statistics
        /// Nil where nobody asked for them.
        let digests: InputDigests?
        let seconds: [(stage: String, seconds: Double)]
    }

    /// The fold of the arguments' corpus.
    ///
    /// - Parameter digests: whether those of the inputs are wanted.
    /// - Throws: when a file that is written is one of the inputs, and whatever keeps them from being folded.
    func fold(depth: Fold.Depth, digests wantsDigests: Bool = false) throws -> Outcome {
        let start = ContinuousClock.now
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        var options = input.options(threads: configuration.threads)
        options.filter = filter
        let sketched = try read(options, depth: depth, display: display)
        let digests = wantsDigests ? InputDigests(of: sketched.inputs) : nil
        let read = ContinuousClock.now
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
            Terminal.say(unknownSources(fold))
        }
        return Outcome(
            fold: fold, inputs: sketched.inputs, options: options, reading: sketched.reading, digests: digests,
            seconds: [("read", start.seconds(to: read)), ("fold", read.seconds(to: .now))])
    }

    /// A warning for every trusted source that no article has: a slip of the pen changes the choice without a word.
    private func unknownSources(_ fold: Fold) -> String {
        let wanted = configuration.canonicalPolicy.sources
        guard !wanted.isEmpty else { return "" }
        var names: Set<String> = []
        for article in 0..<fold.articleCount {
            names.insert(String(decoding: fold.corpus.sourceBytes(article), as: UTF8.self))
        }
        return Self.warnings(for: wanted, among: names)
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
        let reading = try CorpusReader(input.options(threads: configuration.threads)).read(
            .paths(input.paths), admit: files.check, progress: { show($0, on: display) }, reject: rejects.add,
            preparing: { $0.dropTexts() }, receive: { _ in })
        try check(reading, display: display)
        return Corpus(reading.batches)
    }

    /// - Throws: where every article is left out.
    private func checkFilter(_ reading: Reading) throws(CorpusError) {
        let figures = reading.statistics
        guard figures.filtered.all > 0, figures.records == figures.referenceRecords else { return }
        let nearest = strangeSources(reading)
        throw CorpusError(
            .noInput, at: .init(path: input.paths.joined(separator: " ")),
            "no article takes part: "
                + SummaryText.reasons(of: figures.filtered, filter),
            remedy: nearest.isEmpty ? "leave fewer out" : String(nearest.dropFirst("warning: ".count).dropLast()))
    }

    /// A warning for every source that is asked for and that no record has.
    private func strangeSources(_ reading: Reading) -> String {
        guard !filter.sources.isEmpty else { return "" }
        var names: Set<String> = []
        for batch in reading.batches {
            for entry in batch.entries where !entry.source.isEmpty {
                names.insert(String(decoding: batch.bytes[entry.source.bounds], as: UTF8.self))
            }
        }
        return Self.warnings(for: filter.sources, among: names)
    }

    private static func warnings(for wanted: [String], among names: Set<String>) -> String {
        let known = Set(names.map { $0.lowercased() })
        let nearest = NearestName(names.sorted())
        return wanted.filter { !known.contains($0.lowercased()) }.map { name in
            let guess = nearest.nearest(to: name).map { "; did you mean \"\(ShownText.line($0))\"?" } ?? ""
            return "warning: no article has the source \"\(ShownText.line(name))\"\(guess)\n"
        }.joined()
    }

    /// Writes a sketch of the arguments' corpus.
    ///
    /// - Throws: whatever keeps it from being read, or the file from being written.
    func sketch(to path: String) throws -> ArchiveDraft.Sizes {
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        let draft = ArchiveDraft(configuration)
        let sketched = try SketchedCorpus(
            .archive(input.paths), keeping: draft, options: input.options(threads: configuration.threads),
            configuration: configuration, depth: .duplicates, admit: files.check,
            progress: { show($0, on: display) }, reject: rejects.add, check: { try check($0, display: display) })
        let sizes = try draft.write(sketched, to: try files.outputs.sink(at: path))
        try files.outputs.commit()
        return sizes
    }

    /// Adds the arguments' corpus to an index.
    ///
    /// - Throws: whatever keeps it from being read, or the index from being changed.
    func add(to index: IndexWriter) throws -> ChangeSummary {
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        let summary = try index.add(
            .paths(input.paths), options: input.options(threads: configuration.threads), admit: files.check,
            reading: { (progress) throws(CorpusError) in show(progress, on: display) }, progress: display.handler,
            reject: rejects.add, check: { try check($0, display: display) })
        try files.outputs.commit()
        return summary
    }

    private func read(
        _ options: ReadingOptions, depth: Fold.Depth, display: ProgressDisplay
    ) throws -> SketchedCorpus {
        let sketch = try archiveSketch()
        return try SketchedCorpus(
            .paths(input.paths, against: sketch == nil ? reference : []), against: sketch, options: options,
            configuration: configuration, depth: depth, admit: files.check, progress: { show($0, on: display) },
            reject: rejects.add, check: { try check($0, display: display) })
    }

    /// The sketch that stands for the reference corpus; nil where that is read itself.
    private func archiveSketch() throws(CorpusError) -> ArchiveSketch? {
        guard let path = reference.first(where: ArchiveSketch.isOne) else { return nil }
        guard reference.count == 1 else {
            throw CorpusError(
                .usage, at: .init(path: path), "a sketch stands for the whole archive, and --against has more paths",
                remedy: "sketch all of the archive into one file")
        }
        return try ArchiveSketch(reading: path, for: configuration)
    }

    private func show(_ progress: ReadingProgress, on display: ProgressDisplay) {
        display.show(Progress("reading", completed: progress.bytes, total: progress.totalBytes, unit: "bytes"))
    }

    /// Says what was skipped.
    ///
    /// - Throws: when no record can be used, or a field that was named is in none; the records that were skipped are
    ///   written then too.
    private func check(_ reading: Reading, display: ProgressDisplay) throws {
        do {
            if let first = rejects.first, reading.statistics.records == 0 {
                throw CorpusError(
                    .badInput, at: first.place,
                    "none of the \(SummaryText.count(rejects.count, "record")) can be used; the first: \(first.problem)",
                    remedy: "all of them are in \(rejects.path)")
            }
            try input.checkFields(reading)
            try checkFilter(reading)
        } catch {
            try files.outputs.commit()
            throw error
        }
        guard !work.quiet else { return }
        display.finish()
        if let first = rejects.first {
            Terminal.say(
                "warning: \(rejects.count) \(rejects.count == 1 ? "record" : "records") skipped, written to "
                    + "\(ShownText.line(rejects.path)); the first, \(first.place): \(ShownText.line(first.problem))\n")
        }
        Terminal.say(SummaryText.text(of: reading.passedOver))
        Terminal.say(SummaryText.text(of: reading.statistics.filtered, filter))
        Terminal.say(strangeSources(reading))
        Terminal.say(SummaryText.text(of: reading, fields: input.options(threads: 1).fields))
    }
}

extension ContinuousClock.Instant {
    func seconds(to end: Self) -> Double {
        let time = end - self
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
}
