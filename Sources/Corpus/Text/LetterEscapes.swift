import Kernels
import Platform

/// Letters that are written out by a code which whoever wrote the text should have undone: "Kr\u00e1sn\u00e9ho" and "\n" of JSON
/// that was encoded twice, "Kr\xc3\xa1sn\xc3\xa9ho" of a Python string, "Kr=C3=A1sn=C3=A9ho" of a mail's quoted-printable.
///
/// A text about such codes shows one and speaks of it; a text that is written in them has them within its words.
enum LetterEscapes {
    private static let fewest = 2
    private static let backslash = UInt8(ascii: "\\")
    private static let equals = UInt8(ascii: "=")

    private static func hex(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x37)
        case 0x61...0x66: UInt32(byte - 0x57)
        default: nil
        }
    }

    /// The number in some hexadecimal digits; nil where one of them is none.
    static func hex(_ count: Int, at start: Int, of text: Span<UInt8>) -> UInt32? {
        guard start + count <= text.count else { return nil }
        var value: UInt32 = 0
        for index in start..<start + count {
            guard let digit = hex(text[index]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    private static func isOfWord(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 }

    // MARK: Backslashes

    /// What an escape stands for and where it ends; nil for a backslash that begins none.
    private static func escape(at start: Int, of text: Span<UInt8>) -> (bytes: [UInt8], end: Int, isLetter: Bool)? {
        guard start + 1 < text.count else { return nil }
        switch text[start + 1] {
        case UInt8(ascii: "u"):
            guard var value = hex(4, at: start + 2, of: text) else { return nil }
            var end = start + 6
            if 0xD800..<0xDC00 ~= value, end + 1 < text.count, text[end] == backslash,
                text[end + 1] == UInt8(ascii: "u"),
                let low = hex(4, at: end + 2, of: text), 0xDC00..<0xE000 ~= low
            {
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                end += 6
            }
            guard let scalar = Unicode.Scalar(value), value >= 0x20 || value == 0x0A else { return nil }
            return (Array(UTF8.encode(scalar)!), end, value >= 0x80)
        case UInt8(ascii: "x"):
            // Bytes of UTF-8, as many as its first one says.
            guard let lead = hex(2, at: start + 2, of: text) else { return nil }
            let count = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
            guard count > 0, lead >= 0x20 else { return nil }
            var bytes: [UInt8] = []
            for index in 0..<count {
                let place = start + 4 * index
                guard place + 1 < text.count, text[place] == backslash, text[place + 1] == UInt8(ascii: "x"),
                    let byte = hex(2, at: place + 2, of: text)
                else { return nil }
                bytes.append(UInt8(byte))
            }
            guard count == 1 || CodePage.isPlausible(bytes) else { return nil }
            return (bytes, start + 4 * count, count > 1)
        case UInt8(ascii: "n"), UInt8(ascii: "r"): return ([0x0A], start + 2, false)
        case UInt8(ascii: "t"): return ([0x20], start + 2, false)
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"), backslash:
            return ([text[start + 1]], start + 2, false)
        default: return nil
        }
    }

    /// The text with its letters; nil where it has no such code.
    ///
    /// - Complexity: O(n) in the bytes.
    static func withoutBackslashes(_ text: Span<UInt8>) -> [UInt8]? {
        var decoded: [UInt8] = []
        var (index, copied) = (ByteSearch.first(of: backslash, in: text, from: 0), 0)
        guard index < text.count else { return nil }
        var (letters, inWords) = (0, 0)
        while index < text.count {
            var next = index + 1
            if let escape = escape(at: index, of: text) {
                decoded.append(copied..<index, of: text)
                decoded += escape.bytes
                if escape.isLetter {
                    letters += 1
                    let isBehind = index > 0 && isOfWord(text[index - 1]) || copied == index && index > 0
                    let isBefore =
                        escape.end < text.count && (isOfWord(text[escape.end]) || text[escape.end] == backslash)
                    inWords += isBehind || isBefore ? 1 : 0
                }
                (copied, next) = (escape.end, escape.end)
            }
            index = ByteSearch.first(of: backslash, in: text, from: next)
        }
        guard letters >= fewest, inWords * 2 >= letters else { return nil }
        decoded.append(copied..<text.count, of: text)
        return decoded
    }

    // MARK: Quoted-printable

    /// The text as it was before a mail, RFC 2045, 6.7; nil where it is none of one.
    ///
    /// - Complexity: O(n) in the bytes.
    static func withoutQuotedPrintable(_ text: Span<UInt8>) -> [UInt8]? {
        var index = ByteSearch.first(of: equals, in: text, from: 0)
        guard index < text.count else { return nil }
        var (decoded, copied): ([UInt8], Int) = ([], 0)
        var (sequences, strays, breaks) = (0, 0, 0)
        while index < text.count {
            var next = index + 1
            // A line of equals signs is a rule.
            if let length = lineBreak(at: index + 1, of: text), index == 0 || text[index - 1] != equals {
                decoded.append(copied..<index, of: text)
                breaks += 1
                (copied, next) = (index + 1 + length, index + 1 + length)
            } else if let (bytes, end) = quoted(at: index, of: text) {
                decoded.append(copied..<index, of: text)
                decoded += bytes
                sequences += bytes.count > 1 ? 1 : 0
                strays += bytes.count == 1 && bytes[0] >= 0x80 ? 1 : 0
                (copied, next) = (end, end)
            }
            index = ByteSearch.first(of: equals, in: text, from: next)
        }
        let isOfLines = breaks >= fewest
        guard sequences >= fewest || isOfLines && sequences + strays > 0 else { return nil }
        decoded.append(copied..<text.count, of: text)
        guard strays > 0 else { return decoded }
        // Letters of another encoding; between lines that do not end so they may be of addresses.
        guard isOfLines, let label = TextEncoding.narrow(decoded[...]) else { return nil }
        return CharacterDecoder.utf8(decoded, from: label)
    }

    /// The bytes of a line's end.
    private static func lineBreak(at start: Int, of text: Span<UInt8>) -> Int? {
        guard start < text.count else { return nil }
        if text[start] == 0x0A { return 1 }
        return text[start] == 0x0D && start + 1 < text.count && text[start + 1] == 0x0A ? 2 : nil
    }

    /// A byte, or the bytes of one character in UTF-8, between which a line may end.
    private static func quoted(at start: Int, of text: Span<UInt8>) -> (bytes: [UInt8], end: Int)? {
        guard let first = hex(2, at: start + 1, of: text), first >= 0x20 || ByteClass.isSpace(UInt8(first)) else {
            return nil
        }
        let alone = (bytes: [UInt8(first)], end: start + 3)
        let count = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
        var (bytes, place) = alone
        while bytes.count < count {
            guard place < text.count, text[place] == equals else { return alone }
            if let length = lineBreak(at: place + 1, of: text) { place += 1 + length }
            guard place < text.count, text[place] == equals, let byte = hex(2, at: place + 1, of: text) else {
                return alone
            }
            bytes.append(UInt8(byte))
            place += 3
        }
        return count == 1 || CodePage.isPlausible(bytes) ? (bytes, place) : alone
    }
}
