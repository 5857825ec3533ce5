import Platform
import Kernels

/// What a word is known by wherever words are compared: the same for all the ways in which one word is spelled.
///
/// A normalised word, which is what stems are made of and labels are printed from, keeps its accents, points and digits;
/// its key is made of the ``LetterKeys``, and is never shown. Of ASCII the key is the word itself.
package enum WordKey {
    /// The hash of the key of a word.
    ///
    /// - Parameters:
    ///   - word: normalised.
    ///   - removingDiacritics: what two letters are spelled out as is the first of them too, so that "über", "uber" and
    ///     "ueber" are one, and all that are one without are one.
    /// - Complexity: O(n) in the bytes.
    package static func hash(ofNormalised word: Span<UInt8>, removingDiacritics: Bool = false) -> UInt64 {
        guard removingDiacritics || isBeyondASCII(word) else { return Hash64.hash(word) }
        return Hash64.hash(bytes(ofNormalised: word, removingDiacritics: removingDiacritics).span)
    }

    /// The hash of the key of a word in lower case: that of its token.
    package static func hash(_ word: String, removingDiacritics: Bool = false) -> UInt64 {
        var bytes = Array(word.utf8)
        if removingDiacritics { bytes = UnicodeText.folded(bytes, removingDiacritics: true) ?? bytes }
        return hash(ofNormalised: bytes.span, removingDiacritics: removingDiacritics)
    }

    /// The key itself, for whoever compares characters.
    package static func bytes(ofNormalised word: Span<UInt8>, removingDiacritics: Bool = false) -> [UInt8] {
        var key: [UInt8] = []
        append(word, to: &key)
        guard removingDiacritics else { return key }
        // What a letter is spelled out as may have a mark.
        if isBeyondASCII(key.span), let plain = UnicodeText.folded(key, removingDiacritics: true) { key = plain }
        return withoutDigraphs(withoutStrokes(key))
    }

    private static func isBeyondASCII(_ word: Span<UInt8>) -> Bool {
        for index in word.indices where word[index] >= 0x80 { return true }
        return false
    }

    private static func append(_ word: Span<UInt8>, to key: inout [UInt8]) {
        key.reserveCapacity(word.count + 2)
        var marks = LetterKeys.Marks.stay
        // Whether a letter has become another that may take the marks behind it.
        var isOther = false
        var mayCompose = false
        var index = 0
        while index < word.count {
            let byte = word[index]
            if byte < 0x80 {
                key.append(byte)
                marks = byte == UInt8(ascii: "i") || byte == UInt8(ascii: "j") ? .loseDot : .stay
                isOther = false
                index += 1
                continue
            }
            let (scalar, end) = UTF8Scalars.scalar(at: index, in: word)
            let entry = LetterKeys.entry(of: scalar)
            if entry.isMark {
                switch marks {
                case .go: break
                case .loseStress where scalar == 0x300 || scalar == 0x301: break
                case .loseDot where scalar == 0x307: isOther = true
                default:
                    for position in index..<end { key.append(word[position]) }
                    mayCompose = mayCompose || isOther
                    if marks == .loseDot { marks = .stay }
                }
            } else {
                if entry.isSpelledOut {
                    key += LetterKeys.spelledOut[scalar] ?? []
                    isOther = true
                } else if entry.scalar == scalar {
                    for position in index..<end { key.append(word[position]) }
                    isOther = false
                } else {
                    append(entry.scalar, to: &key)
                    isOther = true
                }
                marks = entry.marks
            }
            index = end
        }
        if mayCompose, let composed = UnicodeText.folded(key, removingDiacritics: false) { key = composed }
    }

    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(value) else { return }
        for byte in UTF8.encode(scalar)! { bytes.append(byte) }
    }

    /// Letters with a stroke or a hook, which have no decomposition, as the letters that they are without (CLDR, transform
    /// Latin-ASCII); those that are spelled out are ASCII by now.
    private static func withoutStrokes(_ key: [UInt8]) -> [UInt8] {
        guard isBeyondASCII(key.span) else { return key }
        var bytes: [UInt8] = []
        for scalar in String(decoding: key, as: UTF8.self).unicodeScalars {
            bytes += stroked[scalar].map { [$0] } ?? Array(UTF8.encode(scalar)!)
        }
        return bytes
    }

    private static let stroked: [Unicode.Scalar: UInt8] = [
        "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ŋ": "n", "ɨ": "i", "ʉ": "u", "ƶ": "z", "ƀ": "b", "ǥ": "g", "ɍ": "r",
        "ɏ": "y", "ȼ": "c", "ɇ": "e", "ɉ": "j", "ⱥ": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɖ": "d", "ɛ": "e",
        "ɔ": "o",
    ].mapValues { (letter: Unicode.Scalar) in UInt8(ascii: letter) }

    /// "ae", "oe", "ue" and "aa" as their first letter.
    private static func withoutDigraphs(_ key: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(key.count)
        for byte in key where !endsDigraph(byte, after: bytes.last) { bytes.append(byte) }
        return bytes
    }

    /// Whether a letter is the second of two that are spelled out for one.
    @inline(__always)
    static func endsDigraph(_ byte: UInt8, after last: UInt8?) -> Bool {
        switch byte {
        case UInt8(ascii: "e"):
            last == UInt8(ascii: "a") || last == UInt8(ascii: "o") || last == UInt8(ascii: "u")
        case UInt8(ascii: "a"): last == UInt8(ascii: "a")
        default: false
        }
    }
}
