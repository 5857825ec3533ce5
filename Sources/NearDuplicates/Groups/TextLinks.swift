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

    private let graph: DuplicateGraph

    package init(_ result: DuplicateResult) { graph = result.graph }

    /// The text of an article; nil for an empty one.
    package func text(of article: Int) -> Int? {
        graph.texts.textOf[article] == .max ? nil : graph.texts.text(of: article)
    }

    /// What is verified to be like a text, ascending.
    ///
    /// - Complexity: O(n log n) for n of them.
    package func links(of text: Int) -> [Link] {
        var links: [Link] = []
        links.reserveCapacity(graph.degree(text))
        graph.forEachNeighbour(of: text) { other in
            guard let pair = graph.pair(text, other) else { return }
            let isFirst = text < other
            links.append(
                Link(
                    text: other, jaccard: pair.jaccard,
                    containing: isFirst ? pair.containmentOfAInB : pair.containmentOfBInA,
                    contained: isFirst ? pair.containmentOfBInA : pair.containmentOfAInB))
        }
        return links
    }
}
