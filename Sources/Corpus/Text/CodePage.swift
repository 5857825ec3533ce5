import Platform

/// What tells whether text was read in the right encoding: its tables, and the signs of a wrong one.
enum CodePage {
    /// The scalars of the bytes from 80 on in an encoding of single bytes, U+FFFD for what it has not; nil for another encoding.
    static func scalars(of label: String) -> [Unicode.Scalar]? {
        // The library holds a letter back until it knows that no mark follows.
        let bytes: [UInt8] = (UInt8(0x80)...0xFF).flatMap { [$0, 0x20] as [UInt8] }
        guard let decoded = CharacterDecoder.utf8(bytes, from: label) else { return nil }
        let scalars = Array(String(decoding: decoded, as: UTF8.self).unicodeScalars)
        guard scalars.count == 256 else { return nil }
        return stride(from: 0, to: 256, by: 2).map { scalars[$0] }
    }

    /// Whether some bytes are the UTF-8 of a character that news has.
    static func isPlausible(_ bytes: [UInt8]) -> Bool {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return false }
        return MojibakeScript(scalar.value) != nil
    }

    /// How often a capital beyond ASCII follows a small letter, or one of ASCII a small letter beyond it.
    static func capitalsWithinWords(_ text: [UInt8]) -> Int {
        var count = 0
        var last: Unicode.Scalar = " "
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if !scalar.isASCII || !last.isASCII, scalar.properties.isUppercase, last.properties.isLowercase {
                count += 1
            }
            last = scalar
        }
        return count
    }

    // MARK: Whether bytes were read right

    /// Old encodings of files of which nothing tells the encoding, in the order in which they are tried.
    private static let old = [
        "MACINTOSH", "CP850", "CP437", "CP852", "CP737", "CP866", "CP860", "CP865", "CP863", "CP857", "KOI8-R",
        "KOI8-U",
        "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1257", "ISO-8859-2",
        "ISO-8859-5",
        "ISO-8859-7", "MAC-CYRILLIC", "MAC-CENTRALEUROPE",
    ]

    /// The encoding of bytes of which a detector says one: that one, unless it tears words and another does not.
    ///
    /// A detector knows what pages are in, and takes files of DOS and of the Macintosh of old for Latin-1, with control characters
    /// in place of letters.
    ///
    /// - Complexity: O(n) in the bytes, of which no more than 32 KiB are looked at.
    static func label(_ label: String, for bytes: ArraySlice<UInt8>) -> String {
        let sample = Array(bytes.prefix(1 << 15))
        guard let told = blots(of: sample, in: label), told * 10 > beyondASCII(sample) else { return label }
        var best = (label: label, blots: told)
        for other in old {
            guard let blots = blots(of: sample, in: other), blots < best.blots else { continue }
            best = (other, blots)
        }
        return best.blots * 4 <= told ? best.label : label
    }

    /// Whether a text was read in the encoding that it is in: this has most of its characters, and no other reads it without the
    /// words that it tears.
    ///
    /// - Parameter sample: bytes that the text was read from.
    /// - Complexity: O(n) in the text up to where it is known; O(n) in the bytes, of which no more than 32 KiB are looked at, where
    ///   it tears words.
    static func fits(_ label: String, _ text: [UInt8], _ sample: ArraySlice<UInt8>) -> Bool {
        guard let first = text.firstIndex(where: { $0 >= 0x80 }) else { return true }
        var end = min(first + lookedAt, text.count)
        while end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
        let scalars = Array(String(decoding: text[max(0, first - 1)..<end], as: UTF8.self).unicodeScalars)
        let told = blots(among: scalars, most: judged)
        if told.blots * 10 <= told.letters { return true }
        let broken = scalars.count { $0 == "\u{FFFD}" }
        guard broken * 5 <= scalars.count(where: { !$0.isASCII }) else { return false }
        // A sign or two within words may be the author's.
        return told.blots < fewBlots || Self.label(label, for: sample) == label
    }

    /// Bytes that are looked at of a text whose encoding is named, and characters beyond ASCII that are judged of them.
    private static let (lookedAt, judged) = (1 << 12, 200)
    private static let fewBlots = 10

    private static func beyondASCII(_ bytes: [UInt8]) -> Int { bytes.count { $0 >= 0x80 } }

    /// What speaks against reading bytes in an encoding: control characters, signs and capitals within words, words of two
    /// scripts, and letters that hardly a language has; nil where the encoding is not known.
    private static func blots(of bytes: [UInt8], in label: String) -> Int? {
        guard let decoded = CharacterDecoder.utf8(bytes, from: label) else { return nil }
        return blots(among: Array(String(decoding: decoded, as: UTF8.self).unicodeScalars)).blots
    }

    /// The same of characters, and how many of them are beyond ASCII, of which no more than so many are judged.
    private static func blots(
        among scalars: [Unicode.Scalar], most: Int = .max
    ) -> (blots: Int, letters: Int) {
        var (blots, letters) = (0, 0)
        for (index, scalar) in scalars.enumerated() where !scalar.isASCII {
            letters += 1
            if letters > most { return (blots, most) }
            let before = index > 0 ? scalars[index - 1] : " "
            let after = index + 1 < scalars.count ? scalars[index + 1] : " "
            switch scalar.value {
            case 0x80...0x9F, 0xFFFD, 0xE000...0xF8FF: blots += 4
            default:
                let properties = scalar.properties
                if !properties.isAlphabetic {
                    let joins = "\u{AD}’'·‑-ʼ׳״\u{200C}\u{200D}".unicodeScalars.contains(scalar)
                    let isMark = properties.generalCategory == .nonspacingMark
                    // No spaces stand around the signs of East Asia.
                    let isSpaced = before.value < 0x2E80
                    if !joins, !isMark, isSpaced, before.properties.isAlphabetic, after.properties.isAlphabetic {
                        blots += 3
                    }
                    if 0x2500...0x25FF ~= scalar.value, before.properties.isAlphabetic || after.properties.isAlphabetic
                    {
                        blots += 2
                    }
                } else {
                    if properties.isUppercase, before.properties.isLowercase { blots += 3 }
                    if before.properties.isUppercase, !before.isASCII, after.properties.isLowercase, after.isASCII,
                        index > 1, scalars[index - 2].properties.isLowercase
                    {
                        blots += 1
                    }
                    if areOfTwoAlphabets(scalar, before) { blots += 2 }
                    if !isCommon(scalar) { blots += 1 }
                }
            }
        }
        return (blots, letters)
    }

    /// Whether two letters are of different alphabets.
    private static func areOfTwoAlphabets(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
        guard b.properties.isAlphabetic else { return false }
        func alphabet(_ scalar: Unicode.Scalar) -> Int {
            switch scalar.value {
            case ..<0x370, 0x1E00..<0x1F00: 0
            case 0x370..<0x400, 0x1F00..<0x2000: 1
            case 0x400..<0x530: 2
            default: 3
            }
        }
        return alphabet(a) != alphabet(b)
    }

    /// Whether a letter is one of an alphabet of today, other than those that a language has for rare words alone.
    private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x370 || commonLetters.contains(scalar)
    }

    private static let commonLetters = Set(
        """
        äöüßÄÖÜéèêëàâçîïôùûœæÉÈÀÇÊáíóúñÁÍÓÚÑãõòìÃÕÔÂåøÅØÆðþýÐÞÝčďěňřšťůžČĎĚŇŘŠŤŮŽľĺŕĽąćęłńśźżĄĆĘŁŃŚŹŻőűŐŰăîșțşţĂÎȘȚŞŢđĐğıİĞ
        ūųėįŪŲĖĮāēģīķļņĀĒĢĪĶĻŅħġċĦĠĊŵŷŴŶơưƠƯəƏ
        """.unicodeScalars)
}
