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

    init(_ sketches: Sketches, texts: DistinctTexts, options: DuplicateOptions, threads: Int) {
        let plan = sketches.plan
        let byBand = parallelMap(count: plan.bands, threads: threads) { band in
            var entries: [UInt64] = []
            entries.reserveCapacity(texts.count)
            for text in 0..<texts.count {
                let key = sketches.bandKeys[texts.representative(text) * plan.bands + band]
                entries.append(UInt64(key) << 32 | UInt64(text))
            }
            RadixSort.sort(&entries, fromBit: 32)
            return Self.pairs(inRunsOf: entries, longestRun: Self.longestFullRun)
        }
        var all = byBand.flatMap { $0 }
        all.append(contentsOf: ContainmentCandidates.pairs(sketches, texts: texts, options: options))
        RadixSort.sort(&all)
        pairs = Self.unique(all)
    }

    /// All pairs within runs of entries with the same high half; entries ascend within a run.
    static func pairs(inRunsOf entries: [UInt64], longestRun: Int) -> [UInt64] {
        var pairs: [UInt64] = []
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
            if end - start > 1 {
                for first in start..<end {
                    for second in first + 1..<max(first + 1, min(end, first + longestRun)) {
                        pairs.append(entries[first] << 32 | entries[second] & 0xFFFF_FFFF)
                    }
                }
            }
            start = end
        }
        return pairs
    }

    private static func unique(_ sorted: [UInt64]) -> [UInt64] {
        var unique: [UInt64] = []
        for pair in sorted where pair != unique.last { unique.append(pair) }
        return unique
    }
}
