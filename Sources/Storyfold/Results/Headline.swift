package import Corpus

extension Corpus {
    /// An article's title; where it has none the first twelve words of its text, and its id for an empty one.
    package func headline(of article: Int) -> String {
        if let title = title(article), title.contains(where: { !$0.isWhitespace }) { return title }
        var beginning = opening(article).prefix(400)
        let isLonger = beginning.count < textBytes(article)
        // The last character of the beginning may be cut; scripts without spaces come this far in one word.
        if isLonger { beginning = beginning[..<(beginning.lastIndex { $0 & 0xC0 != 0x80 } ?? beginning.startIndex)] }
        let words = String(decoding: beginning, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return id(article) }
        return words.prefix(12).joined(separator: " ") + (words.count > 12 || isLonger ? "…" : "")
    }
}
