internal import CGlibc
internal import CUchardet
internal import Glibc

/// Turns a stream of another encoding into UTF-8, piece by piece.
@safe final class StreamDecoder {
    // SAFETY: opened in init, closed in deinit, never handed out.
    private let descriptor: iconv_t

    /// - Parameter label: as ``CharacterDecoder`` takes it; nil where it is not known.
    init?(from label: String) {
        guard let name = CharacterDecoder.name(of: label) else { return nil }
        // SAFETY: the names are terminated; what is returned is owned, or -1.
        let descriptor = unsafe iconv_open("UTF-8", name)
        guard let descriptor = unsafe descriptor, Int(bitPattern: descriptor) != -1 else { return nil }
        unsafe self.descriptor = descriptor
    }

    deinit {
        // SAFETY: nothing else holds it.
        unsafe iconv_close(descriptor)
    }

    /// Decodes until one of the two is used up. What begins a character at the end of the input waits for more of it, unless
    /// there is none; what is no character becomes U+FFFD, byte by byte.
    func decode(
        _ input: UnsafeRawBufferPointer, to output: UnsafeMutableRawBufferPointer, isLast: Bool
    ) -> UnpackStep {
        var (consumed, produced) = (0, 0)
        while consumed < input.count {
            var left = input.count - consumed
            var free = output.count - produced
            // SAFETY: the library reads `left` bytes and writes at most `free`, within the buffers by these lines.
            var next = unsafe UnsafeMutablePointer(
                mutating: input.baseAddress!.assumingMemoryBound(to: CChar.self) + consumed)
            var end = unsafe output.baseAddress.map { unsafe $0.assumingMemoryBound(to: CChar.self) + produced }
            var optional = unsafe Optional(next)
            let status = unsafe iconv(descriptor, &optional, &left, &end, &free)
            let code = errno
            unsafe next = optional ?? next
            consumed = input.count - left
            produced = output.count - free
            guard status == -1 else { break }
            if code == EINVAL, !isLast { break }
            if code == E2BIG { break }
            guard output.count - produced >= 3 else { break }
            for byte in [UInt8(0xEF), 0xBF, 0xBD] {
                unsafe output[produced] = byte
                produced += 1
            }
            consumed += 1
        }
        return UnpackStep(consumed: consumed, produced: produced)
    }
}

/// Turns UTF-8 into another encoding.
@safe package final class CharacterEncoder {
    // SAFETY: as in StreamDecoder.
    private let descriptor: iconv_t

    package init?(to label: String) {
        guard let name = CharacterDecoder.name(of: label) else { return nil }
        // SAFETY: as in StreamDecoder.
        let descriptor = unsafe iconv_open(name, "UTF-8")
        guard let descriptor = unsafe descriptor, Int(bitPattern: descriptor) != -1 else { return nil }
        unsafe self.descriptor = descriptor
    }

    deinit {
        // SAFETY: nothing else holds it.
        unsafe iconv_close(descriptor)
    }

    /// The bytes of some text; nil where it has a character that the encoding has not.
    package func encoded(_ text: [UInt8]) -> [UInt8]? {
        var result = [UInt8](repeating: 0, count: 4 * text.count + 16)
        var input = text
        var (left, free) = (text.count, result.count)
        // SAFETY: the library reads `left` bytes and writes at most `free`; both buffers live through the closures.
        let status = unsafe input.withUnsafeMutableBytes { input in
            unsafe result.withUnsafeMutableBytes { output in
                var next = unsafe input.baseAddress?.assumingMemoryBound(to: CChar.self)
                var end = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
                return unsafe iconv(descriptor, &next, &left, &end, &free)
            }
        }
        guard status != -1, left == 0 else { return nil }
        return Array(result[..<(result.count - free)])
    }
}

/// Tells the encoding of bytes that say nothing of it, through uchardet.
package enum EncodingDetector {
    /// The name of the encoding that the bytes are likely in; nil where nothing speaks for one.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func label(of bytes: ArraySlice<UInt8>) -> String? {
        // SAFETY: an owned detector, or null; it is deleted below.
        guard let detector = unsafe uchardet_new() else { return nil }
        defer { unsafe uchardet_delete(detector) }
        // SAFETY: the slice's memory stays where it is during the call.
        let status = unsafe bytes.withUnsafeBytes { memory in
            unsafe uchardet_handle_data(detector, memory.baseAddress?.assumingMemoryBound(to: CChar.self), memory.count)
        }
        guard status == 0 else { return nil }
        unsafe uchardet_data_end(detector)
        // SAFETY: the name is the detector's, terminated, and copied at once.
        guard let name = unsafe uchardet_get_charset(detector) else { return nil }
        let label = unsafe String(cString: name)
        return label.isEmpty || label == "ASCII" ? nil : label
    }
}
