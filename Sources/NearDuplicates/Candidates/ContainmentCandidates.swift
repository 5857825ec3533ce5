import Corpus
import Kernels

/// Candidates of a second kind: texts that share many of their sampled shingles and differ in length.
///
/// A brief cut from a long article has a low Jaccard similarity with it, so no band brings the two together;
/// but nearly all of the brief's sampled shingles are among the article's. Where the lengths are near each
/// other, a contained text has a Jaccard similarity that the bands find.
struct ContainmentCandidates {
    private let sketches: SketchTable
    private let rule: ContainmentRule
    private let crowds: Crowds?

    /// Texts by rank, the shortest first: a text can only be contained in one of a higher rank.
    private let textOfRank: [UInt32]
    /// Per rank: tokens of the text.
    private let lengths: [UInt32]
    /// Per row: the rank of the text that the row stands for, or `UInt32.max`.
    private let rankOfRow: [UInt32]
    private let rowOfRank: [UInt32]
    private let originOfRank: TextOrigins

    /// A shingle in more texts than this says nothing about which belong together.
    static let mostTexts = 32
    /// Places among the samples' texts that are listed at a time: 16 MB.
    private static let mostPlaces = 1 << 22
    /// The samples are sorted in parts of about this many, by their hashes.
    private static let partSize = 1 << 21

    /// - Parameters:
    ///   - rowOf: per text, the row that stands for it.
    ///   - crowds: of the whole corpus, where only a part of it is here.
    init(
        _ sketches: SketchTable, rowOf: [UInt32], origins: TextOrigins, options: DuplicateOptions, crowds: Crowds?
    ) {
        self.sketches = sketches
        rule = ContainmentRule(options)
        self.crowds = crowds
        var order = rowOf.enumerated().map { UInt64(sketches.tokenCounts[Int($1)]) << 32 | UInt64($0) }
        RadixSort.sort(&order)
        textOfRank = order.map { UInt32(truncatingIfNeeded: $0) }
        lengths = order.map { UInt32($0 >> 32) }
        rowOfRank = textOfRank.map { rowOf[Int($0)] }
        originOfRank = origins.reordered(textOfRank)
        var rankOfRow = [UInt32](repeating: .max, count: sketches.count)
        for (rank, row) in rowOfRank.enumerated() { rankOfRow[Int(row)] = UInt32(rank) }
        self.rankOfRow = rankOfRow
    }

    /// In no particular order, but the same for any number of threads.
    ///
    /// - Complexity: O(n) in the samples, times ``mostTexts``.
    /// - Throws: when a temporary file cannot be read.
    func pairs(threads: Int) throws(CorpusError) -> [UInt64] {
        let partitions = max(threads, sketches.sampleCount / Self.partSize)
        // A few parts wait in memory; of many the list that they make up would be there twice.
        let store = SharedNumberStore(limit: partitions > threads ? 0 : .max)
        let parts = try parallelMap(count: partitions, threads: threads) { (part) throws(CorpusError) in
            try SampleIndex.StoredPart(try self.part(part, of: partitions), in: store)
        }
        let index = try SampleIndex(parts, texts: lengths.count)
        // Of a text's samples those that count: those of the text alone too, since they speak against containment.
        let kept = lengths.indices.map {
            UInt32(sketches.sampleCount(ofRow: Int(rowOfRank[$0])) - index.dropped(of: $0))
        }
        // Where the texts stand is listed for some of them at a time, as long as the list is.
        let slices = max(1, index.members.count / Self.mostPlaces)
        return (0..<slices).flatMap { slice in
            let ranks = lengths.count * slice / slices..<lengths.count * (slice + 1) / slices
            return pairs(of: ranks, in: index, kept: kept, threads: threads)
        }
    }

    /// The pairs of which the shorter text is one of some.
    private func pairs(of ranks: Range<Int>, in index: SampleIndex, kept: [UInt32], threads: Int) -> [UInt64] {
        let places = SampleIndex.Places(of: ranks, in: index)
        let blocks = min(64, (ranks.count + 255) / 256)
        return parallelMap(count: blocks, threads: threads) { block in
            var pairs: [UInt64] = []
            var counter = SharedCounter(texts: lengths.count)
            let lower = ranks.lowerBound + ranks.count * block / blocks
            let upper = ranks.lowerBound + ranks.count * (block + 1) / blocks
            for rank in lower..<upper where lengths[rank] >= rule.fewestTokens {
                let first = firstRank(ofLength: rule.fewestTokens(holding: lengths[rank]))
                counter.count(rank, at: places, from: UInt32(max(first, rank + 1)), in: index)
                counter.forEachCount { other, count in
                    guard originOfRank.mayPair(rank, other),
                        rule.isEnough(count, of: Int(min(kept[rank], kept[other])))
                    else {
                        return
                    }
                    pairs.append(PairSet.pair(UInt64(textOfRank[rank]), UInt64(textOfRank[other])))
                }
            }
            return pairs
        }.flatMap { $0 }
    }

    private func firstRank(ofLength length: Double) -> Int {
        var (lower, upper) = (0, lengths.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if Double(lengths[middle]) < length { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }

    private func part(_ partition: Int, of partitions: Int) throws(CorpusError) -> SampleIndex.Part {
        var entries = try sketches.samples(ofPartition: partition, of: partitions, textOfRow: rankOfRow)
        originOfRank.keepWhatNewTextsShare(&entries)
        RadixSort.sort(&entries)
        var part = SampleIndex.Part()
        var start = 0
        while start < entries.count {
            let sample = entries[start] >> 32
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == sample { end += 1 }
            let run = entries[start..<end]
            if isCommon(run) {
                for entry in run { part.dropped.append(UInt32(truncatingIfNeeded: entry)) }
            } else if run.count >= 2, run.count <= Self.mostTexts || crowds?.areSettled == true {
                for entry in run { part.members.append(UInt32(truncatingIfNeeded: entry)) }
                part.members[part.members.count - 1] |= SampleIndex.last
            }
            start = end
        }
        return part
    }

    /// Whether texts that share a sample are too many for it to say anything.
    private func isCommon(_ run: ArraySlice<UInt64>) -> Bool {
        if let crowds { return crowds.commonSamples.contains(UInt32(run[run.startIndex] >> 32)) }
        // Of samples that no new text has some are left here by chance: they do not count.
        return run.count > Self.mostTexts
            && (!originOfRank.hasReferences || run.contains { originOfRank.hasNew(Int($0 & 0xFFFF_FFFF)) })
    }
}
