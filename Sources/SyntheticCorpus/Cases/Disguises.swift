/// What tools on the way do to the letters of a text.
enum Disguises {
    /// The text as one reads it who takes its UTF-8 for Windows-1252; the five bytes that have no character there become
    /// control characters, as in browsers.
    ///
    /// - Complexity: O(n) for n bytes, as of all these.
    static func readAsWindows1252(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for byte in text.utf8 {
            let high = 0x80..<0xA0 ~= byte ? windows1252[Int(byte) - 0x80] : UInt32(byte)
            result.append(Unicode.Scalar(high) ?? "?")
        }
        return String(result)
    }

    /// The text with quotation marks, apostrophes, ampersands and letters beyond ASCII as references whose ampersand was
    /// escaped once more.
    static func escapedTwice(_ text: String, _ stream: inout RandomStream) -> String {
        let isHexadecimal = stream.below(2) == 0
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "&amp;quot;"
            case "'": result += isHexadecimal ? "&amp;#x27;" : "&amp;#39;"
            case "&": result += "&amp;amp;"
            case "“": result += "&amp;ldquo;"
            case "”": result += "&amp;rdquo;"
            case "’": result += "&amp;rsquo;"
            case "–": result += "&amp;ndash;"
            default:
                if scalar.isASCII {
                    result.unicodeScalars.append(scalar)
                } else {
                    result += isHexadecimal ? "&amp;#x\(String(scalar.value, radix: 16));" : "&amp;#\(scalar.value);"
                }
            }
        }
        return result
    }

    /// Turkish in capitals.
    static func turkishCapitals(_ text: String) -> String {
        mapped(text) { $0 == "i" ? "İ" : $0 == "ı" ? "I" : $0.properties.uppercaseMapping }
    }

    /// Greek in capitals, which carry no accents.
    static func greekCapitals(_ text: String) -> String {
        let plain: [Unicode.Scalar: String] = [
            "ά": "Α", "έ": "Ε", "ή": "Η", "ί": "Ι", "ό": "Ο", "ύ": "Υ", "ώ": "Ω", "Ά": "Α", "Έ": "Ε", "Ή": "Η",
            "Ί": "Ι",
            "Ό": "Ο", "Ύ": "Υ", "Ώ": "Ω", "ς": "Σ",
        ]
        return mapped(text) { plain[$0] ?? $0.properties.uppercaseMapping }
    }

    /// Arabic with vowel marks on most letters, and some letters lengthened.
    static func withHarakat(_ text: String, _ stream: inout RandomStream) -> String {
        let marks = ["\u{64E}", "\u{64F}", "\u{650}", "\u{652}"]
        let joining = Set("بتجحخسشصطعفقكلمنهي".unicodeScalars)
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for (place, scalar) in scalars.enumerated() {
            result.unicodeScalars.append(scalar)
            guard ("\u{621}"..."\u{64A}") ~= scalar else { continue }
            if stream.below(5) < 3 { result += marks[stream.below(marks.count)] }
            if joining.contains(scalar), place + 1 < scalars.count, ("\u{621}"..."\u{64A}") ~= scalars[place + 1],
                stream.below(20) == 0
            {
                result += "\u{640}"
            }
        }
        return result
    }

    /// Persian typed on an Arabic keyboard.
    static func withArabicLetters(_ text: String) -> String {
        mapped(text) { $0 == "ی" ? "ي" : $0 == "ک" ? "ك" : String($0) }
    }

    /// The digits of ASCII as those that begin at `zero`.
    static func withDigits(from zero: Unicode.Scalar, _ text: String) -> String {
        mapped(text) { scalar in
            guard "0"..."9" ~= scalar else { return String(scalar) }
            return String(Unicode.Scalar(zero.value + scalar.value - 0x30)!)
        }
    }

    /// German for those who have ASCII alone.
    static func withoutUmlauts(_ text: String) -> String {
        let spelt: [Unicode.Scalar: String] = [
            "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
        ]
        return mapped(text) { spelt[$0] ?? String($0) }
    }

    private static func mapped(_ text: String, _ transform: (Unicode.Scalar) -> String) -> String {
        var result = ""
        for scalar in text.unicodeScalars { result += transform(scalar) }
        return result
    }

    /// The scalars of the bytes from 0x80 to 0x9F.
    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0x9D,
        0x017E, 0x0178,
    ]
}
