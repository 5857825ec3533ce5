import Kernels

/// Candidates of a second kind: texts that share many of their sampled shingles and differ in length.
///
/// A brief cut from a long article has a low Jaccard similarity with it, so no band brings the two together;
/// but nearly all of the brief's sampled shingles are among the article's. Where the lengths are near each
/// other, a contained text has a Jaccard similarity that the bands find.
struct ContainmentCandidates {
    private let sketches: SketchTable
    private let textOfRow: [UInt32]
    /// Per text: its tokens.
    private let lengths: [UInt32]
    private let threshold: Double
    /// The ratio of lengths from which a contained text can lie below the Jaccard threshold.
    private let smallestRatio: Double

    /// A shingle in more texts than this says nothing about which belong together.
    static let mostTexts = 32
    /// The samples are looked at in so many parts, by their hashes.
    private static let partitions = 8

    init(_ sketches: SketchTable, textOfRow: [UInt32], lengths: [UInt32], options: DuplicateOptions) {
        self.sketches = sketches
        self.textOfRow = textOfRow
        self.lengths = lengths
        threshold = options.containmentThreshold
        // With a share c of s shingles among the l of the other, the Jaccard similarity is at least
        // c s / (s + l - c s). Tokens stand for distinct shingles here, hence the tenth.
        smallestRatio = 0.9 * (threshold / options.threshold - 1 + threshold)
    }

    /// What one part of the samples tells.
    private struct Shared: Sendable {
        /// Per text: sampled shingles that count, those of the text alone included, since they speak against
        /// containment.
        var kept: [UInt32]
        /// Ascending pairs, and how many of the shingles they share.
        var pairs: [UInt64] = []
        var counts: [UInt32] = []
    }

    func pairs(threads: Int) -> [UInt64] {
        let parts = parallelMap(count: Self.partitions, threads: threads) { shared(inPartition: $0) }
        var kept = [UInt32](repeating: 0, count: lengths.count)
        var all: [(pair: UInt64, count: UInt32)] = []
        for part in parts {
            for text in kept.indices { kept[text] += part.kept[text] }
            all += zip(part.pairs, part.counts).map { ($0, $1) }
        }
        all.sort { $0.pair < $1.pair }
        var pairs: [UInt64] = []
        var start = 0
        while start < all.count {
            let pair = all[start].pair
            var (end, count) = (start, 0)
            while end < all.count, all[end].pair == pair {
                count += Int(all[end].count)
                end += 1
            }
            if isEnough(count, of: Int(min(kept[Int(pair >> 32)], kept[Int(pair & 0xFFFF_FFFF)]))) {
                pairs.append(pair)
            }
            start = end
        }
        return pairs
    }

    /// Whether a text of so many samples may be contained where so many are shared: no fewer than the
    /// threshold's share less two standard deviations of a binomial draw.
    private func isEnough(_ shared: Int, of smaller: Int) -> Bool {
        let expected = threshold * Double(smaller)
        let deviation = (expected * (1 - threshold)).squareRoot()
        return Double(shared) >= expected - 2 * deviation
    }

    private func shared(inPartition partition: Int) -> Shared {
        var entries = sketches.samples(ofPartition: partition, of: Self.partitions, textOfRow: textOfRow)
        RadixSort.sort(&entries)
        var result = Shared(kept: Array(repeating: 0, count: lengths.count))
        var shared: [UInt64] = []
        var run: [UInt64] = []
        func close() {
            guard run.count <= Self.mostTexts else { return }
            for (position, text) in run.enumerated() {
                result.kept[Int(text)] += 1
                for other in run[(position + 1)...] where differInLength(Int(text), Int(other)) {
                    shared.append(text << 32 | other)
                }
            }
        }
        var last: UInt64?
        for entry in entries where entry != last {
            if let last, last >> 32 != entry >> 32 {
                close()
                run.removeAll(keepingCapacity: true)
            }
            run.append(entry & 0xFFFF_FFFF)
            last = entry
        }
        close()
        RadixSort.sort(&shared)
        for pair in shared {
            if pair == result.pairs.last {
                result.counts[result.counts.count - 1] += 1
            } else {
                result.pairs.append(pair)
                result.counts.append(1)
            }
        }
        return result
    }

    private func differInLength(_ a: Int, _ b: Int) -> Bool {
        Double(max(lengths[a], lengths[b])) >= smallestRatio * Double(min(lengths[a], lengths[b]))
    }
}
