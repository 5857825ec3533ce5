import Corpus

/// Which articles of a fold stay when its corpus is written without duplicates, and what each of the others went for.
///
/// Every article that goes is a duplicate, compared in full, of the one that is named as kept for it. Articles of a
/// reference corpus neither stay nor go, but a new one may go for them.
package struct Survival: Sendable {
    /// An article that goes.
    package struct Removal: Sendable {
        package let article: Int
        /// The article that it goes for.
        package let kept: Int
        /// To the one kept.
        package let relation: String
        package let similarity: Double
        let cause: Cause
        /// A position in the choices: the one that kept the other.
        let choice: Int
    }

    /// Why an article is not the one that stays.
    enum Cause: Sendable {
        /// It did worse; a position in the receipts of the choice.
        case receipt(Int)
        /// Not all of its group are duplicates of it, so it cannot stand for them.
        case isNoCentre
        /// The reference corpus has it.
        case isInReference
        /// Its source has another, which it is no duplicate of.
        case isOfSource
    }

    /// Why one article was kept out of several.
    struct Choice: Sendable {
        var reasons: String
        /// Of all candidates.
        var receipts: [Receipt]
        /// Whether the candidates were the articles of one source.
        var isOfSource = false
        /// That of the one kept; nil where there was nothing to choose.
        let chosen: Receipt?

        init(reasons: String, receipts: [Receipt], isOfSource: Bool = false) {
            (self.reasons, self.receipts, self.isOfSource) = (reasons, receipts, isOfSource)
            chosen = receipts.first { $0.passedOver == nil }
        }
    }

    /// Ascending by article.
    package let removals: [Removal]
    private let choices: [Choice]
    private let isRemoved: [Bool]
    private let corpus: Corpus

    /// - Complexity: O(n log n) in the members of groups; by another rule than the canonical, O(m log m) in their pairs
    ///   too.
    package init(_ fold: Fold, _ rule: SurvivalRule) {
        corpus = fold.corpus
        var draft = SurvivalDraft(fold, rule)
        for group in fold.groups { draft.add(group) }
        removals = draft.removals.sorted { $0.article < $1.article }
        choices = draft.choices
        var isRemoved = [Bool](repeating: false, count: fold.articleCount)
        for removal in removals { isRemoved[removal.article] = true }
        self.isRemoved = isRemoved
    }

    /// Whether an article goes.
    package func removes(_ article: Int) -> Bool { isRemoved[article] }

    /// Why an article was not kept, and why the one that it goes for was, in one line.
    package func reason(of removal: Removal) -> String {
        let choice = choices[removal.choice]
        let own: String
        switch removal.cause {
        case .receipt(let place):
            own = choice.chosen.flatMap { choice.receipts[place].reason(against: $0) } ?? "another was chosen"
        case .isNoCentre: own = "no duplicate of every other in its group"
        case .isInReference: own = "the reference corpus has it"
        case .isOfSource: own = "its source keeps another, which it is no duplicate of"
        }
        let source = choice.isOfSource ? " of \(corpus.source(removal.article) ?? "no source")" : ""
        return "\(own); the kept one\(source) is \(choice.reasons)"
    }
}
