package import Kernels

/// What the words of one text after the other look like, in the same memory.
package struct TokenShapes: Sendable {
    /// Of each token, in their order.
    package private(set) var shapes: [WordShape] = []
    /// The first byte of each token, in lower case; of a folded token as it is folded.
    package private(set) var firstBytes: [UInt8] = []
    /// Tokens that are looked at one by one.
    private var open: [UInt32] = []

    package init() {}

    /// Reads the shapes of all tokens.
    ///
    /// A full stop behind a short word with a capital ("Mr.", "U.S.") is taken for that of an abbreviation.
    ///
    /// - Parameter text: what the tokens were read from, with their places.
    /// - Complexity: O(n) in the bytes of the text.
    package mutating func read(_ tokens: TokenBuffer, in text: Span<UInt8>) {
        WordShapes.read(
            starts: tokens.starts, counts: tokens.counts, in: text, shapes: &shapes, firstBytes: &firstBytes,
            open: &open)
        // Where the last folded token ends in the text, how many there were, and which run it was of.
        var (runEnd, foldedTokens, lastRun) = (0, 0, -1)
        for place in open {
            let token = Int(place)
            let start = Int(tokens.starts[token])
            let isFolded = start & Int(TokenBuffer.inFolded) != 0
            let isBehindShortName =
                token > 0 && tokens.byteCount(of: token - 1) <= 3 && shapes[token - 1].contains(.capital)
            // Behind the word before.
            var cursor = runEnd
            if token > 0, tokens.starts[token - 1] & TokenBuffer.inFolded == 0 {
                cursor = Int(tokens.starts[token - 1]) + tokens.byteCount(of: token - 1)
            }
            var shape = isFolded ? [] : shapes[token]
            if token == 0 { shape.insert(.followsPause) }
            guard isFolded else {
                // Most words stand behind one space.
                if !(start == cursor + 1 && text[cursor] == UInt8(ascii: " ")),
                    Self.holdsPause(cursor..<start, of: text, isBehindShortName: isBehindShortName)
                {
                    shape.insert(.followsPause)
                }
                if firstBytes[token] == 0xC3, LatinLetter.isCapital(text[start + 1]) { shape.insert(.capital) }
                shapes[token] = shape
                continue
            }
            let run = Int(tokens.runStarts[foldedTokens])
            foldedTokens += 1
            if run != lastRun {
                lastRun = run
                let word = Self.wordRange(ofRunFrom: run, in: text)
                if Self.holdsPause(
                    cursor..<max(cursor, word.lowerBound), of: text, isBehindShortName: isBehindShortName)
                {
                    shape.insert(.followsPause)
                }
                cursor = max(cursor, word.upperBound)
            }
            runEnd = cursor
            let count = tokens.byteCount(of: token)
            let first = start & ~Int(TokenBuffer.inFolded)
            let (firstByte, lastByte) = (tokens.folded[first], tokens.folded[first + count - 1])
            let isDigit = firstByte &- 0x30 < 10 || lastByte &- 0x30 < 10
            if isDigit || tokens.counts[token] & TokenBuffer.number != 0 { shape.insert(.digit) }
            if tokens.counts[token] & TokenBuffer.capital != 0 { shape.insert(.capital) }
            if count >= 5 { shape.insert(.long) }
            if count == 1 { shape.insert(.single) }
            if firstByte >= 0xD8 { shape.insert(.beyondHebrew) }
            shapes[token] = shape
            firstBytes[token] = firstByte | (firstByte &- 0x41 < 26 ? 0x20 : 0)
        }
    }

    /// Whether what stands between two words ends a sentence, a clause or the like, or begins a quotation.
    static func holdsPause(_ range: Range<Int>, of text: Span<UInt8>, isBehindShortName: Bool) -> Bool {
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
    static func wordRange(ofRunFrom start: Int, in text: Span<UInt8>) -> Range<Int> {
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
