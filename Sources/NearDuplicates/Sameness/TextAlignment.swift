import Kernels

/// The words that two texts have in the same order, as runs of equal words, ascending in both.
///
/// Runs begin at three words in a row that stand once in the first text; of runs that cross, those stay that cover the
/// most words. Short passages between two runs, and short texts, are aligned word by word (the longest common
/// subsequence), unless they have less than half of their words in common: those say something else.
struct TextAlignment: Sendable {
    struct Run: Sendable, Equatable {
        var a: Int
        var b: Int
        var count: Int
    }

    private(set) var runs: [Run] = []

    /// Products of lengths up to which passages are aligned word by word.
    private static let mostCells = 2_500
    /// Runs that may cross each other; of more, the longest are looked at.
    private static let mostRuns = 512

    /// The places of the three words in a row that a text has once.
    struct Index {
        /// Per slot of a table that is half empty: where three words first stand, below 0 where they stand again behind it;
        /// ``none`` for no words.
        private var places: [Int32] = []
        private var mask = 0
        let outline: TextOutline
        fileprivate let codes: ArraySlice<UInt32>

        private static let none: Int32 = -1
        /// Set in a place that is not the only one.
        private static let repeated = Int32.min

        /// - Complexity: O(n) in the words.
        init(_ outline: TextOutline) {
            (self.outline, codes) = (outline, outline.codes)
            guard outline.count >= 3 else { return }
            var size = 8
            while size < 2 * outline.count { size *= 2 }
            mask = size - 1
            var places = [Int32](repeating: Self.none, count: size)
            let words = codes
            let codes = words.span
            for place in 0..<codes.count - 2 {
                var slot = Self.slot(codes, place) & mask
                while places[slot] != Self.none, !Self.areEqual(codes, Self.place(places[slot]), codes, place) {
                    slot = (slot + 1) & mask
                }
                places[slot] = places[slot] == Self.none ? Int32(place) : places[slot] | Self.repeated
            }
            self.places = places
        }

        /// Where the three words from a place of another text on stand; -1 where they do not, or more than once.
        @inline(__always)
        func place(ofWordsAt other: Int, of others: Span<UInt32>) -> Int {
            let codes = codes.span
            var slot = Self.slot(others, other) & mask
            while places[slot] != Self.none {
                let place = Self.place(places[slot])
                if Self.areEqual(codes, place, others, other) { return places[slot] < 0 ? -1 : place }
                slot = (slot + 1) & mask
            }
            return -1
        }

        private static func place(_ slot: Int32) -> Int { Int(slot & ~repeated) }

        @inline(__always)
        private static func slot(_ codes: Span<UInt32>, _ place: Int) -> Int {
            let (a, b, c) = (codes[place], codes[place + 1], codes[place + 2])
            let key = Hash64.mix(
                UInt64(a >> TextOutline.kindBits) << 32 | UInt64(b >> TextOutline.kindBits) | 1,
                UInt64(c >> TextOutline.kindBits) &+ Hash64.multiplier)
            return Int(truncatingIfNeeded: key >> 20)
        }

        @inline(__always)
        private static func areEqual(_ a: Span<UInt32>, _ i: Int, _ b: Span<UInt32>, _ j: Int) -> Bool {
            // The lowest bit of the second word is no part of what they are found by.
            let second = (a[i + 1] ^ b[j + 1]) >> (TextOutline.kindBits + 1)
            return second | (a[i] ^ b[j]) >> TextOutline.kindBits | (a[i + 2] ^ b[j + 2]) >> TextOutline.kindBits == 0
        }
    }

    /// - Complexity: O(n) in the words of texts that are versions of one; where runs cross, and in short passages, more
    ///   by a constant.
    init(_ index: Index, _ b: TextOutline) {
        let a = index.outline
        if a.count * b.count <= Self.mostCells || a.count < 3 || b.count < 3 {
            align(a, 0..<a.count, b, 0..<b.count)
        } else {
            let anchors = Self.ascending(Self.anchors(index, b))
            var (endA, endB) = (0, 0)
            for anchor in anchors + [Run(a: a.count, b: b.count, count: 0)] {
                var run = anchor
                // Back to the run before, since the words before three equal ones may be equal too.
                while run.a > endA, run.b > endB, Self.equal(a, run.a - 1, b, run.b - 1) {
                    run = Run(a: run.a - 1, b: run.b - 1, count: run.count + 1)
                }
                align(a, endA..<run.a, b, endB..<run.b)
                append(run)
                (endA, endB) = (run.a + run.count, run.b + run.count)
            }
        }
    }

    /// The runs without those of one number in a row of numbers that stands at another place of the other's row: in "2-1" and
    /// "1-0" the 1 is not the same.
    func runs(withoutNumbersOf a: TextOutline, _ b: TextOutline) -> [Run] {
        guard runs.contains(where: { $0.count == 1 && a.kind($0.a).contains(.number) }) else { return runs }
        var kept: [Run] = []
        var (endA, endB) = (0, 0)
        func isNumber(_ word: Int, of text: TextOutline, in gap: Range<Int>) -> Bool {
            gap.contains(word) && text.kind(word).contains(.number)
        }
        for (place, run) in runs.enumerated() {
            if run.count == 1, a.kind(run.a).contains(.number) {
                let next = place + 1 < runs.count ? runs[place + 1] : Run(a: a.count, b: b.count, count: 0)
                let isBehindOthers =
                    isNumber(run.a - 1, of: a, in: endA..<run.a) != isNumber(run.b - 1, of: b, in: endB..<run.b)
                let isBeforeOthers =
                    isNumber(run.a + 1, of: a, in: run.a + 1..<next.a)
                    != isNumber(run.b + 1, of: b, in: run.b + 1..<next.b)
                if isBehindOthers || isBeforeOthers { continue }
            }
            kept.append(run)
            (endA, endB) = (run.a + run.count, run.b + run.count)
        }
        return kept
    }

    /// Words in the runs.
    var count: Int { runs.reduce(0) { $0 + $1.count } }

    @inline(__always)
    private static func equal(_ a: TextOutline, _ i: Int, _ b: TextOutline, _ j: Int) -> Bool {
        (a.code(i) ^ b.code(j)) >> TextOutline.kindBits == 0
    }

    private mutating func append(_ run: Run) {
        guard run.count > 0 else { return }
        if let last = runs.last, last.a + last.count == run.a, last.b + last.count == run.b {
            runs[runs.count - 1].count += run.count
        } else {
            runs.append(run)
        }
    }

    // MARK: Anchors

    /// Runs that begin at three equal words, extended as far as they go, ascending in b.
    private static func anchors(_ index: Index, _ b: TextOutline) -> [Run] {
        let codesOfB = b.codes
        let (a, b) = (index.codes.span, codesOfB.span)
        var anchors: [Run] = []
        var place = 0
        while place + 2 < b.count {
            let found = index.place(ofWordsAt: place, of: b)
            guard found >= 0 else {
                place += 1
                continue
            }
            var count = 3
            while found + count < a.count, place + count < b.count,
                (a[found + count] ^ b[place + count]) >> TextOutline.kindBits == 0
            {
                count += 1
            }
            anchors.append(Run(a: found, b: place, count: count))
            place += count
        }
        return anchors
    }

    /// Those of some runs that ascend in both texts and cover the most words.
    private static func ascending(_ runs: [Run]) -> [Run] {
        guard zip(runs, runs.dropFirst()).contains(where: { $0.a + $0.count > $1.a }) else { return runs }
        var runs = runs
        if runs.count > mostRuns {
            runs = runs.sorted { ($0.count, $1.b) > ($1.count, $0.b) }.prefix(mostRuns).sorted { $0.b < $1.b }
        }
        var best = runs.map(\.count)
        var before = [Int](repeating: -1, count: runs.count)
        for place in runs.indices {
            for earlier in 0..<place
            where runs[earlier].a + runs[earlier].count <= runs[place].a
                && best[earlier] + runs[place].count > best[place]
            {
                (best[place], before[place]) = (best[earlier] + runs[place].count, earlier)
            }
        }
        var chosen: [Run] = []
        var place = best.indices.max { best[$0] < best[$1] }!
        while place >= 0 {
            chosen.append(runs[place])
            place = before[place]
        }
        return chosen.reversed()
    }

    // MARK: Word by word

    private mutating func align(_ a: TextOutline, _ rangeA: Range<Int>, _ b: TextOutline, _ rangeB: Range<Int>) {
        guard !rangeA.isEmpty, !rangeB.isEmpty, rangeA.count * rangeB.count <= Self.mostCells else { return }
        let (rows, columns) = (rangeA.count, rangeB.count)
        if rows == 1 || columns == 1 {
            // One word against one has been compared; one in a longer passage is there by chance.
            guard rows + columns == 3 || rows + columns == 4 else { return }
            for i in rangeA {
                for j in rangeB where Self.equal(a, i, b, j) { return append(Run(a: i, b: j, count: 1)) }
            }
            return
        }
        // The longest common subsequence of what is left of both from a place on.
        var lengths = [UInt16](repeating: 0, count: (rows + 1) * (columns + 1))
        for i in stride(from: rows - 1, through: 0, by: -1) {
            for j in stride(from: columns - 1, through: 0, by: -1) {
                lengths[i * (columns + 1) + j] =
                    Self.equal(a, rangeA.lowerBound + i, b, rangeB.lowerBound + j)
                    ? lengths[(i + 1) * (columns + 1) + j + 1] + 1
                    : max(lengths[(i + 1) * (columns + 1) + j], lengths[i * (columns + 1) + j + 1])
            }
        }
        guard 2 * Int(lengths[0]) >= min(rows, columns) else { return }
        var (i, j) = (0, 0)
        while i < rows, j < columns {
            if Self.equal(a, rangeA.lowerBound + i, b, rangeB.lowerBound + j) {
                append(Run(a: rangeA.lowerBound + i, b: rangeB.lowerBound + j, count: 1))
                (i, j) = (i + 1, j + 1)
            } else if lengths[(i + 1) * (columns + 1) + j] >= lengths[i * (columns + 1) + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
    }
}
