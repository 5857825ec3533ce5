import Corpus
import Glibc
import Kernels

/// Passes over candidate pairs whose sampled shingles say that they are not alike.
///
/// Of the samples of both texts, those of their common shingles are common too, so their share estimates the
/// Jaccard similarity. A pair is passed over where it lies further below the threshold than chance would leave
/// one in five hundred pairs at the threshold; a pair of short texts never is.
struct SampleFilter {
    private let sketches: SketchTable
    private let rowOf: [UInt32]
    private let rule: SampleRule

    /// - Parameter rowOf: per text, the row that stands for it.
    init(_ sketches: SketchTable, rowOf: [UInt32], threshold: Double) {
        self.sketches = sketches
        self.rowOf = rowOf
        rule = SampleRule(threshold: threshold)
    }

    /// The pairs that stay, in the same order.
    ///
    /// - Parameter pairs: ascending.
    /// - Throws: when a temporary file cannot be read.
    func kept(_ pairs: [UInt64], threads: Int) throws(CorpusError) -> [UInt64] {
        let block = 4_096
        return try parallelMap(
            count: (pairs.count + block - 1) / block, threads: threads
        ) { (index) throws(CorpusError) -> [UInt64] in
            var table = SampleTable()
            var first: UInt64?
            var kept: [UInt64] = []
            for pair in pairs[index * block..<min(pairs.count, (index + 1) * block)] {
                // So few samples say nothing even where they share none, and need not be read.
                let samples = sampleCount(of: pair >> 32) + sampleCount(of: pair & 0xFFFF_FFFF)
                guard rule.isFarBelow(shared: 0, union: samples) else {
                    kept.append(pair)
                    continue
                }
                if pair >> 32 != first {
                    first = pair >> 32
                    table.fill(with: try self.samples(of: pair >> 32))
                }
                let others = try self.samples(of: pair & 0xFFFF_FFFF)
                let shared = table.count(of: others)
                if !rule.isFarBelow(shared: shared, union: table.count + others.count - shared) { kept.append(pair) }
            }
            return kept
        }.flatMap { $0 }
    }

    private func sampleCount(of text: UInt64) -> Int { sketches.sampleCount(ofRow: Int(rowOf[Int(text)])) }

    private func samples(of text: UInt64) throws(CorpusError) -> ArraySlice<UInt32> {
        try sketches.samples(ofRow: Int(rowOf[Int(text)]))
    }
}

/// When the samples of two texts say that their similarity is below the threshold.
struct SampleRule: Sendable {
    private let threshold: Double

    /// The logarithm of how many pairs at the threshold there are to one that is passed over, at least.
    private static let evidence = log(500.0)

    init(threshold: Double) { self.threshold = threshold }

    /// Whether so few of the samples of two texts at the threshold would be shared by less than the chance allowed:
    /// of n draws with probability t a share of x or less has at most exp(-n D(x, t)), where D is the relative entropy
    /// (Hoeffding 1963, theorem 1). A number of standard deviations will not do: near a threshold of 1 a binomial
    /// draw is so skewed that 3.5 of them passed over one pair in some hundred.
    func isFarBelow(shared: Int, union: Int) -> Bool {
        let share = Double(shared) / Double(max(1, union))
        guard union > 0, share < threshold else { return false }
        guard threshold < 1 else { return true }
        let entropy =
            (share > 0 ? share * log(share / threshold) : 0) + (1 - share) * log((1 - share) / (1 - threshold))
        return Double(union) * entropy > Self.evidence
    }
}

/// The samples of one text in a small hash table.
struct SampleTable {
    private var slots: [UInt32] = []
    private var mask = 0
    private(set) var count = 0

    mutating func fill(with samples: ArraySlice<UInt32>) {
        var size = 64
        while size < 4 * samples.count { size *= 2 }
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(0, count: size))
        mask = size - 1
        count = 0
        for sample in samples {
            var slot = Int(sample) & mask
            while slots[slot] != 0, slots[slot] != sample { slot = (slot + 1) & mask }
            count += slots[slot] == 0 ? 1 : 0
            slots[slot] = sample
        }
    }

    /// How many of some samples are among these.
    func count(of samples: ArraySlice<UInt32>) -> Int {
        var found = 0
        for sample in samples {
            var slot = Int(sample) & mask
            while slots[slot] != 0, slots[slot] != sample { slot = (slot + 1) & mask }
            found += slots[slot] != 0 || sample == 0 ? 1 : 0
        }
        return found
    }
}
