import Corpus

/// Texts that share a band, and which of them are paired.
///
/// The texts of a short run are all paired. Long ones wait until those of all bands are known: where they are few, as in
/// a corpus of news, they are paired in full too; where a corpus consists of them, such as one of form letters, that would
/// take the square of its size. There a text is paired with the first of its run, which stand for the others (the star of
/// a group is drawn around one of them), and with its neighbours in it.
struct BandRuns: Sendable {
    /// A run of up to this many texts is always paired in full.
    static let longestShort = 32
    /// No run of more texts than this is.
    static let longestFull = 2_048
    /// Others of its run that a text is paired with at the least, half of them the first.
    static let fewestPaired = 8

    /// The long runs of one band, one run after the other.
    struct Part: Sendable {
        private(set) var texts: [UInt32] = []
        private(set) var ends: [Int] = []
        /// How many of the texts of each run are new.
        private(set) var newCounts: [Int] = []

        mutating func append(_ run: ArraySlice<UInt64>, origins: TextOrigins) {
            texts += run.map { UInt32(truncatingIfNeeded: $0) }
            ends.append(texts.count)
            newCounts.append(origins.hasReferences ? run.count { origins.hasNew(Int($0)) } : run.count)
        }
    }

    private struct Stored: Sendable {
        let texts: StoredNumbers<UInt32>
        let ends: [Int]
        let newCounts: [Int]
    }

    private var parts: [Stored] = []

    /// Keeps the runs of a band.
    ///
    /// - Throws: when a temporary file cannot be written.
    mutating func append(_ part: Part, in store: SharedNumberStore) throws(CorpusError) {
        guard !part.ends.isEmpty else { return }
        parts.append(Stored(texts: try store.store(part.texts), ends: part.ends, newCounts: part.newCounts))
    }

    /// Adds the runs of other bands.
    mutating func append(_ other: BandRuns) { parts += other.parts }

    /// How many bands have long runs.
    var count: Int { parts.count }

    /// The longest run that is paired in full: a power of two, the largest at which all long runs make no more pairs than
    /// a corpus of so many texts may have.
    ///
    /// A hundred thousand pairs a band are a moment's work; beyond them each text may have so many that time grows with the
    /// corpus and not with its square.
    func longestFull(texts: Int, bands: Int) -> Int {
        let lengths = parts.lazy.flatMap { part in
            part.ends.indices.lazy.map { run in
                (length: part.ends[run] - (run == 0 ? 0 : part.ends[run - 1]), new: part.newCounts[run])
            }
        }
        return Self.longestFull(of: lengths, texts: texts, bands: bands)
    }

    /// As ``longestFull(texts:bands:)``, of the lengths of all long runs and how many of the texts of each are new.
    static func longestFull(
        of runs: some Sequence<(length: Int, new: Int)>, texts: Int, bands: Int
    ) -> Int {
        let most = bands * (1 << 17 + 4 * texts)
        var longest = longestFull
        while longest > fewestPaired, pairs(of: runs, atMost: most, longestFull: longest) > most { longest /= 2 }
        return longest
    }

    /// How many pairs the runs make, counted no further than beyond a bound.
    private static func pairs(
        of runs: some Sequence<(length: Int, new: Int)>, atMost most: Int, longestFull: Int
    ) -> Int {
        var pairs = 0
        for run in runs {
            pairs += run.new * min(run.length, longestFull)
            if pairs > most { return pairs }
        }
        return pairs
    }

    /// Whether two texts of a run are paired, by their places in it, as ``forEachPair(ofPart:longestFull:origins:_:)`` pairs
    /// them where all are new.
    ///
    /// - Parameters:
    ///   - first: the place of one, below that of the other.
    ///   - length: of the run.
    static func arePaired(_ first: Int, _ second: Int, length: Int, longestFull: Int) -> Bool {
        length <= max(longestShort, longestFull) || first < longestFull / 2 || second - first <= longestFull / 2
    }

    /// Visits the pairs of a band's long runs, each the lower text over the higher.
    ///
    /// - Throws: what the closure throws, and when a temporary file cannot be read.
    func forEachPair(
        ofPart part: Int, longestFull: Int, origins: TextOrigins, _ body: (UInt64) throws(CorpusError) -> Void
    ) throws(CorpusError) {
        let stored = parts[part]
        let texts = try stored.texts.numbers(0..<stored.texts.count)
        var start = texts.startIndex
        for end in stored.ends {
            let run = texts[start..<texts.startIndex + end]
            if run.count <= longestFull {
                try Self.forEachPair(of: run, origins: origins, body)
            } else {
                try Self.forEachPair(ofLong: run, most: longestFull, origins: origins, body)
            }
            start = texts.startIndex + end
        }
    }

    /// All pairs of a run, but for those of two texts of the reference.
    ///
    /// - Parameter run: ascending.
    static func forEachPair<Number: FixedWidthInteger>(
        of run: ArraySlice<Number>, origins: TextOrigins, _ body: (UInt64) throws(CorpusError) -> Void
    ) throws(CorpusError) {
        for first in run.indices {
            let isNew = origins.hasNew(Int(run[first]))
            for second in run.index(after: first)..<run.endIndex where isNew || origins.hasNew(Int(run[second])) {
                try body(UInt64(run[first]) << 32 | UInt64(run[second]))
            }
        }
    }

    /// The pairs of a run with its first texts, and of each with those next to it: half of the bound each.
    private static func forEachPair(
        ofLong run: ArraySlice<UInt32>, most: Int, origins: TextOrigins, _ body: (UInt64) throws(CorpusError) -> Void
    ) throws(CorpusError) {
        func pair(_ first: Int, _ second: Int) throws(CorpusError) {
            guard origins.mayPair(Int(run[first]), Int(run[second])) else { return }
            try body(UInt64(run[first]) << 32 | UInt64(run[second]))
        }
        // With a reference, both the new texts and those of the reference have some that stand for them.
        let hubs: [Int]
        if origins.hasReferences {
            let isNew = run.indices.lazy.map { origins.hasNew(Int(run[$0])) }
            hubs = [true, false].flatMap { kind in
                zip(run.indices, isNew).lazy.filter { $0.1 == kind }.prefix(most / 4).map(\.0)
            }.sorted()
        } else {
            hubs = Array(run.indices.prefix(most / 2))
        }
        for hub in hubs {
            for other in run.indices where other != hub { try pair(min(hub, other), max(hub, other)) }
        }
        for first in run.indices {
            for second in run.index(after: first)..<min(run.endIndex, first + 1 + most / 2) { try pair(first, second) }
        }
    }
}
