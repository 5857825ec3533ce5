import Fixtures
import Glibc
import Kernels
import Testing

@testable import Stories

@Suite("Confidence")
struct ConfidenceModelTests {
    private func examples(count: Int, seed: UInt64) -> [ConfidenceModel.Example] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let membership = Membership(
                agreement: Double(random.below(101)) / 100, rivalry: Double(random.below(300)) / 100 - 3)
            let sum = 2 * membership.agreement - membership.rivalry - 1
            let probability = 1 / (1 + exp(-sum))
            return ConfidenceModel.Example(
                membership: membership, rightShare: random.chance(probability) ? 1 : Double(random.below(3)) / 4,
                weight: Double(1 + random.below(4)))
        }
    }

    /// The mean gradient of the penalised likelihood, by the formula.
    private func gradient(_ weights: [Double], _ sets: [[ConfidenceModel.Example]]) -> [Double] {
        var gradient = [0] + weights.dropFirst().map { 1e-3 * $0 }
        let held = sets.filter { !$0.isEmpty }
        for set in held {
            let total = set.reduce(0) { $0 + $1.weight }
            for example in set {
                let row = [1] + example.membership.features
                let sum = zip(weights, row).reduce(0) { $0 + $1.0 * $1.1 }
                let miss = 1 / (1 + exp(-sum)) - example.rightShare
                for index in row.indices {
                    gradient[index] += example.weight / total / Double(held.count) * miss * row[index]
                }
            }
        }
        return gradient
    }

    @Test("Newton's method reaches the weights of plain gradient descent")
    func fit() throws {
        let sets = [examples(count: 300, seed: 1), examples(count: 60, seed: 2), []]
        let model = try #require(ConfidenceModel(fitting: sets))
        var weights = [0.0, 0, 0]
        for _ in 0..<20_000 {
            for (index, slope) in gradient(weights, sets).enumerated() { weights[index] -= 0.5 * slope }
        }
        for (fitted, plain) in zip(model.weights, weights) { #expect(abs(fitted.weight - plain) < 1e-4) }
        var random = SeededGenerator(seed: 3)
        for _ in 0..<5 {
            #expect(ConfidenceModel(fitting: random.shuffled(sets.map { random.shuffled($0) })) == model)
        }
    }

    @Test("Examples that are all right, or all alike, still give finite weights; none give no model")
    func degenerate() throws {
        #expect(ConfidenceModel(fitting: []) == nil)
        #expect(ConfidenceModel(fitting: [[]]) == nil)
        for share in [0.0, 1] {
            let membership = Membership(agreement: 1, rivalry: -0.2)
            let model = try #require(
                ConfidenceModel(fitting: [[.init(membership: membership, rightShare: share, weight: 1)]]))
            for (_, weight) in model.weights { #expect(weight.isFinite) }
            #expect(abs(model.confidence(in: membership) - share) < 0.1)
        }
    }

    @Test("The built-in confidence is in 0...1, rises with agreement and falls with rivalry")
    func builtIn() {
        func confidence(_ agreement: Double, _ rivalry: Double) -> Double {
            ConfidenceModel.builtIn.confidence(in: Membership(agreement: agreement, rivalry: rivalry))
        }
        for agreement in [0.0, 0.5, 1] {
            for rivalry in [-3.0, -1, 0, 0.5] { #expect((0...1).contains(confidence(agreement, rivalry))) }
        }
        #expect(confidence(1, -1) > confidence(0.5, -1))
        #expect(confidence(0.5, -1) > confidence(0.5, 0))
    }
}
