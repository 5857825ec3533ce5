import Corpus
import Kernels

/// The words of a title that say what it is about, as they are looked for in a text.
struct TitleWords {
    private let tokenizer: Tokenizer
    private var tokens = TokenBuffer()
    private var shapes = TokenShapes()
    /// By the first byte of a word: of what shapes, one at least, it has to be to have a key of the title last read.
    private var beginnings = [WordShape](repeating: [], count: 256)
    /// The bytes of ASCII that have any, and whether those beyond have.
    private var firstBytes: [UInt8] = []
    private var beginsBeyondASCII = false

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
        forgetBeginnings()
        tokenizer.tokenize(title, into: &tokens)
        shapes.read(tokens, in: title)
        var keys: [UInt32] = []
        for token in 0..<tokens.count {
            if let key = Self.key(of: token, tokens, in: title, fewestBytes: fewestBytes), !keys.contains(key) {
                keys.append(key)
                addBeginning(shapes.firstBytes[token])
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

    /// Lets words that begin so have a key of the title: beyond ASCII, where one letter may have several spellings, all words
    /// that begin with any such.
    private mutating func addBeginning(_ firstByte: UInt8) {
        guard firstByte >= 0x80 else {
            beginnings[Int(firstByte)] = .long
            return firstBytes.append(firstByte)
        }
        guard !beginsBeyondASCII else { return }
        beginsBeyondASCII = true
        for byte in 0x80...0xFF { beginnings[byte] = byte >= 0xE0 ? [.long, .beyondHebrew] : .long }
    }

    private mutating func forgetBeginnings() {
        for byte in firstBytes { beginnings[Int(byte)] = [] }
        firstBytes.removeAll(keepingCapacity: true)
        if beginsBeyondASCII { for byte in 0x80...0xFF { beginnings[byte] = [] } }
        beginsBeyondASCII = false
    }

    /// Appends where the words of a title occur in a text: a word's place, and behind it in the low five bits which of the
    /// keys it has.
    ///
    /// - Parameters:
    ///   - first: the first word that is looked at.
    ///   - shapes: of the tokens.
    /// - Returns: how many were appended.
    func appendOccurrences(
        of keys: [UInt32], in tokens: TokenBuffer, from first: Int, of text: Span<UInt8>, shapes: TokenShapes,
        most: Int, to numbers: inout [UInt32]
    ) -> UInt32 {
        let (beginnings, firstBytes, shapes) = (beginnings.span, shapes.firstBytes.span, shapes.shapes.span)
        var count: UInt32 = 0
        for token in min(first, shapes.count)..<shapes.count
        where beginnings[Int(firstBytes[token])].rawValue & shapes[token].rawValue != 0 {
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
