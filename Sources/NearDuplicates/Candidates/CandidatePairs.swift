import Bindings
import Corpus
import Kernels

/// Pairs of distinct texts that are worth the exact comparison: never two that are of the reference alone.
///
/// Pairs are packed as the lower text over the higher, 32 bits each.
struct CandidatePairs: Sendable {
    /// Ascending, without repetitions.
    let pairs: [UInt64]

    /// Texts that share a band are all paired up to this many; of a longer run each is paired with as many
    /// of its neighbours. Only a corpus of form letters reaches it.
    static let longestFullRun = 2_048

    /// - Parameter rowOf: per text, the row that stands for it.
    init(
        _ sketches: SketchTable, rowOf: [UInt32], origins: TextOrigins, options: DuplicateOptions, threads: Int,
        progress: ProgressHandler
    ) throws(CorpusError) {
        var textOfRow = [UInt32](repeating: .max, count: sketches.count)
        for (text, row) in rowOf.enumerated() { textOfRow[Int(row)] = UInt32(text) }
        let banded = try Self.banded(
            sketches, textOfRow: textOfRow, origins: origins, threads: threads, progress: progress)
        var all = try SampleFilter(sketches, rowOf: rowOf, threshold: options.threshold).kept(banded, threads: threads)
        ProcessEnvironment.returnFreedMemory()
        all += try ContainmentCandidates(sketches, rowOf: rowOf, origins: origins, options: options)
            .pairs(threads: threads)
        pairs = Self.sortedWithoutRepetitions(all)
    }

    /// The pairs that share a band, ascending.
    ///
    /// - Parameter textOfRow: `UInt32.max` for a row that stands for no text.
    private static func banded(
        _ sketches: SketchTable, textOfRow: [UInt32], origins: TextOrigins, threads: Int, progress: ProgressHandler
    ) throws(CorpusError) -> [UInt64] {
        guard let plan = sketches.plan else { preconditionFailure("candidates need sketches with bands") }
        let workers = min(threads, plan.bands)
        let found = try parallelMap(count: workers, threads: threads) { (worker) throws(CorpusError) -> [UInt64] in
            var found = PairSet()
            for band in stride(from: worker, to: plan.bands, by: workers) {
                progress(Progress("candidates", completed: band, total: plan.bands, unit: "bands"))
                var entries = try sketches.entries(ofBand: band, textOfRow: textOfRow)
                origins.keepWhatNewTextsShare(&entries)
                RadixSort.sort(&entries, fromBit: 32)
                Self.forEachRun(of: &entries) { run in
                    for first in run.indices where origins.hasNew(Int(run[first])) {
                        for second in run.index(after: first)..<min(run.endIndex, first + Self.longestFullRun) {
                            found.insert(run[first] << 32 | run[second])
                        }
                        guard origins.hasReferences else { continue }
                        // Those before it that do not look for it.
                        for second in max(run.startIndex, first + 1 - Self.longestFullRun)..<first
                        where !origins.hasNew(Int(run[second])) {
                            found.insert(run[second] << 32 | run[first])
                        }
                    }
                }
            }
            return found.pairs
        }.flatMap { $0 }
        return sortedWithoutRepetitions(found)
    }

    private static func sortedWithoutRepetitions(_ pairs: [UInt64]) -> [UInt64] {
        var sorted = pairs
        RadixSort.sort(&sorted)
        var unique: [UInt64] = []
        for pair in sorted where pair != unique.last { unique.append(pair) }
        return unique
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
