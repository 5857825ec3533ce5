import Kernels

/// Pairs of distinct texts that are worth the exact comparison.
///
/// Pairs are packed as the lower text over the higher, 32 bits each.
struct CandidatePairs: Sendable {
    /// Ascending, without repetitions.
    let pairs: [UInt64]

    /// Texts that share a band are all paired up to this many; of a longer run each is paired with as many
    /// of its neighbours. Only a corpus of form letters reaches it.
    static let longestFullRun = 2_048

    /// - Parameters:
    ///   - textOfRow: `UInt32.max` for a row that stands for no text.
    ///   - lengths: tokens of each text.
    init(
        _ sketches: SketchTable, textOfRow: [UInt32], lengths: [UInt32], options: DuplicateOptions, threads: Int
    ) {
        guard let plan = sketches.plan else { preconditionFailure("candidates need sketches with bands") }
        let workers = min(threads, plan.bands)
        var all = parallelMap(count: workers, threads: threads) { worker in
            var found = PairSet()
            for band in stride(from: worker, to: plan.bands, by: workers) {
                var entries = sketches.entries(ofBand: band, textOfRow: textOfRow)
                RadixSort.sort(&entries, fromBit: 32)
                Self.forEachRun(of: &entries) { run in
                    for first in run.indices {
                        for second in run.index(after: first)..<min(run.endIndex, first + Self.longestFullRun) {
                            found.insert(run[first] << 32 | run[second])
                        }
                    }
                }
            }
            return found.pairs
        }.flatMap { $0 }
        all += ContainmentCandidates(sketches, textOfRow: textOfRow, lengths: lengths, options: options)
            .pairs(threads: threads)
        RadixSort.sort(&all)
        var unique: [UInt64] = []
        for pair in all where pair != unique.last { unique.append(pair) }
        pairs = unique
    }

    /// Visits the texts of each run of two entries or more with the same high half, ascending.
    ///
    /// - Parameter entries: ascending by their high halves; the texts of a run are put in order.
    static func forEachRun(of entries: inout [UInt64], _ body: (ArraySlice<UInt64>) -> Void) {
        var start = 0
        while start < entries.count {
            let key = entries[start] >> 32
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == key { end += 1 }
            if end - start > 1 {
                for index in start..<end { entries[index] &= 0xFFFF_FFFF }
                entries[start..<end].sort()
                body(entries[start..<end])
            }
            start = end
        }
    }
}
