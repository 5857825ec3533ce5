import Platform

/// A small file that says how a run works, read whole.
package struct SettingsFile: Sendable {
    package let path: String
    /// Without a byte order mark; valid UTF-8.
    package let bytes: [UInt8]

    /// Settings are written by hand; a corpus that was named by mistake is not read to its end.
    private static let mostBytes = 16 << 20

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// - Parameter expected: what the file is to be, for the errors: "a policy in JSON".
    /// - Throws: when the file is missing, too large or not UTF-8.
    package init(reading path: String, expected: String) throws(CorpusError) {
        let stream: ByteStream
        do throws(SystemError) { stream = try ByteStream(OpenFile(try .reading(path))) } catch {
            guard error.isMissingFile else { throw CorpusError(error, path: path, code: .noInput) }
            throw CorpusError(
                .noInput, at: .init(path: path), "there is no such file", remedy: "expected \(expected)")
        }
        let piece = stream.piece(after: [], capacity: Self.mostBytes + 1)
        if case .failed(let error) = piece.ending {
            throw CorpusError(.inputOutput, at: .init(path: path), "cannot read: \(error)")
        }
        guard piece.count <= Self.mostBytes else {
            throw CorpusError(
                .badInput, at: .init(path: path), "the file is larger than 16 MiB", remedy: "expected \(expected)")
        }
        if let byte = ByteChecks.firstInvalidUTF8(piece.bytes[..<piece.count]) {
            let line = ByteChecks.lineFeeds(in: piece.bytes[..<byte]) + 1
            throw CorpusError(
                .badInput, at: .init(path: path, line: line, byte: byte), "the text is not UTF-8",
                remedy: "save the file as UTF-8")
        }
        self.init(path: path, bytes: Array(piece.bytes[..<piece.count]))
    }
}
