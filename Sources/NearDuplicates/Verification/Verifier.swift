import Corpus
import Kernels

/// Computes the exact similarity of pairs of articles and keeps those that pass.
struct Verifier: Sendable {
    let rule: PairRule
    let sets: ShingleSets
    let texts: DistinctTexts

    /// Pairs of texts that one worker verifies at a time.
    private static let block = 4_096

    /// Those of some packed pairs of texts that pass, in the same order.
    func verified(_ candidates: [UInt64], threads: Int, progress: ProgressHandler) -> [DuplicatePair] {
        let blocks = (candidates.count + Self.block - 1) / Self.block
        return parallelMap(count: blocks, threads: threads) { index in
            let range = index * Self.block..<min(candidates.count, (index + 1) * Self.block)
            let verified = candidates[range].compactMap { pair in
                verify(texts.representative(Int(pair >> 32)), texts.representative(Int(pair & 0xFFFF_FFFF)))
            }
            progress(Progress("verification", completed: range.upperBound, total: candidates.count, unit: "pairs"))
            return verified
        }.flatMap { $0 }
    }

    /// The pair with its similarities; nil where it passes neither threshold.
    ///
    /// - Complexity: O(m + n) in the shingles, less where the thresholds are soon out of reach.
    func verify(_ a: Int, _ b: Int) -> DuplicatePair? {
        let (setA, setB) = (sets[a], sets[b])
        guard !setA.isEmpty, !setB.isEmpty else { return nil }
        guard
            let shared = SortedSets.intersectionCount(
                setA.span, setB.span, atLeast: rule.fewestShared(setA.count, setB.count))
        else { return nil }
        return a < b
            ? DuplicatePair(a: a, b: b, shared: shared, sizeOfA: setA.count, sizeOfB: setB.count)
            : DuplicatePair(a: b, b: a, shared: shared, sizeOfA: setB.count, sizeOfB: setA.count)
    }
}
