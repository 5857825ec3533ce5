import Corpus
import Kernels

/// The words of a title that say what it is about, as they are looked for in a text.
struct TitleWords {
    private let tokenizer: Tokenizer
    private var tokens = TokenBuffer()
    private var shapes: [TokenBuffer.Shape] = []
    private var firstBytes: [UInt8] = []
    /// First bytes of the words of the title last read that have keys.
    private var beginningsOfWords: [UInt8] = []

    /// Shorter words are in any title.
    static let fewestBytes = 5

    init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

    /// How many words the title last read has.
    var wordCount: Int { tokens.count }

    /// The keys of the different words of a title, in their order.
    ///
    /// - Parameter fewestBytes: of a word that counts.
    mutating func keys(of title: Span<UInt8>, fewestBytes: Int = fewestBytes) -> [UInt32] {
        guard title.count > 0 else { return [] }
        tokens.removeAll()
        beginningsOfWords.removeAll(keepingCapacity: true)
        tokenizer.tokenize(title, into: &tokens)
        tokens.readShapes(in: title, into: &shapes, firstBytes: &firstBytes)
        var keys: [UInt32] = []
        for token in 0..<tokens.count {
            if let key = Self.key(of: token, tokens, in: title, fewestBytes: fewestBytes), !keys.contains(key) {
                keys.append(key)
                beginningsOfWords.append(Self.beginning(firstBytes[token]))
            }
            if keys.count == TextOutline.mostTitleKeys { break }
        }
        return keys
    }

    /// What a word is told by where a title and a text bend it apart: its first four letters; of a character that is a
    /// word by itself, the one behind it too. nil for a word of fewer than five letters.
    static func key(
        of token: Int, _ tokens: TokenBuffer, in text: Span<UInt8>, fewestBytes: Int = fewestBytes
    ) -> UInt32? {
        if tokens.isSingleCharacter(token) {
            guard token + 1 < tokens.count, tokens.isSingleCharacter(token + 1) else { return nil }
            return UInt32(truncatingIfNeeded: Hash64.combine(tokens.hashes[token], tokens.hashes[token + 1]))
        }
        guard tokens.byteCount(of: token) >= fewestBytes else { return nil }
        return tokens.prefixKey(of: token, in: text)
    }

    /// What the first byte of a word tells of its key: beyond ASCII one letter may have several spellings.
    private static func beginning(_ firstByte: UInt8) -> UInt8 { firstByte < 0x80 ? firstByte : 0xFF }

    /// Appends where the words of a title occur in a text: a word's place, and behind it in the low five bits which of the
    /// keys it has.
    ///
    /// - Parameters:
    ///   - first: the first word that is looked at.
    ///   - shapes: of the tokens.
    ///   - firstBytes: of the tokens.
    /// - Returns: how many were appended.
    func appendOccurrences(
        of keys: [UInt32], in tokens: TokenBuffer, from first: Int, of text: Span<UInt8>, shapes: [TokenBuffer.Shape],
        firstBytes: [UInt8], most: Int, to numbers: inout [UInt32]
    ) -> UInt32 {
        var beginnings = ByteSet()
        for byte in beginningsOfWords { beginnings.insert(byte) }
        var count: UInt32 = 0
        for token in firstBytes.indices.dropFirst(first)
        where (shapes[token].contains(.long) || firstBytes[token] >= 0xE0)
            && beginnings.contains(Self.beginning(firstBytes[token]))
        {
            guard let key = Self.key(of: token, tokens, in: text), let place = keys.firstIndex(of: key) else {
                continue
            }
            numbers.append(UInt32(truncatingIfNeeded: token) << 5 | UInt32(place))
            count += 1
            if count == most { break }
        }
        return count
    }
}

/// A set of bytes, as bits.
private struct ByteSet {
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    mutating func insert(_ byte: UInt8) {
        let bit: UInt64 = 1 << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: bits.0 |= bit
        case 1: bits.1 |= bit
        case 2: bits.2 |= bit
        default: bits.3 |= bit
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        let bit: UInt64 = 1 << UInt64(byte & 63)
        return switch byte >> 6 {
        case 0: bits.0 & bit != 0
        case 1: bits.1 & bit != 0
        case 2: bits.2 & bit != 0
        default: bits.3 & bit != 0
        }
    }
}
