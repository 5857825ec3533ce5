import Fixtures
import Kernels
import Testing

@Suite("Constrained sets")
struct ConstrainedSetsTests {
    /// Sets as lists that are searched from end to end.
    private struct PlainSets {
        var sets: [Set<Int>]
        let apart: [(a: Int, b: Int)]

        init(count: Int, rules: LinkRules) {
            sets = (0..<count).map { [$0] }
            apart = rules.apart
            for pair in rules.together { join(pair.a, pair.b) }
        }

        func allows(_ a: Int, _ b: Int) -> Bool {
            let both = set(a).union(set(b))
            return set(a) == set(b) || !apart.contains { both.contains($0.a) && both.contains($0.b) }
        }

        mutating func join(_ a: Int, _ b: Int) {
            let both = set(a).union(set(b))
            sets.removeAll { !$0.isDisjoint(with: both) }
            sets.append(both)
        }

        func set(_ item: Int) -> Set<Int> { sets.first { $0.contains(item) }! }
    }

    @Test("What is allowed is what a plain search says, join after join", arguments: 0..<20)
    func agrees(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed) + 400)
        let count = 12
        let rules = randomRules(count: count, &random)
        var sets = ConstrainedSets(rules)
        var plain = PlainSets(count: count, rules: rules)
        for _ in 0..<60 {
            let (a, b) = (random.below(count), random.below(count))
            #expect(sets.allows(a, b) == plain.allows(a, b))
            if plain.allows(a, b) {
                sets.join(a, b)
                plain.join(a, b)
            }
            for item in 0..<count { #expect(sets.root(of: item) == plain.set(item).min()) }
        }
        let named = Set((rules.together + rules.apart).flatMap { [$0.a, $0.b] })
        for range in [0..<count, 3..<9] {
            let large = plain.sets.map { $0.filter { named.contains($0) && range.contains($0) }.sorted() }
                .filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
            #expect(sets.ruledSets(in: range) == large)
        }
    }

    @Test("A set that is kept from many is not entered anew for each that joins it, whichever comes first")
    func manyApart() {
        let growth = growth(from: 400, by: 8) { size in
            // The highest of a chain must be apart from as many as the chain has; the chain is joined downwards.
            var sets = ConstrainedSets(LinkRules(apart: (0..<size).map { (size, size + 1 + $0) }))
            for item in (0..<size).reversed() { sets.join(item, item + 1) }
            #expect(sets.root(of: size) == 0)
        }
        #expect(growth < 24)
    }

    @Test("Rules are renamed, and fall away where an item has no name")
    func renamed() {
        let rules = LinkRules(together: [(1, 2), (2, 3)], apart: [(1, 3)]).renamed { $0 == 3 ? nil : $0 * 10 }
        #expect(rules.together.map { [$0.a, $0.b] } == [[10, 20]])
        #expect(rules.apart.isEmpty)
    }
}
