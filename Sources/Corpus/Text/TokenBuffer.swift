package import Kernels

/// The tokens of one text: a 64-bit hash each, and where its normalised bytes are found.
///
/// Reused from text to text, so that tokenising allocates nothing once the buffer has grown.
package struct TokenBuffer: Sendable {
    /// The hash of the ``WordKey`` of each token, in reading order.
    package internal(set) var hashes: [UInt64] = []
    /// Per token, the bytes it was read from: in the text, or in `folded` where the top bit of the start is set.
    var starts: [UInt32] = []
    var counts: [UInt32] = []
    /// Normalised bytes of the tokens that needed the Unicode path; tokens that touch in the text touch here.
    var folded: [UInt8] = []

    /// Finds the words of the text that is being read; its working space is kept like that of the tokens.
    var scanner: WordScanner

    static let inFolded: UInt32 = 1 << 31
    /// Set in the count of a folded token that was written with a capital.
    static let capital: UInt32 = 1 << 31
    /// Set in the count of a folded token that begins with a digit of any script.
    static let number: UInt32 = 1 << 30
    /// What is left of the count.
    static let countMask = number - 1

    /// Whether the places of tokens are kept; who needs only the hashes saves half of the writing.
    private let keepsPlaces: Bool

    /// - Parameters:
    ///   - keepsPlaces: false leaves ``normalisedBytes(of:in:)`` and ``surface(of:in:)`` unusable.
    ///   - scanner: tests ask for one of another vector level.
    package init(keepsPlaces: Bool = true, scanner: WordScanner = WordScanner()) {
        self.keepsPlaces = keepsPlaces
        self.scanner = scanner
    }

    package var count: Int { hashes.count }

    package mutating func removeAll() {
        hashes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        folded.removeAll(keepingCapacity: true)
    }

    /// The normalised UTF-8 of a token, read from the text it was made of.
    ///
    /// - Precondition: `text` is what the buffer was filled from.
    package func normalisedBytes(of token: Int, in text: Span<UInt8>) -> [UInt8] {
        let count = Int(counts[token] & Self.countMask)
        if starts[token] & Self.inFolded != 0 {
            let start = Int(starts[token] & ~Self.inFolded)
            return Array(folded[start..<start + count])
        }
        let start = Int(starts[token])
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        Self.appendNormalised(text.extracting(start..<start + count), to: &bytes)
        return bytes
    }

    /// Appends the normalised UTF-8 of a word that stands in a text.
    static func appendNormalised(_ word: Span<UInt8>, to bytes: inout [UInt8]) {
        var index = 0
        while index < word.count {
            let byte = word[index]
            if byte == 0xE2 {  // a typographic apostrophe, the only such sequence inside an ASCII token
                bytes.append(0x27)
                index += 3
            } else if byte == UInt8(ascii: "`") {
                bytes.append(0x27)
                index += 1
            } else if byte == 0xC3, let second = LatinLetter.lowered(word[index + 1]) {
                if second == LatinLetter.sharpS {
                    bytes.append(UInt8(ascii: "s"))
                    bytes.append(UInt8(ascii: "s"))
                } else {
                    bytes.append(byte)
                    bytes.append(second)
                }
                index += 2
            } else {
                bytes.append(byte | (byte &- 0x41 < 26 ? 0x20 : 0))
                index += 1
            }
        }
    }

    /// A token as it stands in the text, in its own case; where it needed the Unicode path the normalised form,
    /// with its capital.
    package func surface(of token: Int, in text: Span<UInt8>) -> String {
        guard starts[token] & Self.inFolded == 0 else {
            let word = String(decoding: normalisedBytes(of: token, in: text), as: UTF8.self)
            return isCapitalised(token, in: text) ? word.prefix(1).uppercased() + word.dropFirst() : word
        }
        let start = Int(starts[token])
        return String(decoding: (start..<start + Int(counts[token])).map { text[$0] }, as: UTF8.self)
    }

    /// Whether the token was written with a capital at its beginning, as names are.
    package func isCapitalised(_ token: Int, in text: Span<UInt8>) -> Bool {
        guard starts[token] & Self.inFolded != 0 else {
            let start = Int(starts[token])
            return text[start] &- 0x41 < 26 || text[start] == 0xC3 && LatinLetter.isCapital(text[start + 1])
        }
        return counts[token] & Self.capital != 0
    }

    /// Whether the token begins with a digit: tokens of one hash all do, or none.
    package func isNumber(_ token: Int, in text: Span<UInt8>) -> Bool {
        guard starts[token] & Self.inFolded == 0 else { return counts[token] & Self.number != 0 }
        return text[Int(starts[token])] &- 0x30 < 10
    }

    /// Appends words that the scanner found, none of them a run.
    mutating func append(words: Range<Int>, of text: Span<UInt8>) {
        scanner.appendHashes(ofWords: words, in: text, to: &hashes)
        guard keepsPlaces else { return }
        scanner.appendPlaces(ofWords: words, starts: &starts, lengths: &counts)
    }

    @inline(__always)
    mutating func append(hash: UInt64, start: Int, count: Int) {
        hashes.append(hash)
        guard keepsPlaces else { return }
        starts.append(UInt32(truncatingIfNeeded: start))
        counts.append(UInt32(truncatingIfNeeded: count))
    }

    mutating func truncate(to count: Int) {
        let surplus = hashes.count - count
        guard surplus > 0 else { return }
        hashes.removeLast(surplus)
        guard keepsPlaces else { return }
        starts.removeLast(surplus)
        counts.removeLast(surplus)
    }

    /// Appends a token of normalised bytes that do not stand in the text as they are.
    ///
    /// - Parameter followsLast: whether nothing stood between it and the token before.
    ///
    /// - Parameter hash: of its key.
    mutating func append(foldedToken bytes: ArraySlice<UInt8>, hash: UInt64, isCapitalised: Bool, followsLast: Bool) {
        if !followsLast { folded.append(0x20) }
        let start = folded.count
        folded.append(contentsOf: bytes)
        let isNumber = LetterKeys.isDigit(at: 0, of: bytes.span)
        let traits = (isCapitalised ? Self.capital : 0) | (isNumber ? Self.number : 0)
        append(hash: hash, start: start | Int(Self.inFolded), count: bytes.count | Int(traits))
    }
}
