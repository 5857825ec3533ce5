/// Which texts have been verified to be like which: what tracing has to know of duplicates.
package protocol LikeTexts: Sendable {
    /// The text of an article; nil for an empty one.
    func text(of article: Int) -> Int?
    /// The texts that are like one, ascending.
    func links(of text: Int) -> [TextLink]
}

/// A text that is like another one.
package struct TextLink: Sendable {
    package let text: Int
    package let jaccard: Double
    /// The share of the one text's shingles that this one has.
    package let containing: Double
    /// The share of this text's shingles that the one has.
    package let contained: Double

    package init(text: Int, jaccard: Double, containing: Double, contained: Double) {
        (self.text, self.jaccard) = (text, jaccard)
        (self.containing, self.contained) = (containing, contained)
    }
}
