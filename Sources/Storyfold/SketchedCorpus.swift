package import Corpus
package import NearDuplicates
import Provenance
package import Stories

/// A corpus that has been read, cleaned and sketched in one pass: what a ``Fold`` begins with.
///
/// Each batch is cleaned and sketched by the thread that parsed it, and its words are counted from the same tokens
/// where stories are asked for; its texts then wait in a file, but for those of a small corpus. Where only duplicates are
/// asked for, its texts are let go of, and the few that have to be compared are read once more. The lines that recur in
/// the corpus, and so are furniture, are known at the end of the pass; the articles that hold one are read,
/// cleaned and sketched again.
package struct SketchedCorpus: Sendable {
    package private(set) var configuration: Configuration
    package let depth: Fold.Depth
    package let inputs: [Input]
    package let reading: Reading.Statistics
    package let corpus: Corpus
    package let sketches: SketchTable
    /// Nil where only duplicates are asked for.
    package let words: WordTable?
    let credits: CreditTable
    /// Of the whole reference corpus, where most of it stays in a sketch.
    let crowds: Crowds?
    /// The pairs of articles that are worth comparing, where they were found elsewhere.
    let proposed: [(a: Int, b: Int)]?
    /// What is known of articles in general; nil where it is found out as the corpus is folded.
    package let learned: LearnedState?

    /// Of articles that are kept.
    init(
        configuration: Configuration, depth: Fold.Depth, reading: Reading, corpus: Corpus, sketches: SketchTable,
        words: WordTable?, credits: CreditTable, learned: LearnedState
    ) {
        (self.configuration, self.depth, self.learned) = (configuration, depth, learned)
        (inputs, self.reading, self.corpus, crowds) = (reading.inputs, reading.statistics, corpus, learned.crowds)
        (self.sketches, self.words, self.credits) = (sketches, words, credits)
        proposed = nil
    }

    /// A part of a corpus, whose records were made elsewhere.
    ///
    /// - Parameters:
    ///   - part: its articles, and what the whole corpus says of them.
    ///   - proposed: pairs of articles by their places among the records.
    /// - Throws: for a record that is none, and when a temporary file cannot be written.
    package init(
        _ part: PartCorpus, proposing proposed: [(a: Int, b: Int)], configuration: Configuration
    ) throws {
        try configuration.validate()
        (self.configuration, depth) = (configuration, .duplicates)
        (inputs, reading) = ([.records(name: PartCorpus.name)], Reading.Statistics())
        (corpus, sketches, credits) = (part.corpus, part.sketches, part.credits)
        (words, crowds, learned) = (nil, nil, nil)
        self.proposed = part.articles(of: proposed)
    }

    /// - Parameters: as in ``Corpus/CorpusReader``.
    ///   - source: a reference corpus is there for duplicates alone.
    ///   - sketch: of a reference corpus that is not read.
    ///   - draft: takes what the sketch of an archive has beyond what any run keeps.
    ///   - check: looks at what was read before anything more is done with it.
    /// - Throws: ``ConfigurationError``, an error that names the file and line of what cannot be read, and what
    ///   the closures throw.
    package init(
        _ source: CorpusSource, against sketch: ArchiveSketch? = nil, keeping draft: ArchiveDraft? = nil,
        options: ReadingOptions, configuration: Configuration, depth: Fold.Depth,
        admit: ([Input]) throws -> Void = { _ in },
        progress: (ReadingProgress) throws(CorpusError) -> Void = { _ in },
        reject: (RejectedRecord) throws -> Void = { _ in },
        check: (Reading) throws -> Void = { _ in }
    ) throws {
        if case .paths(_, let reference) = source {
            precondition(
                reference.isEmpty && sketch == nil || depth == .duplicates, "stories and rows have no reference corpus")
        }
        try configuration.validate()
        var options = options
        options.spoolsStandardInput = true
        let keepsText = depth != .duplicates
        if !keepsText {
            // Nobody asks for these of duplicates, unless they were named, and then they have to be there.
            for role in [FieldNames.Role.language, .story, .duplicateGroup]
            where options.fields[role] == FieldNames.usual[role]
                && !(role == .language && !options.filter.languages.isEmpty)
            {
                options.fields[role] = []
            }
        }
        if !options.filter.languages.isEmpty { options.filter.language = Self.languageTeller }
        let cleaning = Cleaning(strippingFurniture: configuration.stripsFurniture)
        let sketching = Self.search(configuration).sketching
        let counting = keepsText ? WordCounting(tokenizer: configuration.tokenizer) : nil
        let (crediting, readsCredits) = (CreditReader(), configuration.readsCredits)
        let memory = MemoryBudget(bytes: configuration.memoryBytes)
        let store = SharedNumberStore(limit: memory.textBytes)
        @Sendable func read(_ batch: inout ArticleBatch) -> Result<(SketchPart, WordPart?, [Credit]), CorpusError> {
            let credits = readsCredits ? crediting.credits(of: batch) : []
            guard let counting else {
                defer { batch.dropTexts() }
                return .success((sketching.sketch(batch), nil, credits))
            }
            var counter = counting.counter(of: batch)
            let part = sketching.sketch(batch) { [batch] in counter.add($0, of: batch, tokens: $1) }
            return Result { () throws(CorpusError) in
                try batch.moveTexts(to: store)
                return (part, counter.finished(), credits)
            }
        }
        var sketches = SketchTable(sketching, memory: memory)
        var words = WordTable(mostBytes: memory.wordBytes)
        var credits = CreditTable()
        var sightings = LineSightings()
        let keeper = draft?.keeper
        var reading = try CorpusReader(options).read(
            source, beside: sketch?.counts, admit: admit, progress: progress, reject: reject,
            preparing: { batch in
                let kept = Result { () throws(CorpusError) in try keeper?.part(of: batch) }
                return (cleaning.clean(&batch), read(&batch), kept)
            },
            receive: { seen, part, kept in
                sightings.append(seen)
                if let kept = try kept.get() { draft?.append(kept) }
                let part = try part.get()
                try sketches.append(part.0)
                if let counts = part.1 { try words.append(counts) }
                credits.append(part.2)
            })
        try sketches.close()
        try check(reading)

        draft?.sightings = sightings
        let (furniture, changed) = try sketch?.lines.merged(with: sightings) ?? (sightings.learned, [])
        let rows = sightings.articles(holding: furniture)
        let pass = SecondPass(reading.inputs, options: options)
        let thorough = Cleaning(strippingFurniture: configuration.stripsFurniture, learned: furniture)
        try pass.read(
            reading.places(of: rows),
            preparing: { batch, _ in
                _ = thorough.clean(&batch)
                let part = read(&batch)
                return (batch, part)
            },
            receive: { range, cleaned in
                let cleaned = (cleaned.0, try cleaned.1.get())
                reading.replaceTexts(of: Array(rows[range]), by: cleaned.0)
                try sketches.replace(rows: Array(rows[range]), by: cleaned.1.0)
                if let counts = cleaned.1.1 { try words.replace(rows: Array(rows[range]), by: counts) }
                credits.replace(rows: Array(rows[range]), by: cleaned.1.2)
            })
        var texts: SketchedTexts?
        var crowds: Crowds?
        if let sketch {
            let input = reading.addArchive(at: sketch.path)
            let newRows = sketches.count
            let exchange = DateExchange(
                from: sketch.counts.dateForms.decision, to: reading.statistics.dateForms.decision)
            func add(_ batch: ArticleBatch, _ part: SketchPart?, _ found: [Credit]) throws(CorpusError) {
                reading.batches.append(batch)
                if let part { try sketches.append(part) }
                if readsCredits { credits.append(found) }
            }
            // What a new article made furniture of the archive, or none of it any more.
            for start in stride(from: 0, to: changed.count, by: Self.renewedAtOnce) {
                let some = changed[start..<min(changed.count, start + Self.renewedAtOnce)].map { Int($0) }
                var batch = try sketch.articles(
                    some, input: input, exchange: exchange, withTexts: true
                ).batch
                _ = thorough.clean(&batch)
                let part = try read(&batch).get()
                try add(batch, part.0, part.2)
            }
            try sketches.close()
            let isArticle = reading.batches.flatMap { $0.entries.map(\.isArticle) }
            let part = try sketch.sketches.part(
                beside: sketches, renewed: changed.map { Int($0) }, isNew: { $0 < newRows },
                isArticle: { isArticle[$0] }, options: configuration.duplicateOptions, threads: configuration.threads)
            try sketches.append(part.sketches)
            try sketches.close()
            let (batch, found) = try sketch.articles(
                part.articles, input: input, exchange: exchange, withTexts: false)
            try add(batch, nil, found)
            (texts, crowds) = (SketchedTexts(sketch: sketch, input: input), part.crowds)
        }
        self.configuration = configuration
        self.depth = depth
        inputs = reading.inputs
        self.reading = reading.statistics
        corpus = Corpus(
            reading.batches, texts: keepsText ? .batches : .input(pass, thorough, archive: texts),
            archive: sketch?.counts)
        self.crowds = crowds
        (learned, proposed) = (nil, nil)
        self.sketches = sketches
        self.words = keepsText ? words : nil
        self.credits = credits
    }

    /// Articles of a sketch that are cleaned once more at a time.
    private static let renewedAtOnce = 4_096

    /// Tells the language of a text.
    private static var languageTeller: @Sendable (Span<UInt8>) -> String? {
        let (tokenizer, detection) = (Tokenizer(), LanguageDetection())
        return { text in
            var tokens = TokenBuffer(keepsPlaces: false)
            tokenizer.tokenize(text, into: &tokens)
            return detection.guess(tokens.hashes.span, title: Span(), text: text).language
        }
    }

    /// The same, to be folded by the measures alone.
    var withoutOverrides: SketchedCorpus { obeying(nil) }

    /// The same, to be folded by other rules of a person.
    package func obeying(_ overrides: OverrideFile?) -> SketchedCorpus {
        var sketched = self
        sketched.configuration.overrides = overrides
        return sketched
    }

    var search: DuplicateSearch { Self.search(configuration) }

    static func search(_ configuration: Configuration) -> DuplicateSearch {
        DuplicateSearch(
            options: configuration.duplicateOptions, tokenizer: configuration.tokenizer,
            memory: MemoryBudget(bytes: configuration.memoryBytes), threads: configuration.threads)
    }

    /// Per article: tokens of its clean text.
    var wordCounts: [Int] { (0..<corpus.count).map { Int(sketches.tokenCounts[corpus.row($0)]) } }
}
