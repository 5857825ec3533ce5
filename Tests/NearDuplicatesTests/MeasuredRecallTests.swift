import NearDuplicates
import Testing

@Suite("Measured recall")
struct MeasuredRecallTests {
    private func share(
        _ plan: BandingPlan, at similarity: Double, shingles: Int, pairs: Int = 2_000, threads: Int = 2
    ) -> Double {
        MeasuredRecall(of: plan, pairCount: pairs).share(atSimilarity: similarity, shingles: shingles, threads: threads)
    }

    @Test(
        "The plan for a threshold finds what was asked for in short texts as in long ones, but for chance",
        arguments: [(0.3, 0.9), (0.5, 0.995), (0.8, 0.99), (0.9, 0.995)], [30, 100, 400])
    func reachesRecall(asked: (threshold: Double, recall: Double), shingles: Int) {
        let plan = BandingPlan(threshold: asked.threshold, recall: asked.recall)
        let noise = (asked.recall * (1 - asked.recall) / 2_000).squareRoot()
        #expect(share(plan, at: asked.threshold, shingles: shingles) >= asked.recall - 3 * noise)
    }

    @Test(
        "Of ten shingles in hundreds of bins the bands find nearly what independent values would",
        arguments: [(0.5, 52, 3), (0.8, 29, 8), (0.9, 19, 13)])
    func borrowedValues(similarity: Double, bands: Int, rows: Int) {
        // Donors drawn by a weak hash hung together: 19 bands of 13 missed 4.8 % of the pairs, not 0.4 %.
        let plan = BandingPlan(permutations: bands * rows, bands: bands)
        let missed = 1 - share(plan, at: similarity, shingles: 10, pairs: 4_000)
        #expect(missed < 2 * (1 - plan.recall(at: similarity)) + 0.003)
    }

    @Test("Long texts are found as the formula says, at any similarity", arguments: [0.1, 0.2, 0.3, 0.4, 0.5])
    func formula(similarity: Double) {
        let plan = BandingPlan(threshold: 0.5, recall: 0.995)
        let expected = plan.recall(at: similarity)
        let noise = (expected * (1 - expected) / 2_000).squareRoot()
        #expect(abs(share(plan, at: similarity, shingles: 400) - expected) < 5 * noise + 0.01)
    }

    @Test("Equal sets are always found, and the number of threads does not matter")
    func determinism() {
        let plan = BandingPlan(threshold: 0.5, recall: 0.9)
        #expect(share(plan, at: 1, shingles: 30, pairs: 200) == 1)
        let expected = share(plan, at: 0.4, shingles: 30, pairs: 1_700, threads: 1)
        for threads in [2, 3] {
            #expect(share(plan, at: 0.4, shingles: 30, pairs: 1_700, threads: threads) == expected)
        }
    }

    @Test("Pairs have the similarity asked for and about as many shingles", arguments: [20, 30, 100, 400])
    func sizes(shingles: Int) {
        for similarity in [0.05, 0.1, 0.25, 0.37, 0.5, 0.7, 0.83, 0.9, 0.95, 0.99, 1] {
            let (shared, union) = MeasuredRecall.sizes(similarity: similarity, shingles: shingles)
            #expect(shared >= 1 && shared <= union)
            // 20 shingles come no nearer to 0.99 than 1.
            #expect(abs(Double(shared) / Double(union) - similarity) <= 0.31 / Double(shingles))
            #expect(abs(Double(shared + union) / 2 - Double(shingles)) <= 0.26 * Double(shingles) + 1)
        }
    }

    @Test("An explanation has the threshold once, and its curve rises")
    func explanation() {
        for threshold in [0.5, 0.37] {
            var options = DuplicateOptions()
            options.threshold = threshold
            let explanation = PlanExplanation(options, pairCount: 300, threads: 2)
            let curve = explanation.curve
            #expect(curve.count == (threshold == 0.5 ? 10 : 11))
            #expect(curve.filter(\.isThreshold).map(\.similarity) == [threshold])
            #expect(curve.allSatisfy { $0.measured.count == PlanExplanation.sizes.count })
            #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.byFormula <= $1.byFormula })
            #expect(curve.last?.measured == [1, 1, 1])
            #expect(explanation.plan == BandingPlan(options))
        }
    }
}
