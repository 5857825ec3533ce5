package import Corpus
import Kernels

extension ArchivedSketches {
    /// Writes the sections.
    ///
    /// - Parameters:
    ///   - sketches: of the corpus, with bands.
    ///   - corpus: of which all articles are of the archive.
    ///   - crowds: where they are settled; else samples are common that are so in the corpus.
    /// - Complexity: O(n log n) in the texts, times the bands and the samples of a text.
    /// - Throws: when the file cannot be written, or a temporary file cannot be read.
    package static func write(
        _ sketches: SketchTable, of corpus: Corpus, crowds: Crowds? = nil, to writer: SectionWriter, threads: Int
    ) throws(CorpusError) {
        guard let plan = sketches.plan else { preconditionFailure("an archive keeps sketches with bands") }
        let texts = DistinctTexts(sketches, of: corpus)
        let rowOf = (0..<texts.count).map { corpus.row(texts.representative($0)) }
        var textOfRow = [UInt32](repeating: .max, count: sketches.count)
        for (text, row) in rowOf.enumerated() { textOfRow[row] = UInt32(text) }
        let numbers = textOfRow
        try writer.add(texts.textOf)
        let starts = texts.articleStarts
        try writer.add(texts.allArticles)
        try writer.add(starts)
        try writer.add(rowOf.flatMap { [sketches.fingerprints[$0].high, sketches.fingerprints[$0].low] })
        var index = rowOf.enumerated().map { sketches.fingerprints[$1].high & ~0xFFFF_FFFF | UInt64($0) }
        RadixSort.sort(&index)
        try add(tables: [index], to: writer)

        let (sampleIndex, common) = try sampleParts(
            sketches, textOfRow: textOfRow, texts: texts.count, crowds: crowds, threads: threads)
        try writer.add(rowOf.map { sketches.tokenCounts[$0] })
        try writer.add(
            rowOf.enumerated().map { UInt32(sketches.sampleCount(ofRow: $1)) - common[$0] })
        var (end, ends): (UInt64, [UInt64]) = (0, [0])
        try writer.begin()
        for row in rowOf {
            let samples = try sketches.samples(ofRow: row)
            try writer.append(Array(samples))
            end += UInt64(samples.count)
            ends.append(end)
        }
        try writer.add(ends)

        try writer.begin()
        var bands = SortedTable.Writer()
        for first in stride(from: 0, to: plan.bands, by: threads) {
            let some = try parallelMap(count: min(threads, plan.bands - first), threads: threads) {
                (band) throws(CorpusError) in
                var entries = try sketches.entries(ofBand: first + band, textOfRow: numbers)
                RadixSort.sort(&entries)
                return entries
            }
            for entries in some { try bands.append(entries, to: writer) }
        }
        try writer.add(bands.fences)
        try add(tables: sampleIndex, to: writer)
    }

    /// The samples of all texts over their texts, ascending from part to part; and per text, how many of its samples are in
    /// too many texts.
    private static func sampleParts(
        _ sketches: SketchTable, textOfRow: [UInt32], texts: Int, crowds: Crowds?, threads: Int
    ) throws(CorpusError) -> (parts: [StoredNumbers<UInt64>], common: [UInt32]) {
        let partitions = max(1, sketches.sampleCount / (1 << 21))
        let store = SharedNumberStore(limit: partitions > threads ? 0 : .max)
        var common = [UInt32](repeating: 0, count: texts)
        var parts: [StoredNumbers<UInt64>] = []
        for first in stride(from: 0, to: partitions, by: threads) {
            let some = try parallelMap(count: min(threads, partitions - first), threads: threads) {
                (part) throws(CorpusError) in
                var entries = try sketches.samples(
                    ofPartition: first + part, of: partitions, textOfRow: textOfRow)
                RadixSort.sort(&entries)
                var crowded: [UInt32] = []
                var start = 0
                while start < entries.count {
                    var end = start + 1
                    while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
                    let isCommon =
                        crowds?.commonSamples.contains(UInt32(entries[start] >> 32))
                        ?? (end - start > ContainmentCandidates.mostTexts)
                    if isCommon {
                        crowded += entries[start..<end].map { UInt32(truncatingIfNeeded: $0) }
                    }
                    start = end
                }
                return (try store.store(entries), crowded)
            }
            for (entries, crowded) in some {
                parts.append(entries)
                for text in crowded { common[Int(text)] += 1 }
            }
        }
        return (parts, common)
    }

    private static func add(tables: [[UInt64]], to writer: SectionWriter) throws(CorpusError) {
        try add(tables: tables.map(StoredNumbers.memory), to: writer)
    }

    /// Adds the parts of a table, and behind them its fences.
    private static func add(tables: [StoredNumbers<UInt64>], to writer: SectionWriter) throws(CorpusError) {
        try writer.begin()
        var table = SortedTable.Writer()
        for part in tables { try table.append(Array(try part.numbers(0..<part.count)), to: writer) }
        try writer.add(table.fences)
    }
}
