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
        func copies(_ article: Int) -> Int { texts.articles(of: texts.text(of: article)).count }
        return (0..<texts.count).reduce(0) { sum, text in
            let count = texts.articles(of: text).count
            return sum + count * (count - 1) / 2
        } + textPairs.reduce(0) { $0 + copies($1.a) * copies($1.b) }
    }

    /// Visits every duplicate pair of articles, ascending by (a, b); identical copies included.
    package func forEachPair<Failure: Error>(
        _ body: (DuplicatePair) throws(Failure) -> Void
    ) throws(Failure) {
        // Per text that has any: its pairs with other texts.
        var pairsOf: [Int: [DuplicatePair]] = [:]
        for pair in textPairs {
            pairsOf[texts.text(of: pair.a), default: []].append(pair)
            pairsOf[texts.text(of: pair.b), default: []].append(pair)
        }
        for article in texts.textOf.indices where texts.textOf[article] != .max {
            let text = texts.text(of: article)
            let first = texts.representative(text)
            var row = texts.articles(of: text).filter { $0 > article }.map { DuplicatePair.exact(article, $0) }
            for pair in pairsOf[text] ?? [] {
                let other = pair.a == first ? pair.b : pair.a
                let (ofArticle, ofCopy) = (pair.containment(of: first), pair.containment(of: other))
                for copy in texts.articles(of: texts.text(of: other)) where copy > article {
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
