import Platform

/// The signs inside words that are written in several ways, each made one before text is folded and cut.
///
/// Which signs stand for an apostrophe or a double quote is data of Unicode Technical Standard 39 (confusables.txt:
/// the skeleton is one apostrophe, or two), without those that are letters of a script. Both join letters where word
/// boundaries say so: "oʻzbek" is "o'zbek", and צה״ל is צה"ל.
enum WordSigns {
    /// Per scalar below U+2000: whether it only draws out a line.
    private static let isJoining = (0..<0x2000).map { Unicode.Scalar($0).map(UnicodeText.joinsLetters) ?? false }

    /// Text with plain signs, and without what only draws out a line, as the tatweel does.
    ///
    /// - Parameter text: valid UTF-8.
    /// - Complexity: O(n) in the bytes.
    static func plain(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let first = text[index]
            if first < 0x80 {
                bytes.append(first == UInt8(ascii: "`") ? 0x27 : first)
                index += 1
                continue
            }
            let (scalar, end) = UTF8Scalars.scalar(at: index, in: text.span)
            switch scalar {
            case 0xB4, 0x2B9, 0x2BB...0x2BE, 0x2C8, 0x2CA, 0x2CB, 0x2F4, 0x374, 0x384, 0x55A, 0x55D, 0x5F3, 0x7F4,
                0x7F5,
                0x1FBD, 0x1FBF, 0x1FEF, 0x1FFD, 0x1FFE, 0x2018, 0x2019, 0x201B, 0x2032, 0x2035, 0xA78B, 0xA78C, 0xFF07,
                0xFF40:
                bytes.append(0x27)
            case 0x345: bytes += [0xCE, 0xB9]  // the iota below a letter is one behind it where case is folded
            // ŉ and ẚ, which normalising would take apart into a letter and an apostrophe of another kind.
            case 0x149: bytes += [0x27, 0x6E]
            case 0x1E9A: bytes += [0x61, 0x27]
            case 0x2BA, 0x2DD, 0x2EE, 0x2F6, 0x5F4, 0x201C, 0x201D, 0x201F, 0x2033, 0x2034, 0x2036, 0x2037, 0x2057,
                0xFF02:
                bytes.append(0x22)
            case 0x66B: bytes.append(0x2E)  // the Arabic decimal separator
            case 0x66C: bytes.append(0x2C)  // the Arabic thousands separator
            case 0xFCF2...0xFCF4, 0xFE71, 0xFE77, 0xFE79, 0xFE7B, 0xFE7D, 0xFE7F: break  // points on a tatweel
            case 0..<0x2000 where isJoining[Int(scalar)]: break
            default: for position in index..<end { bytes.append(text[position]) }
            }
            index = end
        }
        return bytes
    }
}

/// Reading of Unicode scalars in a loop over bytes.
enum UTF8Scalars {
    /// The scalar that begins at an index of valid UTF-8, and where it ends; of a cut one, what is there.
    @inline(__always)
    static func scalar(at index: Int, in text: Span<UInt8>) -> (value: UInt32, end: Int) {
        let first = UInt32(text[index])
        guard first >= 0xC0 else { return (first, index + 1) }
        let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let end = min(index + width, text.count)
        var value = first & (0xFF >> UInt32(width + 1))
        for position in index + 1..<end { value = value << 6 | UInt32(text[position] & 0x3F) }
        return (value, end)
    }
}
