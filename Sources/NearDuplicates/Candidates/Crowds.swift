package import Corpus
import Kernels

/// What the candidates of a corpus depend on beside the two texts of a pair: which of its bands and samples are in so many
/// texts that they say little.
///
/// It follows from the corpus where all of it is at hand. Where most of it stays in an archive, it is counted there. And
/// where it is settled, candidates depend on the two texts alone, whatever is beside them.
package struct Crowds: Sendable, Equatable {
    /// The longest run of texts with one band that is paired in full (``BandRuns/longestFull(texts:bands:)``).
    let longestFullRun: Int
    /// Of the samples of new texts those that more than ``ContainmentCandidates/mostTexts`` texts have.
    let commonSamples: Set<UInt32>
    /// Whether all other samples tell, however many texts have one.
    let areSettled: Bool

    init(longestFullRun: Int, commonSamples: Set<UInt32>) {
        (self.longestFullRun, self.commonSamples, areSettled) = (longestFullRun, commonSamples, false)
    }

    /// Those that are settled by a corpus: every run is paired in full, and common are the samples that are so in it.
    ///
    /// - Complexity: O(n log n) in the samples.
    /// - Throws: when a temporary file cannot be read.
    package init(settledBy sketches: SketchTable, of corpus: Corpus, threads: Int) throws(CorpusError) {
        let texts = DistinctTexts(sketches, of: corpus)
        var textOfRow = [UInt32](repeating: .max, count: sketches.count)
        for text in 0..<texts.count { textOfRow[corpus.row(texts.representative(text))] = UInt32(text) }
        let (partitions, numbers) = (max(1, sketches.sampleCount / (1 << 21)), textOfRow)
        let common = try parallelMap(count: partitions, threads: threads) { (part) throws(CorpusError) in
            var entries = try sketches.samples(ofPartition: part, of: partitions, textOfRow: numbers)
            RadixSort.sort(&entries)
            var common: [UInt32] = []
            var start = 0
            while start < entries.count {
                var end = start + 1
                while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
                if end - start > ContainmentCandidates.mostTexts { common.append(UInt32(entries[start] >> 32)) }
                start = end
            }
            return common
        }
        self.init(settled: Set(common.joined()))
    }

    private init(settled commonSamples: Set<UInt32>) {
        (longestFullRun, self.commonSamples, areSettled) = (.max, commonSamples, true)
    }

    // MARK: Encoding

    /// Puts those that are settled behind other fields.
    package func encode(to fields: inout FieldWriter) {
        precondition(areSettled, "only what is settled is kept")
        fields.add(commonSamples.count)
        for sample in commonSamples.sorted() { fields.add(UInt64(sample)) }
    }

    /// - Throws: where the fields are none.
    package init(_ fields: inout FieldReader) throws(CorpusError) {
        var samples: Set<UInt32> = []
        for _ in 0..<(try fields.count()) { samples.insert(UInt32(truncatingIfNeeded: try fields.number())) }
        self.init(settled: samples)
    }
}
