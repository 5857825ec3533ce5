import Platform

/// What a letter, digit or mark counts as where words are compared: its entry in the keys of words.
///
/// The rules are those of Unicode's data, looked up once for each scalar:
///
/// - digits of any script are 0 to 9 (Unicode Character Database, decimal digits);
/// - marks go where a script is written with or without them: the accents of Greek, which its capitals do not have,
///   and the points of Arabic, Hebrew and Syriac, with them the hamza and the madda on a letter, as in the search
///   collation of CLDR's root;
/// - of the Russian ё the е stays (CLDR's root collation tells them apart by the second level alone), and of a vowel
///   with a stress mark the vowel;
/// - letters that keyboards and fonts exchange are one (``exchanged``), and so are letters and what they are spelled
///   out as where a keyboard lacks them (``spelledOut``).
enum LetterKeys {
    struct Entry {
        fileprivate let bits: UInt32

        /// The scalar that stands for it.
        @inline(__always) var scalar: UInt32 { bits & 0x1F_FFFF }
        /// Whether several scalars stand for it, those of ``LetterKeys/spelledOut``.
        @inline(__always) var isSpelledOut: Bool { bits & 1 << 21 != 0 }
        @inline(__always) var isMark: Bool { bits & 1 << 22 != 0 }
        /// What becomes of marks behind it.
        @inline(__always) var marks: Marks { Marks(rawValue: UInt8(bits >> 24)) ?? .stay }

        fileprivate init(_ scalar: UInt32, isSpelledOut: Bool = false, isMark: Bool = false, marks: Marks = .stay) {
            bits = scalar | (isSpelledOut ? 1 << 21 : 0) | (isMark ? 1 << 22 : 0) | UInt32(marks.rawValue) << 24
        }
    }

    /// What becomes of the marks behind a letter.
    enum Marks: UInt8 {
        case stay
        /// Of an i or a j, whose dot says nothing: as Turkish has it of its capital, and Lithuanian below an accent.
        case loseDot
        /// Of Cyrillic.
        case loseStress
        case go
    }

    @inline(__always)
    static func entry(of scalar: UInt32) -> Entry {
        let table = entries
        return scalar < UInt32(table.count) ? table[Int(scalar)] : computed(scalar)
    }

    /// Of the scalars up to the last of Greek; beyond there are only digits and marks to know.
    private static let entries: [Entry] = (0..<0x2000).map(computed)

    /// Whether the scalar that begins at an index of valid UTF-8 is a decimal digit.
    static func isDigit(at index: Int, of text: Span<UInt8>) -> Bool {
        let entry = entry(of: UTF8Scalars.scalar(at: index, in: text).value)
        return entry.scalar &- 0x30 < 10 && !entry.isSpelledOut
    }

    private static func computed(_ value: UInt32) -> Entry {
        guard let scalar = Unicode.Scalar(value) else { return Entry(value) }
        if spelledOut[value] != nil { return Entry(value, isSpelledOut: true) }
        if let digit = UnicodeText.digit(scalar) { return Entry(UInt32(digit) + 0x30) }
        if scalar.properties.generalCategory == .nonspacingMark { return Entry(value, isMark: true) }
        guard value < 0x2000 else { return Entry(value) }
        let parts = UnicodeText.decomposed(scalar)
        let base = parts.first ?? scalar
        switch UnicodeText.script(of: base) {
        case "Greek", "Arabic", "Hebrew", "Syriac", "Samaritan":
            return Entry(exchanged[base.value] ?? base.value, marks: .go)
        case "Cyrillic":
            return Entry(scalar == "ё" ? 0x435 : value, marks: .loseStress)
        default:
            let letter = exchanged[value] ?? value
            let isDotted = Unicode.Scalar(letter)?.properties.isSoftDotted ?? false
            return Entry(letter, marks: isDotted ? .loseDot : .stay)
        }
    }

    /// Letters that stand for each other, by the language that a text was typed or set in.
    private static let exchanged: [UInt32: UInt32] = [
        // Turkish and its kin have I and İ, whose small letters are ı and i: I alone tells no one which it is of
        // (CaseFolding.txt, status T).
        0x131: 0x69,
        // Romanian with a comma below, and with the cedilla that older fonts and encodings have (CLDR, collation ro).
        0x219: 0x15F, 0x21B: 0x163,
        // Alef wasla.
        0x671: 0x627,
        // Kaf of Arabic, of Persian and Urdu, and swash (CLDR, collation fa; UTS 39).
        0x6A9: 0x643, 0x6AA: 0x643,
        // Yeh of Arabic, without dots, and of Persian and Urdu (CLDR, search of root and collation ar; UTS 39). The yeh
        // barree stays: Urdu tells words by it.
        0x649: 0x64A, 0x6CC: 0x64A,
        // Heh, the teh marbuta, their Urdu forms and ae (CLDR, search of root and collation fa; UTS 39). The heh with two
        // eyes stays, for the same reason.
        0x629: 0x647, 0x6C1: 0x647, 0x6C3: 0x647, 0x6D5: 0x647,
    ]

    /// Letters and what is written for them where they are wanting: the letters of German and Danish (CLDR, collations de,
    /// phonebook, and da) and of French (equal to two letters in the first level of CLDR's root); and the letters of
    /// Malayalam and Bengali without a vowel that are one character since Unicode 5.1 and 4.1.
    ///
    /// Only the letters become others: "neue", "aktuell" and "Israel" keep what they are.
    static let spelledOut: [UInt32: [UInt8]] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa",
        "\u{D7A}": "\u{D23}\u{D4D}", "\u{D7B}": "\u{D28}\u{D4D}", "\u{D7C}": "\u{D30}\u{D4D}",
        "\u{D7D}": "\u{D32}\u{D4D}", "\u{D7E}": "\u{D33}\u{D4D}", "\u{D7F}": "\u{D15}\u{D4D}",
        "\u{9CE}": "\u{9A4}\u{9CD}",
    ].reduce(into: [:]) { (table, letter: (key: Unicode.Scalar, value: String)) in
        table[letter.key.value] = Array(letter.value.utf8)
    }
}
