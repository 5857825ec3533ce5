/// Writes titles and texts about one story, word by word.
///
/// The language goes from call to call as a parameter: loaded from a stored property, it was retained and
/// released for every word, on counters that all threads share.
struct Composer {
    private let terms: StoryTerms
    var stream: RandomStream
    private var tokens: [Token] = []

    /// Where words come from, in 256ths: the story's names and numbers, its rare words, its topic; the rest
    /// comes from the whole vocabulary by frequency.
    private struct Mixture {
        var names: Int
        var numbers: Int
        var tellingWords: Int
        var topicWords: Int
        var hasCommas = true
        var hasQuotations = true

        /// The first sentence and the title say what the story is about.
        static let lead = Mixture(names: 40, numbers: 8, tellingWords: 52, topicWords: 40)
        static let body = Mixture(names: 24, numbers: 5, tellingWords: 32, topicWords: 40)
        /// What stands in many articles says nothing of one.
        static let standing = Mixture(names: 0, numbers: 0, tellingWords: 40, topicWords: 60, hasQuotations: false)
        static let title = Mixture(names: 60, numbers: 6, tellingWords: 50, topicWords: 60, hasCommas: false)
    }

    init(terms: StoryTerms, stream: RandomStream) {
        self.terms = terms
        self.stream = stream
    }

    /// A headline of 6 to 11 words, without marks.
    mutating func title(in language: borrowing InventedLanguage) -> [Token] {
        tokens.removeAll(keepingCapacity: true)
        let count = 6 + stream.below(5)
        while tokens.count < count { appendWords(.title, language) }
        return tokens
    }

    /// Whole paragraphs of 2 to 4 sentences, until there are at least `words` words.
    ///
    /// - Parameter isOpening: whether the first sentence is a lead, dense in the story's terms.
    mutating func text(words: Int, isOpening: Bool, in language: borrowing InventedLanguage) -> [Token] {
        tokens.removeAll(keepingCapacity: true)
        tokens.reserveCapacity(words + 80)
        while tokens.count < words {
            for _ in 0..<2 + stream.below(3) {
                appendSentence(isOpening && tokens.isEmpty ? .lead : .body, language)
                if tokens.count >= words { break }
            }
            tokens[tokens.count - 1].marks.insert(.endsParagraph)
        }
        return tokens
    }

    /// One paragraph without names, numbers and quotations, of at least `words` words.
    mutating func standing(words: Int, in language: borrowing InventedLanguage) -> [Token] {
        tokens.removeAll(keepingCapacity: true)
        while tokens.count < words { appendSentence(.standing, language) }
        tokens[tokens.count - 1].marks.insert(.endsParagraph)
        return tokens
    }

    /// A sentence of 8 to 30 words; one in ten is a quotation of somebody.
    private mutating func appendSentence(_ mixture: Mixture, _ language: borrowing InventedLanguage) {
        let start = tokens.count
        let length = 8 + stream.below(12) + stream.below(12)
        while tokens.count < start + length { appendWords(mixture, language) }
        if mixture.hasQuotations, stream.below(10) == 0 {
            tokens[start].marks.insert(.opensQuotation)
            tokens[tokens.count - 1].marks.insert([.comma, .closesQuotation])
            appendName(inFull: true)
            tokens.append(Token(word: Self.said))
        }
        tokens[tokens.count - 1].marks.insert(.endsSentence)
    }

    /// Appends the next word, or the words of one name; one word in sixteen is followed by a comma.
    private mutating func appendWords(_ mixture: Mixture, _ language: borrowing InventedLanguage) {
        let choice = stream.next()
        var kind = Int(choice & 255)
        func isNext(_ share: Int) -> Bool {
            kind -= share
            return kind < 0
        }
        let ending = Token.Ending(byte: UInt8(truncatingIfNeeded: choice >> 8))
        if isNext(mixture.names) {
            appendName(inFull: choice >> 16 & 3 == 0)
        } else if isNext(mixture.numbers) {
            tokens.append(Token(term: terms.numbers[stream.below(terms.numbers.count)]))
        } else if isNext(mixture.tellingWords) {
            let word = terms.tellingWords[stream.skewed(below: terms.tellingWords.count)]
            tokens.append(Token(word: word, ending: ending))
        } else if isNext(mixture.topicWords) {
            tokens.append(Token(word: language.word(ofTopic: terms.topic, &stream), ending: ending))
        } else {
            tokens.append(commonToken(ending, language))
        }
        if mixture.hasCommas, choice >> 24 & 15 == 0 {
            tokens[tokens.count - 1].marks.insert(.comma)
        }
    }

    /// A word of the vocabulary by frequency, drawn again where it would repeat the one before.
    private mutating func commonToken(
        _ ending: Token.Ending, _ language: borrowing InventedLanguage
    ) -> Token {
        let word = language.word(of: stream.next())
        guard let last = tokens.last, !last.isTerm, last.word == word else {
            return Token(word: word, ending: ending)
        }
        return Token(word: language.word(of: stream.next()), ending: ending)
    }

    private mutating func appendName(inFull: Bool) {
        let name = terms.names[stream.skewed(below: terms.names.count)]
        let skipped = name.isPerson && !inFull ? 1 : 0
        for part in skipped..<name.count { tokens.append(Token(term: name.first + part)) }
    }

    private static let said = functionWords.firstIndex(of: "said")!
}
