package import Platform

/// Writes bytes to standard output or a file, through a buffer.
///
/// What stands in the buffer is written by ``finish()``; without it the bytes are lost.
package final class OutputSink {
    private static let bufferBytes = 1 << 18

    /// Nil once the sink is finished.
    private var descriptor: FileDescriptor?
    /// As the user knows it.
    private let name: String
    private var buffer: [UInt8] = []
    /// What becomes of a text on its way.
    private let shown: (@Sendable (String) -> String)?
    package private(set) var bytesWritten = 0
    /// What the bytes pass on their way into the file.
    private var encoder: (CharacterEncoder, name: String)?
    private var packer: Packer?
    /// Of a file that is written beside its place: what it has to be when it gets there.
    private var staged: Staged?

    private struct Staged {
        /// The file that it replaces, whose mode and owner it takes.
        var replaced: FileStatus?
        var synchronizes: Bool
        var hash = FileHash()
    }

    init(
        _ descriptor: consuming FileDescriptor, name: String, shown: (@Sendable (String) -> String)? = nil
    ) {
        self.shown = shown
        self.descriptor = consume descriptor
        self.name = name
        buffer.reserveCapacity(Self.bufferBytes)
    }

    /// A file that is to take the place of another.
    ///
    /// - Parameter synchronizes: whether it lasts through a loss of power once it is finished.
    init(staging path: String, name: String, replaced: FileStatus?, synchronizes: Bool) throws(SystemError) {
        descriptor = try FileDescriptor.creating(path, mode: replaced?.permissions ?? 0o666)
        self.name = name
        shown = nil
        staged = Staged(replaced: replaced, synchronizes: synchronizes)
        buffer.reserveCapacity(Self.bufferBytes)
    }

    /// Of all that a staged file was given, once it is finished.
    var hash: UInt64? { staged?.hash.value }

    /// Makes a broken pipe an error that ``CorpusError/isBrokenPipe`` tells apart, where it would end the
    /// process; to be called once, at the start.
    package static func reportBrokenPipes() { FileDescriptor.reportBrokenPipes() }

    package static var standardOutput: OutputSink { OutputSink(.standardOutput, name: "standard output") }

    /// Standard output for a person.
    ///
    /// - Parameter shown: what every text passes on its way.
    package static func standardOutput(_ shown: @escaping @Sendable (String) -> String) -> OutputSink {
        OutputSink(.standardOutput, name: "standard output", shown: shown)
    }

    /// A file to write, emptied when it is there already.
    package convenience init(path: String) throws(CorpusError) {
        do throws(SystemError) {
            self.init(try FileDescriptor.writing(path), name: path)
        } catch { throw CorpusError(error, path: path) }
    }

    /// Has all bytes, which are UTF-8, written in another encoding, and compressed; to be called before any is written.
    ///
    /// - Throws: when memory is short.
    package func convert(to encoding: String?, packing compression: Compression) throws(CorpusError) {
        if let encoding, let encoder = CharacterEncoder(to: encoding) { self.encoder = (encoder, encoding) }
        do throws(SystemError) { packer = try Packer(compression) } catch { throw CorpusError(error, path: name) }
    }

    /// The bytes as they go into the file.
    private func converted(_ bytes: [UInt8], isLast: Bool) throws(CorpusError) -> [UInt8] {
        guard encoder != nil || packer != nil else { return bytes }
        var bytes = bytes
        if let encoder {
            guard let encoded = encoder.0.encoded(bytes) else {
                throw CorpusError(
                    .badInput, at: .init(path: name), "a record has a character that \(encoder.name) does not have",
                    remedy: "convert the input to UTF-8 with iconv")
            }
            bytes = encoded
        }
        guard let packer else { return bytes }
        do throws(SystemError) {
            let packed = try packer.pack(bytes)
            return isLast ? packed + (try packer.finish()) : packed
        } catch { throw CorpusError(error, path: name) }
    }

    package func write(_ text: String) throws(CorpusError) {
        buffer.append(contentsOf: (shown?(text) ?? text).utf8)
        try flushIfFull()
    }

    package func write(_ bytes: [UInt8]) throws(CorpusError) { try write(bytes[...]) }

    package func write(_ bytes: ArraySlice<UInt8>) throws(CorpusError) {
        buffer.append(contentsOf: bytes)
        try flushIfFull()
    }

    private func flushIfFull() throws(CorpusError) {
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    /// Writes what stands in the buffer.
    ///
    /// - Precondition: the sink is not finished.
    package func flush() throws(CorpusError) { try flush(isLast: false) }

    private func flush(isLast: Bool) throws(CorpusError) {
        let bytes = try converted(buffer, isLast: isLast)
        do throws(SystemError) { try descriptor!.write(bytes) } catch { throw CorpusError(error, path: name) }
        staged?.hash.append(bytes)
        bytesWritten += bytes.count
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes the rest and closes the file; does nothing the second time.
    package func finish() throws(CorpusError) {
        guard descriptor != nil else { return }
        try flush(isLast: true)
        do throws(SystemError) {
            if let staged {
                if let replaced = staged.replaced { try descriptor!.takeAccess(of: replaced) }
                if staged.synchronizes { try descriptor!.synchronize() }
            }
            try descriptor.take()!.closed()
        } catch { throw CorpusError(error, path: name) }
        buffer = []
    }
}
