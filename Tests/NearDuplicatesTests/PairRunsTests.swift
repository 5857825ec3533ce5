import Corpus
import Fixtures
import Testing

@testable import NearDuplicates

@Suite("Runs of pairs")
struct PairRunsTests {
    @Test("What several workers found comes back in slices, ascending and each pair once", arguments: [0, Int.max])
    func slices(limit: Int) throws {
        var random = SeededGenerator(seed: 7)
        let store = SharedNumberStore(limit: limit)
        var all: Set<UInt64> = []
        var runs = PairRuns()
        for count in [1, 300_000, 900_000, 0, 500_000] {
            let pairs = PairRuns.ascending(
                (0..<count).map { _ in UInt64(random.below(2_000)) << 32 | UInt64(2_000 + random.below(2_000)) })
            all.formUnion(pairs)
            try runs.append(pairs, in: store)
        }
        let slices = runs.slices
        #expect(slices.count > 1)
        var found: [UInt64] = []
        for (position, lower) in slices.enumerated() {
            let upper = position + 1 < slices.count ? slices[position + 1] : nil
            let pairs = try runs.pairs(from: lower, upTo: upper)
            #expect(pairs.count <= PairRuns.slicePairs + 5 << 12)
            found += pairs
        }
        #expect(found == all.sorted())
    }

    @Test("A collector that may hold little gives the pairs of one that may hold all")
    func collector() throws {
        var random = SeededGenerator(seed: 8)
        let store = SharedNumberStore(limit: 0)
        var (small, large) = (PairCollector(bytes: 0, in: store), PairCollector(bytes: 1 << 30, in: store))
        for _ in 0..<200_000 {
            let pair = PairSet.pair(UInt64(random.below(400)), UInt64(400 + random.below(400)))
            try small.insert(pair)
            try large.insert(pair)
        }
        let (few, many) = (try large.finished(), try small.finished())
        #expect(many.count > few.count, "the small one made several runs")
        #expect(try many.pairs(from: 0, upTo: nil) == few.pairs(from: 0, upTo: nil))
    }
}
