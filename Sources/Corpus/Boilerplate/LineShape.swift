import Kernels

/// The words of a short part of a text, and how each of them is written.
package struct LineShape {
    package enum Form {
        /// With a capital at its beginning, as names are.
        case capital
        case lower
        /// With a digit at its beginning.
        case number
        /// In a script without capitals.
        case caseless
    }

    package struct Word {
        package let range: Range<Int>
        /// Hash of the word in lower case.
        package let key: UInt64
        package let form: Form
    }

    package private(set) var words: [Word] = []
    /// Whether an "@" is in it: a handle, or an address for mail.
    private(set) var hasAt = false

    /// - Parameter most: words that are read.
    /// - Complexity: O(n) in the bytes.
    package init(_ range: Range<Int>, of text: Span<UInt8>, most: Int = .max) {
        var index = range.lowerBound
        while index < range.upperBound, words.count < most {
            if let word = Self.word(from: &index, to: range.upperBound, of: text) { words.append(word) }
        }
        hasAt = range.contains { text[$0] == UInt8(ascii: "@") }
    }

    var capitals: Int { words.count { $0.form == .capital } }

    /// The longest run of words that are no names, numbers aside.
    var longestRun: Int {
        var (longest, run) = (0, 0)
        for word in words {
            run = word.form == .capital ? 0 : run + (word.form == .lower ? 1 : 0)
            longest = max(longest, run)
        }
        return longest
    }

    /// The word at an index, or nil where none begins there; either way the index moves on.
    private static func word(from index: inout Int, to end: Int, of text: Span<UInt8>) -> Word? {
        let start = index
        var hash = Hash64.Stream()
        var form: Form?
        while index < end {
            let (value, next) = UTF8Scalars.scalar(at: index, in: text)
            guard let letter = Letter(value, isInside: index > start, followedBy: next < end ? text[next] : 0) else {
                break
            }
            form = form ?? letter.form
            switch letter {
            case .capital where value >= 0x80:
                for byte in Unicode.Scalar(value)!.properties.lowercaseMapping.utf8 { hash.append(byte) }
            case .capital: hash.append(UInt8(value) | 0x20)
            default: for position in index..<min(next, end) { hash.append(text[position]) }
            }
            index = next
        }
        guard index > start, let form else {
            index = max(index, UTF8Scalars.scalar(at: start, in: text).end)
            return nil
        }
        return Word(range: start..<index, key: hash.value, form: form)
    }

    /// A character that a word may have.
    private enum Letter {
        case capital, lower, number, caseless, joiner

        init?(_ value: UInt32, isInside: Bool, followedBy next: UInt8) {
            switch value {
            case 0x41...0x5A: self = .capital
            case 0x61...0x7A: self = .lower
            case 0x30...0x39: self = .number
            // Signs that join letters, where one follows.
            case 0x27, 0x2D, 0x2E, 0x40, 0x5F, 0x2019:
                guard isInside, next >= 0x80 || ByteClass.table[Int(next)] <= ByteClass.digit else { return nil }
                self = .joiner
            case 0..<0xAA, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7, 0x55D, 0x589, 0x60C, 0x61B, 0x61F, 0x6D4,
                0x964, 0x965, 0x1362, 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x3000...0x3004,
                0x3008...0x3030, 0x30FB, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
                return nil
            case 0x3400...0xD7FF: self = .caseless
            default:
                guard let properties = Unicode.Scalar(value)?.properties else { return nil }
                self = properties.isUppercase ? .capital : properties.isLowercase ? .lower : .caseless
            }
        }

        var form: Form? {
            switch self {
            case .capital: .capital
            case .lower: .lower
            case .number: .number
            case .caseless: .caseless
            case .joiner: nil
            }
        }
    }
}
