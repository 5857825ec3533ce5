package import Corpus
import Kernels
import NearDuplicates
import Provenance
import Stories

extension SketchedCorpus {
    /// Cleans and sketches articles that are kept.
    ///
    /// - Parameters:
    ///   - learned: what is known of articles in general; nil learns it from these.
    ///   - statistics: of the reading that they come from, which decides how dates are read where it is to be learned.
    /// - Throws: where they cannot be read, a temporary file cannot be written, and what `progress` throws.
    /// - Complexity: O(n) in their bytes.
    package init(
        _ articles: any StoredArticles, learned: LearnedState?, statistics: Reading.Statistics = .init(),
        configuration: Configuration, depth: Fold.Depth, progress: ProgressHandler = { _ in }
    ) throws {
        try configuration.validate()
        let keepsWords = depth != .duplicates
        let sketching = Self.search(configuration).sketching
        let counting = keepsWords ? WordCounting(tokenizer: configuration.tokenizer) : nil
        let crediting = CreditReader()
        let memory = MemoryBudget(bytes: configuration.memoryBytes)
        let store = SharedNumberStore(limit: memory.textBytes)
        let first = Cleaning(
            strippingFurniture: configuration.stripsFurniture, learned: learned?.furniture ?? .none)
        @Sendable func prepared(
            _ raw: ArticleBatch, _ cleaning: Cleaning
        ) throws(CorpusError) -> (
            batch: ArticleBatch, seen: LineSightings, part: SketchPart, words: WordPart?, credits: [Credit]
        ) {
            var batch = raw
            let seen = cleaning.clean(&batch)
            let credits = configuration.readsCredits ? crediting.credits(of: batch) : []
            guard let counting else {
                let part = sketching.sketch(batch)
                try batch.moveTexts(to: store)
                return (batch, seen, part, nil, credits)
            }
            var counter = counting.counter(of: batch)
            let part = sketching.sketch(batch) { [batch] in counter.add($0, of: batch, tokens: $1) }
            try batch.moveTexts(to: store)
            return (batch, seen, part, counter.finished(), credits)
        }

        var sketches = SketchTable(sketching, memory: memory)
        var words = WordTable(mostBytes: memory.wordBytes)
        var credits = CreditTable()
        var sightings = LineSightings()
        var reading = Reading(inputs: [])
        let blocks = (articles.count + Self.storedAtOnce - 1) / Self.storedAtOnce
        let wave = 4 * configuration.threads
        for start in stride(from: 0, to: blocks, by: wave) {
            try progress(
                Progress(
                    "sketching", completed: start * Self.storedAtOnce, total: articles.count, unit: "articles"))
            let made = try parallelMap(count: min(wave, blocks - start), threads: configuration.threads) {
                (index) throws(CorpusError) in
                let lower = (start + index) * Self.storedAtOnce
                return try prepared(
                    try articles.batch(of: lower..<min(articles.count, lower + Self.storedAtOnce)), first)
            }
            for (batch, seen, part, counts, found) in made {
                reading.batches.append(batch)
                sightings.append(seen)
                try sketches.append(part)
                if let counts { try words.append(counts) }
                credits.append(found)
            }
        }
        try sketches.close()

        let furniture = learned?.furniture ?? sightings.learned
        if learned == nil {
            // What recurs is known only now.
            let thorough = Cleaning(strippingFurniture: configuration.stripsFurniture, learned: furniture)
            let rows = sightings.articles(holding: furniture)
            for start in stride(from: 0, to: rows.count, by: Self.storedAtOnce) {
                let some = Array(rows[start..<min(rows.count, start + Self.storedAtOnce)])
                var raw = ArticleBatch()
                for row in some { raw.append(try articles.batch(of: row..<row + 1)) }
                let made = try prepared(raw, thorough)
                reading.replaceTexts(of: some, by: made.batch)
                try sketches.replace(rows: some, by: made.part)
                if let counts = made.words { try words.replace(rows: some, by: counts) }
                credits.replace(rows: some, by: made.credits)
            }
        }
        reading.statistics = statistics
        reading.statistics.records = articles.count
        let corpus = Corpus(reading.batches, settled: learned?.counts.times)
        let state =
            try learned
            ?? LearnedState(
                furniture: furniture,
                crowds: try Crowds(settledBy: sketches, of: corpus, threads: configuration.threads),
                counts: ArchiveCounts(reading.statistics, corpus))
        self.init(
            configuration: configuration, depth: depth, reading: reading, corpus: corpus, sketches: sketches,
            words: keepsWords ? words : nil, credits: credits, learned: state)
    }

    /// Articles that one thread cleans and sketches at a time.
    private static let storedAtOnce = 256
}
