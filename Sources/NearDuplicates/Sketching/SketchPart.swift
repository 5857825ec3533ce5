package import Corpus
import Kernels

/// The sketches of some articles: no text and no shingle set, a few hundred bytes an article.
package struct SketchPart: Sendable {
    /// Per row: its token sequence in 128 bits.
    var fingerprints: [Fingerprint] = []
    /// Per row: tokens of the clean text; 0 for an empty one.
    var tokenCounts: [UInt32] = []
    /// Bands x rows, row-major: one band of all rows after the other.
    var bandKeys: [UInt32] = []
    /// Sampled shingles of all rows, one row after the other, each by the high half of its hash; ascending and
    /// without repetitions within a row.
    var samples: [UInt32] = []
    /// Per row: where its samples end.
    var sampleEnds: [UInt32] = []

    var count: Int { fingerprints.count }

    /// One part of several, their rows in order.
    init(joining parts: [SketchPart], bands: Int) {
        for part in parts {
            fingerprints += part.fingerprints
            tokenCounts += part.tokenCounts
            for end in part.sampleEnds { sampleEnds.append(UInt32(samples.count) + end) }
            samples += part.samples
        }
        bandKeys.reserveCapacity(bands * count)
        for band in 0..<bands {
            for part in parts { bandKeys += part.bandKeys[band * part.count..<(band + 1) * part.count] }
        }
    }

    fileprivate init() {}

    /// Leaves each of the last samples once: they are sorted for that.
    fileprivate mutating func dropRepetitions(from first: Int) {
        samples[first...].sort()
        var kept = first
        for index in first..<samples.count where kept == first || samples[index] != samples[kept - 1] {
            samples[kept] = samples[index]
            kept += 1
        }
        samples.removeLast(samples.count - kept)
    }
}

/// Sketches the articles of a batch: what every thread does with what it has just read.
package struct Sketching: Sendable {
    let plan: BandingPlan
    private let options: DuplicateOptions
    private let tokenizer: Tokenizer

    package init(options: DuplicateOptions, tokenizer: Tokenizer) {
        plan = BandingPlan(options)
        self.options = options
        self.tokenizer = tokenizer
    }

    /// One row for each entry.
    ///
    /// One shingle in some is sampled, by the low bits of its hash (FracMinHash, Irber et al. 2022).
    ///
    /// - Complexity: O(n + m k) for n bytes, m entries and k values in a signature.
    package func sketch(_ batch: ArticleBatch) -> SketchPart {
        let sketch = MinHashSketch(permutations: plan.permutations)
        let unsampled = options.samplingRate - 1
        var part = SketchPart()
        var shingler = Shingler(options, tokenizer: tokenizer)
        var signature: [UInt32] = []
        var keysByRow: [UInt32] = []
        keysByRow.reserveCapacity(batch.entries.count * plan.bands)
        for entry in batch.entries {
            shingler.shingle(batch.bytes.span.extracting(entry.text.bounds))
            part.fingerprints.append(ShingleHashing.fingerprint(of: shingler.tokens.hashes.span))
            part.tokenCounts.append(UInt32(shingler.tokens.count))
            sketch.sketch(shingler.shingles.span, into: &signature)
            MinHashSketch.appendBandKeys(of: signature, bands: plan.bands, rows: plan.rows, to: &keysByRow)
            let first = part.samples.count
            for shingle in shingler.shingles where shingle & unsampled == 0 {
                part.samples.append(UInt32(truncatingIfNeeded: shingle >> 32))
            }
            part.dropRepetitions(from: first)
            part.sampleEnds.append(UInt32(part.samples.count))
        }
        part.bandKeys.reserveCapacity(keysByRow.count)
        for band in 0..<plan.bands {
            for row in 0..<part.count { part.bandKeys.append(keysByRow[row * plan.bands + band]) }
        }
        return part
    }
}
