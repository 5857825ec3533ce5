package import Corpus
package import Kernels
import Platform

/// Folds the versions of a corpus into stories.
package struct StorySearch: Sendable {
    package let options: StoryOptions
    package let tokenizer: Tokenizer
    package let threads: Int
    /// Bytes of memory that a run may take beyond what is taken when it begins; nil for what the system has.
    package let memoryBytes: Int?

    static let centroidWeight = 0.6

    package init(options: StoryOptions, tokenizer: Tokenizer, threads: Int, memoryBytes: Int? = nil) {
        self.options = options
        self.tokenizer = tokenizer
        self.threads = threads
        self.memoryBytes = memoryBytes
    }

    /// The stories of some versions, each given by the article that stands for it.
    ///
    /// - Parameters:
    ///   - versions: ascending; versions with no words are each a story of their own.
    ///   - words: those of the corpus.
    ///   - areTemplate: whether two articles are one template with other facts, and so no one event.
    ///   - isPage: whether an article is a page of its site, and no article: it is a story of its own.
    ///   - rules: which positions among the versions are, or are not, of one story; they do not contradict each other.
    ///   - keepsGraph: whether what the stories are made from is kept.
    /// - Throws: where so many versions would not fit into memory; the error says how much would do.
    package func run(
        on corpus: Corpus, words: WordTable, versions: [Int],
        areTemplate: @escaping @Sendable (Int, Int) -> Bool = { _, _ in false },
        isPage: (Int) -> Bool = { _ in false }, rules: LinkRules = LinkRules(),
        keepsGraph: Bool = false,
        progress: ProgressHandler = { _ in }
    ) throws(CorpusError) -> StoryResult {
        let matrix = try VersionRows(
            of: versions, in: corpus, words: words, options: options, threads: threads, progress: progress)
        ProcessEnvironment.returnFreedMemory()
        let total = versions.count
        @Sendable func tell(_ stage: String, _ done: Int) throws(CorpusError) {
            try progress(Progress(stage, completed: done, total: total, unit: "versions"))
        }
        let order = matrix.order
        let ranges = order.languageRanges
        let evidence = ranges.map {
            TimeEvidence.learned(from: matrix.rows, order.dated(in: $0), days: order.days, threads: threads)
        }
        let (time, near) = (evidence.map(\.links), evidence.map(\.neighbours))
        let rangeOf = Self.rangeOf(ranges)
        try tell("neighbours", 0)
        let smoothing = NeighbourSmoothing()
        let floors = ranges.map {
            smoothing.floor(
                among: versions.count, hasBackground: BackgroundFrequencies.isThere(order.languages[$0.lowerBound]))
        }
        // Those below the floor of a small corpus count for no smoothing, and may be parts of a roundup.
        let nearest = try SimilarRows(matrix.rows).nearest(
            smoothing.neighbours,
            SimilarRows.Request(floor: smoothing.floor, upTo: order.lastOf) {
                Float(near[rangeOf[$0]](order.days[$0], order.days[$1]))
            },
            threads: threads,
            progress: { (rows) throws(CorpusError) in try tell("neighbours", rows) })
        let articles = order.order.map { versions[$0] }
        try tell("story graph", 0)
        let kinship = Kinship(
            series: try Series(of: articles, days: order.days, in: corpus, tokenizer: tokenizer, threads: threads),
            roundups: Roundups(of: matrix.rows, neighbours: nearest, threads: threads),
            names: SharedNames(
                in: matrix.rows,
                isName: try NameTerms.all(of: matrix, in: corpus, tokenizer: tokenizer, threads: threads)),
            isTemplate: { areTemplate(articles[$0], articles[$1]) }, isPage: articles.map(isPage))
        try tell("story graph", 0)
        let neighbours = nearest.kept(threads: threads) { row, neighbour in
            let similarity = neighbour.similarity * kinship.neighbourShare(row, Int(neighbour.row))
            let share = smoothing.leastOfNearest(among: total, terms: matrix.rows.range(of: row).count)
            let least = max(floors[rangeOf[row]], share * nearest[row].first!.similarity)
            return similarity >= least ? similarity : nil
        }
        ProcessEnvironment.returnFreedMemory()
        try StoryMemory.check(versions: total, available: memoryBytes ?? ProcessEnvironment.availableMemory)
        try tell("story graph", 0)
        let smoothed = smoothing.smooth(matrix.rows, neighbours: neighbours, threads: threads)
        let similarity = LinkSimilarity(
            rows: smoothed, lastOf: order.lastOf,
            time: { Float(time[rangeOf[$0]](order.days[$0], order.days[$1])) }, kinship: kinship)
        let graph = try CandidatePairs(smoothed).pairs(
            similarity, threads: threads,
            progress: { (rows) throws(CorpusError) in try tell("story graph", rows) })
        ProcessEnvironment.returnFreedMemory()
        var clusters: [[Int]] = []
        var thresholds = [Double](repeating: 1, count: order.order.count)
        var sets = rules.isEmpty ? nil : ConstrainedSets(rules.renamed { matrix.rowOf[$0] })
        let pairs = Self.pairs(graph, byRange: ranges, rangeOf)
        for (index, (range, pairs)) in zip(ranges, pairs).enumerated() {
            try tell("clusters", range.lowerBound)
            let threshold = AdaptiveThreshold.tightened(
                self.threshold(similarity, range, order, time[index], pairs: pairs),
                by: options.tightness)
            for row in range { thresholds[row] = threshold }
            try tell("clusters", range.lowerBound)
            clusters += try Agglomeration(
                threshold: threshold, centroidWeight: Self.centroidWeight,
                missing: ClusterSums(similarity, threshold: threshold)
            ).clusters(
                of: range, pairs: pairs, sets: &sets, threads: threads,
                progress: { (done) throws(CorpusError) in try tell("clusters", range.lowerBound + done) })
        }
        ProcessEnvironment.returnFreedMemory()
        try tell("clusters", total)
        if var sets { clusters = Self.united(clusters, &sets) }
        let memberships = Membership.all(
            of: clusters, thresholds: thresholds, similarity, graph: graph, threads: threads)
        var clusterOf = [Int](repeating: 0, count: order.order.count)
        for (cluster, rows) in clusters.enumerated() { for row in rows { clusterOf[row] = cluster } }
        let related = RelatedClusters(
            clusters: clusters.count, clusterOf: clusterOf, thresholds: thresholds, graph: graph)
        return StoryResult(
            clusters: clusters, related: related, memberships: memberships, matrix: matrix,
            graph: keepsGraph
                ? StoryGraph(
                    matrix: matrix, similarity: similarity, pairs: graph, time: time, thresholds: thresholds) : nil)
    }

    /// The link from which versions of a language are of one story.
    ///
    /// - Parameter pairs: the graph of the language, time included.
    private func threshold(
        _ similarity: LinkSimilarity, _ range: Range<Int>, _ order: VersionOrder, _ time: TimeEvidence,
        pairs: [SimilarRows.Pair]
    ) -> Double {
        let rows = similarity.rows
        let byText = AdaptiveThreshold(
            hasBackground: BackgroundFrequencies.isThere(order.languages[range.lowerBound]))
        func ofAll() -> Double {
            let sample = RowSample(of: range)
            return byText(
                rows, range,
                similarities: sample.pairs(in: rows, floor: LinkSimilarity.floor, threads: threads).lazy.map {
                    min(1, Double($0.similarity))
                }, weight: sample.weight)
        }
        guard time != .none else { return ofAll() }
        let dated = order.dated(in: range)
        return EventThreshold.learned(
            from: rows, dated, days: order.days, time: time, graph: pairs,
            // A few dated rows say little of how alike the others are.
            byText: 2 * dated.count < range.count
                ? { _, _ in ofAll() }
                : { similarities, weight in byText(rows, dated, similarities: similarities, weight: weight) },
            threads: threads, kinship: similarity.kinship.share)
    }

    /// Per row: the number of its range.
    private static func rangeOf(_ ranges: [Range<Int>]) -> [Int] {
        var rangeOf = [Int](repeating: 0, count: ranges.last?.upperBound ?? 0)
        for (number, range) in ranges.enumerated() {
            for row in range { rangeOf[row] = number }
        }
        return rangeOf
    }

    /// The pairs of each language, in their order; those of one language are none of another.
    private static func pairs(
        _ graph: [SimilarRows.Pair], byRange ranges: [Range<Int>], _ rangeOf: [Int]
    ) -> [[SimilarRows.Pair]] {
        guard ranges.count > 1 else { return ranges.map { _ in graph } }
        var pairs = [[SimilarRows.Pair]](repeating: [], count: ranges.count)
        for pair in graph { pairs[rangeOf[Int(pair.a)]].append(pair) }
        return pairs
    }

    /// The clusters with those of different languages joined that rules bring together.
    private static func united(_ clusters: [[Int]], _ sets: inout ConstrainedSets) -> [[Int]] {
        var rows: [Int: [Int]] = [:]
        for cluster in clusters { rows[sets.root(of: cluster[0]), default: []] += cluster }
        return rows.sorted { $0.key < $1.key }.map { $0.value.sorted() }
    }
}
