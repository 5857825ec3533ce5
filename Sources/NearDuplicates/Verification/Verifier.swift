import Corpus
import Kernels

/// Computes the exact similarity of pairs of articles and keeps those that pass.
struct Verifier: Sendable {
    let options: DuplicateOptions
    let corpus: Corpus
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
        let fewest = min(setA.count, setB.count)
        // |A ∩ B| / |A ∪ B| >= t where |A ∩ B| >= t (|A| + |B|) / (1 + t).
        let forJaccard = options.threshold / (1 + options.threshold) * Double(setA.count + setB.count)
        let forContainment =
            fewest >= options.fewestContainedShingles
            ? options.containmentThreshold * Double(fewest) : Double.infinity
        let needed = max(0, Int(min(forJaccard, forContainment).rounded(.down)))
        guard
            let shared = SortedSets.intersectionCount(setA.span, setB.span, atLeast: needed)
        else { return nil }
        let pair = DuplicatePair(
            a: min(a, b), b: max(a, b),
            jaccard: Double(shared) / Double(setA.count + setB.count - shared),
            containmentOfAInB: Double(shared) / Double(a < b ? setA.count : setB.count),
            containmentOfBInA: Double(shared) / Double(a < b ? setB.count : setA.count),
            fewestShingles: fewest, isExact: false)
        return pair.passes(options) && !shareOnlyFrame(a, b) ? pair : nil
    }

    // MARK: Frames

    /// Fewer different numbers than this say nothing.
    private static let fewestNumbers = 3

    /// Whether two articles are two issues of one report rather than copies: they are of different days, and
    /// of the numbers of the one with fewer, the other has not even half.
    ///
    /// A daily report keeps its frame and changes its numbers; a copy keeps them. Within a day the numbers of a
    /// running report change too, so it takes two dates. Measured in Benchmarks/Defaults.
    private func shareOnlyFrame(_ a: Int, _ b: Int) -> Bool {
        guard options.unit == .words, let dayA = corpus.day(a), let dayB = corpus.day(b), dayA != dayB else {
            return false
        }
        let (numbersA, numbersB) = (sets.numbers(of: a), sets.numbers(of: b))
        let fewer = min(numbersA.count, numbersB.count)
        guard fewer >= Self.fewestNumbers else { return false }
        let shared = SortedSets.intersectionCount(numbersA.span, numbersB.span)!
        return 2 * shared < fewer
    }
}
