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
    /// Per folded token: where the run between white space that it comes from begins in the text.
    private(set) var runStarts: [UInt32] = []

    /// Finds the words of the text that is being read; its working space is kept like that of the tokens.
    var scanner: WordScanner

    static let inFolded = WordShapes.isElsewhere
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
        runStarts.removeAll(keepingCapacity: true)
    }

    /// The tokens from one on that stand in no part of their text that is passed over; nil where some have no place in it.
    ///
    /// - Parameter parts: ascending and apart.
    /// - Complexity: O(m log n) for m parts and n tokens.
    package func ranges(from first: Int, outside parts: [Range<Int>]) -> [Range<Int>]? {
        guard folded.isEmpty else { return nil }
        var ranges: [Range<Int>] = []
        var next = first
        for part in parts {
            let (lower, upper) = (place(of: part.lowerBound), place(of: part.upperBound))
            if next < lower { ranges.append(next..<lower) }
            next = max(next, upper)
        }
        if next < count { ranges.append(next..<count) }
        return ranges
    }

    /// The first token that begins at a byte or behind it.
    private func place(of byte: Int) -> Int {
        var (lower, upper) = (0, count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if Int(starts[middle]) < byte { lower = middle + 1 } else { upper = middle }
        }
        return lower
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

    /// Bytes of a token, as it was read or as it is folded.
    @inline(__always)
    package func byteCount(of token: Int) -> Int { Int(counts[token] & Self.countMask) }

    /// Whether a token ends in some letters of ASCII, which stand in it as they are read.
    package func ends(_ token: Int, with letters: [UInt8], in text: Span<UInt8>) -> Bool {
        let (count, isFolded) = (byteCount(of: token), starts[token] & Self.inFolded != 0)
        guard count >= letters.count else { return false }
        let first = Int(starts[token] & ~Self.inFolded) + count - letters.count
        return letters.indices.allSatisfy { (isFolded ? folded[first + $0] : text[first + $0]) == letters[$0] }
    }

    /// Whether a token is one character of a script that is written without spaces.
    package func isSingleCharacter(_ token: Int) -> Bool {
        starts[token] & Self.inFolded != 0 && byteCount(of: token) <= 4
            && folded[Int(starts[token] & ~Self.inFolded)] >= 0xE0
    }

    /// Whether a token is a letter of an alphabet that is written without spaces (Thai, Lao, Burmese, Khmer), with what stands
    /// above and below it.
    package func isUnspacedLetter(_ token: Int) -> Bool {
        guard starts[token] & Self.inFolded != 0, byteCount(of: token) >= 3 else { return false }
        let start = Int(starts[token] & ~Self.inFolded)
        switch (folded[start], folded[start + 1]) {
        case (0xE0, 0xB8...0xBB), (0xE1, 0x80...0x82), (0xE1, 0x9E...0x9F): return true
        default: return false
        }
    }

    /// The first four letters of a token as its ``WordKey`` has them, or two syllables of Hangul, in one number.
    ///
    /// - Precondition: `text` is what the buffer was filled from.
    package func prefixKey(of token: Int, in text: Span<UInt8>) -> UInt32 {
        let start = Int(starts[token] & ~Self.inFolded)
        let count = byteCount(of: token)
        let range = start..<start + count
        if starts[token] & Self.inFolded == 0, count >= 4 {
            var (key, isASCII) = (UInt32(0), true)
            for index in start..<start + 4 {
                let byte = text[index]
                isASCII = isASCII && byte < 0x80
                key = (key ^ UInt32(byte | (byte &- 0x41 < 26 ? 0x20 : 0))) &* Self.prefixMultiplier
            }
            if isASCII { return key }
        }
        return starts[token] & Self.inFolded != 0
            ? Self.prefixKey(range, of: folded.span) : Self.prefixKey(range, of: text)
    }

    private static let prefixMultiplier: UInt32 = 0x0100_0193

    private static func prefixKey(_ word: Range<Int>, of bytes: Span<UInt8>) -> UInt32 {
        var (key, letters, index) = (UInt32(0), 0, word.lowerBound)
        func add(_ letter: UInt32) {
            guard letters < 4 else { return }
            letters += 1
            key = (key ^ letter) &* prefixMultiplier
        }
        while index < word.upperBound, letters < 4 {
            let byte = bytes[index]
            if byte < 0x80 {
                add(UInt32(byte | (byte &- 0x41 < 26 ? 0x20 : 0)))
                index += 1
                continue
            }
            var (scalar, end) = UTF8Scalars.scalar(at: index, in: bytes)
            if byte == 0xC3, let lowered = LatinLetter.lowered(UInt8(scalar & 0x3F | 0x80)) {
                scalar = 0xC0 | UInt32(lowered & 0x3F)
            }
            let entry = LetterKeys.entry(of: scalar)
            if entry.isSpelledOut {
                for letter in LetterKeys.spelledOut[scalar] ?? [] { add(UInt32(letter)) }
            } else if !entry.isMark {
                add(entry.scalar)
                // A syllable has two or three letters, and particles stand behind it.
                if 0xAC00...0xD7A3 ~= entry.scalar { letters += 1 }
            }
            index = end
        }
        return key
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
    /// - Parameters:
    ///   - hash: of its key.
    ///   - followsLast: whether nothing stood between it and the token before.
    ///   - runStart: where the run between white space that it comes from begins in the text.
    mutating func append(
        foldedToken bytes: ArraySlice<UInt8>, hash: UInt64, isCapitalised: Bool, followsLast: Bool, runStart: Int
    ) {
        if keepsPlaces { runStarts.append(UInt32(truncatingIfNeeded: runStart)) }
        if !followsLast { folded.append(0x20) }
        let start = folded.count
        folded.append(contentsOf: bytes)
        let isNumber = LetterKeys.isDigit(at: 0, of: bytes.span)
        let traits = (isCapitalised ? Self.capital : 0) | (isNumber ? Self.number : 0)
        append(hash: hash, start: start | Int(Self.inFolded), count: bytes.count | Int(traits))
    }

    /// The normalised spelling of a token in two numbers: its length, fifteen at most, and so many bytes, from the lowest on.
    ///
    /// - Precondition: `text` is what the buffer was filled from.
    package func spelling(of token: Int, in text: Span<UInt8>) -> (low: UInt64, high: UInt64) {
        let start = Int(starts[token] & ~Self.inFolded)
        let isFolded = starts[token] & Self.inFolded != 0
        if !isFolded {
            let length = min(15, byteCount(of: token))
            if let (first, second) = WordLetters.lowered(length, from: start, of: text) {
                return (UInt64(length) | first << 8, first >> 56 | second << 8)
            }
        }
        var (low, high): (UInt64, UInt64) = (0, 0)
        var (count, index) = (0, start)
        func add(_ byte: UInt8) {
            count += 1
            if count < 8 {
                low |= UInt64(byte) << UInt64(8 * count)
            } else {
                high |= UInt64(byte) << UInt64(8 * count - 64)
            }
        }
        let end = start + byteCount(of: token)
        while index < end, count < 15 {
            let byte = isFolded ? folded[index] : text[index]
            if isFolded || byte < 0x80 {
                add(isFolded ? byte : byte | (byte &- 0x41 < 26 ? 0x20 : 0))
            } else if byte == 0xE2 {  // a typographic apostrophe, as in ``appendNormalised(_:to:)``
                add(0x27)
                index += 2
            } else {
                add(byte)
                if byte == 0xC3, count < 15 {
                    add(LatinLetter.lowered(text[index + 1]) ?? text[index + 1])
                    index += 1
                }
            }
            index += 1
        }
        return (low | UInt64(count), high)
    }
}
