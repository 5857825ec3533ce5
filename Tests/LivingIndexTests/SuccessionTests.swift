import Fixtures
import Testing

@testable import LivingIndex

@Suite("Which set goes on as which")
struct SuccessionTests {
    private func succession(_ sets: [[Int]], _ old: [Int: Int]) -> Succession { Succession(sets) { old[$0] } }

    @Test("A set that grows keeps its number, and one without any member of before is new")
    func growth() {
        let found = succession([[1, 2, 3], [4, 5]], [1: 7, 2: 7])
        #expect(found.predecessors == [7, nil])
        #expect(found.sources == [nil, nil])
        #expect(found.mergedInto.isEmpty)
    }

    @Test("Of sets that merge the one with more members goes on, of equal ones the older, and the others lead to it")
    func merging() {
        let larger = succession([[1, 2, 3, 4, 5]], [1: 3, 2: 3, 3: 9, 4: 9, 5: 9])
        #expect(larger.predecessors == [9])
        #expect(larger.mergedInto == [3: 0])
        let equal = succession([[1, 2, 3, 4]], [1: 3, 2: 3, 3: 9, 4: 9])
        #expect(equal.predecessors == [3])
        #expect(equal.mergedInto == [9: 0])
    }

    @Test("A set that splits goes on as its largest part, and the rest knows where it comes from")
    func splitting() {
        let found = succession([[1], [2, 3], [4]], [1: 5, 2: 5, 3: 5])
        #expect(found.predecessors == [nil, 5, nil])
        #expect(found.sources == [5, nil, nil])
    }

    @Test("A set whose largest part goes on as another one is told apart from one that was merged")
    func exchange() {
        // 1 and 2 were one set; each of them goes to a larger one of another number.
        let found = succession([[1, 10, 11], [2, 20, 21]], [1: 4, 2: 4, 10: 5, 11: 5, 20: 6, 21: 6])
        #expect(found.predecessors == [5, 6])
        #expect(found.mergedInto.isEmpty)
    }

    @Test("No number is given twice, and none that was not there, whatever the sets", arguments: UInt64(1)...20)
    func properties(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let members = Array(0..<60)
        let old = Dictionary(
            uniqueKeysWithValues: members.filter { _ in random.below(4) > 0 }.map { ($0, 100 + random.below(12)) })
        var sets = [[Int]](repeating: [], count: 12)
        for member in members { sets[random.below(12)].append(member) }
        sets.removeAll(where: \.isEmpty)
        let found = succession(sets, old)
        let going = found.predecessors.compactMap { $0 }
        #expect(Set(going).count == going.count)
        #expect(Set(going).isSubset(of: Set(old.values)))
        for (number, set) in found.mergedInto {
            #expect(!going.contains(number))
            #expect(Set(old.filter { $0.value == number }.keys).isSubset(of: Set(sets[set])))
        }
        for (set, members) in zip(sets.indices, sets) {
            let known = members.compactMap { old[$0] }
            // Only what shares nothing with what was there is new without a source.
            if found.predecessors[set] == nil, found.sources[set] == nil { #expect(known.isEmpty) }
        }
    }
}
