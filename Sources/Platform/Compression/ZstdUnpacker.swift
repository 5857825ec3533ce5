internal import CZstd
internal import Glibc

/// Unpacks Zstandard frames that follow each other, through libzstd.
@safe final class ZstdUnpacker: Unpacker {
    // SAFETY: made in init, freed in deinit, never handed out.
    private let stream: OpaquePointer
    private(set) var isBetweenMembers = true

    /// - Throws: when memory is short.
    init() throws(SystemError) {
        // SAFETY: returns an owned stream, or null when memory is short.
        guard let stream = unsafe ZSTD_createDStream() else { throw SystemError(operation: "unpack", code: ENOMEM) }
        unsafe self.stream = stream
    }

    deinit {
        // SAFETY: nothing else holds the stream.
        _ = unsafe ZSTD_freeDStream(stream)
    }

    func unpack(
        _ input: UnsafeRawBufferPointer, to output: UnsafeMutableRawBufferPointer
    ) throws(UnpackFailure) -> UnpackStep {
        // At a frame's start libzstd takes an empty input for a frame that lacks its header.
        if unsafe isBetweenMembers && input.isEmpty { return UnpackStep(consumed: 0, produced: 0) }
        // SAFETY: the buffers are the caller's and live through the call; libzstd keeps no pointer to them.
        var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let left = unsafe ZSTD_decompressStream(stream, &to, &from)
        let consumed = unsafe from.pos
        guard ZSTD_isError(left) == 0 else {
            // SAFETY: the library's messages are constants.
            throw UnpackFailure(consumed: consumed, reason: unsafe String(cString: ZSTD_getErrorName(left)))
        }
        let produced = unsafe to.pos
        isBetweenMembers = left == 0
        return UnpackStep(consumed: consumed, produced: produced)
    }
}
