internal import CZlib
internal import Glibc

/// Unpacks gzip members that follow each other, through zlib.
///
/// Zero bytes after the last member, which tapes and block devices leave, are passed over.
@safe final class GzipUnpacker: Unpacker {
    // SAFETY: allocated and initialised in init, freed in deinit, never handed out. It must not move, since
    // zlib remembers its address.
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var isBetweenMembers = true
    private var hasFinishedMember = false

    /// - Throws: when memory is short.
    init() throws(SystemError) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // SAFETY: a zeroed stream asks zlib to use its own allocator; 31 is a 32 KB window with a gzip header.
        let status = unsafe inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw SystemError(operation: "unpack", code: ENOMEM) }
    }

    deinit {
        // SAFETY: initialised above and used by nothing else.
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Begins anew, with a member.
    func restart() {
        // SAFETY: the stream is initialised.
        unsafe inflateReset(stream)
        (isBetweenMembers, hasFinishedMember) = (true, false)
    }

    /// The first unpacked bytes of a member; fewer where it is none, or has no more.
    static func beginning(of member: ArraySlice<UInt8>, count: Int) -> [UInt8] {
        guard let unpacker = try? GzipUnpacker() else { return [] }
        var room = [UInt8](repeating: 0, count: count)
        // SAFETY: both buffers live through the call.
        let produced = unsafe member.withUnsafeBytes { input in
            unsafe room.withUnsafeMutableBytes { output in
                let step = unsafe try? unpacker.unpack(input, to: output)
                return step?.produced ?? 0
            }
        }
        return Array(room[..<produced])
    }

    func unpack(
        _ input: UnsafeRawBufferPointer, to output: UnsafeMutableRawBufferPointer
    ) throws(UnpackFailure) -> UnpackStep {
        // SAFETY: the buffers are the caller's and live through the call; zlib keeps no pointer to them that
        // it uses later, since both are set anew at each call.
        var consumed = 0
        if isBetweenMembers, hasFinishedMember {
            while consumed < input.count, unsafe input[consumed] == 0 { consumed += 1 }
            guard consumed < input.count else { return UnpackStep(consumed: consumed, produced: 0) }
            guard unsafe input[consumed] == 0x1F else {
                throw UnpackFailure(consumed: consumed, reason: "bytes after the end that are no gzip member")
            }
            unsafe inflateReset(stream)
        }
        let (inputCount, outputCount) = (min(input.count - consumed, 1 << 30), min(output.count, 1 << 30))
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress!.assumingMemoryBound(to: UInt8.self) + consumed)
        unsafe stream.pointee.avail_in = UInt32(inputCount)
        unsafe stream.pointee.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(outputCount)
        isBetweenMembers = false
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        consumed += inputCount - Int(unsafe stream.pointee.avail_in)
        switch status {
        case Z_STREAM_END: (isBetweenMembers, hasFinishedMember) = (true, true)
        case Z_OK, Z_BUF_ERROR: break
        default:
            // SAFETY: zlib's messages are constants of the library.
            let reason = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
            throw UnpackFailure(consumed: consumed, reason: reason ?? "error \(status) of zlib")
        }
        return UnpackStep(consumed: consumed, produced: outputCount - Int(unsafe stream.pointee.avail_out))
    }
}
