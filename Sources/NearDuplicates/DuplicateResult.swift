/// What a search found.
package struct DuplicateResult: Sendable {
    /// Groups of two articles or more, ascending by their first member.
    package let groups: [DuplicateGroup]
    /// Verified pairs between the first articles of distinct texts, ascending.
    let textPairs: [DuplicatePair]
    let texts: DistinctTexts
    /// How many pairs the bands and samples proposed.
    package let candidateCount: Int
    /// Per article: tokens of the clean text; 0 for an empty one.
    package let tokenCounts: [Int]

    /// How many pairs ``forEachPair(_:)`` visits.
    package var pairCount: Int {
        func copies(_ text: Int) -> (all: Int, reference: Int) {
            let articles = texts.articles(of: text)
            return (articles.count, articles.count(where: texts.origins.isReference))
        }
        return (0..<texts.count).reduce(0) { sum, text in
            let (all, reference) = copies(text)
            return sum + all * (all - 1) / 2 - reference * (reference - 1) / 2
        }
            + textPairs.reduce(0) { sum, pair in
                let (a, b) = (copies(texts.text(of: pair.a)), copies(texts.text(of: pair.b)))
                return sum + a.all * b.all - a.reference * b.reference
            }
    }

    /// Visits every duplicate pair of articles of which one at least is new, ascending by (a, b); identical copies
    /// included.
    package func forEachPair<Failure: Error>(
        _ body: (DuplicatePair) throws(Failure) -> Void
    ) throws(Failure) {
        // Per text that has any: its pairs with other texts.
        var pairsOf: [Int: [DuplicatePair]] = [:]
        for pair in textPairs {
            pairsOf[texts.text(of: pair.a), default: []].append(pair)
            pairsOf[texts.text(of: pair.b), default: []].append(pair)
        }
        // Per text: its new articles, which are all that one of the reference is paired with.
        var newOf: [Int: [Int]] = [:]
        if texts.origins.hasReferences {
            for (article, text) in texts.textOf.enumerated() where text != .max && !texts.origins.isReference(article) {
                newOf[Int(text), default: []].append(article)
            }
        }
        for article in texts.textOf.indices where texts.textOf[article] != .max {
            func partners(in text: Int) -> [Int] {
                let all =
                    texts.origins.isReference(article) ? newOf[text, default: []] : Array(texts.articles(of: text))
                return all.filter { $0 > article }
            }
            let text = texts.text(of: article)
            let first = texts.representative(text)
            var row = partners(in: text).map { DuplicatePair.exact(article, $0) }
            for pair in pairsOf[text] ?? [] {
                let other = pair.a == first ? pair.b : pair.a
                let (ofArticle, ofCopy) = (pair.containment(of: first), pair.containment(of: other))
                for copy in partners(in: texts.text(of: other)) {
                    row.append(
                        DuplicatePair(
                            a: article, b: copy, jaccard: pair.jaccard, containmentOfAInB: ofArticle,
                            containmentOfBInA: ofCopy, fewestShingles: pair.fewestShingles, isExact: false))
                }
            }
            row.sort { $0.b < $1.b }
            for pair in row { try body(pair) }
        }
    }
}
