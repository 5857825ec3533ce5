import Corpus

/// The sentence that opens a text, as a list of stories shows it.
enum LeadSentence {
    /// Bytes at the start of a text among which it is looked for.
    private static let searchedBytes = 4_000
    /// What is shorter is a place, a section or a name.
    private static let leastBytes = 40
    private static let mostCharacters = 240

    /// The first sentence that is no mere label and no byline, and that the headline does not say already; nil for none.
    static func of(_ text: String, headline: String) -> String? {
        let start = Array(MarkupText.withoutByline(MarkupText.shown(text, most: searchedBytes).text).utf8)
        let sentence = Sentences.ranges(of: start.span).lazy.map {
            MarkupText.line(String(decoding: start[$0], as: UTF8.self))
        }
        .first { $0.utf8.count >= leastBytes && $0 != headline }
        guard let sentence, sentence.count > mostCharacters else { return sentence }
        let cut = sentence.prefix(mostCharacters)
        // At a word, where the script has spaces.
        return cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)] + "…"
    }
}
