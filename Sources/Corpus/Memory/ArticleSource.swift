package import Platform

/// Articles that are in memory, and are read as an input that is no file.
package protocol ArticleSource: Sendable {
    /// What errors call it; articles without an id are named after it: "articles:3".
    var name: String { get }
    var count: Int { get }

    /// Adds the fields of one article: a value for each of ``FieldNames/Role``, in their order.
    ///
    /// - Parameter article: a position, from 0.
    func add(_ article: Int, to columns: inout RecordColumns)
}

/// Cuts an ``ArticleSource`` into chunks, the same ones whenever it is read.
final class ArticleSourceReader: ChunkReader {
    private(set) var input: Input
    private let index: Int
    private let source: any ArticleSource
    /// The article that comes next.
    private var position = 0
    private(set) var bytesUnpacked = 0

    init(_ source: any ArticleSource, of input: Input, index: Int) {
        (self.source, self.input, self.index) = (source, input, index)
    }

    /// Nothing is read from a file.
    var bytesRead: Int { 0 }
    var isDamaged: Bool { false }
    var remainder: (place: RecordPlace, bytes: [UInt8]) {
        (RecordPlace(input: index, line: position + 1, offset: bytesUnpacked, length: 0), [])
    }

    func resume() -> Bool { false }

    func next() throws(CorpusError) -> Chunk? {
        guard position < source.count else { return nil }
        let first = position
        var columns = RecordColumns()
        columns.bytes.reserveCapacity(InputReader.chunkBytes)
        while position < source.count, columns.bytes.count < InputReader.chunkBytes {
            let start = columns.bytes.count
            source.add(position, to: &columns)
            columns.records.append(
                .init(offset: start, length: columns.bytes.count - start, line: position - first))
            // So that each has a place of its own, an empty one too.
            columns.bytes.append(UInt8(ascii: "\n"))
            position += 1
        }
        let count = columns.bytes.count
        let chunk = Chunk(
            input: index, format: .jsonl, bytes: columns.bytes, count: count, offset: bytesUnpacked, line: first + 1,
            number: first, columns: columns)
        bytesUnpacked += count
        return chunk
    }
}

extension RecordColumns {
    /// Adds the next value of the record that is being written.
    package mutating func add(_ bytes: some Collection<UInt8>) {
        let lower = self.bytes.count
        self.bytes.append(contentsOf: bytes)
        values.append(Value(lower: lower, count: self.bytes.count - lower, kind: .string))
    }

    package mutating func add(_ text: String) { add(text.utf8) }
    package mutating func addNothing() { values.append(.absent) }
}
