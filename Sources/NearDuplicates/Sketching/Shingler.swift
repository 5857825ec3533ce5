import Corpus
import Kernels

/// Makes the shingles of one text after the other, in the same memory.
///
/// Of words, `width - 1` marks stand before the first and behind the last, so that each word is in as many
/// shingles as any other: in a headline the place of an edit would decide otherwise (Benchmarks/Defaults). Of
/// characters, the letters and digits of all words are run together, so that what scanning does to spaces, line
/// ends and hyphens says nothing, and characters that it takes for each other are one.
struct Shingler {
    private let unit: DuplicateOptions.Unit
    private let width: Int
    private let tokenizer: Tokenizer
    /// The tokens of the text last read.
    private(set) var tokens: TokenBuffer
    /// What the shingles of the text last read are runs of.
    private(set) var units: [UInt64] = []

    /// What stands for a place before the first and behind the last word.
    private static let mark = Hash64.hash("\u{0}mark")

    /// - Parameter keepsPlaces: whether the places of tokens will be asked for.
    init(_ options: DuplicateOptions, tokenizer: Tokenizer, keepsPlaces: Bool = false) {
        unit = options.unit
        width = options.shingleWidth
        self.tokenizer = tokenizer
        tokens = TokenBuffer(keepsPlaces: keepsPlaces || options.unit == .characters)
    }

    /// Leaves the units of a text in ``units``; none of a text without a token.
    mutating func read(_ text: Span<UInt8>) {
        tokens.removeAll()
        units.removeAll(keepingCapacity: true)
        tokenizer.tokenize(text, into: &tokens)
        guard tokens.count > 0 else { return }
        switch unit {
        case .words:
            units.append(contentsOf: repeatElement(Self.mark, count: width - 1))
            units += tokens.hashes
            units.append(contentsOf: repeatElement(Self.mark, count: width - 1))
        case .characters:
            for token in 0..<tokens.count {
                for scalar in String(decoding: tokenizer.key(of: token, of: tokens, in: text), as: UTF8.self)
                    .unicodeScalars
                where scalar.value >= 0x80 || LookAlikes.isLetterOrDigit(scalar) {
                    units.append(Hash64.mix(UInt64(LookAlikes.folded(scalar)) ^ Hash64.seed, Hash64.multiplier))
                }
            }
        }
    }

    /// The shingles of the text last read, in reading order and with repetitions.
    func shingles() -> [UInt64] {
        var shingles: [UInt64] = []
        shingles.reserveCapacity(units.count)
        ShingleHashing.append(shinglesOf: units.span, width: width, to: &shingles)
        return shingles
    }
}

/// Characters that scanning takes for each other.
private enum LookAlikes {
    static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value | 0x20 >= 0x61 && scalar.value | 0x20 <= 0x7A || scalar.value >= 0x30 && scalar.value <= 0x39
    }

    /// The character that stands for all that look like this one, which is in lower case.
    static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
        switch scalar {
        case "1", "i", "l": UInt32(UInt8(ascii: "l"))
        case "0", "o": UInt32(UInt8(ascii: "o"))
        case "5", "s": UInt32(UInt8(ascii: "s"))
        case "6", "8", "b": UInt32(UInt8(ascii: "b"))
        case "9", "g": UInt32(UInt8(ascii: "g"))
        default: scalar.value
        }
    }
}
