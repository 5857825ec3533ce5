/// What is looked for in the words of articles: every word has to be there, what stands in quotes one behind the other, and of
/// a word that ends in "*" the beginning.
struct SearchQuery: Equatable {
    /// In the language of FTS5; nil where there is no word in it.
    let expression: String?

    /// - Parameter arguments: each by itself; one of several words is a phrase, unless it has quotes itself: those around it
    ///   were for a shell.
    init(_ arguments: [String]) {
        self.init(
            arguments.map { text in
                let isPhrase = text.contains(" ") && !text.unicodeScalars.contains(where: Self.quotes.contains)
                return isPhrase ? "\"\(text)\"" : text
            }.joined(separator: " "))
    }

    init(_ text: String) {
        var phrases: [String] = []
        func add(_ part: String) {
            let words = ArticleWords.words(of: Array(part.utf8)[...])
            guard ArticleWords.hasWord(words) else { return }
            phrases.append("\"\(words)\"" + (part.utf8.last == UInt8(ascii: "*") ? " *" : ""))
        }
        var part = ""
        var isQuoted = false
        for character in text.unicodeScalars {
            if Self.quotes.contains(character) || !isQuoted && character.properties.isWhitespace {
                add(part)
                part = ""
                if Self.quotes.contains(character) { isQuoted.toggle() }
            } else {
                part.unicodeScalars.append(character)
            }
        }
        add(part)
        expression = phrases.isEmpty ? nil : phrases.joined(separator: " ")
    }

    private static let quotes: Set<Unicode.Scalar> = ["\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}"]
}
