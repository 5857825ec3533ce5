import Fixtures
import Kernels
import Testing

@Suite("Hash index")
struct HashIndexTests {
    /// Keys as hashes are, and as they should not be.
    enum Keys: CaseIterable {
        case random, consecutive, multiples, highBits

        func keys(_ count: Int) -> [UInt64] {
            var random = SeededGenerator(seed: 21)
            return (0..<UInt64(count)).map { index in
                switch self {
                case .random: random.next()
                case .consecutive: index
                case .multiples: index << 20
                case .highBits: index << 50 | 1
                }
            }
        }
    }

    @Test("It holds what a dictionary holds, while it grows", arguments: Keys.allCases)
    func agrees(keys: Keys) {
        var index = HashIndex()
        var plain: [UInt64: UInt32] = [:]
        let keys = keys.keys(6_000)
        for (position, key) in keys.enumerated() where plain[key] == nil {
            #expect(index[key] == nil)
            index.insert(key, UInt32(position))
            plain[key] = UInt32(position)
            if position % 997 == 0 { #expect(plain.allSatisfy { index[$0.key] == $0.value }) }
        }
        #expect(index.count == plain.count)
        #expect(plain.allSatisfy { index[$0.key] == $0.value })
        var random = SeededGenerator(seed: 22)
        for _ in 0..<2_000 {
            let key = random.next()
            #expect(index[key] == plain[key])
        }
    }

    @Test("Zero is a key like others")
    func zero() {
        var index = HashIndex()
        #expect(index[0] == nil)
        index.insert(.max, 1)
        #expect(index[0] == nil)
        index.insert(0, 2)
        #expect(index[0] == 2)
        #expect(index[.max] == 1)
        #expect(index.count == 2)
        for key in 1...5_000 as ClosedRange<UInt64> { index.insert(key, UInt32(key)) }
        #expect(index[0] == 2)
    }
}
