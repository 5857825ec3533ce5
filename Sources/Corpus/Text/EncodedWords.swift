import Kernels
import Platform

/// Words of a mail's header that are written in ASCII with the name of their encoding (RFC 2047): "=?utf-8?Q?Kr=C3=A1sn=C3=A9?=".
enum EncodedWords {
    private static let longestLabel = 40

    /// The text with these words read; nil where it has none.
    ///
    /// White space between two of them is none of the text; bytes of one character may stand in two of them.
    ///
    /// - Complexity: O(n) in the bytes.
    static func decoding(_ text: Span<UInt8>) -> [UInt8]? {
        var (decoded, copied): ([UInt8], Int) = ([], 0)
        // Of words side by side in one encoding.
        var run: (label: String, bytes: [UInt8])?
        func read(_ run: (label: String, bytes: [UInt8])) -> [UInt8] {
            CharacterDecoder.utf8(run.bytes, from: run.label) ?? run.bytes
        }
        var index = ByteSearch.first(of: UInt8(ascii: "="), in: text, from: 0)
        while index < text.count {
            guard let word = Word(at: index, of: text) else {
                index = ByteSearch.first(of: UInt8(ascii: "="), in: text, from: index + 1)
                continue
            }
            let isBehind = run != nil && (copied..<index).allSatisfy { ByteClass.isSpace(text[$0]) }
            if let last = run, !isBehind || last.label != word.label {
                decoded += read(last)
                run = nil
            }
            if !isBehind { decoded.append(copied..<index, of: text) }
            run = (word.label, (run?.bytes ?? []) + word.bytes)
            copied = word.end
            index = ByteSearch.first(of: UInt8(ascii: "="), in: text, from: copied)
        }
        guard let last = run else { return nil }
        decoded += read(last)
        decoded.append(copied..<text.count, of: text)
        return decoded
    }

    private struct Word {
        let label: String
        let bytes: [UInt8]
        let end: Int

        /// nil where none begins there.
        init?(at start: Int, of text: Span<UInt8>) {
            guard start + 1 < text.count, text[start + 1] == UInt8(ascii: "?") else { return nil }
            let most = min(text.count, start + 2 + EncodedWords.longestLabel)
            var place = start + 2
            while place < most, text[place] != UInt8(ascii: "?") { place += 1 }
            guard place + 2 < text.count, place < most, text[place + 2] == UInt8(ascii: "?") else { return nil }
            // A language may follow (RFC 2231).
            let name = (start + 2..<place).map { text[$0] }.prefix { $0 != UInt8(ascii: "*") }
            label = String(decoding: name, as: UTF8.self).lowercased()
            guard CharacterDecoder.knows(label) else { return nil }
            let isBase64: Bool
            switch text[place + 1] | 0x20 {
            case UInt8(ascii: "b"): isBase64 = true
            case UInt8(ascii: "q"): isBase64 = false
            default: return nil
            }
            let first = place + 3
            var last = first
            while last < text.count, text[last] > 0x20, text[last] < 0x7F, text[last] != UInt8(ascii: "?") { last += 1 }
            guard last + 1 < text.count, text[last] == UInt8(ascii: "?"), text[last + 1] == UInt8(ascii: "=") else {
                return nil
            }
            guard let bytes = isBase64 ? Self.base64(text, first..<last) : Self.quoted(text, first..<last) else {
                return nil
            }
            (self.bytes, end) = (bytes, last + 2)
        }

        private static func base64(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
            var (bytes, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
            for index in range {
                let value: UInt8
                switch text[index] {
                case 0x41...0x5A: value = text[index] - 0x41
                case 0x61...0x7A: value = text[index] - 0x61 + 26
                case 0x30...0x39: value = text[index] - 0x30 + 52
                case UInt8(ascii: "+"): value = 62
                case UInt8(ascii: "/"): value = 63
                case UInt8(ascii: "="): continue
                default: return nil
                }
                (bits, count) = (bits << 6 | UInt32(value), count + 6)
                guard count >= 8 else { continue }
                count -= 8
                bytes.append(UInt8(bits >> UInt32(count) & 0xFF))
            }
            return bytes
        }

        private static func quoted(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
            var bytes: [UInt8] = []
            var index = range.lowerBound
            while index < range.upperBound {
                switch text[index] {
                case UInt8(ascii: "_"): bytes.append(0x20)
                case UInt8(ascii: "="):
                    guard index + 2 < range.upperBound, let byte = LetterEscapes.hex(2, at: index + 1, of: text) else {
                        return nil
                    }
                    bytes.append(UInt8(byte))
                    index += 2
                default: bytes.append(text[index])
                }
                index += 1
            }
            return bytes
        }
    }
}
