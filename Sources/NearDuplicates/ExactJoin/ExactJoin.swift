import Kernels
import Synchronization

/// Finds all pairs of sets with a Jaccard similarity, or a containment of the smaller in the larger, from a
/// threshold up: no sketch, no chance.
///
/// The prefix filter (Bayardo, Ma & Srikant, "Scaling up all pairs similarity search", WWW 2007, section 3;
/// Xiao et al., "Efficient similarity joins for near duplicate detection", WWW 2008, section 3): the shingles of
/// each text are ordered, the rarest first, and a text that must share s of its k shingles with another shares
/// one of the first k - s + 1. Where we depart from the papers:
///
/// - Only the smaller text of a pair asks, and the larger's whole set answers. That covers containment too,
///   where the larger has no prefix to speak of.
/// - k counts the shingles that a larger text holds as well. In news most stand in one text alone; most texts
///   have fewer than s of the others and never ask.
/// - What two texts share beyond the prefix is counted by merging, which is given up as soon as it cannot reach
///   what the two sizes ask for. That is the papers' positional and length filter in one.
package struct ExactJoin: Sendable {
    /// Two sets, a < b by position, and how many members they share.
    package struct Pair: Sendable, Equatable {
        package var a: Int
        package var b: Int
        package var shared: Int

        package init(a: Int, b: Int, shared: Int) {
            (self.a, self.b, self.shared) = (a, b, shared)
        }
    }

    /// What a join found.
    package struct Result: Sendable {
        /// Ascending by (a, b).
        package let pairs: [Pair]
        /// Per text: how many distinct shingles it has.
        package let sizes: [Int]
    }

    private let rule: PairRule
    private let threads: Int

    init(rule: PairRule, threads: Int) {
        self.rule = rule
        self.threads = threads
    }

    /// All pairs; an empty set is in none, nor are two of the reference alone.
    ///
    /// - Complexity: O(n) in the shingles, plus the visits of shared shingles in the prefixes and the merges of
    ///   the pairs that meet there.
    package func pairs(of table: consuming ShingleTable) -> Result { pairs(of: table, origins: .allNew, most: .max)! }

    /// As above; nil where there are more pairs than are allowed.
    func pairs(of table: consuming ShingleTable, origins: TextOrigins, most: Int) -> Result? {
        let shared = SharedShingles(table, origins: origins, threads: threads)
        let index = JoinIndex(shared, rule: rule, threads: threads)
        var sizes = [Int](repeating: 0, count: index.sizes.count)
        for (number, text) in index.textAt.enumerated() { sizes[Int(text)] = Int(index.sizes[number]) }
        let asking = index.sharedWithLarger.indices.filter { index.sharedWithLarger[$0] > 0 }
        let originOfNumber = origins.reordered(index.textAt)
        let block = max(256, asking.count / 128)
        let blocks = (asking.count + block - 1) / block
        let total = Atomic(0)
        let found = parallelMap(count: blocks, threads: threads) { position in
            var search = PairSearch(index: index, rule: rule, origins: originOfNumber)
            for text in asking[position * block..<min(asking.count, (position + 1) * block)] {
                guard total.load(ordering: .relaxed) <= most else { break }
                let before = search.pairs.count
                search.ask(text)
                total.add(search.pairs.count - before, ordering: .relaxed)
            }
            return search.pairs
        }
        guard total.load(ordering: .relaxed) <= most else { return nil }
        return Result(pairs: Self.ascending(found, count: sizes.count), sizes: sizes)
    }

    private static func ascending(_ found: [[Pair]], count: Int) -> [Pair] {
        var starts = [Int](repeating: 0, count: count + 1)
        for pairs in found {
            for pair in pairs { starts[pair.a + 1] += 1 }
        }
        for text in 0..<count { starts[text + 1] += starts[text] }
        var pairs = [Pair](repeating: Pair(a: 0, b: 0, shared: 0), count: starts[count])
        var next = starts
        for found in found {
            for pair in found {
                pairs[next[pair.a]] = pair
                next[pair.a] += 1
            }
        }
        for text in 0..<count where starts[text + 1] - starts[text] > 1 {
            pairs[starts[text]..<starts[text + 1]].sort { $0.b < $1.b }
        }
        return pairs
    }
}

/// Looks for the pairs of one text after the other.
private struct PairSearch {
    let index: JoinIndex
    let rule: PairRule
    /// Of the texts by their numbers.
    let origins: TextOrigins
    private(set) var pairs: [ExactJoin.Pair] = []
    /// Per text: the shingles it shares with the prefix of the text that asks; 0 but for those met.
    private var counts: [UInt32]
    private var met: [UInt32] = []

    init(index: JoinIndex, rule: PairRule, origins: TextOrigins) {
        self.index = index
        self.rule = rule
        self.origins = origins
        counts = [UInt32](repeating: 0, count: index.sizes.count)
    }

    /// Appends the pairs of a text with larger ones.
    mutating func ask(_ text: Int) {
        let size = Int(index.sizes[text])
        let own = Int(index.shingleStarts[text])..<Int(index.shingleStarts[text + 1])
        // The prefix: of the shingles that larger texts hold too, all but the fewest that must be shared less one.
        var left = Int(index.sharedWithLarger[text]) - rule.fewestShared(size, size) + 1
        var entry = own.lowerBound
        while left > 0 {
            if meet(textsAbove: text, of: Int(index.shingles[entry])) { left -= 1 }
            entry += 1
        }
        for other in met {
            let counted = Int(counts[Int(other)])
            counts[Int(other)] = 0
            guard origins.mayPair(text, Int(other)) else { continue }
            verify(text, Int(other), counted: counted, rest: entry..<own.upperBound)
        }
        met.removeAll(keepingCapacity: true)
    }

    /// Counts a shingle for all larger texts that hold it; false where there is none.
    private mutating func meet(textsAbove text: Int, of shingle: Int) -> Bool {
        let end = Int(index.textStarts[shingle + 1])
        var entry = index.firstEntry(of: shingle, above: text)
        guard entry < end else { return false }
        while entry < end {
            let other = index.texts[entry]
            if counts[Int(other)] == 0 { met.append(other) }
            counts[Int(other)] += 1
            entry += 1
        }
        return true
    }

    /// Appends the pair if it passes.
    ///
    /// - Parameters:
    ///   - counted: what the two share in the prefix of `text`.
    ///   - rest: the entries of `text` behind its prefix.
    private mutating func verify(_ text: Int, _ other: Int, counted: Int, rest: Range<Int>) {
        let sizes = (Int(index.sizes[text]), Int(index.sizes[other]))
        let needed = rule.fewestShared(sizes.0, sizes.1) - counted
        guard rest.count >= needed else { return }
        var shared = counted
        if !rest.isEmpty {
            let end = Int(index.shingleStarts[other + 1])
            let start = index.firstEntry(ofText: other, from: index.shingles[rest.lowerBound])
            let entries = index.shingles.span
            guard
                let more = SortedSets.intersectionCount(
                    entries.extracting(rest), entries.extracting(start..<end), atLeast: max(0, needed))
            else { return }
            shared += more
        } else if needed > 0 {
            return
        }
        let (a, b) = (Int(index.textAt[text]), Int(index.textAt[other]))
        pairs.append(ExactJoin.Pair(a: min(a, b), b: max(a, b), shared: shared))
    }
}

extension JoinIndex {
    /// The first entry of a shingle whose text has a higher number.
    fileprivate func firstEntry(of shingle: Int, above text: Int) -> Int {
        let range = Int(textStarts[shingle])..<Int(textStarts[shingle + 1])
        return Self.firstEntry(texts.span, in: range) { $0 > text }
    }

    /// The first entry of a text from a shingle on.
    fileprivate func firstEntry(ofText text: Int, from shingle: UInt32) -> Int {
        let range = Int(shingleStarts[text])..<Int(shingleStarts[text + 1])
        return Self.firstEntry(shingles.span, in: range) { $0 >= shingle }
    }

    @inline(__always)
    private static func firstEntry(
        _ entries: Span<UInt32>, in range: Range<Int>, where isBehind: (UInt32) -> Bool
    ) -> Int {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper {
            let middle = (lower + upper) / 2
            if isBehind(entries[middle]) { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }
}
