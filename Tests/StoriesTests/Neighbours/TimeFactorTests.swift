import Testing

@testable import Stories

@Suite("Time factor")
struct TimeFactorTests {
    private let factor = TimeFactor()

    @Test("It is 1 on one day and where either is undated")
    func one() {
        #expect(factor(10, 10) == 1)
        #expect(factor(nil, 10) == 1)
        #expect(factor(10, nil) == 1)
        #expect(factor(nil, nil) == 1)
    }

    @Test("It falls with the days between, either way, and never below its floor")
    func falls() {
        let factors = (0..<400).map { factor(1_000, 1_000 + Double($0)) }
        #expect(zip(factors, factors.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(factors.allSatisfy { (factor.floor...1).contains($0) })
        #expect(factor(3, 8) == factor(8, 3))
        #expect(abs(factor(0, 1e6) - factor.floor) < 1e-9)
    }
}
