import Kernels

/// What the bands of a plan find of pairs whose similarity is known: measured, where ``BandingPlan/recall(at:)``
/// assumes that all values of a signature are independent.
///
/// A pair is two sets of random hashes, one of about as many shingles as the other, sketched as texts are. The bins
/// of a short text are mostly empty and borrow from each other, which no formula of the plan's knows.
package struct MeasuredRecall: Sendable {
    package let plan: BandingPlan
    /// Pairs made for each measurement.
    package let pairCount: Int
    package let seed: UInt64

    package init(of plan: BandingPlan, pairCount: Int, seed: UInt64 = 1) {
        (self.plan, self.pairCount, self.seed) = (plan, pairCount, seed)
    }

    /// The share of pairs that agree in a band, in 0...1; the same for any number of threads.
    ///
    /// - Parameters:
    ///   - similarity: the Jaccard similarity of the pairs, above 0 and up to 1.
    ///   - shingles: how many either set has, about.
    /// - Complexity: O(p (n + k)) for p pairs of n shingles and k values in a signature.
    package func share(atSimilarity similarity: Double, shingles: Int, threads: Int) -> Double {
        let sizes = Self.sizes(similarity: similarity, shingles: shingles)
        let block = 500
        let found = parallelMap(count: (pairCount + block - 1) / block, threads: threads) { index in
            var pair = RandomPair(plan: plan, seed: Hash64.mix(seed ^ Hash64.seed, UInt64(index) ^ Hash64.multiplier))
            return (index * block..<min(pairCount, (index + 1) * block)).count { _ in
                pair.sharesBand(shared: sizes.shared, union: sizes.union)
            }
        }
        return Double(found.reduce(0, +)) / Double(pairCount)
    }

    /// How many shingles a pair shares and how many it has in all, so that the quotient is the similarity, or as
    /// near to it as sets up to a quarter smaller or larger come.
    package static func sizes(similarity: Double, shingles: Int) -> (shared: Int, union: Int) {
        precondition(similarity > 0 && similarity <= 1 && shingles > 0)
        let aim = 2 * Double(shingles) / (1 + similarity)
        var best = (shared: 1, union: 1, error: Double.infinity)
        for union in max(1, Int(aim * 0.75))...Int(aim * 1.25) + 1 {
            let shared = max(1, Int((Double(union) * similarity).rounded()))
            // Of those as near, the one that is nearest in size.
            let error = abs(Double(shared) / Double(union) - similarity) + 1e-6 * abs(Double(union) - aim)
            if error < best.error { best = (shared, union, error) }
        }
        return (best.shared, best.union)
    }
}

/// Makes one random pair after the other, in the same memory.
private struct RandomPair {
    private let plan: BandingPlan
    private let sketch: MinHashSketch
    private var words: SplitMix64
    private var a: [UInt64] = []
    private var b: [UInt64] = []

    init(plan: BandingPlan, seed: UInt64) {
        self.plan = plan
        sketch = MinHashSketch(permutations: plan.permutations)
        words = SplitMix64(seed: seed)
    }

    mutating func sharesBand(shared: Int, union: Int) -> Bool {
        a.removeAll(keepingCapacity: true)
        b.removeAll(keepingCapacity: true)
        for index in 0..<union {
            let shingle = words.next()
            if index < shared || index & 1 == 0 { a.append(shingle) }
            if index < shared || index & 1 == 1 { b.append(shingle) }
        }
        return zip(keys(of: a), keys(of: b)).contains { $0 == $1 }
    }

    private func keys(of shingles: [UInt64]) -> [UInt32] {
        var (signature, keys): ([UInt32], [UInt32]) = ([], [])
        sketch.sketch(shingles.span, into: &signature)
        MinHashSketch.appendBandKeys(of: signature, bands: plan.bands, rows: plan.rows, to: &keys)
        return keys
    }
}
