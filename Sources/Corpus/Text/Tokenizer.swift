import Platform
import Kernels

/// Splits text into normalised words, by Unicode rules.
///
/// Text is normalised (plain apostrophes and quotes, NFKC, full case folding, diacritics removed on request), cut
/// at the word boundaries of Unicode Standard Annex 29, section 4.1, and of the segments those that hold a
/// letter or a number are tokens. In scripts written without spaces (Han, Kana, Thai and their like) a
/// token is one character with its marks. The hash of a token is that of its ``WordKey``, which spellings of one word
/// share.
///
/// Words of ASCII, and the common typographic punctuation between them, are found in bitmaps and hashed eight
/// bytes at a time (``WordScanner``). A run between ASCII white space that holds anything else is cut byte by
/// byte, and by the libraries where it needs Unicode; the result is the same as if all of the text was, since
/// white space ends a word on every path.
package struct Tokenizer: Sendable {
    package let removesDiacritics: Bool

    package init(removesDiacritics: Bool = false) {
        self.removesDiacritics = removesDiacritics
    }

    /// The key of a token that this tokeniser has read, in UTF-8.
    ///
    /// - Precondition: `text` is what the tokens were read from.
    package func key(of token: Int, of tokens: TokenBuffer, in text: Span<UInt8>) -> [UInt8] {
        let word = tokens.normalisedBytes(of: token, in: text)
        return WordKey.bytes(ofNormalised: word.span, removingDiacritics: removesDiacritics)
    }

    /// Bytes that are scanned at a time: the bitmaps and places of so many stay in the nearest cache.
    private static let part = 8_192

    /// Appends the tokens of valid UTF-8 text of less than 2 GiB.
    ///
    /// - Complexity: O(n) in the bytes.
    package func tokenize(_ text: Span<UInt8>, into tokens: inout TokenBuffer) {
        var start = 0
        while start < text.count {
            let end = Self.partEnd(from: start, of: text)
            tokens.scanner.scan(start..<end, of: text)
            var word = 0
            for index in 0..<tokens.scanner.runCount {
                let run = tokens.scanner.run(index)
                append(words: word..<run, of: text, to: &tokens)
                tokenizeByBytes(tokens.scanner.range(of: run), of: text, into: &tokens)
                word = run + 1
            }
            append(words: word..<tokens.scanner.count, of: text, to: &tokens)
            start = end
        }
    }

    /// Appends words of ASCII that the scanner found.
    private func append(words: Range<Int>, of text: Span<UInt8>, to tokens: inout TokenBuffer) {
        let first = tokens.count
        tokens.append(words: words, of: text)
        guard removesDiacritics else { return }
        for word in words {
            let bytes = text.extracting(tokens.scanner.range(of: word))
            guard
                (1..<bytes.count).contains(where: { WordKey.endsDigraph(bytes[$0] | 0x20, after: bytes[$0 - 1] | 0x20) }
                )
            else { continue }
            tokens.hashes[first + word - words.lowerBound] = hash(ofWord: bytes)
        }
    }

    /// The hash of a word that is no run for the libraries.
    private func hash(ofWord bytes: Span<UInt8>) -> UInt64 {
        var word: [UInt8] = []
        TokenBuffer.appendNormalised(bytes, to: &word)
        return WordKey.hash(ofNormalised: word.span, removingDiacritics: removesDiacritics)
    }

    /// The end of the part that begins at an index: behind white space, or at the end of the text.
    private static func partEnd(from start: Int, of text: Span<UInt8>) -> Int {
        guard text.count - start > part else { return text.count }
        var end = start + part
        while end > start, !ByteClass.isSpace(text[end - 1]) { end -= 1 }
        guard end == start else { return end }
        end = start + part
        while end < text.count, !ByteClass.isSpace(text[end - 1]) { end += 1 }
        return end
    }

    /// Appends the tokens of a part of a text that begins and ends beside white space: the plain way, byte by
    /// byte, which is the oracle of the bitmaps.
    ///
    /// ASCII, the letters of Latin-1, quotes, dashes and the ellipsis are read from a table; another character sends the run between
    /// ASCII white space around it through the libraries.
    package func tokenizeByBytes(_ part: Range<Int>, of text: Span<UInt8>, into tokens: inout TokenBuffer) {
        let table = ByteClass.table
        let classes = table.span
        let end = part.upperBound
        var index = part.lowerBound
        var runStart = index
        var tokensBeforeRun = tokens.count
        while index < end {
            var kind = classes[Int(text[index])]
            if kind == ByteClass.beyondASCII, latinLetter(at: index, in: text) != nil { kind = ByteClass.letter }
            switch kind {
            case ByteClass.space:
                index += 1
                runStart = index
                tokensBeforeRun = tokens.count
            case ByteClass.letter, ByteClass.digit, ByteClass.underscore:
                let start = index
                var hash = Hash64.Stream()
                var previous = kind
                var holdsAlphanumeric = false
                var needsUnicode = false
                word: while index < end {
                    let byte = text[index]
                    let kind = classes[Int(byte)]
                    if kind <= ByteClass.lastInWord {
                        hash.append(byte | (kind == ByteClass.letter ? 0x20 : 0))
                        holdsAlphanumeric = holdsAlphanumeric || kind != ByteClass.underscore
                        previous = kind
                        index += 1
                        continue
                    }
                    if kind == ByteClass.beyondASCII, let letter = latinLetter(at: index, in: text) {
                        let key = LatinLetter.key(letter)
                        hash.append(key.first)
                        hash.append(key.second)
                        holdsAlphanumeric = true
                        previous = ByteClass.letter
                        index += 2
                        continue
                    }
                    // A joiner belongs to the word when it stands between two letters or two digits.
                    var width = 1
                    var joins = kind
                    if kind == ByteClass.beyondASCII {
                        switch Punctuation(at: index, in: text) {
                        case .apostrophe: (width, joins) = (3, ByteClass.joinsBoth)
                        case .other: break word
                        case nil:
                            needsUnicode = true
                            break word
                        }
                    }
                    guard joins & ByteClass.joinsBoth != 0, index + width < end else { break word }
                    var next = classes[Int(text[index + width])]
                    if next == ByteClass.beyondASCII, Punctuation(at: index + width, in: text) == nil {
                        guard latinLetter(at: index + width, in: text) != nil else {
                            needsUnicode = true
                            break word
                        }
                        next = ByteClass.letter
                    }
                    guard next == previous,
                        previous == ByteClass.letter && joins & ByteClass.joinsLetters != 0
                            || previous == ByteClass.digit && joins & ByteClass.joinsDigits != 0
                    else { break word }
                    hash.append(width == 3 || byte == UInt8(ascii: "`") ? 0x27 : byte)
                    index += width
                }
                if needsUnicode {
                    index = tokenizeRun(from: runStart, of: text, keeping: tokensBeforeRun, into: &tokens)
                } else if holdsAlphanumeric {
                    let value = removesDiacritics ? self.hash(ofWord: text.extracting(start..<index)) : hash.value
                    tokens.append(hash: value, start: start, count: index - start)
                }
            case ByteClass.beyondASCII:
                if let punctuation = Punctuation(at: index, in: text) {
                    index += punctuation.width(at: index, in: text)
                } else {
                    index = tokenizeRun(from: runStart, of: text, keeping: tokensBeforeRun, into: &tokens)
                }
            default:
                index += 1
            }
        }
    }

    /// The second byte, in lower case, of the letter of the Latin-1 supplement that begins here; nil for another
    /// character, and where letters lose their diacritics.
    @inline(__always)
    private func latinLetter(at index: Int, in text: Span<UInt8>) -> UInt8? {
        guard text[index] == 0xC3, index + 1 < text.count, !removesDiacritics else { return nil }
        return LatinLetter.lowered(text[index + 1])
    }

    /// Tokenises the run up to the next ASCII white space by the libraries, in place of what the fast path
    /// made of its beginning.
    ///
    /// - Returns: the index after the run.
    private func tokenizeRun(
        from start: Int, of text: Span<UInt8>, keeping count: Int, into tokens: inout TokenBuffer
    ) -> Int {
        var end = start
        while end < text.count, ByteClass.table[Int(text[end])] != ByteClass.space { end += 1 }
        tokens.truncate(to: count)
        var run: [UInt8] = []
        run.reserveCapacity(end - start)
        for index in start..<end { run.append(text[index]) }
        // Folding loses the case: what the run's first letter was is taken for its first token.
        var isCapitalised = Self.beginsWithCapital(run)
        var lastEnd = -1
        for token in Self.segments(ofRun: run, removingDiacritics: removesDiacritics) {
            let hash = WordKey.hash(ofNormalised: token.span, removingDiacritics: removesDiacritics)
            tokens.append(
                foldedToken: token, hash: hash, isCapitalised: isCapitalised, followsLast: token.startIndex == lastEnd,
                runStart: start)
            isCapitalised = false
            lastEnd = token.endIndex
        }
        return end
    }

    private static func beginsWithCapital(_ run: [UInt8]) -> Bool {
        var decoder = UTF8()
        var bytes = run.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&bytes) {
            if isAlphanumeric(scalar) { return scalar.properties.isUppercase }
        }
        return false
    }

    /// The normalised tokens of some text by the libraries alone: the plain way, for rare characters and as the oracle
    /// of the fast one.
    package static func segments(ofRun text: [UInt8], removingDiacritics: Bool) -> [ArraySlice<UInt8>] {
        guard let folded = UnicodeText.folded(WordSigns.plain(text), removingDiacritics: removingDiacritics) else {
            return []
        }
        let boundaries = UnicodeText.wordBoundaries(folded)
        var tokens: [ArraySlice<UInt8>] = []
        var start = 0
        while start < folded.count {
            var end = start + 1
            while end < folded.count, !boundaries[end] { end += 1 }
            appendTokens(ofSegment: folded[start..<end], to: &tokens)
            start = end
        }
        return tokens
    }

    /// A segment is a token if it holds a letter or a number; one of Katakana, which the standard keeps
    /// together, is a token for each character.
    private static func appendTokens(ofSegment segment: ArraySlice<UInt8>, to tokens: inout [ArraySlice<UInt8>]) {
        var start = segment.startIndex
        var index = start
        var holdsAlphanumeric = false
        var decoder = UTF8()
        var bytes = segment.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&bytes) {
            let next = index + UTF8.width(scalar)
            if Self.isKatakana(scalar), holdsAlphanumeric {
                tokens.append(segment[start..<index])
                start = index
            }
            holdsAlphanumeric = holdsAlphanumeric || Self.isAlphanumeric(scalar)
            index = next
        }
        if holdsAlphanumeric { tokens.append(segment[start..<index]) }
    }

    private static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30A1...0x30FA, 0x31F0...0x31FF: true
        default: false
        }
    }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}
