import Corpus
import Testing

@testable import NearDuplicates

@Suite("Texts that share a band")
struct BandRunsTests {
    private func runs(_ lengths: [Int], bands: Int) throws -> BandRuns {
        let store = SharedNumberStore(limit: .max)
        var runs = BandRuns()
        for _ in 0..<bands {
            var part = BandRuns.Part()
            var first = 0
            for length in lengths {
                part.append((first..<first + length).map { UInt64($0) }[...], origins: .allNew)
                first += length
            }
            try runs.append(part, in: store)
        }
        return runs
    }

    private func pairs(_ runs: BandRuns, longestFull: Int) throws -> [UInt64] {
        var pairs: [UInt64] = []
        try runs.forEachPair(ofPart: 0, longestFull: longestFull, origins: .allNew) { pairs.append($0) }
        return PairRuns.ascending(pairs)
    }

    @Test("Few long runs are paired in full, and of many each text has so many pairs that they grow with the corpus")
    func longestFull() throws {
        let few = try runs([300, 200], bands: 4)
        #expect(few.longestFull(texts: 500, bands: 4) == BandRuns.longestFull)
        #expect(try pairs(few, longestFull: BandRuns.longestFull).count == 300 * 299 / 2 + 200 * 199 / 2)
        for count in [10_000, 100_000, 1_000_000] {
            let many = try runs([count], bands: 2)
            let longest = many.longestFull(texts: count, bands: 2)
            #expect(longest >= BandRuns.fewestPaired)
            #expect(longest * count <= max(1 << 17 + 4 * count, BandRuns.fewestPaired * count))
        }
    }

    @Test("Of a run that is too long every text is paired with the first and with its neighbours")
    func long() throws {
        let pairs = Set(try pairs(try runs([500], bands: 1), longestFull: 64))
        #expect(pairs.count <= 500 * 64)
        for text in 0..<UInt64(500) {
            for hub in 0..<UInt64(32) where hub != text { #expect(pairs.contains(PairSet.pair(hub, text))) }
            for other in text + 1..<max(text + 1, min(500, text + 33)) {
                #expect(pairs.contains(PairSet.pair(text, other)))
            }
        }
    }
}
