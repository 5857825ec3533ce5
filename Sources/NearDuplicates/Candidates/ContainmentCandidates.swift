import Kernels

/// Candidates of a second kind: texts that share many of their sampled shingles, whatever their lengths.
///
/// A brief cut from a long article has a low Jaccard similarity with it, so no band brings the two together;
/// but nearly all of the brief's sampled shingles are among the article's.
enum ContainmentCandidates {
    /// A shingle in more texts than this says nothing about which belong together.
    static let mostTexts = 32

    static func pairs(_ sketches: Sketches, texts: DistinctTexts, options: DuplicateOptions) -> [UInt64] {
        var textOf = [UInt32](repeating: .max, count: sketches.tokenCounts.count)
        for text in 0..<texts.count { textOf[texts.representative(text)] = UInt32(text) }
        var entries: [UInt64] = []
        entries.reserveCapacity(sketches.samples.count)
        for sample in sketches.samples {
            let text = textOf[Int(sample & 0xFFFF_FFFF)]
            if text != .max { entries.append((sample & ~0xFFFF_FFFF) | UInt64(text)) }
        }
        RadixSort.sort(&entries)
        var kept = [UInt32](repeating: 0, count: texts.count)
        let telling = tellingEntries(entries, counting: &kept)
        var shared = CandidatePairs.pairs(inRunsOf: telling, longestRun: mostTexts)
        RadixSort.sort(&shared)
        return pairs(sharingEnough: shared, of: kept, threshold: options.containmentThreshold)
    }

    /// The entries, once each, of shingles in two to ``mostTexts`` texts; counts those of every text,
    /// shingles of its own alone included, since they speak against containment.
    private static func tellingEntries(_ entries: [UInt64], counting kept: inout [UInt32]) -> [UInt64] {
        var telling: [UInt64] = []
        var run: [UInt64] = []
        func close(_ run: [UInt64], _ kept: inout [UInt32]) {
            guard run.count <= mostTexts else { return }
            for entry in run { kept[Int(entry & 0xFFFF_FFFF)] += 1 }
            if run.count > 1 { telling.append(contentsOf: run) }
        }
        for entry in entries where entry != run.last {
            if let first = run.first, first >> 32 != entry >> 32 {
                close(run, &kept)
                run.removeAll(keepingCapacity: true)
            }
            run.append(entry)
        }
        close(run, &kept)
        return telling
    }

    /// Pairs that stand in the sorted list often enough for the smaller sample to be contained: no fewer
    /// than the threshold's share less two standard deviations of a binomial draw.
    private static func pairs(sharingEnough shared: [UInt64], of kept: [UInt32], threshold: Double) -> [UInt64] {
        var pairs: [UInt64] = []
        var start = 0
        while start < shared.count {
            var end = start + 1
            while end < shared.count, shared[end] == shared[start] { end += 1 }
            let smaller = Double(
                min(kept[Int(shared[start] >> 32)], kept[Int(shared[start] & 0xFFFF_FFFF)]))
            let expected = threshold * smaller
            let deviation = (expected * (1 - threshold)).squareRoot()
            if Double(end - start) >= expected - 2 * deviation { pairs.append(shared[start]) }
            start = end
        }
        return pairs
    }
}
