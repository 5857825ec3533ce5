import Corpus
import Kernels

/// Pairs of texts in ascending runs, in memory or in a temporary file: what several workers found, each for itself.
///
/// A pair may be in more than one run, and once in each. All are read again in slices of their range, so that never more
/// of them are at hand than a slice has.
struct PairRuns: Sendable {
    private struct Run: Sendable {
        let pairs: StoredNumbers<UInt64>
        /// Every so many pairs one, from the first on: between two of them a place is looked for.
        let fences: [UInt64]
    }

    private var runs: [Run] = []
    private(set) var count = 0

    private static let fenceStep = 1 << 12
    /// Pairs of a slice, about.
    static let slicePairs = 1 << 20

    /// Adds a run.
    ///
    /// - Parameter pairs: ascending, without repetitions.
    /// - Throws: when a temporary file cannot be written.
    mutating func append(_ pairs: [UInt64], in store: SharedNumberStore) throws(CorpusError) {
        guard !pairs.isEmpty else { return }
        let fences = stride(from: 0, to: pairs.count, by: Self.fenceStep).map { pairs[$0] }
        runs.append(Run(pairs: try store.store(pairs), fences: fences))
        count += pairs.count
    }

    /// Adds the runs of another.
    mutating func append(_ other: PairRuns) {
        runs += other.runs
        count += other.count
    }

    /// Where slices begin, ascending; the first is 0.
    ///
    /// - Complexity: O(n log n) in the pairs over ``fenceStep``.
    var slices: [UInt64] {
        let fences = runs.flatMap(\.fences).sorted()
        return [0]
            + stride(from: Self.slicePairs / Self.fenceStep, to: fences.count, by: Self.slicePairs / Self.fenceStep)
            .map { fences[$0] }
    }

    /// The pairs from one value up to another, ascending and without repetitions.
    ///
    /// - Throws: when a temporary file cannot be read.
    func pairs(from lower: UInt64, upTo upper: UInt64?) throws(CorpusError) -> [UInt64] {
        var found: [UInt64] = []
        for run in runs {
            let start = try place(of: lower, in: run)
            let end = try upper.map { (upper) throws(CorpusError) in try place(of: upper, in: run) } ?? run.pairs.count
            if start < end { found += try run.pairs.numbers(start..<end) }
        }
        guard runs.count > 1 else { return found }
        return Self.ascending(found)
    }

    /// The place of the first pair of a run that is no lower than a value.
    private func place(of value: UInt64, in run: Run) throws(CorpusError) -> Int {
        let fence = run.fences.firstPlace { $0 >= value }
        guard fence > 0 else { return 0 }
        let range = (fence - 1) * Self.fenceStep..<min(run.pairs.count, fence * Self.fenceStep)
        let pairs = try run.pairs.numbers(range)
        return range.lowerBound + pairs.firstPlace { $0 >= value } - pairs.startIndex
    }

    /// Pairs in order, each once.
    static func ascending(_ pairs: consuming [UInt64]) -> [UInt64] {
        RadixSort.sort(&pairs)
        var kept = 0
        for index in pairs.indices where index == 0 || pairs[index] != pairs[kept - 1] {
            pairs[kept] = pairs[index]
            kept += 1
        }
        pairs.removeLast(pairs.count - kept)
        return pairs
    }
}
