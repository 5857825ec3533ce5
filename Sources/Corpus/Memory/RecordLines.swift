internal import Platform

/// Articles in memory that are JSON objects, one a line.
package struct RecordLines: Sendable {
    let bytes: [UInt8]

    /// How many they are.
    var count: Int { ByteChecks.lineFeeds(in: bytes[...]) + (bytes.last == UInt8(ascii: "\n") ? 0 : 1) }

    package init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// Cuts ``RecordLines`` into chunks, the same ones whenever they are read.
final class RecordLinesReader: ChunkReader {
    private(set) var input: Input
    private let index: Int
    private let lines: RecordLines
    /// Of the bytes that have been handed out, and the lines in them.
    private(set) var bytesUnpacked = 0
    private var lineCount = 0

    init(_ lines: RecordLines, of input: Input, index: Int) {
        (self.lines, self.input, self.index) = (lines, input, index)
    }

    /// Nothing is read from a file.
    var bytesRead: Int { 0 }
    var isDamaged: Bool { false }
    var remainder: (place: RecordPlace, bytes: [UInt8]) {
        (RecordPlace(input: index, line: lineCount + 1, offset: bytesUnpacked, length: 0), [])
    }

    func resume() -> Bool { false }

    func next() throws(CorpusError) -> Chunk? {
        let (start, all) = (bytesUnpacked, lines.bytes)
        guard start < all.count else { return nil }
        let enough = min(all.count, start + InputReader.chunkBytes)
        let feed = ByteChecks.first(UInt8(ascii: "\n"), in: all, from: enough - 1, to: all.count)
        let end = feed.map { $0 + 1 } ?? all.count
        guard end - start <= InputReader.longestRecordBytes else {
            throw CorpusError(
                .badInput, at: .init(path: input.path, line: lineCount + 1), "a record is longer than 1 GiB",
                remedy: "leave it out")
        }
        let records = all[start..<end]
        let chunk = Chunk(
            input: index, format: .jsonl,
            bytes: Array(records) + Array(repeating: UInt8(ascii: "\n"), count: JSONLinesParser.padding),
            count: end - start, offset: start, line: lineCount + 1, number: lineCount)
        lineCount += ByteChecks.lineFeeds(in: records)
        bytesUnpacked = end
        return chunk
    }
}
