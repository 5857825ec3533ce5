import Evaluation
import Testing

@Suite struct StratifiedScoresTests {
    @Test func `strata are scored alone and averaged by their articles`() {
        let scores = StratifiedScores(
            predicted: ["a", "a", "b", "a", "c", "d"], gold: ["x", "x", "x", "y", "y", nil],
            strata: ["eng", "eng", "eng", "deu", "deu", "spa"])
        #expect(scores.strata.map(\.name) == ["deu", "eng"])
        #expect(scores.articles == 5)
        let german = PartitionScores(predicted: [0, 1], gold: [0, 0])
        let english = PartitionScores(predicted: [0, 0, 1], gold: [0, 0, 0])
        #expect(scores.strata.map(\.scores) == [german, english])
        let expected = (2 * german.bcubed.f1 + 3 * english.bcubed.f1) / 5
        #expect(agree(scores.mean(of: \.bcubed.f1), expected))
    }

    @Test(arguments: 0..<10)
    func `one stratum scores as the whole`(seed: Int) {
        let (predicted, gold) = randomPartitions(seed: seed)
        let whole = PartitionScores(predicted: predicted, gold: gold)
        let scores = StratifiedScores(
            predicted: predicted, gold: gold, strata: [String](repeating: "en", count: gold.count))
        #expect(scores.strata.map(\.scores) == [whole])
        #expect(scores.mean(of: \.adjustedRandIndex) == whole.adjustedRandIndex)
    }

    @Test func `no labelled article is a mean of one`() {
        let scores = StratifiedScores(predicted: ["a"], gold: [nil], strata: ["en"])
        #expect(scores.strata.isEmpty)
        #expect(scores.mean(of: \.vMeasure) == 1)
    }
}

@Suite struct DenseLabelsTests {
    @Test func `labels are numbered by first appearance`() {
        #expect(denseLabels(["b", nil, "a", "b", "c"]) == [0, nil, 1, 0, 2])
        #expect(denseLabels([]) == [])
    }
}
