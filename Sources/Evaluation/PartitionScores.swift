internal import Glibc

/// How well predicted clusters agree with gold clusters, by the usual scores.
///
/// Articles without a gold label are left out before anything is counted. An article with a gold label but
/// without a predicted cluster stands alone.
///
/// | input | pairwise | BCubed | adjusted Rand | NMI, V-measure |
/// |---|---|---|---|---|
/// | no labelled article | 1 | 1 | 1 | 1 |
/// | both all singletons, or both one cluster | 1 | 1 | 1 | 1 |
/// | predicted all singletons, gold is not | precision 1, recall 0 | precision 1 | 0 | homogeneity 1 |
/// | predicted one cluster, gold is not | recall 1 | recall 1 | 0 | completeness 1, NMI and V 0 |
///
/// Equal partitions score exactly 1 in every column. Permuting the articles or renaming the labels changes
/// no bit of any score.
package struct PartitionScores: Sendable, Equatable {
    /// Articles that carry a gold label: those that were scored.
    package let articles: Int
    /// Articles left out because they carry no gold label.
    package let unlabelled: Int
    /// Scored articles without a predicted cluster, each counted as one alone.
    package let unplaced: Int
    /// Predicted clusters among the scored articles, singletons included.
    package let predictedClusters: Int
    /// Gold clusters among the scored articles, singletons included.
    package let goldClusters: Int

    /// Scores of the pairs of articles that share a cluster; the counts are exact integers.
    package let pairwise: PrecisionRecall
    /// Mean over the articles of the precision and recall of the article's own cluster.
    ///
    /// E. Amigó, J. Gonzalo, J. Artiles, F. Verdejo: A comparison of extrinsic clustering evaluation metrics
    /// based on formal constraints. Information Retrieval 12 (2009), section 5 (the non-overlapping case).
    package let bcubed: PrecisionRecall
    /// Agreement on pairs corrected for chance, in -0.5...1; 0 is the expectation of a random partition.
    ///
    /// L. Hubert, P. Arabie: Comparing partitions. Journal of Classification 2 (1985), equation 5.
    package let adjustedRandIndex: Double
    /// Mutual information over the arithmetic mean of the two entropies, in 0...1.
    package let normalisedMutualInformation: Double
    /// 1 - H(gold | predicted) / H(gold), in 0...1: is each predicted cluster of one gold cluster only?
    ///
    /// A. Rosenberg, J. Hirschberg: V-Measure. EMNLP-CoNLL 2007, section 2.
    package let homogeneity: Double
    /// 1 - H(predicted | gold) / H(predicted), in 0...1: is each gold cluster in one predicted cluster?
    package let completeness: Double

    /// The harmonic mean of homogeneity and completeness (beta = 1), in 0...1.
    package var vMeasure: Double { harmonicMean(homogeneity, completeness) }

    /// Scores clusters given as numbers, one of each for every article.
    ///
    /// - Parameters:
    ///   - predicted: the cluster of each article; nil is an article that was not placed and stands alone.
    ///   - gold: the true cluster of each article, of equal length; nil leaves the article out.
    /// - Complexity: O(n log n) for n articles.
    package init(predicted: [Int?], gold: [Int?]) {
        precondition(predicted.count == gold.count, "two labellings of the same articles have equal length")
        let scored = gold.indices.filter { gold[$0] != nil }
        let placed = scored.map { predicted[$0] }
        let table = ContingencyTable(
            predicted: standingAloneWhereMissing(placed), gold: scored.map { gold[$0]! })
        articles = scored.count
        unlabelled = gold.count - scored.count
        unplaced = placed.count { $0 == nil }
        predictedClusters = table.predictedSizes.count
        goldClusters = table.goldSizes.count

        let pairs = PairCounts(table)
        pairwise = PrecisionRecall(hits: pairs.shared, claimed: pairs.predicted, findable: pairs.gold)
        adjustedRandIndex = pairs.adjustedRandIndex
        bcubed = bcubedScores(table)

        let shared = mutualInformation(table)
        let predictedEntropy = entropy(sizes: table.predictedSizes, articles: table.articles)
        let goldEntropy = entropy(sizes: table.goldSizes, articles: table.articles)
        homogeneity = share(shared, of: goldEntropy)
        completeness = share(shared, of: predictedEntropy)
        normalisedMutualInformation = share(shared, of: (predictedEntropy + goldEntropy) / 2)
    }

    /// Scores clusters given by name, one of each for every article.
    ///
    /// - Complexity: O(n log n) for n articles.
    package init(predicted: [String?], gold: [String?]) {
        self.init(predicted: denseLabels(predicted), gold: denseLabels(gold))
    }
}

/// Pairs of articles that share a cluster: in both partitions, in the predicted one, in the gold one, and all.
private struct PairCounts {
    var shared = 0
    var predicted = 0
    var gold = 0
    var all: Int

    init(_ table: ContingencyTable) {
        for cell in table.cells { shared += pairCount(cell.shared) }
        for size in table.predictedSizes { predicted += pairCount(size) }
        for size in table.goldSizes { gold += pairCount(size) }
        all = pairCount(table.articles)
    }

    /// Hubert and Arabie's index with both fractions cleared, so that only the last division rounds.
    ///
    /// The denominator is predicted (all - gold) + gold (all - predicted): it is 0 only where both partitions
    /// are all singletons or both are one cluster, and those agree perfectly. 128 bits hold the products of
    /// pair counts of 3 billion articles.
    var adjustedRandIndex: Double {
        let expected = Int128(predicted) * Int128(gold)
        let numerator = 2 * (Int128(shared) * Int128(all) - expected)
        let denominator = (Int128(predicted) + Int128(gold)) * Int128(all) - 2 * expected
        return denominator == 0 ? 1 : Double(numerator) / Double(denominator)
    }
}

private func bcubedScores(_ table: ContingencyTable) -> PrecisionRecall {
    guard table.articles > 0 else { return PrecisionRecall(precision: 1, recall: 1) }
    var precision = 0.0
    var recall = 0.0
    for cell in table.cells {
        let square = Double(cell.shared) * Double(cell.shared)
        precision += square / Double(cell.predicted)
        recall += square / Double(cell.gold)
    }
    let articles = Double(table.articles)
    return PrecisionRecall(precision: precision / articles, recall: recall / articles)
}

/// The mutual information of the two partitions, in nats.
private func mutualInformation(_ table: ContingencyTable) -> Double {
    var sum = 0.0
    for cell in table.cells {
        let ratio = Double(table.articles * cell.shared) / Double(cell.predicted * cell.gold)
        sum += Double(cell.shared) * log(ratio)
    }
    return table.articles == 0 ? 0 : sum / Double(table.articles)
}

/// The entropy of a partition with clusters of `sizes`, in nats.
private func entropy(sizes: [Int], articles: Int) -> Double {
    var sum = 0.0
    for size in sizes { sum += Double(size) * log(Double(articles) / Double(size)) }
    return articles == 0 ? 0 : sum / Double(articles)
}

/// `part` of `whole`, held inside 0...1 against rounding; 1 where the whole is 0: nothing was left to explain.
private func share(_ part: Double, of whole: Double) -> Double {
    whole == 0 ? 1 : min(1, max(0, part / whole))
}
