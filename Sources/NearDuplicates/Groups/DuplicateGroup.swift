/// Articles that are versions of one text, each verified against the canonical.
package struct DuplicateGroup: Sendable, Equatable {
    package struct Member: Sendable, Equatable {
        package var article: Int
        /// To the canonical; the canonical itself is exact.
        package var relation: Relation
        /// Jaccard similarity to the canonical, or, for contained and containing members, the containment.
        package var similarity: Double
    }

    /// Two articles of a group and their similarity: Jaccard, or, where one contains the other, the containment.
    package struct WeakestPair: Sendable, Equatable {
        package var a: Int
        package var b: Int
        package var similarity: Double
    }

    package var canonical: Int
    /// All articles of the group, the canonical too, ascending.
    package var members: [Member]
    /// Why the canonical was chosen.
    package var reasons: String
    /// The two members least like each other; nil where all are one text, and before it is looked for.
    package var weakestPair: WeakestPair?

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
    /// Given the first article of a text, the places in ``texts`` of those that it may be a duplicate of, ascending;
    /// nil for all.
    private let mayPair: ((Int) -> [Int])?

    /// - Parameters:
    ///   - texts: in any order.
    ///   - duplicates: given the first article of a text, those of the group's texts that it is a duplicate of; nil where
    ///     the eligible are duplicates of all.
    init(
        eligible: [Int], texts: [[Int]], isOfReference: Bool, pairOf: @escaping (Int, Int) -> DuplicatePair?,
        duplicates: ((Int) -> [Int])? = nil
    ) {
        self.eligible = eligible
        let texts = texts.sorted { $0[0] < $1[0] }
        self.texts = texts
        members = texts.flatMap { $0 }.sorted()
        self.isOfReference = isOfReference
        self.pairOf = pairOf
        mayPair = duplicates.map { duplicates in
            let places = Dictionary(uniqueKeysWithValues: texts.enumerated().map { ($1[0], $0) })
            return { article in duplicates(article).compactMap { places[$0] }.sorted() }
        }
    }

    /// Visits the verified pairs of a text, given by its first article, with others of the group, ascending.
    package func forEachPair(of article: Int, _ body: (_ other: [Int], DuplicatePair) -> Void) {
        for place in mayPair?(article) ?? Array(texts.indices) where texts[place][0] != article {
            if let pair = pairOf(article, texts[place][0]) { body(texts[place], pair) }
        }
    }
}

/// Answers a question with one of the eligible articles and the reasons.
package typealias CanonicalChoice = (CanonicalQuestion) -> (canonical: Int, reasons: String)
