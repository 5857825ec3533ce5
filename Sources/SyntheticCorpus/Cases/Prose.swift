/// Running text of the invented language about one event, as plain text.
struct Prose {
    private(set) var terms: StoryTerms
    private var composer: Composer
    private let hasCurlyQuotes: Bool

    init(_ stream: inout RandomStream, hasCurlyQuotes: Bool? = nil) {
        self.init(about: StoryTerms(&stream), &stream, hasCurlyQuotes: hasCurlyQuotes)
    }

    /// The text of another author about the same event.
    init(about terms: StoryTerms, _ stream: inout RandomStream, hasCurlyQuotes: Bool? = nil) {
        self.terms = terms
        let quotes = stream.below(2) == 0
        self.hasCurlyQuotes = hasCurlyQuotes ?? quotes
        composer = Composer(terms: terms, stream: stream.split())
    }

    mutating func title() -> String { spelled(titleTokens()) }

    mutating func titleTokens() -> [Token] { composer.title(in: .shared) }

    /// Whole paragraphs of at least `words` words.
    mutating func tokens(words: Int) -> [Token] { composer.text(words: words, isOpening: true, in: .shared) }

    mutating func text(words: Int) -> String { spelled(tokens(words: words)) }

    /// One paragraph of `words` words without marks of quotation.
    mutating func statement(words: Int) -> String {
        var tokens = cut(composer.text(words: words, isOpening: true, in: .shared), words: words)
        for index in tokens.indices.dropLast() { tokens[index].marks.remove(.endsParagraph) }
        return spelled(tokens)
    }

    /// A paragraph of at least `words` words without a name or number.
    mutating func standing(words: Int) -> String { spelled(composer.standing(words: words, in: .shared)) }

    func spelled(_ tokens: [Token]) -> String { spelled(tokens, with: terms) }

    /// The text with other terms in the places of this event's.
    func spelled(_ tokens: [Token], with terms: StoryTerms) -> String {
        var bytes: [UInt8] = []
        TextSpelling(language: .shared, terms: terms, hasCurlyQuotes: hasCurlyQuotes).append(tokens, to: &bytes)
        return String(decoding: TextSpelling.plain(bytes), as: UTF8.self)
    }
}
