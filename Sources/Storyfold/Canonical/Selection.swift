import Corpus

/// The candidates for a canonical while one step of the policy after the other passes some of them over.
struct Selection {
    private let candidates: [CanonicalCandidate]
    private(set) var receipts: [Receipt]

    init(_ candidates: [CanonicalCandidate], of policy: CanonicalPolicy) {
        self.candidates = candidates
        let longest = Double(max(1, candidates.map(\.words).max() ?? 1))
        let highest = candidates.map(\.centrality).max() ?? 0
        // What is dated by the day alone counts from its end, as in the order of time.
        let dates = candidates.compactMap(\.published?.last)
        let (first, last) = (dates.min() ?? 0, dates.max() ?? 0)
        // And where the latest is wanted from its beginning.
        let beginnings = policy.wantsLatest ? candidates.compactMap(\.published?.first) : []
        let (firstBegun, lastBegun) = (beginnings.min() ?? 0, beginnings.max() ?? 0)
        let listed = Double(policy.sources.count)
        let weights = (policy.criteria ?? []).filter { $0.weight != nil }
        receipts = candidates.map { candidate in
            var receipt = Receipt(
                article: candidate.article, words: candidate.words, contains: candidate.containedOthers,
                complete: Double(candidate.words) / longest,
                earliest: (candidate.published?.last).map {
                    last > first ? Double(last - $0) / Double(last - first) : 1
                },
                central: highest > 0 ? candidate.centrality / highest : 1,
                source: listed > 0 ? candidate.sourceRank.map { (listed - Double($0)) / listed } ?? 0 : nil,
                clean: 1 - candidate.furnitureShare)
            receipt.damage = candidate.damage
            receipt.piece = candidate.piece
            if !beginnings.isEmpty {
                receipt.latest = (candidate.published?.first).map {
                    lastBegun > firstBegun ? Double($0 - firstBegun) / Double(lastBegun - firstBegun) : 1
                }
            }
            if !weights.isEmpty { receipt.score = receipt.score(by: weights) }
            return receipt
        }
    }

    /// Candidates that are left.
    var count: Int { left { _ in true } }

    /// How many of those left are so.
    func left(where condition: (CanonicalCandidate) -> Bool) -> Int {
        zip(candidates, receipts).count { $1.passedOver == nil && condition($0) }
    }

    /// Those left. They may be all copies of a text that a million articles have: no list is made of them.
    private var candidatesLeft: some Sequence<CanonicalCandidate> {
        zip(candidates, receipts).lazy.filter { $1.passedOver == nil }.map(\.0)
    }

    /// The highest value of those left.
    func highest(_ value: (CanonicalCandidate) -> Double) -> Double { candidatesLeft.lazy.map(value).max() ?? 0 }

    /// The first of those left.
    var first: CanonicalCandidate { zip(candidates, receipts).first { $1.passedOver == nil }!.0 }

    func receipt(of candidate: CanonicalCandidate) -> Receipt {
        receipts.first { $0.article == candidate.article }!
    }

    /// Passes over those left that are not so.
    mutating func keep(else step: Receipt.Step, where condition: (CanonicalCandidate) -> Bool) {
        for index in candidates.indices where receipts[index].passedOver == nil && !condition(candidates[index]) {
            receipts[index].passedOver = step
        }
    }

    /// Passes over all but the first by id.
    mutating func keepFirst() {
        let chosen = first.article
        keep(else: .id) { $0.article == chosen }
    }

    mutating func apply(_ step: CanonicalPolicy.Step) {
        switch step {
        case .weighted:
            let best = receipts.lazy.filter { $0.passedOver == nil }.compactMap(\.score).max() ?? 0
            for index in receipts.indices
            where receipts[index].passedOver == nil && (receipts[index].score ?? 0) < best - CanonicalPolicy.scoreStep {
                receipts[index].passedOver = .score
            }
        case .best(.complete):
            let longest = highest { Double($0.words) }
            keep(else: .complete) { Double($0.words) >= longest * CanonicalPolicy.completeShare }
            let holding = highest { Double($0.containedOthers) }
            keep(else: .contains) { Double($0.containedOthers) == holding }
        case .best(.earliest):
            guard left(where: { $0.published != nil }) > 0 else { return }
            let first = candidatesLeft.lazy.compactMap(\.published).min()
            keep(else: .earliest) { $0.published == first }
        case .best(.latest):
            let dates = candidatesLeft.lazy.compactMap(\.published)
            guard let last = dates.max(by: PublicationDate.isOrderedByBeginning) else { return }
            keep(else: .latest) { $0.published == last }
        case .best(.central):
            let highest = highest(\.centrality)
            keep(else: .central) { $0.centrality >= highest * CanonicalPolicy.centralShare }
        case .best(.source):
            let first = candidatesLeft.lazy.compactMap(\.sourceRank).min()
            guard let first else { return }
            keep(else: .source) { $0.sourceRank == first }
        }
    }
}

extension Receipt {
    /// The weighted mean of the values by some criteria; what is not known counts as 0.
    fileprivate func score(by criteria: [CanonicalPolicy.Criterion]) -> Double {
        var (sum, weights) = (0.0, 0.0)
        for criterion in criteria {
            let weight = criterion.weight ?? 0
            let value =
                switch criterion.preference {
                case .complete: complete
                case .earliest: earliest ?? 0
                case .latest: latest ?? 0
                case .central: central
                case .source: source ?? 0
                }
            sum += weight * value
            weights += weight
        }
        return weights > 0 ? sum / weights : 0
    }
}
