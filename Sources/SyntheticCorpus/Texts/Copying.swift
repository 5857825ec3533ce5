/// The text with exactly `rate` of its words edited (rounded, at least one), at places drawn without
/// replacement.
///
/// What the text says stays: no word that denies is put in, taken out or replaced. Sentences keep their number: where a deletion would empty one, the word is substituted instead.
///
/// - Complexity: O(n) for n words.
func edited(
    _ text: [Token], rate: Double, language: borrowing InventedLanguage, _ stream: inout RandomStream
) -> [Token] {
    var edits = max(1, Int((rate * Double(text.count)).rounded()))
    var result: [Token] = []
    result.reserveCapacity(text.count + edits)
    var opensQuotation = false
    for (index, original) in text.enumerated() {
        var token = original
        if opensQuotation { token.marks.insert(.opensQuotation) }
        opensQuotation = false
        // Selection sampling (Knuth, TAOCP 2, 3.4.2, algorithm S): every set of places is equally likely.
        guard stream.below(text.count - index) < edits else {
            result.append(token)
            continue
        }
        edits -= 1
        switch token.denies ? 0 : stream.below(10) {
        case 0, 1:
            var inserted = newToken(unlike: token, language, &stream)
            inserted.marks.formUnion(token.marks.intersection(.opensQuotation))
            token.marks.remove(.opensQuotation)
            result.append(inserted)
            result.append(token)
        case 2...3 where canDelete(token, after: result.last):
            opensQuotation = token.has(.opensQuotation)
            if token.has(.endings) {
                result[result.count - 1].marks.formUnion(token.marks.intersection(.endings))
            }
        default:
            var substitute = newToken(unlike: token, language, &stream)
            substitute.marks.formUnion(token.marks.subtracting(.term))
            result.append(substitute)
        }
    }
    return result
}

/// A word by frequency that spells differently from `token`, with an ending of its own and no marks.
private func newToken(
    unlike token: Token, _ language: borrowing InventedLanguage, _ stream: inout RandomStream
) -> Token {
    while true {
        let ending = Token.Ending(byte: UInt8(truncatingIfNeeded: stream.next()))
        let new = Token(word: language.word(of: stream.next()), ending: ending)
        if !new.denies, !new.spellsSame(as: token) { return new }
    }
}

/// Whether a word may go: what it ends must be ended by the word before it, in the same sentence.
private func canDelete(_ token: Token, after last: Token?) -> Bool {
    guard token.has(.endings) else { return true }
    guard let last else { return false }
    return !last.has(.endsSentence) && !token.has(.opensQuotation)
}

/// The text abridged to about `share` of its words, in 0...1 and at least one sentence: its beginning, or
/// sentences from all over it.
///
/// - Complexity: O(n) for n words.
func truncated(_ text: [Token], share: Double, _ stream: inout RandomStream) -> [Token] {
    let target = max(1, Int(share * Double(text.count)))
    let sentences = pieces(of: text, endingAt: .endsSentence)
    var kept: [Range<Int>] = []
    var words = 0
    if stream.below(3) > 0 {
        for sentence in sentences where words < target {
            kept.append(sentence)
            words += sentence.count
        }
    } else {
        var order = Array(sentences.indices)
        stream.shuffle(&order)
        for index in order where words < target {
            kept.append(sentences[index])
            words += sentences[index].count
        }
        kept.sort { $0.lowerBound < $1.lowerBound }
    }
    return joined(kept, of: text)
}

/// Sentences in a row from anywhere in the text, with about `share` of its words, in 0...1 and at least one
/// sentence.
///
/// - Complexity: O(n) for n words.
func excerpted(_ text: [Token], share: Double, _ stream: inout RandomStream) -> [Token] {
    let target = max(1, Int(share * Double(text.count)))
    let sentences = pieces(of: text, endingAt: .endsSentence)
    // Sentences from which on there are words enough: the first one always is.
    let starts = sentences.prefix { text.count - $0.lowerBound >= target }
    let first = stream.below(starts.count)
    var end = first
    while sentences[end].upperBound - sentences[first].lowerBound < target { end += 1 }
    return joined(Array(sentences[first...end]), of: text)
}

/// The sentences at the beginning and at the end of a text, each with about this share of its words, in 0...0.5 and at
/// least one sentence; they have none in common where there are two.
///
/// - Complexity: O(n) for n words.
func ends(of text: [Token], shares: (Double, Double)) -> (beginning: [Token], end: [Token]) {
    let sentences = pieces(of: text, endingAt: .endsSentence)
    let (first, last) = (shares.0 * Double(text.count), (1 - shares.1) * Double(text.count))
    let head = max(1, sentences.prefix { Double($0.upperBound) <= first }.count)
    let tail = min(sentences.count - 1, max(head, sentences.prefix { Double($0.lowerBound) < last }.count))
    return (joined(Array(sentences[..<head]), of: text), joined(Array(sentences[tail...]), of: text))
}

/// The first `words` words as one text, without quotation marks, that ends where it is cut.
///
/// - Complexity: O(words).
func cut(_ text: [Token], words: Int) -> [Token] {
    var result = Array(text.prefix(words))
    for index in result.indices { result[index].marks.subtract([.opensQuotation, .closesQuotation]) }
    result[result.count - 1].marks.remove(.comma)
    result[result.count - 1].marks.formUnion([.endsSentence, .endsParagraph])
    return result
}

/// The text with the paragraphs of `addition` put at its end or between two of its paragraphs.
///
/// - Complexity: O(n) for n words.
func extended(_ text: [Token], with addition: [Token], _ stream: inout RandomStream) -> [Token] {
    let paragraphs = pieces(of: text, endingAt: .endsParagraph)
    let place = stream.below(2) == 0 ? text.count : paragraphs[stream.below(paragraphs.count)].upperBound
    return Array(text[..<place]) + addition + Array(text[place...])
}

/// The text with its paragraphs or all its sentences in another order.
///
/// - Complexity: O(n) for n words.
func reordered(_ text: [Token], _ stream: inout RandomStream) -> [Token] {
    let paragraphs = pieces(of: text, endingAt: .endsParagraph)
    let movesParagraphs = paragraphs.count > 2 && stream.below(2) == 0
    var parts = movesParagraphs ? paragraphs : pieces(of: text, endingAt: .endsSentence)
    guard parts.count > 1 else { return text }
    let before = parts
    while parts == before { stream.shuffle(&parts) }
    return joined(parts, of: text)
}

/// The runs of words that end at a mark; together they are the whole text.
private func pieces(of text: [Token], endingAt mark: Token.Marks) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    for index in text.indices where text[index].has(mark) {
        pieces.append(start..<index + 1)
        start = index + 1
    }
    return pieces
}

/// The given sentences or paragraphs one after the other; the last word ends a paragraph.
private func joined(_ parts: [Range<Int>], of text: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(text.count)
    for part in parts { result.append(contentsOf: text[part]) }
    result[result.count - 1].marks.insert(.endsParagraph)
    return result
}
