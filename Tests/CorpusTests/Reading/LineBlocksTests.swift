import Corpus
import Fixtures
import Foundation
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
        var text: [UInt8] = []
        // The number of the line that begins at a byte.
        var lines = [0: 1]
        // One line is longer than two blocks.
        for length in [0, 3_000_000, 2_000_000, 9_500_000, 17, 0, 1_500_000]
            + (0..<2_000).map({ _ in random.below(400) })
        {
            text += [UInt8](repeating: UInt8(ascii: "a"), count: length) + [0x0A]
            lines[text.count] = lines.count + 1
        }
        for ending in ["", "the last"] {
            let whole = text + Array(ending.utf8)
            let found = try blocks(try folder.write("lines", whole, packedBy: packing))
            #expect(found.count > 2)
            #expect(found.dropLast().allSatisfy { $0.bytes.last == 0x0A })
            var all: [UInt8] = []
            for block in found {
                #expect(block.firstLine == lines[all.count])
                all += block.bytes
            }
            // Compared as data: one array beside another takes a debug build a second.
            #expect(Data(all) == Data(whole))
        }
    }

    @Test("An empty file has no block, a missing one says what was expected")
    func missing() throws {
        let folder = try TemporaryFolder()
        #expect(try blocks(try folder.write("empty", "")).isEmpty)
        #expect(throws: CorpusError.self) { try blocks("\(folder.path)/nothing") }
    }
}
