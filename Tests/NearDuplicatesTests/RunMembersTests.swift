import Corpus
import Fixtures
import Testing

@testable import NearDuplicates

@Suite("Runs that come piece by piece")
struct RunMembersTests {
    /// The pairs of runs in one place, by the numbers of their texts.
    private func pairsInOnePlace(_ runs: [[UInt64]], longestFull: Int) throws -> Set<UInt64> {
        var pairs: Set<UInt64> = []
        var part = BandRuns.Part()
        for run in runs {
            if run.count <= BandRuns.longestShort {
                try BandRuns.forEachPair(of: run[...], origins: .allNew) { pairs.insert($0) }
            } else {
                part.append(run[...], origins: .allNew)
            }
        }
        var long = BandRuns()
        try long.append(part, in: SharedNumberStore(limit: .max))
        for part in 0..<long.count {
            try long.forEachPair(ofPart: part, longestFull: longestFull, origins: .allNew) { pairs.insert($0) }
        }
        return pairs
    }

    @Test("Pairs are those of the runs in one place, however they are cut", arguments: [8, 16, 64, 2_048])
    func pieces(longestFull: Int) throws {
        var generator = SeededGenerator(seed: 5)
        var next: UInt64 = 0
        let runs = [2, 31, 32, 33, 40, 65, 200, 9, 120].map { length in
            (0..<length).map { _ -> UInt64 in
                next += UInt64.random(in: 1...3, using: &generator)
                return next
            }
        }
        let all = runs.enumerated().flatMap { number, run in
            run.enumerated().map { place, text in
                (text: text, member: RunMembers.Member(run: number, place: place, length: run.count, isKnown: false))
            }
        }
        let expected = try pairsInOnePlace(runs, longestFull: longestFull)
        for most in [1, 7, 50, 1_000] {
            var found: [UInt64] = []
            var held: [(text: UInt64, member: RunMembers.Member)] = []
            var start = 0
            var longestHeld = 0
            while start < all.count {
                let end = min(all.count, start + Int.random(in: 1...most, using: &generator))
                let piece = held + all[start..<end]
                let members = RunMembers(piece.map(\.member))
                found += members.pairs(longestFull: longestFull).map {
                    PairSet.pair(piece[$0.a].text, piece[$0.b].text)
                }
                held = members.wanted(longestFull: longestFull).map { place in
                    var known = piece[place]
                    known.member.isKnown = true
                    return known
                }
                longestHeld = max(longestHeld, held.count)
                start = end
            }
            #expect(found.count == expected.count)
            #expect(Set(found) == expected)
            // Of a long run few are held: the first and those next to the end.
            #expect(longestHeld <= max(BandRuns.longestShort, longestFull))
        }
    }

    @Test("The longest run that is paired in full is that of the runs in one place")
    func longestFull() {
        let options = DuplicateOptions()
        let lengths = [(length: 20_000, count: 43), (length: 50, count: 3), (length: 3, count: 100_000)]
        let one = RunMembers.longestFull(of: lengths, texts: 20_200, options: options)
        let each = lengths.flatMap { Array(repeating: (length: $0.length, new: $0.length), count: $0.count) }
        #expect(
            one
                == BandRuns.longestFull(
                    of: each.filter { $0.length > BandRuns.longestShort }, texts: 20_200,
                    bands: BandingPlan(options).bands))
        #expect(one < BandRuns.longestFull)
    }
}
