import Testing

@testable import Evaluation

@Suite("Reliability")
struct ReliabilityTests {
    @Test("Outcomes are averaged by weight in the range of their prediction")
    func bins() {
        let reliability = Reliability([
            .init(predicted: 0.1, observed: 0, weight: 1), .init(predicted: 0.2, observed: 1, weight: 3),
            .init(predicted: 0.5, observed: 0.5, weight: 2), .init(predicted: 1, observed: 1, weight: 2),
        ])
        #expect(reliability.bins.map(\.range) == [0..<0.3, 0.5..<0.6, 0.9..<1])
        #expect(reliability.bins.map(\.share) == [0.5, 0.25, 0.25])
        #expect(abs(reliability.bins[0].predicted - 0.175) < 1e-12)
        #expect(reliability.bins.map(\.observed) == [0.75, 0.5, 1])
        #expect(abs(reliability.error - 0.5 * 0.575) < 1e-12)
    }

    @Test("The order of the outcomes does not show")
    func order() {
        func share(_ number: Int, _ factor: Int) -> Double { Double(number * factor % 101) / 101 }
        let outcomes: [Reliability.Outcome] = (1...500).map { number in
            .init(predicted: share(number, 37), observed: share(number, 59), weight: share(number, 71))
        }
        let expected = Reliability(outcomes)
        #expect(expected.bins.count == 7)
        #expect(Reliability(outcomes.reversed()) == expected)
        for cut in [1, 77, 250] { #expect(Reliability(Array(outcomes[cut...] + outcomes[..<cut])) == expected) }
    }

    @Test("No outcomes are no bins")
    func none() {
        #expect(Reliability([]).bins.isEmpty)
        #expect(Reliability([]).error == 0)
    }
}
