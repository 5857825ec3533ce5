import Evaluation
import Testing

/// Figures published in papers, and figures of another implementation.
@Suite struct PublishedScoresTests {
    @Test(arguments: references)
    func `scores are those of scikit-learn 1.9.1`(reference: Reference) {
        let scores = PartitionScores(predicted: reference.predicted, gold: reference.gold)
        let (shared, claimed, findable) = reference.pairs
        #expect(scores.pairwise.precision == (claimed == 0 ? 1 : Double(shared) / Double(claimed)))
        #expect(scores.pairwise.recall == (findable == 0 ? 1 : Double(shared) / Double(findable)))
        #expect(agree(scores.adjustedRandIndex, reference.adjustedRandIndex))
        #expect(agree(scores.normalisedMutualInformation, reference.mutual))
        #expect(agree(scores.homogeneity, reference.homogeneity))
        #expect(agree(scores.completeness, reference.completeness))
        #expect(agree(scores.vMeasure, reference.vMeasure))
    }

    /// A. Bagga, B. Baldwin: Algorithms for scoring coreference chains (1998), the two responses of figure 2:
    /// precision 76 % and 58 %, recall 100 %.
    @Test func `BCubed scores are those of Bagga and Baldwin's example`() {
        let gold = [0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2]
        let small = PartitionScores(predicted: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1], gold: gold)
        #expect(agree(small.bcubed.precision, 16.0 / 21))
        #expect(small.bcubed.recall == 1)
        let large = PartitionScores(predicted: [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0], gold: gold)
        #expect(agree(large.bcubed.precision, 7.0 / 12))
        #expect(large.bcubed.recall == 1)
    }

    /// K. Yeung, W. Ruzzo: Details of the adjusted Rand index (2001): 0.313 for the table 1 1 0 / 1 2 1 / 0 0 4.
    @Test func `the adjusted Rand index is that of Yeung and Ruzzo's example`() {
        let scores = PartitionScores(
            predicted: [0, 1, 0, 1, 1, 2, 2, 2, 2, 2], gold: [0, 0, 1, 1, 1, 1, 2, 2, 2, 2])
        #expect(agree(scores.adjustedRandIndex, 0.313, within: 0.0005))
    }

    /// pair_confusion_matrix (pairs of articles together in both, in predicted, in gold), adjusted_rand_score,
    /// normalized_mutual_info_score and homogeneity_completeness_v_measure of scikit-learn 1.9.1.
    struct Reference: Sendable {
        var predicted: [Int]
        var gold: [Int]
        var pairs: (Int, Int, Int)
        var adjustedRandIndex: Double
        var mutual: Double
        var homogeneity: Double
        var completeness: Double
        var vMeasure: Double
    }

    static let references = [
        Reference(
            predicted: [0, 0, 1, 1],
            gold: [0, 0, 1, 2],
            pairs: (1, 2, 1), adjustedRandIndex: 0.5714285714285714,
            mutual: 0.7999999999999999,
            homogeneity: 0.6666666666666666, completeness: 0.9999999999999999, vMeasure: 0.7999999999999999),
        Reference(
            predicted: [0, 0, 1, 1],
            gold: [0, 1, 0, 1],
            pairs: (0, 2, 2), adjustedRandIndex: -0.5,
            mutual: 0.0,
            homogeneity: 0.0, completeness: 0.0, vMeasure: 0.0),
        Reference(
            predicted: [0, 0, 0, 1, 1, 1],
            gold: [0, 0, 1, 1, 2, 2],
            pairs: (2, 6, 3), adjustedRandIndex: 0.24242424242424243,
            mutual: 0.5158037429793889,
            homogeneity: 0.420619835714305, completeness: 0.6666666666666669, vMeasure: 0.5158037429793889),
        Reference(
            predicted: [0, 1, 2, 3],
            gold: [0, 0, 0, 0],
            pairs: (0, 0, 6), adjustedRandIndex: 0.0,
            mutual: 0.0,
            homogeneity: 1.0, completeness: 0.0, vMeasure: 0.0),
        Reference(
            predicted: [0, 0, 0, 0],
            gold: [0, 1, 2, 3],
            pairs: (0, 6, 0), adjustedRandIndex: 0.0,
            mutual: 0.0,
            homogeneity: 0.0, completeness: 1.0, vMeasure: 0.0),
        Reference(
            predicted: [0, 0, 0, 1, 1, 2, 2, 2, 2, 3],
            gold: [1, 1, 0, 0, 0, 2, 2, 3, 3, 3],
            pairs: (4, 10, 8), adjustedRandIndex: 0.3076923076923077,
            mutual: 0.6787160153384948,
            homogeneity: 0.6572776851348504, completeness: 0.7016000000092814, vMeasure: 0.6787160153384949),
        Reference(
            predicted: [2, 1, 3, 5, 0, 0, 4, 0, 2, 4, 0, 4, 1, 0, 0, 3, 3, 0, 1, 0, 4, 3, 0, 4],
            gold: [2, 1, 0, 5, 0, 0, 4, 0, 2, 4, 0, 4, 0, 0, 2, 3, 4, 0, 1, 3, 3, 3, 0, 4],
            pairs: (30, 56, 56), adjustedRandIndex: 0.41753246753246753,
            mutual: 0.6147923949910434,
            homogeneity: 0.6147923949910434, completeness: 0.6147923949910434, vMeasure: 0.6147923949910434),
        Reference(
            predicted: [
                9, 5, 1, 3, 2, 12, 6, 1, 12, 1, 2, 7, 1, 2, 1, 4, 7, 3, 12, 1,
                5, 3, 3, 2, 12, 12, 2, 4, 1, 5, 4, 12, 11, 1, 2, 4, 1, 2, 1, 1,
            ],
            gold: [
                9, 5, 1, 3, 2, 2, 6, 1, 12, 1, 2, 7, 1, 12, 4, 4, 7, 3, 12, 5,
                5, 3, 3, 2, 12, 1, 2, 12, 1, 5, 4, 12, 11, 14, 2, 4, 1, 2, 1, 1,
            ],
            pairs: (62, 107, 91), adjustedRandIndex: 0.5723367366596032,
            mutual: 0.7849949227156536,
            homogeneity: 0.7649877582715677, completeness: 0.8060767101295438, vMeasure: 0.7849949227156536),
    ]
}
