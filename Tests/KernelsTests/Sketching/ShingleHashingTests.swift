import Fixtures
import Kernels
import Testing

@Suite("Shingle hashing")
struct ShingleHashingTests {
    private func shingles(_ tokens: [UInt64], width: Int) -> [UInt64] {
        var shingles: [UInt64] = []
        ShingleHashing.append(shinglesOf: tokens.span, width: width, to: &shingles)
        return shingles
    }

    private func tokens(_ count: Int, of vocabulary: Int, seed: UInt64) -> [UInt64] {
        var random = SeededGenerator(seed: seed)
        let words = (0..<vocabulary).map { _ in random.next() }
        return (0..<count).map { _ in random.pick(words) }
    }

    @Test("Rolling gives what hashing each window afresh gives", arguments: [1, 2, 3, 5, 8, 64])
    func rolls(width: Int) {
        for count in [width, width + 1, width + 2, 3 * width, 200 + width] {
            let tokens = tokens(count, of: 9, seed: UInt64(count))
            // A window of exactly `width` tokens is hashed without any rolling.
            let direct = (0...count - width).map { start in
                shingles(Array(tokens[start..<start + width]), width: width)
            }
            #expect(direct.allSatisfy { $0.count == 1 })
            #expect(shingles(tokens, width: width) == direct.flatMap { $0 })
        }
    }

    @Test("Equal windows have equal hashes and different ones different hashes", arguments: [1, 2, 4])
    func tellsApart(width: Int) {
        let tokens = tokens(2_000, of: 5, seed: 3)
        let hashes = shingles(tokens, width: width)
        var known: [[UInt64]: UInt64] = [:]
        for (start, hash) in hashes.enumerated() {
            let window = Array(tokens[start..<start + width])
            #expect(known[window, default: hash] == hash)
            known[window] = hash
        }
        #expect(Set(known.values).count == known.count)
    }

    @Test("A text shorter than a shingle is one shingle of all its tokens", arguments: 1...4)
    func shortText(count: Int) {
        let tokens = tokens(count, of: 9, seed: 5)
        #expect(shingles(tokens, width: 5) == shingles(tokens, width: count))
        #expect(shingles(tokens, width: 5).count == 1)
    }

    @Test("No tokens make no shingle, and shingles are added to those already there")
    func appends() {
        #expect(shingles([], width: 5).isEmpty)
        var list: [UInt64] = [42]
        let tokens: [UInt64] = [1, 2, 3]
        ShingleHashing.append(shinglesOf: tokens.span, width: 2, to: &list)
        #expect(list == [42] + shingles(tokens, width: 2))
    }

    @Test("Fingerprints tell the order, the number and the words of the tokens apart")
    func fingerprints() {
        let texts: [[UInt64]] = [
            [], [0], [0, 0], [1], [1, 2], [2, 1], [1, 2, 0], [0, 1, 2], [1, 2, 3], [1, 3, 2], [3], [.max],
        ]
        let prints = texts.map { ShingleHashing.fingerprint(of: $0.span) }
        #expect(Set(prints).count == texts.count)
        #expect(texts.map { ShingleHashing.fingerprint(of: $0.span) } == prints)
    }
}
