import Evaluation
import Testing

@Suite struct PartitionScoresTests {
    @Test(arguments: 0..<60)
    func `pairwise and BCubed scores are those of the definition`(seed: Int) {
        let (predicted, gold) = randomPartitions(seed: seed)
        let scores = PartitionScores(predicted: predicted, gold: gold)
        let pairwise = PartitionOracle.pairwise(predicted: predicted, gold: gold)
        #expect(scores.pairwise.precision == pairwise.precision)
        #expect(scores.pairwise.recall == pairwise.recall)
        let bcubed = PartitionOracle.bcubed(predicted: predicted, gold: gold)
        #expect(agree(scores.bcubed.precision, bcubed.precision))
        #expect(agree(scores.bcubed.recall, bcubed.recall))
    }

    @Test(arguments: 0..<40)
    func `no bit changes when articles are permuted and labels renamed`(seed: Int) {
        let (predicted, gold) = randomPartitions(seed: seed)
        var source = LinearCongruence(state: UInt64(seed) + 1000)
        let order = Array(gold.indices).shuffled(using: &source)
        let names = Array(0..<100).shuffled(using: &source)
        let original = PartitionScores(predicted: predicted, gold: gold)
        let shuffled = PartitionScores(
            predicted: order.map { names[predicted[$0]] }, gold: order.map { names[gold[$0]] * 7 - 300 })
        #expect(original == shuffled)
    }

    @Test(arguments: 0..<40)
    func `swapping the partitions swaps precision with recall`(seed: Int) {
        let (predicted, gold) = randomPartitions(seed: seed)
        let scores = PartitionScores(predicted: predicted, gold: gold)
        let swapped = PartitionScores(predicted: gold, gold: predicted)
        #expect(scores.pairwise.precision == swapped.pairwise.recall)
        #expect(agree(scores.bcubed.precision, swapped.bcubed.recall))
        #expect(agree(scores.homogeneity, swapped.completeness))
        #expect(scores.adjustedRandIndex == swapped.adjustedRandIndex)
        #expect(agree(scores.normalisedMutualInformation, swapped.normalisedMutualInformation))
    }

    @Test(arguments: 0..<40)
    func `equal partitions score exactly one`(seed: Int) {
        let labels = randomPartitions(seed: seed).predicted
        expectPerfect(PartitionScores(predicted: labels, gold: labels.map { 50 - $0 }))
    }

    @Test(arguments: [[Int](), [3], [0, 1, 2, 3], [5, 5, 5]])
    func `trivial equal partitions score one`(labels: [Int]) {
        expectPerfect(PartitionScores(predicted: labels, gold: labels))
    }

    @Test func `all singletons against one cluster claim nothing and find nothing`() {
        let scores = PartitionScores(predicted: [0, 1, 2, 3], gold: [0, 0, 0, 0])
        #expect(scores.pairwise == PrecisionRecall(precision: 1, recall: 0))
        #expect(scores.pairwise.f1 == 0)
        #expect(scores.bcubed == PrecisionRecall(precision: 1, recall: 0.25))
        #expect(scores.adjustedRandIndex == 0)
        #expect(scores.normalisedMutualInformation == 0)
        #expect(scores.homogeneity == 1)
        #expect(scores.completeness == 0)
        #expect(scores.vMeasure == 0)
    }

    @Test func `one cluster against all singletons finds everything`() {
        let scores = PartitionScores(predicted: [0, 0, 0, 0], gold: [0, 1, 2, 3])
        #expect(scores.pairwise == PrecisionRecall(precision: 0, recall: 1))
        #expect(scores.bcubed == PrecisionRecall(precision: 0.25, recall: 1))
        #expect(scores.homogeneity == 0)
        #expect(scores.completeness == 1)
    }

    @Test func `articles without a gold label are left out, unplaced ones stand alone`() {
        let scores = PartitionScores(
            predicted: ["a", "a", nil, nil, "b", "c"], gold: ["x", "x", "x", "y", nil, "y"])
        let same = PartitionScores(predicted: [0, 0, 1, 2, 3], gold: [0, 0, 0, 1, 1])
        #expect(scores.articles == 5)
        #expect(scores.unlabelled == 1)
        #expect(scores.unplaced == 2)
        #expect(scores.predictedClusters == 4)
        #expect(scores.goldClusters == 2)
        #expect(scores.pairwise == same.pairwise)
        #expect(scores.bcubed == same.bcubed)
        #expect(scores.completeness == same.completeness)
    }

    @Test func `a million articles in one cluster do not overflow`() {
        let count = 1_000_000
        let scores = PartitionScores(
            predicted: [Int](repeating: 0, count: count), gold: (0..<count).map { $0 % 2 })
        #expect(agree(scores.pairwise.precision, 0.5, within: 1e-6))
        #expect(scores.pairwise.recall == 1)
        #expect(scores.adjustedRandIndex == 0)
    }

    private func expectPerfect(_ scores: PartitionScores) {
        let perfect = PrecisionRecall(precision: 1, recall: 1)
        #expect(scores.pairwise == perfect)
        #expect(scores.pairwise.f1 == 1)
        #expect(scores.bcubed == perfect)
        #expect(scores.bcubed.f1 == 1)
        #expect(scores.adjustedRandIndex == 1)
        #expect(scores.normalisedMutualInformation == 1)
        #expect(scores.homogeneity == 1)
        #expect(scores.completeness == 1)
        #expect(scores.vMeasure == 1)
        #expect(scores.predictedClusters == scores.goldClusters)
    }
}
