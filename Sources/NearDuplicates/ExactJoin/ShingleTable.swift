import Kernels

/// The shingles of many texts, parted by the high bits of their hashes.
///
/// Which shingles are shared can then be found out part by part, each in a cache and each by a thread of its own.
package struct ShingleTable: Sendable {
    private(set) var blocks: [(block: ShingleBlock, texts: [UInt32])] = []
    /// How many texts there are.
    let count: Int

    package init(count: Int) { self.count = count }

    /// - Parameter fill: appends the shingles of some texts to the draft and ends each, in order.
    /// - Complexity: O(n) in the shingles.
    package init(
        count: Int, threads: Int, _ fill: @Sendable (Range<Int>, inout ShingleBlock.Draft) -> Void
    ) {
        self.init(count: count)
        let rows = ShingleBlock.mostRows
        blocks = parallelMap(count: (count + rows - 1) / rows, threads: threads) { index in
            let texts = index * rows..<min(count, (index + 1) * rows)
            var draft = ShingleBlock.Draft()
            fill(texts, &draft)
            return (ShingleBlock(draft), texts.map(UInt32.init))
        }
    }

    /// Adds the rows of a block.
    ///
    /// - Parameter texts: per row: its text, of which it is the only row; `UInt32.max` for a row that is left out.
    package mutating func append(_ block: ShingleBlock, texts: [UInt32]) {
        precondition(texts.count == block.lengths.count, "every row is given its text")
        blocks.append((block, texts))
    }

    /// How many entries a part has.
    func count(ofPart part: Int) -> Int {
        blocks.reduce(0) { $0 + $1.block.range(ofPart: part).count }
    }

    /// Per text: how many shingles it has, repetitions counted; 0 for a text without a row.
    var lengths: [UInt32] {
        var lengths = [UInt32](repeating: 0, count: count)
        for (block, texts) in blocks {
            for (row, text) in texts.enumerated() where text != .max { lengths[Int(text)] = block.lengths[row] }
        }
        return lengths
    }
}

/// The shingles of up to 1,024 texts, the rows, in the order of the parts.
///
/// An entry takes eight bytes: the part says the hash's high bits, and in their stead stands the row.
package struct ShingleBlock: Sendable {
    /// Per row: how many shingles it has, repetitions counted.
    let lengths: [UInt32]
    /// Where each part begins in `entries`; one more than there are parts.
    private let starts: [UInt32]
    /// The hash without the part's bits, over the row; ascending by row in a part.
    let entries: [UInt64]

    static let partBits: UInt64 = 10
    static let partCount = 1 << Int(partBits)
    package static let mostRows = 1 << Int(partBits)
    /// Blocks are not joined to more shingles, whose places are of 32 bits, than a long text has by itself.
    static let mostJoinedShingles = 1 << 30

    /// Rows while they are written.
    package struct Draft {
        /// Hashes, those of the row that is being written last; in any order, repetitions allowed.
        package var shingles: [UInt64] = []
        /// Per row: where its shingles end.
        fileprivate var ends: [Int] = []

        package init() {}

        /// Ends a row.
        package mutating func endRow() { ends.append(shingles.count) }
    }

    /// - Precondition: no more rows than ``mostRows``.
    /// - Complexity: O(n) in the shingles.
    package init(_ draft: Draft) {
        precondition(draft.ends.count <= Self.mostRows, "a block has room for a row's bits")
        let shift = 64 - Self.partBits
        var starts = [UInt32](repeating: 0, count: Self.partCount + 1)
        for shingle in draft.shingles { starts[Int(shingle >> shift) + 1] += 1 }
        for part in 0..<Self.partCount { starts[part + 1] += starts[part] }
        var next = starts
        var entries = [UInt64](repeating: 0, count: draft.shingles.count)
        var lengths: [UInt32] = []
        var begin = 0
        for (row, end) in draft.ends.enumerated() {
            for index in begin..<end {
                let shingle = draft.shingles[index]
                let part = Int(shingle >> shift)
                entries[Int(next[part])] = shingle << Self.partBits | UInt64(row)
                next[part] += 1
            }
            lengths.append(UInt32(end - begin))
            begin = end
        }
        (self.lengths, self.starts, self.entries) = (lengths, starts, entries)
    }

    /// One block of several, their rows in order.
    ///
    /// - Precondition: no more rows than ``mostRows`` in all.
    init(joining blocks: ArraySlice<ShingleBlock>) {
        lengths = blocks.flatMap(\.lengths)
        precondition(lengths.count <= Self.mostRows, "a block has room for a row's bits")
        var starts: [UInt32] = [0]
        var entries: [UInt64] = []
        entries.reserveCapacity(blocks.reduce(0) { $0 + $1.entries.count })
        for part in 0..<Self.partCount {
            var firstRow: UInt64 = 0
            for block in blocks {
                for index in block.range(ofPart: part) { entries.append(block.entries[index] + firstRow) }
                firstRow += UInt64(block.lengths.count)
            }
            starts.append(UInt32(entries.count))
        }
        (self.starts, self.entries) = (starts, entries)
    }

    func range(ofPart part: Int) -> Range<Int> { Int(starts[part])..<Int(starts[part + 1]) }
}
