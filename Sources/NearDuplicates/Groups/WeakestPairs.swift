import Corpus
import Kernels

/// Finds the two members of each group that are least like each other: a star says how like its members are to the
/// canonical, and this how like they are among themselves.
struct WeakestPairs {
    let graph: DuplicateGraph
    /// Those of the texts that were compared.
    let sets: ShingleSets
    let options: DuplicateOptions

    /// Of a group with more texts than this, those least like the canonical are compared with each other.
    static let mostTexts = 64

    /// The groups with their weakest pairs.
    ///
    /// - Complexity: O(n) in the members, plus the pairs of up to ``mostTexts`` texts of each group.
    /// - Throws: when a temporary file cannot be read.
    func found(in groups: [DuplicateGroup], threads: Int) throws(CorpusError) -> [DuplicateGroup] {
        try parallelMap(count: groups.count, threads: threads) { (index) throws(CorpusError) -> DuplicateGroup in
            var group = groups[index]
            group.weakestPair = try weakestPair(of: group)
            return group
        }
    }

    private func weakestPair(of group: DuplicateGroup) throws(CorpusError) -> DuplicateGroup.WeakestPair? {
        let texts = graph.texts
        var seen: Set<UInt32> = []
        // One article of each text, the least like the canonical first.
        let members = group.members.filter {
            texts.textOf[$0.article] != .max && seen.insert(texts.textOf[$0.article]).inserted
        }
        .sorted { ($0.similarity, $0.article) < ($1.similarity, $1.article) }.prefix(Self.mostTexts)
        guard members.count > 1 else { return nil }
        var reader = ShingleSets.Reader(sets)
        var shingles: [Int: ArraySlice<UInt64>] = [:]
        func set(of text: Int) throws(CorpusError) -> ArraySlice<UInt64> {
            if let known = shingles[text] { return known }
            let article = texts.representative(text)
            let found = sets.shingles(of: article) > 0 ? try reader.shingles(article) : []
            shingles[text] = found
            return found
        }
        var weakest: DuplicateGroup.WeakestPair?
        for (place, one) in members.enumerated() {
            for other in members[(place + 1)...] {
                let (a, b) = (min(one.article, other.article), max(one.article, other.article))
                let similarity: Double
                if let pair = graph.pair(ofArticles: a, b) {
                    similarity = DuplicateGroup.Member(article: b, to: a, pair, options: options).similarity
                } else {
                    let (setA, setB) = (try set(of: texts.text(of: a)), try set(of: texts.text(of: b)))
                    // What a person alone brought here was never compared.
                    guard !setA.isEmpty, !setB.isEmpty else { continue }
                    let shared = SortedSets.intersectionCount(setA.span, setB.span) ?? 0
                    similarity = Double(shared) / Double(setA.count + setB.count - shared)
                }
                if similarity < weakest?.similarity ?? 2 { weakest = .init(a: a, b: b, similarity: similarity) }
            }
        }
        return weakest
    }
}
