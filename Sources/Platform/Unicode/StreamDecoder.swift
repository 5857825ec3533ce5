internal import CGlibc
internal import CUchardet
internal import Glibc

/// Turns a stream of another encoding into UTF-8, piece by piece.
@safe final class StreamDecoder {
    // SAFETY: opened in init, closed in deinit, never handed out.
    private let descriptor: iconv_t
    /// Whether a letter is held back till it is known that no mark follows.
    private let holdsLetters: Bool
    private var room = [CChar](repeating: 0, count: 1 << 14)

    /// - Parameter label: as ``CharacterDecoder`` takes it; nil where it is not known.
    init?(from label: String) {
        guard let name = CharacterDecoder.name(of: label) else { return nil }
        // SAFETY: the names are terminated; what is returned is owned, or -1.
        let descriptor = unsafe iconv_open("UTF-8", name)
        guard let descriptor = unsafe descriptor, Int(bitPattern: descriptor) != -1 else { return nil }
        unsafe self.descriptor = descriptor
        holdsLetters = name == "CP1255" || name == "CP1258" || name.hasPrefix("tcvn")
    }

    deinit {
        // SAFETY: nothing else holds it.
        unsafe iconv_close(descriptor)
    }

    /// The text of some bytes, and how many of these it is made of: what begins a character at the end waits for more, unless these
    /// are the last. What is no character becomes U+FFFD, byte by byte.
    ///
    /// - Complexity: O(n) in the bytes.
    func decode(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> (text: [UInt8], count: Int) {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 4)
        var rest = bytes
        while !rest.isEmpty {
            let code = convert(&rest, to: &text)
            guard code != 0, code != E2BIG else { continue }
            if code == EINVAL, !isLast { break }
            if holdsLetters { finish(&text) }
            text += [0xEF, 0xBF, 0xBD]
            rest = rest.dropFirst()
        }
        if isLast, rest.isEmpty { finish(&text) }
        return (text, bytes.count - rest.count)
    }

    /// Appends as much text as there is room for, and takes its bytes away; returns why that is not all, or 0.
    private func convert(_ bytes: inout ArraySlice<UInt8>, to text: inout [UInt8]) -> Int32 {
        let (left, written, code) = unsafe bytes.withUnsafeBytes { input in
            unsafe room.withUnsafeMutableBufferPointer { buffer in
                // SAFETY: the library reads `left` bytes, which it does not change, and writes at most `free`; both buffers live
                // through the closures.
                var next = unsafe UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
                var left = input.count
                var end = buffer.baseAddress
                var free = buffer.count
                let status = unsafe iconv(descriptor, &next, &left, &end, &free)
                return (left, buffer.count - free, status == -1 ? errno : 0)
            }
        }
        bytes = bytes.suffix(left)
        text += room[..<written].lazy.map { UInt8(bitPattern: $0) }
        return code
    }

    /// Appends the letter that is held back, and begins anew.
    private func finish(_ text: inout [UInt8]) {
        let written = unsafe room.withUnsafeMutableBufferPointer { buffer in
            // SAFETY: without input the library writes what it holds, at most `free` bytes.
            var end = buffer.baseAddress
            var free = buffer.count
            _ = unsafe iconv(descriptor, nil, nil, &end, &free)
            return buffer.count - free
        }
        text += room[..<written].lazy.map { UInt8(bitPattern: $0) }
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
