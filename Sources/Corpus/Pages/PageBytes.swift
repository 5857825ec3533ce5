internal import Platform

/// The bytes of a page as UTF-8, whatever encoding they came in.
enum PageBytes {
    /// Bytes in which a page declares its encoding (HTML Living Standard, section 4.2.5.4), with room for long heads.
    private static let headBytes = 4_096

    /// The page in valid UTF-8, without a byte order mark and without NULs, which no parser passes.
    ///
    /// What is valid UTF-8 is taken for it. Else the encoding is the one that the bytes begin with the mark of, that the
    /// transport named, or that the page declares, the first of them that fits the bytes; without any it is what the bytes look
    /// like, or Windows-1252, as browsers have it.
    ///
    /// - Parameter declared: what the transport said of the encoding; empty for nothing.
    static func utf8(_ bytes: [UInt8], declared: String = "") -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(Array(bytes[3...])) }
        var page: [UInt8]?
        if bytes.starts(with: [0xFF, 0xFE]) { page = CharacterDecoder.utf8(Array(bytes[2...]), from: "utf-16le") }
        if bytes.starts(with: [0xFE, 0xFF]) { page = CharacterDecoder.utf8(Array(bytes[2...]), from: "utf-16be") }
        if page == nil, let encoding = TextEncoding.escaped(bytes[...]) {
            page = CharacterDecoder.utf8(bytes, from: encoding)
        }
        if page == nil, !ByteChecks.isUTF8(bytes[...]) {
            page = decoded(bytes, declared: declared)
        }
        var text = page ?? bytes
        if text.contains(0) { for index in text.indices where text[index] == 0 { text[index] = 0x20 } }
        return text
    }

    /// Text of an encoding that is told by what is said of it and by what the bytes look like.
    private static func decoded(_ bytes: [UInt8], declared: String) -> [UInt8]? {
        // Most of a page may be markup.
        let sample = bytes[max(0, (bytes.firstIndex { $0 >= 0x80 } ?? 0) - 64)...]
        if let page = TextEncoding.text(of: bytes, in: declared, ifItFits: sample) { return page }
        for label in declarations(in: bytes) where label != declared {
            if let page = TextEncoding.text(of: bytes, in: label, ifItFits: sample) { return page }
        }
        return CharacterDecoder.utf8(bytes, from: TextEncoding.narrow(sample) ?? "utf-8")
    }

    /// The encoding that a page declares in its head, of several the first.
    static func declaration(in bytes: [UInt8]) -> String? { declarations(in: bytes).first }

    /// The encodings that a page declares in its head: `charset=...`, then `encoding=...` where it is XML.
    private static func declarations(in bytes: [UInt8]) -> [String] {
        let head = bytes.prefix(headBytes).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        var labels: [String] = []
        for name in ["charset", "encoding"] {
            var rest = head[...]
            while let found = rest.firstRange(of: Array(name.utf8)) {
                rest = rest[found.upperBound...]
                let value = rest.drop { ByteClass.isSpace($0) }
                guard value.first == UInt8(ascii: "=") else { continue }
                let label = value.dropFirst().drop { ByteClass.isSpace($0) || $0 == 0x22 || $0 == 0x27 }
                    .prefix { !ByteClass.isSpace($0) && !"\"'>;?/".utf8.contains($0) }
                let text = String(decoding: label, as: UTF8.self)
                if CharacterDecoder.knows(text), !labels.contains(text) { labels.append(text) }
            }
        }
        return labels
    }
}
