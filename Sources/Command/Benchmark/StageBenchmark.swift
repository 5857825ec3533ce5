import Platform
import Corpus
import Kernels
import NearDuplicates
import Reports
import Stories
import Storyfold

/// Times each stage of a run, and the limit of the machine that bounds it.
struct StageBenchmark {
    let paths: [String]
    let configuration: Configuration
    let rounds: Int

    func run() throws {
        let threads = configuration.threads
        var table = BenchmarkTable()
        var options = ReadingOptions()
        options.threads = threads

        var (reading, readingTime) = try best { try CorpusReader(options).read(paths) }
        let unpacked = reading.statistics.bytesUnpacked
        let articles = reading.statistics.records
        table.heading(
            "\(SummaryText.grouped(articles)) articles, \(SummaryText.grouped(unpacked / 1_000_000)) MB, "
                + "\(SummaryText.count(threads, "thread")), BLAS: \(BLAS.library), best of \(rounds)")
        table.row("reading", readingTime, bytes: unpacked, articles: articles)
        let (_, tokenisingTime) = try best { try readAndTokenise(options) }
        table.row("reading and tokenising", tokenisingTime, bytes: unpacked, articles: articles)

        let cleaning = Cleaning()
        let (cleaned, cleaningTime) = best { () -> [ArticleBatch] in
            let batches = reading.batches
            return parallelMap(count: batches.count, threads: threads) { index in
                var batch = batches[index]
                _ = cleaning.clean(&batch)
                return batch
            }
        }
        reading.batches = []
        let corpus = Corpus(cleaned)
        let textBytes = (0..<corpus.count).reduce(0) { $0 + corpus.textBytes($1) }
        table.row("cleaning", cleaningTime, bytes: textBytes, articles: articles)

        let search = DuplicateSearch(
            options: configuration.duplicateOptions, tokenizer: configuration.tokenizer, threads: threads)
        let (sketches, sketchTime) = try best { try SketchTable(of: cleaned, search.sketching, threads: threads) }
        table.row("signatures", sketchTime, bytes: textBytes, articles: articles)

        let (result, searchTime) = try best {
            try search.run(on: corpus, sketches: sketches) { ($0.eligible[0], "") }
        }
        table.row("banding, verifying", searchTime, items: result.candidateCount, unit: "pairs")

        var exact = configuration
        exact.exact = true
        let join = DuplicateSearch(options: exact.duplicateOptions, tokenizer: exact.tokenizer, threads: threads)
        do {
            let (shingles, shingleTime) = try best { try SketchTable(of: cleaned, join.sketching, threads: threads) }
            table.row("shingles for --exact", shingleTime, bytes: textBytes, articles: articles)
            let (joined, joinTime) = try best {
                try join.run(on: corpus, sketches: shingles) { ($0.eligible[0], "") }
            }
            table.row("exact join", joinTime, items: joined.candidateCount, unit: "pairs")
        }

        let copies = Set(
            result.groups.flatMap { group in
                group.members.map(\.article).filter { $0 != group.canonical }
            })
        let versions = (0..<corpus.count).filter { !copies.contains($0) }
        func rows(of versions: [Int]) throws -> (words: WordTable, matrix: VersionRows) {
            let words = try WordTable(of: cleaned, tokenizer: configuration.tokenizer, threads: threads)
            let matrix = try VersionRows(
                of: versions, in: corpus, words: words, options: configuration.storyOptions, threads: threads)
            return (words, matrix)
        }
        let (_, rowsTime) = try best { try rows(of: Array(0..<corpus.count)).matrix.rows.rowCount }
        table.row("text to TF-IDF rows", rowsTime, bytes: textBytes, articles: articles)

        let (words, matrix) = try rows(of: versions)
        let similar = SimilarRows(matrix.rows)
        let request = SimilarRows.Request(floor: 0.3, upTo: matrix.lastOf)
        let plan = SimilarityPlan(for: similar, request)
        let (_, similarityTime) = best { similar.nearest(10, request, plan: plan, threads: threads) }
        table.row("cosine similarity", similarityTime, items: request.pairCount, unit: "pairs")
        table.line("  " + plan.description, "")
        // Tiles as the search for neighbours cuts them, and a product with nothing around it.
        for (name, shape) in [
            ("a tile's dense block", (m: SimilarRows.tileRows, n: SimilarRows.panelRows.narrow, k: 512)),
            ("SGEMM alone", (m: 2_048, n: 2_048, k: 2_048)),
        ] {
            let (operations, time) = best { SGEMMRate.multiply(shape.m, shape.n, shape.k, threads: threads) }
            table.rate(
                "  \(name), \([shape.m, shape.n, shape.k].map(SummaryText.grouped).joined(separator: " x "))",
                operations, over: time)
        }

        let (_, clusteringTime) = try best {
            try StorySearch(options: configuration.storyOptions, tokenizer: configuration.tokenizer, threads: threads)
                .run(on: corpus, words: words, versions: versions).stories.count
        }
        table.row(
            "rows, neighbours, smoothing, stories", clusteringTime, items: versions.count, unit: "versions")

        let (_, duplicatesTime) = try best { try fold(.duplicates, configuration) }
        table.row("end to end: duplicates", duplicatesTime, bytes: unpacked, articles: articles)
        let (_, exactTime) = try best { try fold(.duplicates, exact) }
        table.row("end to end: duplicates --exact", exactTime, bytes: unpacked, articles: articles)
        let (_, storiesTime) = try best { try fold(.stories, configuration) }
        table.row("end to end: stories, labels, reasons", storiesTime, bytes: unpacked, articles: articles)
        table.line("  over reading and tokenising", "\(Decimals.text(storiesTime / tokenisingTime, places: 1)) times")
        table.line("peak memory", "\(SummaryText.grouped(ProcessEnvironment.peakMemory / 1_000_000)) MB")
        let sink = Terminal.output
        try sink.write(table.text)
        try sink.finish()
    }

    /// The least that any fold has to do: the tokens of the texts as they stand in the input.
    ///
    /// - Returns: how many there are.
    private func readAndTokenise(_ options: ReadingOptions) throws -> Int {
        let tokenizer = configuration.tokenizer
        var count = 0
        _ = try CorpusReader(options).read(
            .paths(paths),
            preparing: { batch in
                var tokens = TokenBuffer(keepsPlaces: false)
                var count = 0
                for entry in batch.entries {
                    tokens.removeAll()
                    tokenizer.tokenize(batch.bytes.span.extracting(entry.text.bounds), into: &tokens)
                    count += tokens.count
                }
                batch.dropTexts()
                return count
            },
            receive: { count += $0 })
        return count
    }

    private func fold(_ depth: Fold.Depth, _ configuration: Configuration) throws -> Int {
        var options = ReadingOptions()
        options.threads = configuration.threads
        let sketched = try SketchedCorpus(.paths(paths), options: options, configuration: configuration, depth: depth)
        return try Fold(sketched).articleCount
    }

    /// The result of the last round and the seconds of the shortest.
    private func best<Result>(_ body: () throws -> Result) rethrows -> (Result, seconds: Double) {
        var shortest = Double.infinity
        var result: Result?
        for _ in 0..<rounds {
            result = nil
            let start = ContinuousClock.now
            result = try body()
            let elapsed = (ContinuousClock.now - start).components
            shortest = min(shortest, Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
        }
        return (result!, shortest)
    }
}

/// The rate that matrix products run at.
enum SGEMMRate {
    /// Multiplies an m x k matrix with the transpose of an n x k one on each thread, as often as makes a product of
    /// 2,048 to the third, and returns the floating point operations.
    static func multiply(_ m: Int, _ n: Int, _ k: Int, threads: Int) -> Double {
        let times = max(1, 2_048 * 2_048 * 2_048 / (m * n * k))
        let numbers = (0..<max(m, n) * k).map { Float($0 % 7) }
        let sums = parallelMap(count: threads, threads: threads) { _ in
            var c = [Float](repeating: 0, count: m * n)
            for _ in 0..<times {
                BLAS.multiplyByTransposed(numbers, from: 0, numbers, from: 0, into: &c, m: m, n: n, k: k)
            }
            return c[0]
        }
        return 2 * Double(m * n * k) * Double(times * sums.count)
    }
}
