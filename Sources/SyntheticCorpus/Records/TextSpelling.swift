/// Spells tokens out as the inside of a JSON string.
struct TextSpelling {
    let language: InventedLanguage
    let terms: StoryTerms
    /// Whether quotation marks are the typographer's; else the plain ones, which JSON escapes.
    let hasCurlyQuotes: Bool

    private var opening: [UInt8] { hasCurlyQuotes ? Self.curlyOpening : Self.plain }
    private var closing: [UInt8] { hasCurlyQuotes ? Self.curlyClosing : Self.plain }

    /// Appends a text or a title: capitals at the start of a sentence, full stops, commas, quotation marks,
    /// an empty line between paragraphs.
    ///
    /// - Complexity: O(n) for n bytes written.
    func append(_ tokens: [Token], to bytes: inout [UInt8]) {
        // Spans, because an array would be retained and released for every word.
        let words = language.spelling.span
        let wordStarts = language.starts.span
        let names = terms.spelling.span
        let nameStarts = terms.starts.span
        var startsSentence = true
        for (index, token) in tokens.enumerated() {
            if index > 0 { appendBreak(after: tokens[index - 1], to: &bytes) }
            if token.has(.opensQuotation) { bytes.append(contentsOf: opening) }
            if token.isTerm {
                appendSpelling(of: token.word, in: names, nameStarts, to: &bytes)
            } else {
                let start = bytes.count
                appendSpelling(of: token.word, in: words, wordStarts, to: &bytes)
                if startsSentence { bytes[start] &= Self.upperCase }
            }
            appendEnding(of: token, to: &bytes)
            startsSentence = token.has(.endsSentence)
            if startsSentence {
                bytes.append(UInt8(ascii: "."))
            } else if token.has(.comma) {
                bytes.append(UInt8(ascii: ","))
            }
            if token.has(.closesQuotation) { bytes.append(contentsOf: closing) }
        }
    }

    private func appendBreak(after token: Token, to bytes: inout [UInt8]) {
        if token.has(.endsParagraph) {
            bytes.append(contentsOf: Self.paragraphBreak)
        } else {
            bytes.append(UInt8(ascii: " "))
        }
    }

    private func appendEnding(of token: Token, to bytes: inout [UInt8]) {
        switch token.ending {
        case .none: break
        case .s: bytes.append(UInt8(ascii: "s"))
        case .ed: bytes.append(contentsOf: Self.ed)
        case .ing: bytes.append(contentsOf: Self.ing)
        }
    }

    /// The inside of a JSON string without its escapes, of which there are two: n and ".
    static func plain(_ escaped: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(escaped.count)
        var isEscape = false
        for byte in escaped {
            if isEscape {
                plain.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
                isEscape = false
            } else if byte == UInt8(ascii: "\\") {
                isEscape = true
            } else {
                plain.append(byte)
            }
        }
        return plain
    }

    /// The mask that makes a capital of a letter of ASCII, with which every word of the vocabulary begins.
    private static let upperCase: UInt8 = 0xDF
    private static let plain = Array(#"\""#.utf8)
    private static let curlyOpening = Array("“".utf8)
    private static let curlyClosing = Array("”".utf8)
    private static let paragraphBreak = Array(#"\n\n"#.utf8)
    private static let ed = Array("ed".utf8)
    private static let ing = Array("ing".utf8)
}

/// Appends the spelling of a word from spellings one after the other, each beginning at its place in `starts`.
private func appendSpelling(
    of word: Int, in spelling: Span<UInt8>, _ starts: Span<UInt32>, to bytes: inout [UInt8]
) {
    for place in Int(starts[word])..<Int(starts[word + 1]) { bytes.append(spelling[place]) }
}
