import Platform
import Kernels

/// Text that was UTF-8 and was read in a rarer encoding than ``Mojibake`` knows: "РіРѕСЂРѕРґ", "fran├ºais", "Br√ºcke".
///
/// Of such text every character beyond ASCII stands for one byte, and these bytes are UTF-8 again: what they never are by chance, a
/// few in a row aside. So all of a text is read back or nothing.
enum MisreadText {
    /// Sequences that prove it, of which one in ten may be broken.
    private static let fewestSequences = 3
    private static let mostBroken = 10
    /// Places of a text that are looked at.
    private static let mostPlaces = 8

    /// The bytes of an encoding by the scalars that they stand for; undefined ones are control characters.
    private static let encodings: [[UInt32: UInt8]] = [
        "windows-1251", "koi8-r", "macintosh", "cp850", "cp437", "cp866",
    ]
    .compactMap { label in
        guard let decoded = CharacterDecoder.utf8(Array(0x80...0xFF), from: label) else { return nil }
        let scalars = Array(String(decoding: decoded, as: UTF8.self).unicodeScalars)
        guard scalars.count == 128 else { return nil }
        var bytes: [UInt32: UInt8] = [:]
        for (byte, scalar) in zip(UInt8(0x80)...0xFF, scalars) {
            bytes[scalar.value == 0xFFFD ? UInt32(byte) : scalar.value] = byte
        }
        return bytes
    }

    /// The text as it was meant; nil where it stands as it was.
    ///
    /// - Complexity: O(n) in the bytes.
    static func repairing(_ text: Span<UInt8>) -> [UInt8]? {
        guard mayBeMisread(text) else { return nil }
        for encoding in encodings {
            if let repaired = read(text, back: encoding) { return repaired }
        }
        return nil
    }

    /// Whether a character that a lead byte becomes stands before one that other bytes become.
    private static func mayBeMisread(_ text: Span<UInt8>) -> Bool {
        var (index, places) = (ByteSearch.first(of: 0xD0, or: 0xE2, in: text, from: 0), 0)
        while index + 3 < text.count, places < mostPlaces {
            let (second, next) = (text[index + 1], text[index + 2])
            if text[index] == 0xD0 {
                // Small letters and ASCII follow in sound Cyrillic.
                let isSmall = next == 0xD0 && text[index + 3] >= 0xB0 || next == 0xD1 && text[index + 3] <= 0x8F
                if next >= 0xC2, !isSmall { return true }
                places += 1
            } else if 0x94...0x96 ~= second || second == 0x88 && next == 0x9A
                || second == 0x80
                    && (next == 0x9A && text[index + 3] == 0xC3 || 0x93...0x94 ~= next && text[index + 3] >= 0xC2)
            {
                return true
            }
            index = ByteSearch.first(of: 0xD0, or: 0xE2, in: text, from: index + 1)
        }
        return false
    }

    private static func read(_ text: Span<UInt8>, back encoding: [UInt32: UInt8]) -> [UInt8]? {
        var repaired: [UInt8] = []
        repaired.reserveCapacity(text.count)
        var (index, sequences, broken) = (0, 0, 0)
        while index < text.count {
            if text[index] < 0x80 {
                repaired.append(text[index])
                index += 1
                continue
            }
            if let (sequence, end) = sequence(at: index, of: text, encoding) {
                repaired += sequence
                sequences += 1
                index = end
                continue
            }
            broken += 1
            guard broken <= mostBroken + sequences / mostBroken else { return nil }
            let end = UTF8Scalars.scalar(at: index, in: text).end
            repaired.append(index..<end, of: text)
            index = end
        }
        return sequences >= fewestSequences && broken * mostBroken <= sequences ? repaired : nil
    }

    /// The UTF-8 of a character that some others are the bytes of, and where these end; nil where they are none.
    private static func sequence(
        at start: Int, of text: Span<UInt8>, _ encoding: [UInt32: UInt8]
    ) -> (bytes: [UInt8], end: Int)? {
        func byte(at index: Int) -> (UInt8, end: Int)? {
            guard index < text.count, text[index] >= 0x80 else { return nil }
            let (scalar, end) = UTF8Scalars.scalar(at: index, in: text)
            return encoding[scalar].map { ($0, end) }
        }
        guard let (lead, next) = byte(at: start), 0xC2...0xF4 ~= lead else { return nil }
        let count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var (bytes, end) = ([lead], next)
        while bytes.count < count {
            if let (more, next) = byte(at: end), more & 0xC0 == 0x80 {
                bytes.append(more)
                end = next
            } else if count == 2, end < text.count, text[end] == 0x20 {
                // A no-break space that became a space.
                bytes.append(0xA0)
                end += 1
            } else {
                return nil
            }
        }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator), MojibakeScript(scalar.value) != nil else {
            return nil
        }
        return (bytes, end)
    }
}
