import Corpus
import Fixtures
import Testing

@Suite("Blocks of lines")
struct LineBlocksTests {
    private func blocks(_ path: String) throws -> [(bytes: [UInt8], firstLine: Int)] {
        let lines = try LineBlocks(path: path, expected: "lines")
        var blocks: [(bytes: [UInt8], firstLine: Int)] = []
        while let block = try lines.next() { blocks.append(block) }
        return blocks
    }

    @Test(
        "All bytes come back, each block ends with its line, and numbers go on",
        arguments: [Packing.none, .gzip, .zstd])
    func bytes(packing: Packing) throws {
        var random = SeededGenerator(seed: 3)
        let folder = try TemporaryFolder()
        var text = ""
        // One line is longer than two blocks.
        for length in [0, 3_000_000, 2_000_000, 9_500_000, 17, 0, 1_500_000]
            + (0..<2_000).map({ _ in random.below(400) })
        {
            text += String(repeating: "é", count: length / 2) + "\n"
        }
        for ending in ["", "the last"] {
            let path = try folder.write("lines", text + ending, packedBy: packing)
            let found = try blocks(path)
            #expect(found.count > 2)
            #expect(Array(found.map(\.bytes).joined()) == Array((text + ending).utf8))
            #expect(found.dropLast().allSatisfy { $0.bytes.last == 0x0A })
            var line = 1
            for block in found {
                #expect(block.firstLine == line)
                line += block.bytes.count { $0 == 0x0A }
            }
        }
    }

    @Test("An empty file has no block, a missing one says what was expected")
    func missing() throws {
        let folder = try TemporaryFolder()
        #expect(try blocks(try folder.write("empty", "")).isEmpty)
        #expect(throws: CorpusError.self) { try blocks("\(folder.path)/nothing") }
    }
}
