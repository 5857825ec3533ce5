internal import Glibc

/// An open file that can be shared; the stream that reads it moves its position.
package final class OpenFile: Sendable {
    let descriptor: FileDescriptor

    package init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }

    package func status() throws(SystemError) -> FileStatus { try descriptor.status() }
    package func rewind() throws(SystemError) { try descriptor.rewind() }
}

/// A piece of a stream.
package struct StreamPiece: Sendable {
    package enum Ending: Sendable, Equatable {
        case more, end
        /// Nothing can be read after these bytes.
        case failed(StreamError)
    }

    /// The bytes, followed by as many line feeds as padding was asked for.
    package var bytes: [UInt8]
    /// Bytes without the padding.
    package var count: Int
    package var ending: Ending

    package init(bytes: [UInt8], count: Int, ending: Ending) {
        self.bytes = bytes
        self.count = count
        self.ending = ending
    }
}

/// The unpacked bytes of one file, or of one file in an archive, in order and in UTF-8 if so wished.
package final class ByteStream {
    /// Bytes of one read of a compressed file; 64 KB and 1 MB were measured to be no faster.
    private static let blockBytes = 1 << 17
    /// No text shrinks so far: what unpacks to more, beyond a size that fits anywhere, was made to fill a machine.
    private static let mostExpansion = 2_000
    private static let harmlessBytes = 1 << 30

    /// Where the bytes come from.
    private enum Source {
        /// - spool: gets every byte that is read, as it is in the file.
        case file(OpenFile, spool: OpenFile?)
        case entry(ArchiveReader)
    }

    private let source: Source
    private var unpacker: (any Unpacker)?
    /// What unpacks, where that takes its input by itself.
    private var archive: ArchiveReader?
    /// What `archive` could not begin with; it is told where bytes are asked for.
    private var failure: StreamError?
    /// Bytes read from the file and not yet handed on: a part of `block`.
    private var block: [UInt8]
    private var blockRange: Range<Int>
    private var hasReachedEnd = false
    /// Unpacked bytes that were looked at, and come again.
    private var lookedAt: ArraySlice<UInt8> = []
    private var decoder: StreamDecoder?
    /// Unpacked bytes that are still to be decoded, the beginning of a character.
    private var encoded: ArraySlice<UInt8> = []
    /// Text that is still to be handed out.
    private var decoded: ArraySlice<UInt8> = []
    private var hasEncodedEnd = false
    private var bytesUnpacked = 0

    package let compression: Compression
    /// What archive the unpacked bytes are; nil where they are none.
    package private(set) var archiveKind: Compression?
    /// Bytes read from the file.
    package private(set) var bytesRead = 0

    /// - Throws: when the file cannot be read.
    package convenience init(_ file: OpenFile, spool: OpenFile? = nil) throws(SystemError) {
        do throws(StreamError) { try self.init(.file(file, spool: spool)) } catch {
            guard case .system(let error) = error else { throw SystemError(operation: "unpack", code: EIO) }
            throw error
        }
    }

    /// The file of an archive that was come by last.
    package convenience init(entryOf archive: ArchiveReader) throws(StreamError) { try self.init(.entry(archive)) }

    private init(_ source: Source) throws(StreamError) {
        self.source = source
        block = Array(repeating: 0, count: Self.blockBytes)
        var count = 0
        while count < Compression.signatureBytes {
            let read = try Self.read(source, to: &block, from: count)
            if read == 0 {
                hasReachedEnd = true
                break
            }
            count += read
        }
        blockRange = 0..<count
        bytesRead = count
        compression = Compression(firstBytes: block[..<count])
        do throws(SystemError) {
            switch compression {
            case .gzip: unpacker = try GzipUnpacker()
            case .zstd: unpacker = try ZstdUnpacker()
            default: break
            }
        } catch { throw .system(error) }
        try look()
    }

    /// Looks for an archive in the first unpacked bytes.
    private func look() throws(StreamError) {
        if [.bzip2, .xz, .lz4, .lzip].contains(compression) {
            do throws(StreamError) {
                let archive = unsafe try ArchiveReader(compression) { [unowned self] room throws(StreamError) in
                    unsafe try fillPlain(room)
                }
                self.archive = archive
                _ = try archive.next()
            } catch {
                if case .system = error { throw error }
                failure = error
            }
        }
        // What fails here fails again where somebody can be told.
        let piece = piece(after: [], capacity: Compression.archiveSignatureBytes)
        lookedAt = piece.bytes[..<piece.count]
        archiveKind = Compression(firstUnpacked: lookedAt)
    }

    /// Reads what comes from here on as text of an encoding.
    ///
    /// - Parameter bytes: unpacked ones that were handed out already, and come again.
    /// - Returns: whether the encoding is known.
    package func decode(from label: String, again bytes: ArraySlice<UInt8>) -> Bool {
        guard let decoder = StreamDecoder(from: label) else { return false }
        self.decoder = decoder
        decode(bytes + lookedAt, by: decoder)
        lookedAt = []
        return true
    }

    /// Writes some bytes to the start of the room; 0 at the end.
    func read(_ room: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int { unsafe try fill(room) }

    /// The prefix and as many further bytes as fit into `capacity`.
    ///
    /// - Parameter padding: line feeds to add at the end, not counted in `capacity`.
    package func piece(after prefix: ArraySlice<UInt8>, capacity: Int, padding: Int = 0) -> StreamPiece {
        precondition(prefix.count < capacity, "there is no room for further bytes")
        var ending = StreamPiece.Ending.more
        var count = prefix.count
        // SAFETY: every byte up to `count + padding` is written before it is counted as initialised: the
        // prefix by copying, the rest by `fill`, which says how much it wrote, the padding at the end.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity + padding) { memory, written in
            let buffer = UnsafeMutableRawBufferPointer(memory)
            unsafe prefix.withUnsafeBytes { unsafe buffer.copyMemory(from: $0) }
            do throws(StreamError) {
                while count < capacity {
                    let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count..<capacity])
                    let produced = unsafe try fill(room)
                    if produced == 0 {
                        ending = .end
                        break
                    }
                    count += produced
                }
            } catch {
                ending = .failed(error)
            }
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count..<count + padding])
            for index in 0..<padding { unsafe rest[index] = 0x0A }
            written = count + padding
        }
        return StreamPiece(bytes: bytes, count: count, ending: ending)
    }

    /// After a failure passes over what cannot be unpacked, to the next member of the file that begins as one is to.
    ///
    /// - Parameter beginning: the first bytes of a member, unpacked, by which chance is told from one.
    /// - Returns: false where there is none, or the file is not gzip.
    package func resume(atMemberBeginningWith beginning: [UInt8]) -> Bool {
        guard let gzip = unpacker as? GzipUnpacker else { return false }
        while true {
            guard gatherBlock() else { return false }
            let marks = blockRange.dropFirst().dropLast(hasReachedEnd ? 0 : Self.memberLookBytes)
            for index in marks where block[index] == 0x1F && block[index...].starts(with: Self.memberMark) {
                if GzipUnpacker.beginning(of: block[index..<blockRange.upperBound], count: beginning.count) == beginning
                {
                    blockRange = index..<blockRange.upperBound
                    gzip.restart()
                    return true
                }
            }
            guard !hasReachedEnd else { return false }
            blockRange = max(blockRange.lowerBound, marks.endIndex - 1)..<blockRange.upperBound
        }
    }

    /// A member's header and its first packed bytes.
    private static let memberLookBytes = 1 << 12
    private static let memberMark: [UInt8] = [0x1F, 0x8B, 0x08]

    /// Moves what is left of the block to its front, and fills it up from the file; false at the end.
    private func gatherBlock() -> Bool {
        block = Array(block[blockRange]) + [UInt8](repeating: 0, count: Self.blockBytes)
        blockRange = 0..<blockRange.count
        while !hasReachedEnd, blockRange.count < Self.blockBytes {
            guard let count = try? Self.read(source, to: &block, from: blockRange.count) else { return false }
            hasReachedEnd = count == 0
            bytesRead += count
            blockRange = 0..<blockRange.count + count
        }
        return !blockRange.isEmpty
    }

    /// Writes some bytes to the start of the room, which is not empty; 0 at the end.
    private func fill(_ room: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
        guard let decoder else { return unsafe try fillUnpacked(room) }
        while decoded.isEmpty, !hasEncodedEnd {
            var more = [UInt8](repeating: 0, count: Self.blockBytes)
            // SAFETY: the array's memory stays where it is during the closure; what `fillUnpacked` wrote is counted.
            let result: Result<Int, StreamError> = unsafe more.withUnsafeMutableBytes { memory in
                do throws(StreamError) { return .success(unsafe try fillUnpacked(memory)) } catch {
                    return .failure(error)
                }
            }
            let count = try result.get()
            hasEncodedEnd = count == 0
            decode(more[..<count], by: decoder)
        }
        return unsafe handOut(&decoded, to: room)
    }

    private func decode(_ bytes: ArraySlice<UInt8>, by decoder: StreamDecoder) {
        let bytes = encoded + bytes
        let (text, count) = decoder.decode(bytes, isLast: hasEncodedEnd)
        (encoded, decoded) = (bytes.dropFirst(count), text[...])
    }

    /// Writes as many of some bytes to the start of the room as it takes, and takes them away.
    private func handOut(_ bytes: inout ArraySlice<UInt8>, to room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(bytes.count, room.count)
        // SAFETY: `count` bytes fit on both sides, by the line above.
        unsafe bytes.withUnsafeBytes { unsafe room.copyMemory(from: .init(rebasing: $0[..<count])) }
        bytes = bytes.dropFirst(count)
        return count
    }

    /// The same without decoding.
    private func fillUnpacked(_ room: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
        if !lookedAt.isEmpty { return unsafe handOut(&lookedAt, to: room) }
        if let failure { throw failure }
        let count: Int
        if let archive {
            count = unsafe try archive.read(room)
        } else if let unpacker {
            count = unsafe try fill(room, from: unpacker)
        } else {
            return unsafe try fillPlain(room)
        }
        bytesUnpacked += count
        guard bytesUnpacked <= Self.harmlessBytes || bytesUnpacked / Self.mostExpansion <= bytesRead else {
            throw .excessive(compression, offset: bytesRead)
        }
        return count
    }

    private func fill(
        _ room: UnsafeMutableRawBufferPointer, from unpacker: any Unpacker
    ) throws(StreamError) -> Int {
        while true {
            if blockRange.isEmpty {
                if !hasReachedEnd { try readBlock() }
                if hasReachedEnd {
                    // Output may be waiting inside the library although its input is used up.
                    let step = unsafe try unpack(unpacker, to: room)
                    if step.produced > 0 { return step.produced }
                    guard unpacker.isBetweenMembers else { throw .truncated(compression, offset: bytesRead) }
                    return 0
                }
            }
            let step = unsafe try unpack(unpacker, to: room)
            if step.produced > 0 { return step.produced }
        }
    }

    private func unpack(
        _ unpacker: any Unpacker, to room: UnsafeMutableRawBufferPointer
    ) throws(StreamError) -> UnpackStep {
        // SAFETY: the block does not change while its memory is open.
        let result: Result<UnpackStep, UnpackFailure> = unsafe block.withUnsafeBytes { memory in
            let input = unsafe UnsafeRawBufferPointer(rebasing: memory[blockRange])
            do throws(UnpackFailure) {
                return .success(unsafe try unpacker.unpack(input, to: room))
            } catch { return .failure(error) }
        }
        switch result {
        case .success(let step):
            blockRange = blockRange.lowerBound + step.consumed..<blockRange.upperBound
            return step
        case .failure(let failure):
            let offset = bytesRead - blockRange.count + failure.consumed
            throw .corrupt(compression, offset: offset, reason: failure.reason)
        }
    }

    /// Plain bytes go from the file to their place without a stop in between.
    private func fillPlain(_ room: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
        if !blockRange.isEmpty {
            let count = min(blockRange.count, room.count)
            let lower = blockRange.lowerBound
            // SAFETY: `count` bytes fit on both sides, by the line above.
            unsafe block.withUnsafeBytes { unsafe room.copyMemory(from: .init(rebasing: $0[lower..<lower + count])) }
            blockRange = lower + count..<blockRange.upperBound
            return count
        }
        guard !hasReachedEnd else { return 0 }
        let count = unsafe try Self.read(source, into: room)
        hasReachedEnd = count == 0
        bytesRead += count
        return count
    }

    private func readBlock() throws(StreamError) {
        let count = try Self.read(source, to: &block, from: 0)
        blockRange = 0..<count
        hasReachedEnd = count == 0
        bytesRead += count
    }

    private static func read(
        _ source: Source, to block: inout [UInt8], from start: Int
    ) throws(StreamError) -> Int {
        // SAFETY: the block's memory stays where it is during the closure.
        let result: Result<Int, StreamError> = unsafe block.withUnsafeMutableBytes { memory in
            do throws(StreamError) {
                return .success(unsafe try read(source, into: .init(rebasing: memory[start...])))
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    private static func read(_ source: Source, into room: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
        switch source {
        case .entry(let archive): return unsafe try archive.read(room)
        case .file(let file, let spool):
            do throws(SystemError) {
                let count = unsafe try file.descriptor.read(into: room)
                if let spool { unsafe try spool.descriptor.write(.init(rebasing: room[..<count])) }
                return count
            } catch { throw .system(error) }
        }
    }
}
