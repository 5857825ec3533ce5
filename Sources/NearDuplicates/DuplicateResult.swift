/// What a search found.
package struct DuplicateResult: Sendable {
    /// Groups of two articles or more, ascending by their first member.
    package let groups: [DuplicateGroup]
    /// Pairs of versions of one text.
    let graph: DuplicateGraph
    /// Pairs that share as much, and say different things.
    let apart: DuplicateGraph
    let pages: PagesWithoutArticle
    /// How many pairs the bands and samples proposed.
    package let candidateCount: Int
    /// Per article: tokens of the clean text; 0 for an empty one.
    package let tokenCounts: [Int]

    var texts: DistinctTexts { graph.texts }
}

/// Which of the duplicate pairs are listed: their number grows with the square of the copies of a text.
package enum PairExtent: String, Sendable, CaseIterable {
    /// Each pair of texts once, between the articles that stand for them, and each further copy of a text once, with the
    /// article that stands for it.
    case texts
    /// Every pair of articles.
    case all
}

extension DuplicateResult {
    /// How many pairs ``forEachPair(_:_:)`` visits.
    ///
    /// - Complexity: O(n) in the articles and the pairs of texts.
    package func pairCount(_ extent: PairExtent) -> Int {
        var count = 0
        switch extent {
        case .texts:
            for text in 0..<texts.count {
                let isReference = texts.origins.isReference(texts.representative(text))
                count += texts.articles(of: text).dropFirst()
                    .count { !isReference || !texts.origins.isReference($0) }
            }
            count += graph.count + apart.count
        case .all:
            func copies(_ text: Int) -> (all: Int, reference: Int) {
                let articles = texts.articles(of: text)
                return (articles.count, articles.count(where: texts.origins.isReference))
            }
            for text in 0..<texts.count {
                let (all, reference) = copies(text)
                count += all * (all - 1) / 2 - reference * (reference - 1) / 2
            }
            for graph in [graph, apart] {
                graph.forEachLink { link in
                    let (a, b) = (copies(link.lower), copies(link.higher))
                    count += a.all * b.all - a.reference * b.reference
                }
            }
        }
        return count
    }

    /// The pair of two articles whose texts share enough, whether these say the same or not; nil where they share less.
    package func pair(_ a: Int, _ b: Int) -> DuplicatePair? {
        guard var pair = graph.pair(ofArticles: a, b) ?? apart.pair(ofArticles: a, b) else { return nil }
        if pair.isExact, pages.holds(texts.text(of: a)) { pair.difference = .noArticle }
        return pair
    }

    /// How many pairs of texts share enough, and say different things, for each reason that there is one for.
    package var differences: [(difference: Difference, pairs: Int)] {
        var counts: [Difference: Int] = [:]
        apart.forEachLink { counts[$0.remark.difference ?? .otherFacts, default: 0] += 1 }
        return Difference.allCases.compactMap { difference in counts[difference].map { (difference, $0) } }
    }

    /// Per article: the first of those that it hangs together with, by copies and by pairs that share enough, whether they
    /// say the same or not. Groups follow from the articles of such a part alone.
    ///
    /// - Complexity: O(n) in the articles and the pairs of texts.
    package var components: [Int] {
        var parent = Array(0..<texts.count)
        func root(_ text: Int) -> Int {
            var text = text
            while parent[text] != text {
                parent[text] = parent[parent[text]]
                text = parent[text]
            }
            return text
        }
        for graph in [graph, apart] {
            graph.forEachLink { link in
                let (a, b) = (root(link.lower), root(link.higher))
                // Texts ascend by their first articles, so the lower one has the first.
                parent[max(a, b)] = min(a, b)
            }
        }
        return texts.textOf.indices.map { article in
            texts.textOf[article] == .max ? article : texts.representative(root(texts.text(of: article)))
        }
    }

    /// Whether an article is a page of its site instead of an article.
    package func isPageWithoutArticle(_ article: Int) -> Bool {
        texts.textOf[article] != .max && pages.holds(texts.text(of: article))
    }

    /// Visits pairs of articles that share enough, of which one at least is new, ascending by (a, b).
    ///
    /// - Complexity: O(n log n) in the pairs visited, and O(m) in the pairs of texts.
    package func forEachPair<Failure: Error>(
        _ extent: PairExtent, _ body: (DuplicatePair) throws(Failure) -> Void
    ) throws(Failure) {
        for article in texts.textOf.indices where texts.textOf[article] != .max {
            let text = texts.text(of: article)
            guard extent == .all || article == texts.representative(text) || article == texts.firstNew(text) else {
                continue
            }
            var others: [Int] = []
            func add(_ other: Int) { if other > article { others.append(other) } }
            switch extent {
            case .texts:
                if article == texts.representative(text) { articles(of: text, pairedWith: article).forEach(add) }
                for graph in [graph, apart] {
                    graph.forEachNeighbour(of: text) { other in
                        let (own, its) = speakers(of: text, and: other)
                        if own == article { add(its) }
                    }
                }
            case .all:
                articles(of: text, pairedWith: article).forEach(add)
                for graph in [graph, apart] {
                    graph.forEachNeighbour(of: text) { articles(of: $0, pairedWith: article).forEach(add) }
                }
            }
            for other in others.sorted() { try body(pair(article, other)!) }
        }
    }

    /// The duplicates of one article, ascending: pairs of which one article at least is new.
    ///
    /// - Complexity: O(n log n) in the pairs.
    package func pairs(of article: Int) -> [DuplicatePair] {
        guard texts.textOf[article] != .max else { return [] }
        let text = texts.text(of: article)
        var others = Array(articles(of: text, pairedWith: article))
        graph.forEachNeighbour(of: text) { others += articles(of: $0, pairedWith: article) }
        return others.sorted().map { graph.pair(ofArticles: article, $0)! }
    }

    /// The articles of a text that may be paired with an article: of the reference only where that is new.
    private func articles(of text: Int, pairedWith article: Int) -> [Int] {
        let isReference = texts.origins.isReference(article)
        return texts.articles(of: text).filter {
            $0 != article && !(isReference && texts.origins.isReference($0))
        }
    }

    /// The articles between which a pair of texts is listed: those that stand for them, or, where both are of the
    /// reference, the first new one of the text that has one.
    private func speakers(of text: Int, and other: Int) -> (Int, Int) {
        let (own, its) = (texts.representative(text), texts.representative(other))
        guard texts.origins.isReference(own), texts.origins.isReference(its) else { return (own, its) }
        // Of two texts with new articles the first has the word, from whichever side they are looked at.
        let speaking = [min(text, other), max(text, other)].first { texts.firstNew($0) != nil }
        return (
            speaking == text ? texts.firstNew(text)! : own, speaking == other ? texts.firstNew(other)! : its
        )
    }
}

extension DistinctTexts {
    /// The first article of a text that is new; nil where all are of the reference.
    fileprivate func firstNew(_ text: Int) -> Int? {
        origins.hasReferences
            ? articles(of: text).first { !origins.isReference($0) } : representative(text)
    }
}
