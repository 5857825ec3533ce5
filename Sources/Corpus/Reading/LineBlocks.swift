internal import Platform

/// A file of lines, plain or compressed, read in blocks of whole lines.
package final class LineBlocks {
    /// Bytes of a block; a longer line makes a longer block.
    private static let blockBytes = 4 << 20

    private let path: String
    private let stream: ByteStream
    private var rest: [UInt8] = []
    private var nextLine = 1
    private var hasEnded = false

    /// - Parameters:
    ///   - path: "-" is standard input.
    ///   - expected: what the file is to be, for the errors.
    /// - Throws: when the file is missing or cannot be read.
    package init(path: String, expected: String) throws(CorpusError) {
        self.path = path
        do throws(SystemError) {
            stream = try ByteStream(OpenFile(path == "-" ? .standardInput : try .reading(path)))
        } catch {
            guard error.isMissingFile else { throw CorpusError(error, path: path, code: .noInput) }
            throw CorpusError(
                .noInput, at: .init(path: path), "there is no such file", remedy: "expected \(expected)")
        }
    }

    /// The next lines, with the number of the first, from 1; nil behind the last.
    ///
    /// - Throws: when the file cannot be read on.
    package func next() throws(CorpusError) -> (bytes: [UInt8], firstLine: Int)? {
        guard !hasEnded else { return nil }
        var capacity = Self.blockBytes
        while true {
            while capacity <= rest.count { capacity *= 2 }
            let piece = stream.piece(after: rest[...], capacity: capacity)
            switch piece.ending {
            case .failed(let error):
                throw CorpusError(.badInput, at: .init(path: path), "cannot read: \(error)", remedy: "write it anew")
            case .end: hasEnded = true
            case .more: break
            }
            let bytes = piece.bytes
            guard let end = hasEnded ? bytes.count : bytes.lastIndex(of: 0x0A).map({ $0 + 1 }) else {
                rest = bytes
                continue
            }
            rest = Array(bytes[end...])
            let first = nextLine
            nextLine += ByteChecks.lineFeeds(in: bytes[..<end])
            return end > 0 ? (Array(bytes[..<end]), first) : nil
        }
    }
}
