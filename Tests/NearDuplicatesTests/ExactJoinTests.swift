import Fixtures
import Testing

@testable import NearDuplicates

@Suite("Exact join")
struct ExactJoinTests {
    typealias Pair = ExactJoin.Pair

    /// What sets of hashes are drawn from.
    enum Shape: CaseIterable {
        /// Copies with some members changed, and members of their own.
        case edited
        /// Few members that most sets hold, many that few hold.
        case heavyTailed
        /// Sets within sets.
        case nested
        /// A handful of members, so that most quotients are small fractions.
        case tiny
        /// Hashes that are not mixed: they agree in their high or in their low bits.
        case unmixed
    }

    private func sets(_ shape: Shape, seed: UInt64) -> [[UInt64]] {
        var random = SeededGenerator(seed: seed)
        func draw(_ count: Int) -> [UInt64] { (0..<count).map { _ in random.next() } }
        var sets: [[UInt64]] = [[], [], draw(1), [7], [7], draw(20), [0], [.max, 0], [.max]]
        switch shape {
        case .edited:
            for _ in 0..<25 {
                let original = draw(10 + random.below(60))
                sets.append(original)
                for _ in 0..<random.below(6) {
                    let rate = random.unit()
                    sets.append(original.filter { _ in !random.chance(rate) } + draw(random.below(20)))
                }
            }
        case .heavyTailed:
            let members = draw(400)
            for _ in 0..<140 {
                let size = random.below(70)
                sets.append((0..<size).map { _ in members[Int(400 * random.unit() * random.unit() * random.unit())] })
            }
        case .nested:
            for _ in 0..<8 {
                let whole = draw(160)
                for _ in 0..<12 {
                    let start = random.below(120)
                    sets.append(Array(whole[start..<start + 1 + random.below(160 - start)]) + draw(random.below(9)))
                }
            }
        case .tiny:
            let members = draw(12)
            for _ in 0..<150 { sets.append(members.filter { _ in random.chance(0.4) }) }
        case .unmixed:
            for index in 0..<80 {
                let shift = UInt64(index % 2 * 50)
                sets.append((0..<30).map { _ in UInt64(random.below(60)) << shift })
            }
        }
        return random.shuffled(sets + sets.prefix(12))
    }

    /// What every two sets share, counted one by one; empty sets are left out.
    private func plainCounts(_ sets: [Set<UInt64>]) -> [Pair] {
        sets.indices.flatMap { a in
            (a + 1..<max(a + 1, sets.count)).compactMap { b in
                guard !sets[a].isEmpty, !sets[b].isEmpty else { return nil }
                let (smaller, larger) = sets[a].count < sets[b].count ? (sets[a], sets[b]) : (sets[b], sets[a])
                return Pair(a: a, b: b, shared: smaller.count { larger.contains($0) })
            }
        }
    }

    private func join(
        _ sets: [[UInt64]], threshold: Double, containment: Double = 0.8, fewestContained: Int = 20, threads: Int = 2
    ) -> ExactJoin.Result {
        let table = ShingleTable(count: sets.count, threads: threads) { texts, draft in
            for text in texts {
                draft.shingles.append(contentsOf: sets[text])
                draft.endRow()
            }
        }
        let rule = PairRule(threshold: threshold, containment: containment, fewestContained: fewestContained)
        return ExactJoin(rule: rule, threads: threads).pairs(of: table)
    }

    @Test("All pairs are found, and no others", arguments: Shape.allCases, 0..<3 as Range<UInt64>)
    func agreesWithAllPairs(shape: Shape, seed: UInt64) {
        let sets = sets(shape, seed: seed)
        let plain = sets.map { Set($0) }
        let counts = plainCounts(plain)
        for threshold in [0.05, 0.2, 0.25, 1.0 / 3, 0.35, 0.5, 0.6, 2.0 / 3, 0.7, 0.8, 0.9, 0.95, 1] {
            for (containment, fewestContained) in [(0.8, 20), (0.5, 2), (1, 1), (0.9, 1_000)] {
                let expected = counts.filter { pair in
                    let (a, b) = (plain[pair.a].count, plain[pair.b].count)
                    return Double(pair.shared) / Double(a + b - pair.shared) >= threshold
                        || min(a, b) >= fewestContained && Double(pair.shared) / Double(min(a, b)) >= containment
                }
                let found = join(
                    sets, threshold: threshold, containment: containment, fewestContained: fewestContained)
                #expect(found.pairs == expected)
                #expect(found.sizes == plain.map(\.count))
                #expect(expected.count > 10)
            }
        }
    }

    @Test(
        "A quotient that is the threshold passes, whatever a product of the threshold is rounded to",
        arguments: [1, 2, 3, 5, 7, 10, 13, 25, 49] as [UInt64])
    func atTheThreshold(size: UInt64) {
        for shared in 1...size {
            let hashes = (0..<2 * size).map { ($0 + 1) &* 0x9E37_79B9_7F4A_7C15 }
            let sets = [Array(hashes[..<Int(size)]), Array(hashes[Int(size - shared)..<Int(2 * size - shared)])]
            let jaccard = Double(shared) / Double(2 * size - shared)
            let pair = Pair(a: 0, b: 1, shared: Int(shared))
            #expect(join(sets, threshold: jaccard, containment: 2, threads: 1).pairs == [pair])
            #expect(join(sets, threshold: jaccard.nextUp, containment: 2, threads: 1).pairs.isEmpty)
            let contained = Double(shared) / Double(size)
            #expect(join(sets, threshold: 2, containment: contained, fewestContained: 1).pairs == [pair])
            #expect(join(sets, threshold: 2, containment: contained.nextUp, fewestContained: 1).pairs.isEmpty)
            #expect(
                join(sets, threshold: 2, containment: 0.01, fewestContained: Int(size) + 1).pairs.isEmpty)
        }
    }

    @Test("The fewest shared members are the fewest that pass")
    func fewestShared() {
        for threshold in [0.05, 0.1, 0.3, 0.35, 0.5, 0.7, 0.9, 1] {
            let rule = PairRule(threshold: threshold, containment: 0.8, fewestContained: 20)
            for a in 1...70 {
                for b in 1...70 {
                    let plain = (1...min(a, b)).first { rule.passes(shared: $0, a, b) } ?? min(a, b) + 1
                    #expect(rule.fewestShared(a, b) == plain)
                    #expect(rule.fewestShared(b, a) == plain)
                    #expect(rule.fewestShared(a, b + 1) >= plain || b < a)
                }
            }
        }
    }

    @Test("The result is the same for any number of threads, in order, and follows the texts when they are shuffled")
    func determinism() {
        var random = SeededGenerator(seed: 40)
        for shape in Shape.allCases {
            let sets = sets(shape, seed: 41)
            let expected = join(sets, threshold: 0.4, threads: 1)
            #expect(zip(expected.pairs, expected.pairs.dropFirst()).allSatisfy { ($0.a, $0.b) < ($1.a, $1.b) })
            #expect(expected.pairs.allSatisfy { $0.a < $0.b })
            #expect(expected.pairs.count > 10)
            for threads in [2, 3, 7] {
                let result = join(sets, threshold: 0.4, threads: threads)
                #expect(result.pairs == expected.pairs)
                #expect(result.sizes == expected.sizes)
            }
            let order = random.shuffled(Array(sets.indices))
            let shuffled = join(order.map { random.shuffled(sets[$0]) }, threshold: 0.4)
            let back = shuffled.pairs.map { pair in
                let (a, b) = (order[pair.a], order[pair.b])
                return Pair(a: min(a, b), b: max(a, b), shared: pair.shared)
            }
            #expect(back.sorted { ($0.a, $0.b) < ($1.a, $1.b) } == expected.pairs)
        }
    }

    @Test("Texts of several blocks are told apart, and one shingle may stand in all of them")
    func manyTexts() {
        var random = SeededGenerator(seed: 42)
        let frame = (0..<30).map { _ in random.next() }
        var sets = (0..<2_500).map { _ in Array(frame.prefix(2 + random.below(3))) + (0..<8).map { _ in random.next() }
        }
        var planted: [Pair] = []
        for a in stride(from: 0, to: 500, by: 7) {
            sets[a + 2_000] = Array(sets[a].dropLast())
            let shared = sets[a].count - 1
            planted.append(Pair(a: a, b: a + 2_000, shared: shared))
        }
        #expect(join(sets, threshold: 0.8).pairs == planted)
        // Half of the frame is not enough: 4 of at least 16.
        #expect(join(sets, threshold: 0.5).pairs == planted)
    }

    @Test("Rows may come in any order and stand for any text, and some may be left out")
    func rows() {
        var random = SeededGenerator(seed: 44)
        let sets = sets(.edited, seed: 45)
        let rows = random.shuffled(Array(sets.indices) + Array(repeating: -1, count: 30))
        var table = ShingleTable(count: sets.count)
        var start = 0
        while start < rows.count {
            let end = min(rows.count, start + 1 + random.below(20))
            var draft = ShingleBlock.Draft()
            for row in rows[start..<end] {
                draft.shingles += row < 0 ? sets[random.below(sets.count)] : sets[row]
                draft.endRow()
            }
            table.append(ShingleBlock(draft), texts: rows[start..<end].map { $0 < 0 ? .max : UInt32($0) })
            start = end
        }
        let rule = PairRule(threshold: 0.4, containment: 0.8, fewestContained: 20)
        let join = ExactJoin(rule: rule, threads: 2)
        let expected = self.join(sets, threshold: 0.4)
        #expect(join.pairs(of: table).pairs == expected.pairs)
        #expect(join.pairs(of: table).sizes == expected.sizes)
    }

    @Test("Identical sets are paired all with all, and no sets give no pairs")
    func identicalAndNone() {
        var random = SeededGenerator(seed: 43)
        let set = (0..<50).map { _ in random.next() }
        let pairs = join(Array(repeating: set, count: 40), threshold: 1).pairs
        #expect(pairs.count == 40 * 39 / 2)
        #expect(pairs.allSatisfy { $0.shared == 50 })
        #expect(join([], threshold: 0.5).pairs.isEmpty)
        #expect(join([[]], threshold: 0.5).sizes == [0])
        #expect(join(Array(repeating: [], count: 9), threshold: 0.05).pairs.isEmpty)
    }
}
