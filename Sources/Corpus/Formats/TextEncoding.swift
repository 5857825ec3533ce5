internal import Platform

/// Tells the encoding of text that is not UTF-8.
enum TextEncoding {
    /// The encoding that a byte order mark, or the zero bytes of ASCII in two or four bytes, tell; nil for bytes that may be
    /// UTF-8.
    static func wide(_ bytes: ArraySlice<UInt8>) -> String? {
        let start = Array(bytes.prefix(4))
        if start.count == 4 {
            if start == [0xFF, 0xFE, 0, 0] { return "UTF-32LE" }
            if start == [0, 0, 0xFE, 0xFF] { return "UTF-32BE" }
        }
        if start.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
        if start.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
        // Without a mark: text has no zero bytes of its own.
        var zeros = [0, 0]
        for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index % 2] += 1 }
        let pairs = bytes.count / 2
        guard pairs >= 8, zeros[0] + zeros[1] > pairs * 3 / 10 else { return nil }
        if zeros[0] == 0 { return "UTF-16LE" }
        return zeros[1] == 0 ? "UTF-16BE" : nil
    }

    /// The encoding whose characters are ASCII behind escapes: ISO-2022-JP or ISO-2022-KR; nil for others.
    static func escaped(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let first = bytes.firstIndex(of: 0x1B) else { return nil }
        let mark = bytes[first...].dropFirst().prefix(3)
        if mark.starts(with: "$)C".utf8) { return "ISO-2022-KR" }
        return ["$B", "$@", "(J"].contains { mark.starts(with: $0.utf8) } ? "ISO-2022-JP" : nil
    }

    /// Bytes read in the encoding that something says they are in; nil where it does not fit them: some may be damaged, most are
    /// not.
    ///
    /// - Parameter sample: the bytes from the first on that are not ASCII.
    /// - Complexity: O(n) in the bytes.
    static func text(of bytes: [UInt8], in label: String, ifItFits sample: ArraySlice<UInt8>) -> [UInt8]? {
        if CharacterDecoder.isUTF8(label), !isUTF8(sample) { return nil }
        guard let text = CharacterDecoder.utf8(bytes, from: label) else { return nil }
        // What has two bytes for a letter has zeros in its markup.
        let head = bytes.prefix(64).prefix { $0 < 0x80 }
        guard text.starts(with: head) || head.contains(0) else { return nil }
        return CharacterDecoder.isUTF8(label) || CodePage.fits(label, text, sample) ? text : nil
    }

    /// The encoding of the first bytes of a text, or of those from the first that are not ASCII; nil where they are UTF-8,
    /// with or without some damage, and where zero bytes say that this is no text.
    static func narrow(_ bytes: ArraySlice<UInt8>) -> String? {
        guard !isUTF8(bytes), !bytes.contains(0) else { return nil }
        let label = EncodingDetector.label(of: bytes).flatMap { $0 == "UTF-8" ? nil : $0 } ?? "WINDOWS-1252"
        return CodePage.label(label, for: bytes)
    }

    /// Whether bytes are UTF-8 with or without some damage, the last character whole or not.
    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard !ByteChecks.isUTF8(bytes.withoutCutCharacter) else { return true }
        var (sound, broken) = (0, 0)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0
            if length == 1 {
                index += 1
            } else if length > 1, index + length <= bytes.endIndex, ByteChecks.isUTF8(bytes[index..<index + length]) {
                sound += 1
                index += length
            } else {
                broken += 1
                index += 1
            }
        }
        return sound >= broken
    }
}

extension ArraySlice<UInt8> {
    /// The slice without the beginning of a character at its end.
    fileprivate var withoutCutCharacter: ArraySlice<UInt8> {
        var end = endIndex
        while end > startIndex, endIndex - end < 3, self[end - 1] & 0xC0 == 0x80 { end -= 1 }
        guard end > startIndex, self[end - 1] >= 0xC0 else { return self }
        let lead = self[end - 1]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        return endIndex - (end - 1) < length ? self[..<(end - 1)] : self
    }
}
