import Corpus
import Kernels

/// Finds which texts of an archive may be in a pair with new ones, from the sketches alone.
///
/// What it leaves out is in no pair for certain; what it keeps is looked at once more, beside the new texts, by the search
/// for candidates itself. So a run over what it keeps finds what one over the whole archive would.
struct ArchiveSieve {
    private let archive: ArchivedSketches
    private let sketches: SketchTable
    private let options: DuplicateOptions
    private let threads: Int
    /// Texts of the archive all of whose articles were sketched once more.
    private let stale: Set<UInt32>
    /// Where they do not depend on the archive.
    private let settled: Crowds?
    private let texts: [Text]
    /// Per row: a position in the texts; `UInt32.max` where it stands for none.
    private let textOfRow: [UInt32]

    /// A text of the rows that are at hand.
    private struct Text {
        let row: Int
        /// Whether one of its articles is new; the others were sketched once more.
        var isNew: Bool
        /// The same text in the archive.
        let archived: UInt32?
    }

    /// What the sieve keeps.
    struct Kept {
        /// Texts of the archive, ascending.
        var texts: [Int]
        /// Bands x texts, row-major: the key of a text where a new text has it too, else one that no new text has.
        var bandKeys: [UInt32]
        var crowds: Crowds
    }

    /// - Parameters:
    ///   - sketches: of the new articles, and of those of the archive that were sketched once more.
    ///   - isNew: per row.
    ///   - isArticle: per row.
    ///   - stale: texts of the archive of which all articles are among the rows.
    ///   - settled: the crowds where they are settled; else they are counted.
    init(
        _ archive: ArchivedSketches, _ sketches: SketchTable, isNew: (Int) -> Bool, isArticle: (Int) -> Bool,
        stale: Set<UInt32>, settled: Crowds? = nil, options: DuplicateOptions, threads: Int
    ) throws(CorpusError) {
        self.settled = settled
        (self.archive, self.sketches, self.options, self.threads) = (archive, sketches, options, threads)
        self.stale = stale
        var texts: [Text] = []
        var places: [Fingerprint: Int] = [:]
        var textOfRow = [UInt32](repeating: .max, count: sketches.count)
        for row in 0..<sketches.count where isArticle(row) && sketches.tokenCounts[row] > 0 {
            let fingerprint = sketches.fingerprints[row]
            if let place = places[fingerprint] {
                if isNew(row) { texts[place].isNew = true }
                continue
            }
            let archived = try archive.text(with: fingerprint).map { UInt32($0) }
            places[fingerprint] = texts.count
            textOfRow[row] = UInt32(texts.count)
            texts.append(
                Text(row: row, isNew: isNew(row), archived: archived.flatMap { stale.contains($0) ? nil : $0 }))
        }
        (self.texts, self.textOfRow) = (texts, textOfRow)
    }

    /// - Throws: where the archive is damaged, or a temporary file cannot be read.
    func kept() throws(CorpusError) -> Kept {
        let bands = try parallelMap(count: archive.plan.bands, threads: threads) { (band) throws(CorpusError) in
            try self.band(band)
        }
        let runs = bands.flatMap(\.runs)
        // As many different texts as there are in both.
        let all = archive.count - stale.count + texts.count { $0.archived == nil }
        let longestFull =
            settled?.longestFullRun
            ?? BandRuns.longestFull(
                of: runs.lazy.map { (length: $0.length, new: $0.newTexts.count) }, texts: all,
                bands: archive.plan.bands)
        var kept = Set(texts.compactMap(\.archived))
        var pairs: [UInt64] = bands.flatMap(\.pairs)
        for run in runs {
            // Who is paired with whom in such a run depends on all that are in it.
            if run.length > longestFull {
                kept.formUnion(run.archived)
            } else {
                for text in run.newTexts { pairs += run.archived.map { UInt64(text) << 32 | UInt64($0) } }
            }
        }
        kept.formUnion(try alike(PairRuns.ascending(pairs)))
        let (contained, commonSamples) = try self.contained()
        kept.formUnion(contained)
        let numbers = kept.sorted()
        var keys: [UInt32] = []
        keys.reserveCapacity(bands.count * numbers.count)
        for band in bands {
            let first = keys.count
            keys += repeatElement(band.strangeKey, count: numbers.count)
            for hit in band.hits {
                let text = UInt32(truncatingIfNeeded: hit)
                let place = numbers.firstPlace { $0 >= text }
                if place < numbers.count, numbers[place] == text { keys[first + place] = UInt32(hit >> 32) }
            }
        }
        return Kept(
            texts: numbers.map { Int($0) }, bandKeys: keys,
            crowds: Crowds(longestFullRun: longestFull, commonSamples: commonSamples))
    }

    // MARK: Bands

    /// Texts with one key of a band, more than ``BandRuns/longestShort``.
    private struct Run {
        var length: Int
        var newTexts: [UInt32]
        var archived: [UInt32]
    }

    private struct Band {
        /// New texts over those of the archive, of the short runs.
        var pairs: [UInt64] = []
        var runs: [Run] = []
        /// The keys of new texts over the texts of the archive that have them.
        var hits: [UInt64] = []
        /// A key that no new text has.
        var strangeKey: UInt32 = 0
    }

    private func band(_ number: Int) throws(CorpusError) -> Band {
        var entries = try sketches.entries(ofBand: number, textOfRow: textOfRow)
        RadixSort.sort(&entries)
        var lookup = archive.lookup(ofBand: number)
        var band = Band()
        try forEachRun(of: entries) { (key, members) throws(CorpusError) in
            if key == band.strangeKey { band.strangeKey &+= 1 }
            let new = members.filter { texts[Int($0)].isNew }
            guard !new.isEmpty else { return }
            let archived = try self.archived(with: key, &lookup)
            band.hits += archived.map { UInt64(key) << 32 | UInt64($0) }
            let length = archived.count + members.count { texts[Int($0)].archived == nil }
            guard length <= BandRuns.longestShort else {
                band.runs.append(Run(length: length, newTexts: new, archived: archived))
                return
            }
            for text in new { band.pairs += archived.map { UInt64(text) << 32 | UInt64($0) } }
        }
        return band
    }

    /// Visits the texts of each run of entries with the same key, in ascending order of both.
    private func forEachRun(
        of entries: [UInt64], _ body: (UInt32, [UInt32]) throws(CorpusError) -> Void
    ) throws(CorpusError) {
        var start = 0
        while start < entries.count {
            let key = entries[start] >> 32
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == key { end += 1 }
            try body(UInt32(key), entries[start..<end].map { UInt32(truncatingIfNeeded: $0) })
            start = end
        }
    }

    /// The texts of the archive with a key that still are as they were sketched.
    private func archived(
        with key: UInt32, most: Int = .max, _ lookup: inout ArchivedSketches.Lookup
    ) throws(CorpusError) -> [UInt32] {
        var found: [UInt32] = []
        try lookup.appendTexts(of: key, most: most == .max ? most : most + stale.count, to: &found)
        if !stale.isEmpty { found.removeAll(where: stale.contains) }
        return found
    }

    /// The texts of the archive in some pairs whose samples do not say that the two are not alike.
    ///
    /// - Parameter pairs: new texts over those of the archive, ascending.
    private func alike(_ pairs: [UInt64]) throws(CorpusError) -> [UInt32] {
        let rule = SampleRule(threshold: options.threshold)
        let block = 1_024
        return try parallelMap(count: (pairs.count + block - 1) / block, threads: threads) {
            (index) throws(CorpusError) -> [UInt32] in
            var kept: [UInt32] = []
            var table = SampleTable()
            var filled: UInt64?
            for pair in pairs[index * block..<min(pairs.count, (index + 1) * block)] {
                let (new, text) = (pair >> 32, UInt32(truncatingIfNeeded: pair))
                let row = texts[Int(new)].row
                let count = archive.sampleCount(of: Int(text))
                guard rule.isFarBelow(shared: 0, union: sketches.sampleCount(ofRow: row) + count) else {
                    kept.append(text)
                    continue
                }
                if filled != new {
                    table.fill(with: try sketches.samples(ofRow: row))
                    filled = new
                }
                let samples = try archive.samples(of: Int(text))
                let shared = table.count(of: samples[...])
                if !rule.isFarBelow(shared: shared, union: table.count + samples.count - shared) { kept.append(text) }
            }
            return kept
        }.flatMap { $0 }
    }

    // MARK: Samples

    /// The texts of the archive of which a new text may be a part, or that may be a part of it; and the samples of new texts
    /// that are in too many texts.
    private func contained() throws(CorpusError) -> (texts: [UInt32], commonSamples: Set<UInt32>) {
        var entries = try sketches.samples(ofPartition: 0, of: 1, textOfRow: textOfRow)
        RadixSort.sort(&entries)
        var lookup = archive.sampleLookup
        var common: Set<UInt32> = []
        // Per new text: its samples that are in too many texts; and the same of texts of the archive, where the new ones are
        // too many.
        var commonOfNew = [Int](repeating: 0, count: texts.count)
        var commonOfArchived: [UInt32: UInt32] = [:]
        var pairs: [UInt64] = []
        try forEachRun(of: entries) { (sample, members) throws(CorpusError) in
            let new = members.filter { texts[Int($0)].isNew }
            guard !new.isEmpty else { return }
            if let settled {
                guard !settled.commonSamples.contains(sample) else {
                    for text in new { commonOfNew[Int(text)] += 1 }
                    return
                }
                let archived = try self.archived(with: sample, &lookup)
                for text in new { pairs += archived.map { UInt64(text) << 32 | UInt64($0) } }
                return
            }
            let most = ContainmentCandidates.mostTexts
            let archived = try self.archived(with: sample, most: most + 1, &lookup)
            if archived.count + members.count(where: { texts[Int($0)].archived == nil }) > most {
                common.insert(sample)
                for text in new { commonOfNew[Int(text)] += 1 }
                if archived.count <= most { for text in archived { commonOfArchived[text, default: 0] += 1 } }
            } else {
                for text in new { pairs += archived.map { UInt64(text) << 32 | UInt64($0) } }
            }
        }
        RadixSort.sort(&pairs)
        let rule = ContainmentRule(options)
        var kept: [UInt32] = []
        var start = 0
        while start < pairs.count {
            var end = start + 1
            while end < pairs.count, pairs[end] == pairs[start] { end += 1 }
            let (new, text) = (Int(pairs[start] >> 32), UInt32(truncatingIfNeeded: pairs[start]))
            let row = texts[new].row
            // A text of the archive has these at least that count; so it is never left out for one too many.
            let telling = Int(archive.tellingSamples[Int(text)]) - Int(commonOfArchived[text] ?? 0)
            let fewest = min(sketches.sampleCount(ofRow: row) - commonOfNew[new], telling)
            if rule.mayContain(sketches.tokenCounts[row], archive.tokenCounts[Int(text)]),
                rule.isEnough(end - start, of: max(0, fewest))
            {
                kept.append(text)
            }
            start = end
        }
        return (kept, common)
    }
}
