import Platform
import Corpus
import Kernels

/// Pairs of distinct texts that are worth the exact comparison: never two that are of the reference alone.
///
/// Pairs are packed as the lower text over the higher, 32 bits each. They are held in blocks, in memory or in a temporary
/// file.
struct CandidatePairs: Sendable {
    private var blocks: [StoredNumbers<UInt64>] = []
    private(set) var count = 0
    /// Per text: whether it is in a pair.
    private(set) var isInPair: [Bool]

    /// Of pairs that somebody else found.
    ///
    /// - Parameter pairs: ascending, without repetitions.
    init(_ pairs: [UInt64], texts: Int) {
        isInPair = [Bool](repeating: false, count: texts)
        mark(pairs)
        blocks = [.memory(pairs)]
    }

    /// - Parameters:
    ///   - rowOf: per text, the row that stands for it.
    ///   - crowds: of the whole corpus, where only the part of it is here that may be in a pair.
    /// - Throws: when a temporary file cannot be written or read.
    init(
        _ sketches: SketchTable, rowOf: [UInt32], origins: TextOrigins, options: DuplicateOptions, crowds: Crowds?,
        memory: MemoryBudget, threads: Int, progress: ProgressHandler
    ) throws(CorpusError) {
        isInPair = [Bool](repeating: false, count: rowOf.count)
        var textOfRow = [UInt32](repeating: .max, count: sketches.count)
        for (text, row) in rowOf.enumerated() { textOfRow[Int(row)] = UInt32(text) }
        let bytes = memory.pairBytes(texts: rowOf.count)
        let store = SharedNumberStore(limit: bytes)
        let banded = try Self.banded(
            sketches, textOfRow: textOfRow, texts: rowOf.count, origins: origins, crowds: crowds, bytes: bytes,
            in: store, threads: threads, progress: progress)
        ProcessEnvironment.returnFreedMemory()
        var contained = PairRuns()
        try contained.append(
            PairRuns.ascending(
                ContainmentCandidates(sketches, rowOf: rowOf, origins: origins, options: options, crowds: crowds)
                    .pairs(threads: threads)),
            in: store)
        let filter = SampleFilter(sketches, rowOf: rowOf, threshold: options.threshold)
        let slices = banded.slices
        for (position, lower) in slices.enumerated() {
            let upper = position + 1 < slices.count ? slices[position + 1] : nil
            let kept = try filter.kept(try banded.pairs(from: lower, upTo: upper), threads: threads)
            let more = try contained.pairs(from: lower, upTo: upper)
            let pairs = more.isEmpty ? kept : PairRuns.ascending(kept + more)
            mark(pairs)
            blocks.append(try store.store(pairs))
        }
        ProcessEnvironment.returnFreedMemory()
    }

    /// Visits the pairs, ascending and without repetitions, some at a time.
    ///
    /// - Throws: what the closure throws, and when a temporary file cannot be read.
    func forEachBlock(_ body: ([UInt64]) throws -> Void) throws {
        for block in blocks { try body(Array(try block.numbers(0..<block.count))) }
    }

    private mutating func mark(_ pairs: [UInt64]) {
        count += pairs.count
        for pair in pairs {
            isInPair[Int(pair >> 32)] = true
            isInPair[Int(pair & 0xFFFF_FFFF)] = true
        }
    }

    /// The pairs that share a band.
    ///
    /// - Parameters:
    ///   - textOfRow: `UInt32.max` for a row that stands for no text.
    ///   - bytes: that the pairs which are being found may take, all workers together.
    private static func banded(
        _ sketches: SketchTable, textOfRow: [UInt32], texts: Int, origins: TextOrigins, crowds: Crowds?, bytes: Int,
        in store: SharedNumberStore, threads: Int, progress: ProgressHandler
    ) throws(CorpusError) -> PairRuns {
        guard let plan = sketches.plan else { preconditionFailure("candidates need sketches with bands") }
        let workers = min(threads, plan.bands)
        let short = try parallelMap(count: workers, threads: threads) { (worker) throws(CorpusError) in
            var found = PairCollector(bytes: bytes / workers, in: store)
            var long = BandRuns()
            for band in stride(from: worker, to: plan.bands, by: workers) {
                try progress(Progress("candidates", completed: band, total: plan.bands, unit: "bands"))
                var entries = try sketches.entries(ofBand: band, textOfRow: textOfRow)
                origins.keepWhatNewTextsShare(&entries)
                RadixSort.sort(&entries, fromBit: 32)
                var part = BandRuns.Part()
                try forEachRun(of: &entries) { (run) throws(CorpusError) in
                    guard run.count <= BandRuns.longestShort else { return part.append(run, origins: origins) }
                    try BandRuns.forEachPair(of: run, origins: origins) { (pair) throws(CorpusError) in
                        try found.insert(pair)
                    }
                }
                try long.append(part, in: store)
            }
            return (pairs: try found.finished(), long: long)
        }
        var pairs = PairRuns()
        var long = BandRuns()
        for part in short {
            pairs.append(part.pairs)
            long.append(part.long)
        }
        guard long.count > 0 else { return pairs }
        let longestFull = crowds?.longestFullRun ?? long.longestFull(texts: texts, bands: plan.bands)
        let (longRuns, longWorkers) = (long, min(threads, long.count))
        let more = try parallelMap(count: longWorkers, threads: threads) { (worker) throws(CorpusError) in
            var found = PairCollector(bytes: bytes / longWorkers, in: store)
            for part in stride(from: worker, to: longRuns.count, by: longWorkers) {
                try longRuns.forEachPair(ofPart: part, longestFull: longestFull, origins: origins) {
                    (pair) throws(CorpusError) in try found.insert(pair)
                }
            }
            return try found.finished()
        }
        for part in more { pairs.append(part) }
        return pairs
    }

    /// Visits the texts of each run of two entries or more with the same high half, ascending.
    ///
    /// - Parameter entries: ascending by their high halves; the texts of a run are put in order.
    static func forEachRun(
        of entries: inout [UInt64], _ body: (ArraySlice<UInt64>) throws(CorpusError) -> Void
    ) throws(CorpusError) {
        var start = 0
        while start < entries.count {
            let key = entries[start] >> 32
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == key { end += 1 }
            if end - start > 1 {
                for index in start..<end { entries[index] &= 0xFFFF_FFFF }
                entries[start..<end].sort()
                try body(entries[start..<end])
            }
            start = end
        }
    }
}
