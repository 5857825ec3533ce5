/// What a search found.
package struct DuplicateResult: Sendable {
    /// Groups of two articles or more, ascending by their first member.
    package let groups: [DuplicateGroup]
    /// Verified pairs between the first articles of distinct texts, ascending.
    let textPairs: [DuplicatePair]
    /// Per distinct text: its articles, ascending.
    let copies: [[Int]]
    /// How many pairs the bands and samples proposed.
    package let candidateCount: Int
    /// Per article: tokens of the clean text; 0 for an empty one.
    package let tokenCounts: [Int]

    /// How many pairs ``forEachPair(_:)`` visits.
    package var pairCount: Int {
        let size = sizes
        return copies.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
            + textPairs.reduce(0) { $0 + size[$1.a]! * size[$1.b]! }
    }

    private var sizes: [Int: Int] {
        Dictionary(uniqueKeysWithValues: copies.map { ($0[0], $0.count) })
    }

    /// Visits every duplicate pair of articles, ascending by (a, b); identical copies included.
    package func forEachPair<Failure: Error>(
        _ body: (DuplicatePair) throws(Failure) -> Void
    ) throws(Failure) {
        var neighbours: [Int: [(other: Int, pair: DuplicatePair)]] = [:]
        for pair in textPairs {
            neighbours[pair.a, default: []].append((pair.b, pair))
            neighbours[pair.b, default: []].append((pair.a, pair))
        }
        let copiesOf = Dictionary(uniqueKeysWithValues: copies.map { ($0[0], $0) })
        let firsts = copies.flatMap { text in text.map { (article: $0, first: text[0]) } }
            .sorted { $0.article < $1.article }
        for (article, first) in firsts {
            var row = copiesOf[first]!.filter { $0 > article }.map { DuplicatePair.exact(article, $0) }
            for (other, pair) in neighbours[first] ?? [] {
                for copy in copiesOf[other]! where copy > article {
                    let (ofArticle, ofCopy) = (pair.containment(of: first), pair.containment(of: other))
                    row.append(
                        DuplicatePair(
                            a: article, b: copy, jaccard: pair.jaccard, containmentOfAInB: ofArticle,
                            containmentOfBInA: ofCopy, isExact: false))
                }
            }
            row.sort { $0.b < $1.b }
            for pair in row { try body(pair) }
        }
    }
}
