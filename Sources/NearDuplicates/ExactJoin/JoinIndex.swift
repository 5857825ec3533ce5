import Kernels

/// The shared shingles that can matter for a pair, by text and by shingle.
///
/// Texts are numbered by their size, the smaller first, and shingles by how many texts hold them, the rarest
/// first. Of two texts the smaller is said to ask; ``PairRule/fewestShared(_:_:)`` for two texts of its size is
/// the least it must find in any larger one.
struct JoinIndex: Sendable {
    /// Per number of a text: its position in the input.
    let textAt: [UInt32]
    /// Per number of a text: how many distinct shingles it has; ascending.
    let sizes: [UInt32]
    /// Where the texts of each shingle begin in `texts`; one more than there are shingles.
    private(set) var textStarts: [UInt32] = [0]
    /// Ascending for each shingle. The first asks.
    private(set) var texts: [UInt32] = []
    /// Where the shingles of each text begin in `shingles`; one more than there are texts.
    private(set) var shingleStarts: [UInt32] = []
    /// Ascending for each text.
    private(set) var shingles: [UInt32] = []
    /// Per number of a text: how many shingles it shares with larger texts; 0 where it cannot find enough.
    private(set) var sharedWithLarger: [UInt32]

    /// - Complexity: O(s) in the entries of shared shingles, plus O(n log n) in the texts.
    init(_ shared: consuming SharedShingles, rule: PairRule, threads: Int) {
        let shared = shared
        let count = shared.sizes.count
        var order = shared.sizes.enumerated().map { UInt64($1) << 32 | UInt64($0) }
        RadixSort.sort(&order, fromBit: 32)
        let textAt = order.map { UInt32(truncatingIfNeeded: $0) }
        let sizes = order.map { UInt32($0 >> 32) }
        var numberOf = [UInt32](repeating: 0, count: count)
        for (number, text) in textAt.enumerated() { numberOf[Int(text)] = UInt32(number) }
        let fewest = Self.fewestShared(sizes, rule: rule)
        let asks = textAt.indices.map { shared.sharedCounts[Int(textAt[$0])] >= fewest[$0] }
        (self.textAt, self.sizes) = (textAt, sizes)
        sharedWithLarger = [UInt32](repeating: 0, count: count)

        let numbers = numberOf
        let useful = parallelMap(count: shared.lists.count, threads: threads) { index in
            Self.byFrequency(shared.lists[index], numberOf: numbers, asks: asks)
        }
        join(useful)
        transposeLists()
        for text in sharedWithLarger.indices where sharedWithLarger[text] < fewest[text] { sharedWithLarger[text] = 0 }
    }

    /// Per text: the fewest shingles it must share with one as large.
    private static func fewestShared(_ sizes: [UInt32], rule: PairRule) -> [UInt32] {
        var fewest: [UInt32] = []
        fewest.reserveCapacity(sizes.count)
        for (text, size) in sizes.enumerated() {
            let isKnown = text > 0 && sizes[text - 1] == size
            fewest.append(isKnown ? fewest[text - 1] : UInt32(rule.fewestShared(Int(size), Int(size))))
        }
        return fewest
    }

    /// Lists by classes of length, the shortest first.
    private struct ClassedLists: Sendable {
        var lists = TextLists()
        /// Where each class begins among the lists, and among their texts; one more than there are classes.
        var starts: [(list: Int, text: Int)]
    }

    /// The lists that hold a text that asks and a larger one, the texts numbered and ascending. Those below the
    /// first that asks are left out.
    private static func byFrequency(_ lists: TextLists, numberOf: [UInt32], asks: [Bool]) -> ClassedLists {
        var numbers = [UInt32](repeating: 0, count: lists.texts.count)
        // Per list: how many of its texts are kept, the last ones; 0 where none is.
        var kept = [UInt32](repeating: 0, count: lists.lengths.count)
        var starts = Array(repeating: (list: 0, text: 0), count: frequencyClasses + 1)
        var end = 0
        for (list, length) in lists.lengths.enumerated() {
            let start = end
            end += Int(length)
            sortNumbers(of: start..<end, in: lists.texts, numberOf: numberOf, into: &numbers)
            var first = start
            while first < end, !asks[Int(numbers[first])] { first += 1 }
            guard first + 1 < end else { continue }
            kept[list] = UInt32(end - first)
            let frequency = frequencyClass(end - first)
            starts[frequency + 1].list += 1
            starts[frequency + 1].text += end - first
        }
        for frequency in 0..<frequencyClasses {
            starts[frequency + 1].list += starts[frequency].list
            starts[frequency + 1].text += starts[frequency].text
        }
        return ClassedLists(lists: classed(numbers, lists.lengths, kept: kept, starts: starts), starts: starts)
    }

    /// Writes the numbers of some texts, ascending.
    @inline(__always)
    private static func sortNumbers(
        of range: Range<Int>, in texts: [UInt32], numberOf: [UInt32], into numbers: inout [UInt32]
    ) {
        guard range.count <= 16 else {
            for entry in range { numbers[entry] = numberOf[Int(texts[entry])] }
            numbers[range].sort()
            return
        }
        for entry in range {
            let number = numberOf[Int(texts[entry])]
            var place = entry
            while place > range.lowerBound, numbers[place - 1] > number {
                numbers[place] = numbers[place - 1]
                place -= 1
            }
            numbers[place] = number
        }
    }

    /// The last numbers of each list, as many as are kept, in the order of the classes.
    private static func classed(
        _ numbers: [UInt32], _ lengths: [UInt32], kept: [UInt32], starts: [(list: Int, text: Int)]
    ) -> TextLists {
        var next = starts
        var result = TextLists(
            lengths: [UInt32](repeating: 0, count: starts.last!.list),
            texts: [UInt32](repeating: 0, count: starts.last!.text))
        var end = 0
        for (list, length) in lengths.enumerated() {
            end += Int(length)
            let count = Int(kept[list])
            guard count > 0 else { continue }
            let frequency = frequencyClass(count)
            let target = next[frequency]
            result.lengths[target.list] = UInt32(count)
            for offset in 0..<count { result.texts[target.text + offset] = numbers[end - count + offset] }
            next[frequency] = (target.list + 1, target.text + count)
        }
        return result
    }

    private static let frequencyClasses = 32 + 27 * 4

    /// Ascends with the frequency: exact below 32, then four classes for each doubling. Shingles of a class stand in
    /// the order of the parts; any order gives the same pairs.
    private static func frequencyClass(_ frequency: Int) -> Int {
        guard frequency >= 32 else { return frequency }
        let exponent = Int.bitWidth - 1 - frequency.leadingZeroBitCount
        return 32 + (exponent - 5) * 4 + (frequency >> (exponent - 2) & 3)
    }

    /// Numbers the shingles: class by class, and in each in the order of the parts.
    private mutating func join(_ parts: [ClassedLists]) {
        texts.reserveCapacity(parts.reduce(0) { $0 + $1.lists.texts.count })
        textStarts.reserveCapacity(parts.reduce(1) { $0 + $1.lists.lengths.count })
        var end: UInt32 = 0
        for frequency in 0..<Self.frequencyClasses {
            for part in parts {
                let (start, next) = (part.starts[frequency], part.starts[frequency + 1])
                for length in part.lists.lengths[start.list..<next.list] {
                    end += length
                    textStarts.append(end)
                }
                texts.append(contentsOf: part.lists.texts[start.text..<next.text])
            }
        }
    }

    /// From the texts of each shingle, the shingles of each text.
    private mutating func transposeLists() {
        var next = [UInt32](repeating: 0, count: textAt.count + 1)
        for text in texts { next[Int(text) + 1] += 1 }
        for text in textAt.indices { next[text + 1] += next[text] }
        shingleStarts = next
        var shingles = [UInt32](repeating: 0, count: texts.count)
        var asked = sharedWithLarger
        do {
            var target = shingles.mutableSpan
            var next = next.mutableSpan
            var asked = asked.mutableSpan
            let texts = texts.span
            var start = 0
            for shingle in 1..<textStarts.count {
                let end = Int(textStarts[shingle])
                for entry in start..<end {
                    let text = Int(texts[entry])
                    target[Int(next[text])] = UInt32(shingle - 1)
                    next[text] += 1
                    asked[text] += 1
                }
                // The largest text of all that hold it has nobody to ask.
                asked[Int(texts[end - 1])] -= 1
                start = end
            }
        }
        (self.shingles, sharedWithLarger) = (shingles, asked)
    }
}
