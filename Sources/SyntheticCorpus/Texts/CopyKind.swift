/// How a copy differs from the article it was copied from.
package enum CopyKind: String, Sendable, CaseIterable {
    /// Not a copy: written independently of every other article.
    case original
    /// The same text to the byte.
    case exact
    /// Words substituted (60 %), inserted (20 %) and deleted (20 %) at random places.
    case edited
    /// Abridged to 30 to 80 % of the words: the end cut off, or sentences left out.
    case truncated
    /// Further paragraphs, 20 to 60 % more words.
    case extended
    /// The same sentences or paragraphs in another order.
    case reordered
    /// Page furniture around the text: navigation above, links, share and copyright lines below.
    case furniture
    /// The printed text as optical character recognition returns it: lines, hyphens at their ends, and
    /// characters confused, lost, split and joined.
    case ocr
    /// A brief: sentences in a row, 10 to 20 % of the words, at least one sentence.
    case excerpt

    /// The rates of the kind `edited`, as shares of the original's words.
    package static let editRates = [0.02, 0.05, 0.10, 0.20, 0.40]
    /// The rates of the kind `ocr`, as shares of the original's characters.
    package static let ocrRates = [0.01, 0.03, 0.05, 0.10]
}
