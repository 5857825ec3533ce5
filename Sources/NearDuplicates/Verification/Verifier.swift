import Corpus
import Kernels

/// Computes the exact similarity of pairs of articles and keeps those that pass.
struct Verifier: Sendable {
    let options: DuplicateOptions
    let corpus: Corpus
    let sets: ShingleSets
    let texts: DistinctTexts
    let rule: SamenessRule

    /// Pairs of texts that one worker verifies at a time.
    private static let block = 4_096

    /// Those of some packed pairs of texts that pass, in the same order.
    ///
    /// - Parameter progress: told how many of the pairs are done.
    /// - Throws: when a temporary file cannot be read.
    func verified(
        _ candidates: [UInt64], threads: Int, progress: @Sendable (Int) throws(CorpusError) -> Void = { _ in }
    ) throws(CorpusError) -> [DuplicateGraph.Link] {
        let blocks = (candidates.count + Self.block - 1) / Self.block
        return try parallelMap(count: blocks, threads: threads) {
            (index) throws(CorpusError) -> [DuplicateGraph.Link] in
            let range = index * Self.block..<min(candidates.count, (index + 1) * Self.block)
            var verified: [DuplicateGraph.Link] = []
            var (ofFirst, ofSecond) = (ShingleSets.Reader(sets), ShingleSets.Reader(sets))
            var (first, setOfFirst) = (-1, ArraySlice<UInt64>())
            // Made when the first text is in a pair, and in one that has to be looked at.
            var firstOutline: TextOutline?
            var firstIndex: TextAlignment.Index?
            for pair in candidates[range] {
                let a = texts.representative(Int(pair >> 32))
                let b = texts.representative(Int(pair & 0xFFFF_FFFF))
                if a != first {
                    (first, setOfFirst, firstOutline, firstIndex) = (a, try ofFirst.shingles(a), nil, nil)
                }
                let setOfSecond = try ofSecond.shingles(b)
                guard let shared = shared(setOfFirst, setOfSecond) else { continue }
                if firstOutline == nil { firstOutline = try ofFirst.outline(a) }
                let outline = try ofSecond.outline(b)
                var sameness = Sameness.same
                if !rule.areClearlySame(
                    firstOutline!, outline, shared: shared, setOfFirst.count, setOfSecond.count)
                {
                    if firstIndex == nil { firstIndex = TextAlignment.Index(firstOutline!) }
                    sameness = rule.compare(firstIndex!, dayOfA: corpus.day(a), outline, dayOfB: corpus.day(b))
                }
                verified.append(.init(pair: pair, shared: UInt32(shared), remark: .init(sameness)))
            }
            try progress(range.upperBound)
            return verified
        }.flatMap { $0 }
    }

    /// Whether two articles share enough, each among those of the sets.
    ///
    /// - Throws: when a temporary file cannot be read.
    func shareEnough(_ a: Int, _ b: Int) throws(CorpusError) -> Bool {
        shared(try sets.shingleSet(of: a), try sets.shingleSet(of: b)) != nil
    }

    /// The pair that a link is.
    func pair(_ link: DuplicateGraph.Link) -> DuplicatePair {
        let (a, b) = (texts.representative(link.lower), texts.representative(link.higher))
        return DuplicatePair(
            a: a, b: b, shared: Int(link.shared), sizeOfA: sets.shingles(of: a), sizeOfB: sets.shingles(of: b))
    }

    /// How many shingles the two articles of a pair share; nil where it passes neither threshold.
    ///
    /// - Complexity: O(m + n) in the shingles, less where the thresholds are soon out of reach.
    private func shared(_ setA: ArraySlice<UInt64>, _ setB: ArraySlice<UInt64>) -> Int? {
        guard !setA.isEmpty, !setB.isEmpty else { return nil }
        guard
            let shared = SortedSets.intersectionCount(
                setA.span, setB.span, atLeast: PairRule(options).fewestShared(setA.count, setB.count))
        else { return nil }
        let pair = DuplicatePair(a: 0, b: 1, shared: shared, sizeOfA: setA.count, sizeOfB: setB.count)
        return pair.passes(options) ? shared : nil
    }
}
