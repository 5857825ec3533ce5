import Bindings
package import Corpus
package import Kernels

/// Folds the versions of a corpus into stories.
package struct StorySearch: Sendable {
    package let options: StoryOptions
    package let tokenizer: Tokenizer
    package let threads: Int
    /// Bytes of memory that a run may take beyond what is taken when it begins; nil for what the system has.
    package let memoryBytes: Int?

    /// The least similarity that enters the graph; what is below it counts as none. It is what the lowest threshold
    /// leaves out as alike.
    static let graphFloor: Float = 0.08
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
    ///   - rules: which positions among the versions are, or are not, of one story; they do not contradict each other.
    ///   - keepsGraph: whether what the stories are made from is kept.
    /// - Throws: where the graph of so many versions would not fit into memory; the error says how much would do.
    package func run(
        on corpus: Corpus, words: WordTable, versions: [Int], rules: LinkRules = LinkRules(), keepsGraph: Bool = false,
        progress: ProgressHandler = { _ in }
    ) throws(CorpusError) -> StoryResult {
        let matrix = VersionRows(
            of: versions, in: corpus, words: words, options: options, threads: threads, progress: progress)
        let order = matrix.order
        let timeFactor = TimeFactor()
        let factor: @Sendable (Int, Int) -> Float = { Float(timeFactor(order.days[$0], order.days[$1])) }
        let total = versions.count
        let smoothing = NeighbourSmoothing()
        let neighbours = SimilarRows(matrix.rows).nearest(
            smoothing.neighbours,
            SimilarRows.Request(
                floor: smoothing.floor(among: versions.count), upTo: order.lastOf, factor: factor),
            threads: threads,
            progress: { progress(Progress("neighbours", completed: $0, total: total, unit: "versions")) })
        let smoothed = smoothing.smooth(matrix.rows, neighbours: neighbours, threads: threads)
        let request = SimilarRows.Request(floor: Self.graphFloor, upTo: order.lastOf, factor: factor)
        try GraphEstimate.check(smoothed, request, available: memoryBytes ?? ProcessEnvironment.availableMemory)
        var graph = SimilarRows(smoothed).pairs(
            request, threads: threads,
            progress: { progress(Progress("story graph", completed: $0, total: total, unit: "versions")) })
        let series = Series(
            of: order.order.map { versions[$0] }, days: order.days, in: corpus, tokenizer: tokenizer,
            threads: threads)
        graph.removeAll { series.holds(Int($0.a), Int($0.b)) }
        var clusters: [[Int]] = []
        var thresholds = [Double](repeating: 1, count: order.order.count)
        var sets = rules.isEmpty ? nil : ConstrainedSets(rules.renamed { matrix.rowOf[$0] })
        let ranges = order.languageRanges
        let pairs = Self.pairs(graph, byRange: ranges)
        for (range, pairs) in zip(ranges, pairs) {
            let threshold = AdaptiveThreshold(tightness: options.tightness)(
                smoothed, range, days: order.days, timeFactor: timeFactor, pairs: pairs)
            for row in range { thresholds[row] = threshold }
            clusters += Agglomeration(threshold: threshold, centroidWeight: Self.centroidWeight)
                .clusters(of: range, pairs: pairs, sets: &sets)
        }
        if var sets { clusters = Self.united(clusters, &sets) }
        let memberships = Membership.all(of: clusters, thresholds: thresholds, days: order.days, pairs: graph)
        return StoryResult(
            clusters: clusters, memberships: memberships, matrix: matrix,
            graph: keepsGraph
                ? StoryGraph(
                    matrix: matrix, smoothed: smoothed, pairs: graph, series: series, thresholds: thresholds) : nil)
    }

    /// The pairs of each language, in their order; those of one language are none of another.
    private static func pairs(_ graph: [SimilarRows.Pair], byRange ranges: [Range<Int>]) -> [[SimilarRows.Pair]] {
        guard ranges.count > 1 else { return ranges.map { _ in graph } }
        var rangeOf = [Int](repeating: 0, count: ranges.last!.upperBound)
        for (number, range) in ranges.enumerated() {
            for row in range { rangeOf[row] = number }
        }
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
