import Kernels

/// The shingles that stand in two texts or more, one of them new, with their texts; most shingles of news stand in
/// one alone.
struct SharedShingles: Sendable {
    /// In the order of the parts.
    private(set) var lists: [TextLists] = []
    /// Per text: how many distinct shingles it has.
    private(set) var sizes: [UInt32]
    /// Per text: how many of them it shares with another.
    private(set) var sharedCounts: [UInt32]

    /// - Complexity: O(n) in the shingles.
    init(_ table: consuming ShingleTable, origins: TextOrigins = .allNew, threads: Int) {
        let table = table
        let ranges = threads == 1 ? 1 : threads * 8
        let found = parallelMap(count: ranges, threads: threads) { range in
            var part = PartCandidates()
            var groups = PartGroups(textCount: table.count, origins: origins)
            for index in range * ShingleBlock.partCount / ranges..<(range + 1) * ShingleBlock.partCount / ranges {
                part.collect(index, of: table)
                groups.append(part)
            }
            return groups
        }
        sizes = table.lengths
        sharedCounts = [UInt32](repeating: 0, count: table.count)
        for found in found {
            lists.append(found.lists)
            for text in sharedCounts.indices { sharedCounts[text] += found.sharedCounts[text] }
            for text in found.repetitions { sizes[Int(text)] -= 1 }
        }
    }
}

/// Lists of texts, one after the other.
struct TextLists: Sendable {
    var lengths: [UInt32] = []
    var texts: [UInt32] = []
}

/// The shared shingles of some parts.
private struct PartGroups: Sendable {
    private(set) var lists = TextLists()
    private(set) var sharedCounts: [UInt32]
    /// The texts of shingles that came again in the text they stand in, once each time.
    private(set) var repetitions: [UInt32] = []

    private let origins: TextOrigins

    init(textCount: Int, origins: TextOrigins) {
        sharedCounts = [UInt32](repeating: 0, count: textCount)
        self.origins = origins
    }

    /// The texts of one shingle.
    private struct Group {
        var key: UInt64 = 0
        /// The text that came last.
        var last: UInt32 = 0
        var count: UInt32 = 0
        /// Where the next text goes; the highest number where there is one text alone.
        var next = UInt32.max
        var hasNewText = false
    }

    /// Appends the lists of the candidates that two texts or more share, in the order in which they first come.
    mutating func append(_ part: borrowing PartCandidates) {
        guard part.count > 1 else { return }
        var groups = [Group](repeating: Group(), count: part.count)
        var groupOf = [UInt32](repeating: 0, count: part.count)
        let count = Self.number(part, groups: &groups, groupOf: &groupOf, repetitions: &repetitions)
        if origins.hasReferences {
            for index in 0..<part.count where groupOf[index] != .max && origins.hasNew(Int(part.texts[index])) {
                groups[Int(groupOf[index])].hasNewText = true
            }
        }
        var end = UInt32(lists.texts.count)
        for group in 0..<count
        where groups[group].count > 1 && (groups[group].hasNewText || !origins.hasReferences) {
            lists.lengths.append(groups[group].count)
            groups[group].next = end
            end += groups[group].count
        }
        lists.texts.append(contentsOf: repeatElement(0, count: Int(end) - lists.texts.count))
        Self.place(part.texts.span, groupOf: groupOf.span, groups: &groups, places: &lists.texts, counts: &sharedCounts)
    }

    /// Numbers distinct keys in the order in which they first come; how many they are.
    ///
    /// - Parameters:
    ///   - groupOf: receives each entry's number; the highest number for a key that comes again in its text.
    ///   - repetitions: the texts of such keys are appended.
    private static func number(
        _ part: borrowing PartCandidates, groups: inout [Group], groupOf: inout [UInt32],
        repetitions: inout [UInt32]
    ) -> Int {
        let (keys, texts) = (part.keys.span, part.texts.span)
        let slotBits = UInt64(max(4, UInt64.bitWidth - (part.count * 2).leadingZeroBitCount))
        let mask = 1 << Int(slotBits) - 1
        var slotStore = [UInt32](repeating: 0, count: mask + 1)
        var slots = slotStore.mutableSpan
        var groups = groups.mutableSpan
        var groupOf = groupOf.mutableSpan
        var count = 0
        for index in groupOf.indices {
            let (key, text) = (keys[index], texts[index])
            var slot = Int((key &* Hash64.seed) >> (64 - slotBits))
            while slots[slot] != 0, groups[Int(slots[slot]) - 1].key != key { slot = (slot + 1) & mask }
            if slots[slot] == 0 {
                groups[count] = Group(key: key, last: text, count: 1)
                groupOf[index] = UInt32(count)
                count += 1
                slots[slot] = UInt32(count)
                continue
            }
            let group = Int(slots[slot]) - 1
            if groups[group].last == text {
                repetitions.append(text)
                groupOf[index] = .max
            } else {
                groups[group].last = text
                groups[group].count += 1
                groupOf[index] = UInt32(group)
            }
        }
        return count
    }

    /// Writes the texts of groups of two or more to their places in the lists, and counts them.
    private static func place(
        _ texts: Span<UInt32>, groupOf: Span<UInt32>, groups: inout [Group], places: inout [UInt32],
        counts: inout [UInt32]
    ) {
        var groups = groups.mutableSpan
        var places = places.mutableSpan
        var counts = counts.mutableSpan
        for index in groupOf.indices where groupOf[index] != .max {
            let group = Int(groupOf[index])
            let place = groups[group].next
            guard place != .max else { continue }
            places[Int(place)] = texts[index]
            groups[group].next = place + 1
            counts[Int(texts[index])] += 1
        }
    }
}
