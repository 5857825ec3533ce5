/// What a byte is to the tokeniser: the word-break properties of Unicode Standard Annex 29 that occur in
/// ASCII, and whether the byte belongs to a longer character.
enum ByteClass {
    static let letter: UInt8 = 0
    static let digit: UInt8 = 1
    static let underscore: UInt8 = 2
    static let lastInWord = underscore
    static let space: UInt8 = 3
    static let other: UInt8 = 4
    static let beyondASCII: UInt8 = 5
    static let joinsLetters: UInt8 = 1 << 4
    static let joinsDigits: UInt8 = 1 << 5
    static let joinsBoth = joinsLetters | joinsDigits

    /// ASCII white space.
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

    static let table: [UInt8] = (0..<256).map { value in
        switch UInt8(value) {
        case 0x41...0x5A, 0x61...0x7A: letter
        case 0x30...0x39: digit
        case 0x5F: underscore
        case 0x09...0x0D, 0x20: space
        case 0x3A: joinsLetters  // MidLetter, the colon
        case 0x2C, 0x3B: joinsDigits  // MidNum, the comma and the semicolon
        case 0x27, 0x2E: joinsBoth  // Single_Quote and MidNumLet, the full stop
        case 0x60: joinsBoth  // the grave accent, an apostrophe of typewriters
        case 0x80...: beyondASCII
        default: other
        }
    }
}

/// Typographic punctuation so common in news that it must not cost the slow path: quotes, dashes, the
/// ellipsis and the no-break space. None but the apostrophe ever joins a word.
enum Punctuation {
    case apostrophe
    case other

    /// The punctuation that begins at a byte beyond ASCII; nil where another character does.
    @inline(__always)
    init?(at index: Int, in text: Span<UInt8>) {
        let first = text[index]
        if first == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 {
            switch text[index + 2] {
            case 0x98, 0x99: self = .apostrophe
            case 0x93, 0x94, 0x9C, 0x9D, 0xA6: self = .other
            default: return nil
            }
        } else if first == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
            self = .other
        } else {
            return nil
        }
    }

    @inline(__always)
    func width(at index: Int, in text: Span<UInt8>) -> Int { text[index] == 0xE2 ? 3 : 2 }
}

/// The letters of the Latin-1 supplement, which are two bytes, the first of them C3.
enum LatinLetter {
    /// The second byte of the sharp s, which is two letters where case is folded.
    static let sharpS: UInt8 = 0x9F

    /// The second byte of the letter in lower case; nil for the signs of times and division.
    @inline(__always)
    static func lowered(_ second: UInt8) -> UInt8? {
        switch second {
        case 0x97, 0xB7: nil
        case 0x80...0x9E: second + 0x20
        case sharpS: second
        case 0xA0...0xBF: second
        default: nil
        }
    }

    /// The two bytes that a letter in lower case has in the keys of words, as ``LetterKeys`` has them: itself, or the
    /// letters that it is spelled out as.
    @inline(__always)
    static func key(_ lowered: UInt8) -> (first: UInt8, second: UInt8) {
        switch lowered {
        case 0xA4, 0xA6: (UInt8(ascii: "a"), UInt8(ascii: "e"))
        case 0xA5: (UInt8(ascii: "a"), UInt8(ascii: "a"))
        case 0xB6, 0xB8: (UInt8(ascii: "o"), UInt8(ascii: "e"))
        case 0xBC: (UInt8(ascii: "u"), UInt8(ascii: "e"))
        case sharpS: (UInt8(ascii: "s"), UInt8(ascii: "s"))
        default: (0xC3, lowered)
        }
    }

    static func isCapital(_ second: UInt8) -> Bool { second >= 0x80 && second <= 0x9E && second != 0x97 }
}
