import Kernels
import Platform

/// Text of another encoding of single bytes that was read as Windows-1252: "Ñòàðàÿ" for "Старая", "pøíští" for "příští".
///
/// Where its script is another, its words are letters with accents and nothing else, as no language of Latin script has them.
/// Where it is Latin, some letters are others, which the language does not have: it has to be the language that a detector tells, and
/// every letter that changes has to become one of its alphabet.
enum MistakenPage {
    private static let sampledBytes = 1_500

    /// The text as it was meant; nil where it stands as it was.
    ///
    /// - Complexity: O(n) in the bytes.
    static func repairing(_ text: Span<UInt8>) -> [UInt8]? {
        let letters = Letters(text, sampledBytes)
        guard letters.areOfOtherScript || letters.areOfOtherAlphabet, let bytes = windows1252(text) else { return nil }
        return letters.areOfOtherScript ? ofOtherScript(bytes) : ofOtherAlphabet(bytes)
    }

    /// What the letters of Latin-1 at the beginning of a text are.
    private struct Letters {
        /// Bytes that were looked at.
        private let bytes: Int
        private var ascii = 0
        private var accented = 0
        /// A bit for each from À on.
        private var seen: UInt64 = 0
        /// Signs such as "³" that stand before a letter and behind one.
        private var signsWithin = 0

        init(_ text: Span<UInt8>, _ most: Int) {
            bytes = min(text.count, most)
            let sample = text.extracting(0..<bytes)
            var index = ByteSearch.first(of: 0xC2, or: 0xC3, in: sample, from: 0)
            while index + 1 < bytes {
                if sample[index] == 0xC3 {
                    accented += 1
                    seen |= 1 << UInt64(sample[index + 1] & 0x3F)
                } else if index > 0, index + 2 < bytes, Self.signs.contains(sample[index + 1]) {
                    let isBefore = Self.isLetter(sample[index + 2]) || sample[index + 2] == 0xC3
                    signsWithin += Self.isLetter(sample[index - 1]) && isBefore ? 1 : 0
                }
                index = ByteSearch.first(of: 0xC2, or: 0xC3, in: sample, from: index + 2)
            }
            if accented >= 12, accented * 4 >= bytes {
                for index in 0..<bytes where Self.isLetter(sample[index]) { ascii += 1 }
            }
        }

        /// The second bytes of £ ¥ ¦ ª ¬ ± ³ ¶ ¹ º » ¼ ¾ ¿, which are letters elsewhere.
        private static let signs: Set<UInt8> = [
            0xA3, 0xA5, 0xA6, 0xAA, 0xAC, 0xB1, 0xB3, 0xB6, 0xB9, 0xBA, 0xBB, 0xBC, 0xBE, 0xBF,
        ]

        private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

        /// Whether there are hardly letters without an accent.
        var areOfOtherScript: Bool { accented >= 12 && accented * 4 >= bytes && accented >= 3 * ascii }

        /// Whether letters stand side by side that no language has both of: a ø beside an ì or è, a ý beside a þ, an õ beside a û.
        var areOfOtherAlphabet: Bool {
            func has(_ letter: Unicode.Scalar) -> Bool { seen >> UInt64(letter.value & 0x3F) & 1 == 1 }
            return signsWithin > 1 || has("ø") && (has("ì") || has("è"))
                || has("ý") && (has("þ") || has("ð")) && !has("æ")
                || has("õ") && has("û") || has("þ") && has("ã")
        }
    }

    /// The bytes of which a text was read; nil where some of its characters have none.
    private static func windows1252(_ text: Span<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] < 0x80 {
                bytes.append(text[index])
                index += 1
                continue
            }
            let (scalar, end) = UTF8Scalars.scalar(at: index, in: text)
            guard let byte = Windows1252.byte(of: scalar) else { return nil }
            bytes.append(byte)
            index = end
        }
        return bytes
    }

    private static func ofOtherScript(_ bytes: [UInt8]) -> [UInt8]? {
        // What is UTF-8 is for ``Mojibake``.
        guard let label = EncodingDetector.label(of: bytes[...]), label != "UTF-8",
            let decoded = CharacterDecoder.utf8(bytes, from: CodePage.label(label, for: bytes[...]))
        else { return nil }
        var counts: [MojibakeScript: Int] = [:]
        for scalar in String(decoding: decoded, as: UTF8.self).unicodeScalars where !scalar.isASCII {
            if scalar.properties.isAlphabetic {
                guard let script = MojibakeScript(scalar.value) else { return nil }
                counts[script, default: 0] += 1
            } else if scalar.value < 0xA0 || scalar.value == 0xFFFD {
                return nil
            }
        }
        let most = counts.filter { $0.key.comesInRuns }.max { $0.value < $1.value }?.value ?? 0
        let all = counts.values.reduce(0, +)
        return most > 0 && most * 20 >= all * 19 && CodePage.capitalsWithinWords(decoded) * 20 <= all ? decoded : nil
    }

    /// What the bytes from 80 on stand for in encodings of other alphabets.
    private static let others = ["windows-1250", "iso-8859-2", "windows-1254", "iso-8859-16"].compactMap {
        CodePage.scalars(of: $0)
    }

    /// The letters beyond ASCII of the languages that these were made for.
    private static let alphabets: [String: Set<Unicode.Scalar>] = [
        "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "pl": "ąćęłńóśźż", "hu": "áéíóöőúüű", "ro": "ăâîșțşţ",
        "hr": "čćđšž", "bs": "čćđšž", "sr": "čćđšž", "sl": "čšž", "tr": "âçğıîöşüûİ", "az": "çğıöşüİ",
    ].mapValues { Set(($0 + $0.uppercased()).unicodeScalars) }

    /// The text in the encoding in which it has the fewest letters that its language has not, and the most that are others than before;
    /// all but a few of these have to be letters of the language.
    private static func ofOtherAlphabet(_ bytes: [UInt8]) -> [UInt8]? {
        var best: (text: [UInt8], strange: Int, changed: Int)?
        for scalars in others {
            var text: [UInt8] = []
            text.reserveCapacity(bytes.count + bytes.count / 8)
            var changed: [Unicode.Scalar] = []
            for byte in bytes {
                guard byte >= 0x80 else {
                    text.append(byte)
                    continue
                }
                let scalar = scalars[Int(byte) - 0x80]
                text += UTF8.encode(scalar)!
                if scalar != Windows1252.read(byte) { changed.append(scalar) }
            }
            guard changed.count >= fewestChanges, let answer = LanguageDetector.answer(for: text.span),
                answer.isReliable,
                let alphabet = alphabets[answer.language]
            else { continue }
            let strange = changed.count { !alphabet.contains($0) }
            guard strange * mostStrange <= changed.count else { continue }
            if let best, (best.strange, -best.changed) <= (strange, -changed.count) { continue }
            best = (text, strange, changed.count)
        }
        return best?.text
    }

    private static let fewestChanges = 3
    /// One change in so many may be of a foreign name.
    private static let mostStrange = 20
}

extension Windows1252 {
    /// What a byte from 80 on stands for.
    fileprivate static func read(_ byte: UInt8) -> Unicode.Scalar {
        byte < 0xA0 ? scalar(of: byte) ?? Unicode.Scalar(byte) : Unicode.Scalar(byte)
    }
}
