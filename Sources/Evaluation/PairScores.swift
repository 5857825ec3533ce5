/// How well predicted duplicate pairs agree with gold duplicate groups.
///
/// Unlike ``PartitionScores`` this asks about the pairs that were emitted, not about their closure: a group of
/// four that is held together by three pairs has a recall of one half.
package struct PairScores: Sendable, Equatable {
    /// Distinct predicted pairs whose two articles carry a gold label: those that were scored.
    package let pairs: Int
    /// Scored pairs whose articles share a gold group.
    package let hits: Int
    /// Pairs of articles that share a gold group.
    package let goldPairs: Int
    /// Distinct predicted pairs left out because an article carries no gold label.
    package let unlabelled: Int

    /// Precision 1 where no pair was predicted; recall 1 where there is none to be found.
    package var pairwise: PrecisionRecall {
        PrecisionRecall(hits: hits, claimed: pairs, findable: goldPairs)
    }

    /// Scores pairs of article numbers against the gold group of every article.
    ///
    /// A pair is unordered and counts once however often it is given; an article paired with itself is
    /// ignored.
    ///
    /// - Parameters:
    ///   - predicted: pairs of indices into `gold`.
    ///   - gold: the gold group of each article; nil leaves out every pair of the article.
    /// - Complexity: O(p log p + n log n) for p pairs and n articles.
    package init(predicted: [(Int, Int)], gold: [Int?]) {
        let ordered = predicted.filter { $0.0 != $0.1 }
            .map { (min($0.0, $0.1), max($0.0, $0.1)) }
            .sorted { $0 < $1 }
        var scored = 0
        var shared = 0
        var leftOut = 0
        var previous = (-1, -1)
        for pair in ordered where pair != previous {
            previous = pair
            guard let first = gold[pair.0], let second = gold[pair.1] else {
                leftOut += 1
                continue
            }
            scored += 1
            if first == second { shared += 1 }
        }
        let labelled = gold.compactMap { $0 }
        pairs = scored
        hits = shared
        unlabelled = leftOut
        goldPairs = ContingencyTable(predicted: labelled, gold: labelled)
            .goldSizes.reduce(0) { $0 + pairCount($1) }
    }
}
