import Fixtures
import Kernels
import Testing

@Suite("Sorted sets")
struct SortedSetsTests {
    /// Random subsets of 0..<universe.
    private func sets(_ random: inout SeededGenerator, universe: Int) -> (Set<UInt64>, Set<UInt64>) {
        let (shareA, shareB) = (random.unit(), random.unit())
        return (
            Set((0..<UInt64(universe)).filter { _ in random.chance(shareA) }),
            Set((0..<UInt64(universe)).filter { _ in random.chance(shareB) })
        )
    }

    @Test("The count is that of the intersection, in either order", arguments: [0, 1, 5, 60, 400])
    func counts(universe: Int) {
        var random = SeededGenerator(seed: UInt64(universe))
        for _ in 0..<50 {
            let (a, b) = sets(&random, universe: universe)
            let shared = a.intersection(b).count
            let (sortedA, sortedB) = (a.sorted(), b.sorted())
            #expect(SortedSets.intersectionCount(sortedA.span, sortedB.span) == shared)
            #expect(SortedSets.intersectionCount(sortedB.span, sortedA.span) == shared)
        }
    }

    @Test("A minimum gives nil exactly where the count is below it")
    func minimum() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<100 {
            let (a, b) = sets(&random, universe: 40)
            let shared = a.intersection(b).count
            let (sortedA, sortedB) = (a.sorted(), b.sorted())
            for minimum in 0...42 {
                let count = SortedSets.intersectionCount(sortedA.span, sortedB.span, atLeast: minimum)
                #expect(count == (shared >= minimum ? shared : nil), "\(a.count), \(b.count), at least \(minimum)")
            }
        }
    }

    @Test("The greatest numbers are members like others")
    func extremes() {
        let a: [UInt64] = [0, 1, .max - 1, .max]
        let b: [UInt64] = [0, 2, .max]
        #expect(SortedSets.intersectionCount(a.span, b.span) == 2)
        #expect(SortedSets.intersectionCount(a.span, a.span, atLeast: 4) == 4)
    }

    @Test("Hashes with repetitions become a set", arguments: [0, 1, 2, 3, 10, 1_000])
    func makes(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let some = (0..<5).map { _ in random.next() }
        for share in [0, 0.5, 1] {
            for mask in [.max, 0xFF, 0] as [UInt64] {
                var hashes = (0..<count).map { _ in (random.chance(share) ? random.pick(some) : random.next()) & mask }
                let expected = Set(hashes).sorted()
                SortedSets.make(ofHashes: &hashes)
                #expect(hashes == expected)
            }
        }
    }
}
