import Fixtures
import Testing

@testable import Kernels

@Suite("Similarity plan")
struct SimilarityPlanTests {
    private let rows: SparseRows = {
        var random = SeededGenerator(seed: 71)
        return randomRows(
            count: 900, columns: 3_000, share: { min(0.9, 30 / Double($0 + 30)) }, &random
        ).rows
    }()

    private func plan(_ floor: Float, _ rates: ProductRates) -> SimilarityPlan {
        SimilarityPlan(
            for: SimilarRows(rows), SimilarRows.Request(floor: floor, upTo: Array(repeating: 900, count: 900)),
            rates: rates)
    }

    private var rates: ProductRates {
        var rates = ProductRates.usual
        rates.rareProduct = 1
        rates.denseEntry = 0.05
        rates.pair = 5
        rates.matrixEntry = 0.01
        return rates
    }

    @Test("A high floor prunes, a low one does not")
    func floors() {
        #expect(plan(0.6, rates).prunes)
        #expect(!plan(0.02, rates).prunes)
    }

    @Test("Where matrix products are slow few columns are dense, where multiply-adds are slow many")
    func machines() {
        var slowProducts = rates
        slowProducts.matrixEntry = 1
        slowProducts.denseEntry = 1
        var slowIndex = rates
        slowIndex.rareProduct = 100
        #expect(plan(0.02, slowProducts).denseColumns < plan(0.02, slowIndex).denseColumns)
    }

    @Test("Of few rows the plan is that of the usual rates, and no time is taken to find others")
    func few() {
        let request = SimilarRows.Request(floor: 0.3, upTo: Array(repeating: 900, count: 900))
        let found = SimilarityPlan(for: SimilarRows(rows), request)
        let usual = plan(0.3, .usual)
        #expect(found.cost == usual.cost && found.denseColumns == usual.denseColumns && found.prunes == usual.prunes)
    }

    @Test("The rates of this machine are positive, and the sample's shares are what the rows hold")
    func sample() {
        let measured = ProductRates.ofThisMachine
        #expect(measured.rareProduct > 0 && measured.matrixEntry > 0 && measured.pair >= 0)
        let found = plan(0.3, rates)
        let frequencies = rows.columnFrequencies.sorted(by: >).dropFirst(found.denseColumns)
        let products = frequencies.reduce(0) { $0 + Double($1) * Double($1) } / (900 * 900)
        #expect(abs(found.rareProducts - products) < 1e-9)
        #expect((0...1).contains(found.survivors))
    }
}
