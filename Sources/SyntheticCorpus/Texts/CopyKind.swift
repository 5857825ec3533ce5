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

    /// The rates of the kind `edited`, as shares of the original's words.
    package static let editRates = [0.02, 0.05, 0.10, 0.20, 0.40]

    /// How a copy is made, drawn by the shares of the table.
    ///
    /// | exact | edited | truncated | extended | reordered | furniture |
    /// |---|---|---|---|---|---|
    /// | 15 % | 45 %, 9 % for each rate | 12 % | 10 % | 8 % | 10 % |
    static func draw(_ stream: inout RandomStream) -> (kind: CopyKind, editRate: Double) {
        switch stream.below(100) {
        case 0..<15: (.exact, 0)
        case 15..<60: (.edited, editRates[stream.below(editRates.count)])
        case 60..<72: (.truncated, 0)
        case 72..<82: (.extended, 0)
        case 82..<90: (.reordered, 0)
        default: (.furniture, 0)
        }
    }
}
