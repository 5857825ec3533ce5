/// Articles that are versions of one text, each verified against the canonical.
package struct DuplicateGroup: Sendable, Equatable {
    package struct Member: Sendable, Equatable {
        package var article: Int
        /// To the canonical; the canonical itself is exact.
        package var relation: Relation
        /// Jaccard similarity to the canonical, or, for contained and containing members, the containment.
        package var similarity: Double
    }

    package var canonical: Int
    /// All articles of the group, the canonical too, ascending.
    package var members: [Member]
    /// Why the canonical was chosen.
    package var reasons: String

    /// The member least similar to the canonical: the group is no better than this.
    package var weakest: Double { members.lazy.map(\.similarity).min() ?? 1 }
}

extension DuplicateGroup.Member {
    /// A member by its pair with the canonical.
    init(article: Int, to canonical: Int, _ pair: DuplicatePair, options: DuplicateOptions) {
        let relation = Relation(of: article, to: canonical, pair, options: options)
        let similarity =
            switch relation {
            case .exact, .near: pair.jaccard
            case .contained: pair.containment(of: article)
            case .containing: pair.containment(of: canonical)
            }
        self.init(article: article, relation: relation, similarity: similarity)
    }
}

/// A set of articles from which the canonical of a duplicate group is to be chosen.
package struct CanonicalQuestion {
    /// Articles verified against every other of the group, ascending; never empty. Where the group has one of the
    /// reference, only such.
    package let eligible: [Int]
    /// All articles of the group, ascending.
    package let members: [Int]
    /// The articles of each different text of the group, ascending; texts ascend by their first.
    package let texts: [[Int]]
    /// Whether the eligible articles are of the reference corpus.
    package let isOfReference: Bool
    private let pairOf: (Int, Int) -> DuplicatePair?

    /// - Parameter texts: in any order.
    init(
        eligible: [Int], texts: [[Int]], isOfReference: Bool, pairOf: @escaping (Int, Int) -> DuplicatePair?
    ) {
        self.eligible = eligible
        self.texts = texts.sorted { $0[0] < $1[0] }
        members = texts.flatMap { $0 }.sorted()
        self.isOfReference = isOfReference
        self.pairOf = pairOf
    }

    /// The verified pair of two members; nil where they are none.
    package func pair(_ a: Int, _ b: Int) -> DuplicatePair? { pairOf(a, b) }
}

/// Answers a question with one of the eligible articles and the reasons.
package typealias CanonicalChoice = (CanonicalQuestion) -> (canonical: Int, reasons: String)
