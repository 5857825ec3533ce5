package import Corpus

extension Corpus {
    /// An article's title; where it has none the first twelve words of its text, and its id for an empty one.
    package func headline(of article: Int) -> String {
        if let title = title(article) { return title }
        let words = String(decoding: text(article).prefix(400), as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return id(article) }
        return words.prefix(12).joined(separator: " ") + (words.count > 12 ? "…" : "")
    }
}
