package import Corpus
package import Kernels

/// The sketches of some articles: no text and no shingle set, a few hundred bytes an article.
package struct SketchPart: Sendable {
    /// Per row: its token sequence in 128 bits.
    var fingerprints: [Fingerprint] = []
    /// Per row: tokens of the clean text; 0 for an empty one.
    var tokenCounts: [UInt32] = []
    /// Bands x rows, row-major: one band of all rows after the other.
    var bandKeys: [UInt32] = []
    /// Sampled shingles of all rows, one row after the other, each by the high half of its hash, once each in a row.
    var samples: [UInt32] = []
    /// Per row: where its samples end.
    var sampleEnds: [UInt32] = []
    /// All shingles of the rows, in their order, in the place of keys and samples where no pair may be missed.
    var shingles: [ShingleBlock] = []

    var count: Int { fingerprints.count }

    /// One part of several, their rows in order.
    init(joining parts: [SketchPart], bands: Int) {
        for part in parts {
            fingerprints += part.fingerprints
            tokenCounts += part.tokenCounts
            for end in part.sampleEnds { sampleEnds.append(UInt32(samples.count) + end) }
            samples += part.samples
        }
        shingles = Self.joined(parts.flatMap(\.shingles))
        bandKeys.reserveCapacity(bands * count)
        for band in 0..<bands {
            for part in parts { bandKeys += part.bandKeys[band * part.count..<(band + 1) * part.count] }
        }
    }

    package init() {}

    /// Adds a row; its keys, where any are asked for, are added for all rows at once.
    package mutating func append(fingerprint: Fingerprint, tokens: UInt32, samples: [UInt32]) {
        fingerprints.append(fingerprint)
        tokenCounts.append(tokens)
        self.samples += samples
        sampleEnds.append(UInt32(self.samples.count))
    }

    /// Puts the keys of the rows that were added last where they belong among those of all rows.
    ///
    /// - Parameter keys: rows x bands, row-major.
    mutating func placeKeys(_ keys: [UInt32], bands: Int, rows: Int) {
        guard !keys.isEmpty else { return }
        let placed = keys.count / bands
        let first = count - placed
        let keys = keys.span
        var all = bandKeys.mutableSpan
        for band in 0..<bands {
            for row in 0..<placed { all[band * rows + first + row] = keys[row * bands + band] }
        }
    }

    /// The same rows in blocks as large as can be.
    private static func joined(_ blocks: [ShingleBlock]) -> [ShingleBlock] {
        var joined: [ShingleBlock] = []
        var (start, rows, shingles) = (0, 0, 0)
        for (index, block) in blocks.enumerated() {
            let isFull =
                rows + block.lengths.count > ShingleBlock.mostRows
                || shingles + block.entries.count > ShingleBlock.mostJoinedShingles
            if isFull, start < index {
                joined.append(ShingleBlock(joining: blocks[start..<index]))
                (start, rows, shingles) = (index, 0, 0)
            }
            rows += block.lengths.count
            shingles += block.entries.count
        }
        if start < blocks.count { joined.append(ShingleBlock(joining: blocks[start...])) }
        return joined
    }
}

/// Sketches the articles of a batch: what every thread does with what it has just read.
package struct Sketching: Sendable {
    /// The bands of a signature; nil where all shingles are kept instead.
    let plan: BandingPlan?
    private let options: DuplicateOptions
    private let tokenizer: Tokenizer

    /// Rows whose keys are turned from row by row to band by band at a time.
    private static let turnedRows = 1_024

    package init(options: DuplicateOptions, tokenizer: Tokenizer) {
        plan = options.isExact ? nil : BandingPlan(options)
        self.options = options
        self.tokenizer = tokenizer
    }

    /// One row for each entry.
    ///
    /// One shingle in some is sampled, by the low bits of its hash (FracMinHash, Irber et al. 2022).
    ///
    /// - Complexity: O(n + m k) for n bytes, m entries and k values in a signature.
    package func sketch(_ batch: ArticleBatch) -> SketchPart {
        sketch(batch, shingler: Shingler(options, tokenizer: tokenizer)) { _, _ in }
    }

    /// As ``sketch(_:)``; the tokens are for others too, so that nobody has to tokenise a text again.
    ///
    /// - Parameter share: given the tokens of each entry's text, with their places.
    package func sketch(
        _ batch: ArticleBatch, sharing share: (ArticleBatch.Entry, TokenBuffer) -> Void
    ) -> SketchPart {
        sketch(batch, shingler: Shingler(options, tokenizer: tokenizer, keepsPlaces: true), share)
    }

    private func sketch(
        _ batch: ArticleBatch, shingler: Shingler, _ share: (ArticleBatch.Entry, TokenBuffer) -> Void
    ) -> SketchPart {
        var shingler = shingler
        guard let plan else { return shingles(of: batch, shingler: shingler, share) }
        var part = SketchPart()
        var sketch = TextSketch(
            width: options.shingleWidth, permutations: plan.permutations, samplingRate: options.samplingRate)
        // Keys are made row by row and kept band by band; some rows at a time, as a chunk of short records has very many.
        part.bandKeys = [UInt32](repeating: 0, count: batch.entries.count * plan.bands)
        var keysByRow: [UInt32] = []
        keysByRow.reserveCapacity(min(batch.entries.count, Self.turnedRows) * plan.bands)
        for entry in batch.entries {
            shingler.read(batch.bytes.span.extracting(entry.text.bounds))
            share(entry, shingler.tokens)
            sketch.read(shingler.units.span)
            part.fingerprints.append(sketch.fingerprint)
            part.tokenCounts.append(UInt32(shingler.tokens.count))
            MinHashSketch.appendBandKeys(of: sketch.signature, bands: plan.bands, rows: plan.rows, to: &keysByRow)
            sketch.appendSamples(to: &part.samples)
            part.sampleEnds.append(UInt32(part.samples.count))
            if keysByRow.count == Self.turnedRows * plan.bands {
                part.placeKeys(keysByRow, bands: plan.bands, rows: batch.entries.count)
                keysByRow.removeAll(keepingCapacity: true)
            }
        }
        part.placeKeys(keysByRow, bands: plan.bands, rows: batch.entries.count)
        return part
    }

    private func shingles(
        of batch: ArticleBatch, shingler: Shingler, _ share: (ArticleBatch.Entry, TokenBuffer) -> Void
    ) -> SketchPart {
        var shingler = shingler
        var part = SketchPart()
        for start in stride(from: 0, to: batch.entries.count, by: ShingleBlock.mostRows) {
            var draft = ShingleBlock.Draft()
            for entry in batch.entries[start..<min(batch.entries.count, start + ShingleBlock.mostRows)] {
                shingler.read(batch.bytes.span.extracting(entry.text.bounds))
                share(entry, shingler.tokens)
                part.fingerprints.append(ShingleHashing.fingerprint(of: shingler.units.span))
                part.tokenCounts.append(UInt32(shingler.tokens.count))
                draft.shingles += shingler.shingles()
                draft.endRow()
            }
            part.shingles.append(ShingleBlock(draft))
        }
        return part
    }
}
