import Glibc
import Kernels

extension TimeEvidence {
    /// What a scale is expected to be before anything is known of the corpus: days, and how far its logarithm strays.
    private static let expectedScale = (days: 3.0, spread: 1.0)
    private static let scales = (0..<20).map { 0.25 * pow(1.4, Double($0)) }
    /// Where the similarity of nearest rows begins to mean one event, before anything is known.
    private static let expectedCentre = (similarity: 0.3, spread: 0.15)
    private static let bins = 20
    /// Pairs that all nearest ones together count for, at most.
    private static let mostEvidence = 500.0
    private static let nearestFloor: Float = 0.05

    /// Learns the scale from dated rows and those nearest to them by text alone.
    ///
    /// The more alike the nearest rows are, the larger a share of them reports one event: a logistic curve of the
    /// similarity. Scale and curve are those that explain the days between the pairs best, expectations included
    /// (maximum a posteriori, on a grid).
    ///
    /// - Parameter dated: the dated rows of a language, by time.
    /// - Returns: for links, and for neighbours; ``none`` of fewer than two dated rows.
    /// - Complexity: that of comparing some thousand rows with all.
    static func learned(
        from rows: SparseRows, _ dated: Range<Int>, days: [Double?], threads: Int
    ) -> (links: TimeEvidence, neighbours: TimeEvidence) {
        guard dated.count > 1 else { return (.none, .none) }
        let sample = DatedSample(of: dated, days: days)
        let gaps = sample.gaps
        let pairs = sample.nearest(in: rows, floor: nearestFloor, threads: threads)
            .sorted { ($0.similarity, $0.a, $0.b) < ($1.similarity, $1.a, $1.b) }
        let binCount = min(bins, pairs.count)
        let ranges = (0..<binCount).map { $0 * pairs.count / binCount..<($0 + 1) * pairs.count / binCount }
        let middles = ranges.map { pairs[($0.lowerBound + $0.upperBound) / 2].similarity }
        let most = min(Double(pairs.count), mostEvidence) / Double(max(1, binCount))
        let timedShare = timedShare(dated: dated.count)
        var best = (likelihood: -Double.infinity, scale: expectedScale.days)
        for scale in scales {
            let meanDecay = meanDecay(scale, gaps)
            let shares = EventShares(
                ratios: ranges.map {
                    $0.map { ratio(pairs[$0].days, scale, timedShare: timedShare, meanDecay: meanDecay) }
                }, most: most)
            let off = log(scale / expectedScale.days) / expectedScale.spread
            for step in 0..<30 {
                let centre = 0.1 + 0.02 * Double(step)
                let away = (centre - expectedCentre.similarity) / expectedCentre.spread
                for slope in [5.0, 10, 20] {
                    let curve = EventCurve(centre: centre, slope: slope)
                    let likelihood = middles.indices.reduce(-(off * off + away * away) / 2) {
                        $0 + shares.likelihood(ofBin: $1, share: curve.share(middles[$1]))
                    }
                    if likelihood > best.likelihood { best = (likelihood, scale) }
                }
            }
        }
        let terms = dated.map { rows.range(of: $0).count }.sorted()
        return evidence(scaleDays: best.scale, gaps: gaps, dated: dated.count, terms: terms[terms.count / 2])
    }
}
