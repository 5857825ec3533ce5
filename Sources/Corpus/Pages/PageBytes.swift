internal import Platform

/// The bytes of a page as UTF-8, whatever encoding they came in.
enum PageBytes {
    /// Bytes in which a page declares its encoding (HTML Living Standard, section 4.2.5.4), with room for long heads.
    private static let headBytes = 4_096

    /// The page in valid UTF-8, without a byte order mark and without NULs, which no parser passes.
    ///
    /// What is valid UTF-8 is taken for it. Else the encoding is the one that the bytes begin with the mark of, that the
    /// transport named, or that the page declares; without any it is what a detector takes it for, or Windows-1252, as browsers have it.
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
            page =
                CharacterDecoder.utf8(bytes, from: declared) ?? declaration(in: bytes).flatMap {
                    CharacterDecoder.utf8(bytes, from: $0)
                }
                ?? EncodingDetector.label(of: bytes[...]).flatMap { CharacterDecoder.utf8(bytes, from: $0) }
                ?? CharacterDecoder.utf8(bytes, from: "windows-1252")
        }
        var text = page ?? bytes
        if text.contains(0) { for index in text.indices where text[index] == 0 { text[index] = 0x20 } }
        return text
    }

    /// The encoding that a page declares in its head: `charset=...`, or `encoding=...` where it is XML.
    static func declaration(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(headBytes).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        for (name, ending) in [("charset", UInt8(ascii: ">")), ("encoding", UInt8(ascii: ">"))] {
            var rest = head[...]
            while let found = rest.firstRange(of: Array(name.utf8)) {
                rest = rest[found.upperBound...]
                let value = rest.drop { ByteClass.isSpace($0) }
                guard value.first == UInt8(ascii: "=") else { continue }
                let label = value.dropFirst().drop { ByteClass.isSpace($0) || $0 == 0x22 || $0 == 0x27 }
                    .prefix {
                        !ByteClass.isSpace($0) && $0 != 0x22 && $0 != 0x27 && $0 != ending && $0 != UInt8(ascii: ";")
                            && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "/")
                    }
                let text = String(decoding: label, as: UTF8.self)
                if CharacterDecoder.knows(text) { return text }
            }
        }
        return nil
    }
}
