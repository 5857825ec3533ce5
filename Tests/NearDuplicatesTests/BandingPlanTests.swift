import Glibc
import NearDuplicates
import Testing

@Suite("Banding plan")
struct BandingPlanTests {
    @Test(
        "The plan for a threshold reaches the recall at it",
        arguments: [0.05, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1], [0.5, 0.9, 0.995, 0.9999])
    func reachesRecall(threshold: Double, recall: Double) {
        let plan = BandingPlan(threshold: threshold, recall: recall)
        #expect(plan.recall(at: threshold) >= recall - 1e-12)
        #expect(plan.recallOfShortTexts(at: threshold) >= recall - 1e-12)
        #expect(plan.permutations <= 256)
        #expect(plan.bands >= 1 && plan.rows >= 1)
    }

    @Test("The recall is that of bands of independent rows, by simulation as by the formula")
    func formula() {
        let plan = BandingPlan(permutations: 60, bands: 20)
        #expect(plan.rows == 3)
        for similarity in [0.0, 0.2, 0.5, 0.8, 1] {
            // Bands that all fail: each does unless its three rows agree.
            let fails = 1 - similarity * similarity * similarity
            #expect(abs(plan.recall(at: similarity) - (1 - pow(fails, 20))) < 1e-12)
        }
        #expect(plan.recall(at: 0) == 0)
        #expect(plan.recall(at: 1) == 1)
    }

    @Test("Recall rises with the similarity", arguments: [0.3, 0.5, 0.9])
    func rises(threshold: Double) {
        let plan = BandingPlan(threshold: threshold, recall: 0.995)
        let recalls = stride(from: 0.0, through: 1, by: 0.01).map(plan.recall(at:))
        #expect(zip(recalls, recalls.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("The recall of short texts is the mean over shares of agreement that spread by s (1 - s) / 400")
    func shortTexts() {
        for (bands, rows, similarity) in [(43, 3, 0.5), (32, 8, 0.8), (60, 2, 0.3), (9, 1, 0.05)] {
            let plan = BandingPlan(permutations: bands * rows, bands: bands)
            let spread = (similarity * (1 - similarity) / 400).squareRoot()
            // A normal distribution, cut into slices of a hundredth of its spread.
            var (mean, weights) = (0.0, 0.0)
            for slice in -500...500 {
                let weight = exp(-Double(slice * slice) / 20_000)
                mean += weight * plan.recall(at: min(1, max(0, similarity + Double(slice) / 100 * spread)))
                weights += weight
            }
            #expect(abs(plan.recallOfShortTexts(at: similarity) - mean / weights) < 0.002)
        }
        #expect(BandingPlan(permutations: 12, bands: 4).recallOfShortTexts(at: 1) == 1)
    }

    @Test("What the options name is what the plan has", arguments: [(128, 32), (90, 45), (7, 7), (12, 1)])
    func named(permutations: Int, bands: Int) {
        var options = DuplicateOptions()
        options.recall = 0.6
        options.permutations = permutations
        options.bands = bands
        let plan = BandingPlan(options)
        #expect(plan.permutations == permutations)
        #expect(plan.bands == bands)
    }

    @Test(
        "Of permutations alone the bands are a divisor, also of a prime", arguments: [1, 7, 97, 100, 128, 4_096],
        [0.1, 0.5, 0.9, 1])
    func permutationsAlone(permutations: Int, threshold: Double) {
        var options = DuplicateOptions()
        options.permutations = permutations
        options.threshold = threshold
        let plan = BandingPlan(options)
        #expect(plan.permutations == permutations)
        #expect(permutations % plan.bands == 0)
    }

    @Test("Of bands alone the signature is as long as a plan may take", arguments: [1, 3, 100, 256])
    func bandsAlone(bands: Int) {
        var options = DuplicateOptions()
        options.bands = bands
        let plan = BandingPlan(options)
        #expect(plan.bands == bands)
        #expect((1...256).contains(plan.permutations))
    }

    @Test("Bands that do not divide the permutations are our own bug: the façade refuses them before")
    func invalidDivisor() async {
        await #expect(processExitsWith: .failure) { _ = BandingPlan(permutations: 10, bands: 3) }
    }
}
