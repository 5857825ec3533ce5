/// The verified pairs of a result by text: which texts are like one, and how.
package struct TextLinks: Sendable {
    package struct Link: Sendable {
        package let text: Int
        package let jaccard: Double
        /// The share of the one text's shingles that this one has.
        package let containing: Double
        /// The share of this text's shingles that the one has.
        package let contained: Double
    }

    private let texts: DistinctTexts
    private let pairs: [DuplicatePair]
    /// Positions among the pairs, those of each text together, and where they begin.
    private let positions: [UInt32]
    private let starts: [UInt32]

    /// - Complexity: O(n) in the texts and pairs.
    package init(_ result: DuplicateResult) {
        texts = result.texts
        pairs = result.textPairs
        var starts = [UInt32](repeating: 0, count: texts.count + 1)
        for pair in pairs {
            starts[texts.text(of: pair.a) + 1] += 1
            starts[texts.text(of: pair.b) + 1] += 1
        }
        for text in 0..<texts.count { starts[text + 1] += starts[text] }
        var next = starts
        var positions = [UInt32](repeating: 0, count: 2 * pairs.count)
        for (position, pair) in pairs.enumerated() {
            for article in [pair.a, pair.b] {
                let text = texts.text(of: article)
                positions[Int(next[text])] = UInt32(position)
                next[text] += 1
            }
        }
        (self.positions, self.starts) = (positions, starts)
    }

    /// The text of an article; nil for an empty one.
    package func text(of article: Int) -> Int? { texts.textOf[article] == .max ? nil : texts.text(of: article) }

    /// What is verified to be like a text.
    package func links(of text: Int) -> [Link] {
        positions[Int(starts[text])..<Int(starts[text + 1])].map { position in
            let pair = pairs[Int(position)]
            let isFirst = texts.text(of: pair.a) == text
            return Link(
                text: texts.text(of: isFirst ? pair.b : pair.a), jaccard: pair.jaccard,
                containing: isFirst ? pair.containmentOfAInB : pair.containmentOfBInA,
                contained: isFirst ? pair.containmentOfBInA : pair.containmentOfAInB)
        }
    }
}
