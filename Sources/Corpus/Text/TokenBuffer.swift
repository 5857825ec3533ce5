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
    private var runStarts: [UInt32] = []

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

    /// Whether a token is one character of a script that is written without spaces.
    package func isSingleCharacter(_ token: Int) -> Bool {
        starts[token] & Self.inFolded != 0 && byteCount(of: token) <= 4
            && folded[Int(starts[token] & ~Self.inFolded)] >= 0xE0
    }

    /// The first four letters of a token as its ``WordKey`` has them, in one number.
    ///
    /// - Precondition: `text` is what the buffer was filled from.
    package func prefixKey(of token: Int, in text: Span<UInt8>) -> UInt32 {
        let start = Int(starts[token] & ~Self.inFolded)
        let range = start..<start + byteCount(of: token)
        return starts[token] & Self.inFolded != 0
            ? Self.prefixKey(range, of: folded.span) : Self.prefixKey(range, of: text)
    }

    private static func prefixKey(_ word: Range<Int>, of bytes: Span<UInt8>) -> UInt32 {
        var (key, letters, index) = (UInt32(0), 0, word.lowerBound)
        func add(_ letter: UInt32) {
            guard letters < 4 else { return }
            letters += 1
            key = (key ^ letter) &* 0x0100_0193
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

    // MARK: Shapes

    /// What a word looks like in its text.
    package struct Shape: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// It is written with a capital at its beginning.
        package static let capital = Shape(rawValue: 1)
        /// Something stands before it that a sentence, a clause or a quotation begins behind, so that a capital says
        /// nothing of it.
        package static let followsPause = Shape(rawValue: 2)
        /// It begins or ends with a digit.
        package static let digit = Shape(rawValue: 4)
        /// Five bytes or more.
        package static let long = Shape(rawValue: 8)
        /// One byte.
        package static let single = Shape(rawValue: 16)
    }

    /// Leaves the shapes of all tokens, in their order, and their first bytes, in lower case; of a folded token as it is
    /// folded.
    ///
    /// A full stop behind a short word with a capital ("Mr.", "U.S.") is taken for that of an abbreviation.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    package func readShapes(in text: Span<UInt8>, into shapes: inout [Shape], firstBytes: inout [UInt8]) {
        shapes.removeAll(keepingCapacity: true)
        shapes.reserveCapacity(hashes.count)
        firstBytes.removeAll(keepingCapacity: true)
        firstBytes.reserveCapacity(hashes.count)
        var (cursor, foldedTokens, lastRun) = (0, 0, -1)
        var isBehindShortName = false
        for token in hashes.indices {
            var shape: UInt8 = token == 0 ? Shape.followsPause.rawValue : 0
            let start = Int(starts[token])
            let count = byteCount(of: token)
            let (first, last): (UInt8, UInt8)
            if starts[token] & Self.inFolded == 0 {
                // Most words stand behind one space.
                if !(start == cursor + 1 && text[cursor] == UInt8(ascii: " ")),
                    Self.holdsPause(cursor..<start, of: text, isBehindShortName: isBehindShortName)
                {
                    shape |= Shape.followsPause.rawValue
                }
                cursor = start + count
                (first, last) = (text[start], text[cursor - 1])
                if first &- 0x41 < 26 || first == 0xC3 && LatinLetter.isCapital(text[start + 1]) {
                    shape |= Shape.capital.rawValue
                }
            } else {
                let run = Int(runStarts[foldedTokens])
                foldedTokens += 1
                if run != lastRun {
                    lastRun = run
                    let word = Self.wordRange(ofRunFrom: run, in: text)
                    if Self.holdsPause(
                        cursor..<max(cursor, word.lowerBound), of: text, isBehindShortName: isBehindShortName)
                    {
                        shape |= Shape.followsPause.rawValue
                    }
                    cursor = max(cursor, word.upperBound)
                }
                let place = start & ~Int(Self.inFolded)
                (first, last) = (folded[place], folded[place + count - 1])
                if counts[token] & Self.capital != 0 { shape |= Shape.capital.rawValue }
                if counts[token] & Self.number != 0 { shape |= Shape.digit.rawValue }
            }
            if first &- 0x30 < 10 || last &- 0x30 < 10 { shape |= Shape.digit.rawValue }
            if count >= 5 { shape |= Shape.long.rawValue }
            if count == 1 { shape |= Shape.single.rawValue }
            shapes.append(Shape(rawValue: shape))
            firstBytes.append(first | (first &- 0x41 < 26 ? 0x20 : 0))
            isBehindShortName = count <= 3 && shape & Shape.capital.rawValue != 0
        }
    }

    /// Appends the normalised spelling of a token in four numbers: its length, fifteen at most, and so many bytes.
    ///
    /// - Precondition: `text` is what the buffer was filled from.
    package func appendSpelling(of token: Int, in text: Span<UInt8>, to numbers: inout [UInt32]) {
        let start = Int(starts[token] & ~Self.inFolded)
        let isFolded = starts[token] & Self.inFolded != 0
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
        low |= UInt64(count)
        numbers.append(UInt32(truncatingIfNeeded: low))
        numbers.append(UInt32(truncatingIfNeeded: low >> 32))
        numbers.append(UInt32(truncatingIfNeeded: high))
        numbers.append(UInt32(truncatingIfNeeded: high >> 32))
    }

    private static func holdsPause(_ range: Range<Int>, of text: Span<UInt8>, isBehindShortName: Bool) -> Bool {
        guard range.count > 1 else { return range.count == 1 && text[range.lowerBound] == UInt8(ascii: "\n") }
        var index = range.lowerBound
        while index < range.upperBound {
            switch text[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "'"),
                UInt8(ascii: "&"), 0xC2, 0xA0:
                index += 1
            case 0xE2 where index + 2 < range.upperBound && text[index + 1] == 0x80 && text[index + 2] == 0x99:
                index += 3
            case UInt8(ascii: ".") where isBehindShortName && index == range.lowerBound: index += 1
            default: return true
            }
        }
        return false
    }

    /// From the first letter or digit of a run between white space to behind its last, told by the first bytes of its
    /// characters.
    private static func wordRange(ofRunFrom start: Int, in text: Span<UInt8>) -> Range<Int> {
        var (first, end) = (start, start)
        var (index, isFirst) = (start, true)
        while index < text.count, ByteClass.table[Int(text[index])] != ByteClass.space {
            let byte = text[index]
            let next = index + 1 < text.count ? text[index + 1] : 0
            let width = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let isPunctuation =
                byte < 0x80
                ? !(byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte &- 0x30 < 10)
                : byte == 0xC2 || byte == 0xE2 && next < 0x84 || byte == 0xE3 && next == 0x80
                    || byte == 0xEF && next == 0xBC
            if !isPunctuation {
                if isFirst { (first, isFirst) = (index, false) }
                end = min(text.count, index + width)
            }
            index += width
        }
        return first..<max(first, end)
    }
}
