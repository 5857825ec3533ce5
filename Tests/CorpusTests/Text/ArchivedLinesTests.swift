import Fixtures
import Kernels
import Testing

@testable import Corpus

@Suite("Lines of an archive")
struct ArchivedLinesTests {
    private static let format = SectionFormat(
        name: "storyfold test", version: 1, sections: ArchivedLines.Section.allCases.count, remedy: "")
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Random sightings: few sources, lines and bodies, so that they meet.
    private func sightings(_ count: Int, bodies: Int, _ random: inout SeededGenerator) -> LineSightings {
        var all = LineSightings()
        for _ in 0..<count {
            let source = Hash64.mix(UInt64(random.below(4)) ^ Hash64.seed, Hash64.multiplier)
            let body = Hash64.mix(UInt64(random.below(bodies)) ^ Hash64.multiplier, Hash64.seed) | 1
            func line() -> UInt64 { UInt64(2 + random.below(random.chance(0.5) ? 12 : 400)) }
            let lines = (0..<random.below(4)).map { _ in line() }
            all.append(
                random.chance(0.05)
                    ? []
                    : [.init(source: source, line: 0, body: body)]
                        + lines.map { .init(source: source, line: $0, body: body) },
                keyOfBody: random.chance(0.3) ? line() & ~1 : 0)
        }
        return all
    }

    @Test(
        "Counted and merged they teach what all articles at once do, and tell whose furniture changes",
        arguments: 1...12 as ClosedRange<UInt64>)
    func merges(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bodies = 20 + random.below(1_500)
        let archive = sightings(random.below(700), bodies: bodies, &random)
        let new = sightings(random.below(400), bodies: bodies, &random)
        var all = archive
        all.append(new)
        let path = folder.path("lines")
        // Articles are numbered against the order of the rows, and one in ten rows is none.
        let articleOfRow = (0..<archive.count).map { $0 % 10 == 3 ? UInt32.max : UInt32(archive.count - $0) }
        try OutputSet.writeFile(at: path) { (sink) throws(CorpusError) in
            let writer = try SectionWriter(Self.format, to: sink)
            try ArchivedLines.write(archive, articleOfRow: articleOfRow, to: writer)
            try writer.finish()
        }
        let (learned, changed) = try ArchivedLines(SectionFile(Self.format, reading: path), firstSection: 0)
            .merged(with: new)
        let (before, after) = (archive.learned, all.learned)
        func keys(_ furniture: LearnedFurniture) -> Set<[UInt64]> {
            var keys: Set<[UInt64]> = []
            for source in 0..<4 as Range<UInt64> {
                let source = Hash64.mix(source ^ Hash64.seed, Hash64.multiplier)
                for line in 0..<402 as Range<UInt64> where furniture.contains(source: source, line: line) {
                    keys.insert([source, line])
                }
            }
            return keys
        }
        #expect(keys(learned) == keys(after))
        #expect(archive.count < 300 || !keys(after).isEmpty)
        let differing = LearnedFurniture(
            keys: Set(keys(before).symmetricDifference(keys(after)).map { Hash64.combine($0[0], $0[1]) }))
        let holders = archive.articles(holding: differing).map { articleOfRow[$0] }.filter { $0 != .max }
        #expect(changed == holders.sorted())
    }
}
