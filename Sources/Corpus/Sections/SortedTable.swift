import Kernels

/// Entries of a section in ascending order, each a key of 32 bits over a value of 32: which values a key has is found
/// by reading a block or two.
///
/// The first entry of every block of the file is known beforehand (the fences).
package struct SortedTable: Sendable {
    private let file: SectionFile
    private let section: Int
    /// Of the section's entries, those of the table.
    private let entries: Range<Int>
    private let fences: [UInt64]
    /// The block that was read last.
    private var block = -1
    private var read: [UInt64] = []

    private static let blockEntries = SectionFormat.contentBytes / MemoryLayout<UInt64>.size

    /// - Parameter fences: of the whole section.
    package init(_ file: SectionFile, section: Int, entries: Range<Int>, fences: [UInt64]) {
        (self.file, self.section, self.entries, self.fences) = (file, section, entries, fences)
    }

    /// Appends the values of a key, ascending.
    ///
    /// - Parameter most: no more values are read than so many.
    /// - Complexity: O(log n) in the entries, and O(m) in the values; keys in ascending order are found faster.
    /// - Throws: where the file is damaged.
    package mutating func appendValues(of key: UInt32, most: Int = .max, to values: inout [UInt32]) throws(CorpusError)
    {
        guard !entries.isEmpty else { return }
        let first = UInt64(key) << 32
        var (lower, upper) = (entries.lowerBound / Self.blockEntries, (entries.upperBound - 1) / Self.blockEntries + 1)
        guard upper <= fences.count else { throw file.damage(in: section) }
        // The last block that begins before the key; the first entry of the table may stand within the first.
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if fences[middle] < first { lower = middle } else { upper = middle }
        }
        var count = 0
        var place = entries.lowerBound
        try load(lower)
        let start = lower * Self.blockEntries
        let inBlock = max(entries.lowerBound, start)..<min(entries.upperBound, start + read.count)
        place = inBlock.lowerBound
        var end = inBlock.upperBound
        while place < end {
            let middle = (place + end) / 2
            if read[middle - start] < first { place = middle + 1 } else { end = middle }
        }
        while place < entries.upperBound, count < most {
            try load(place / Self.blockEntries)
            let entry = read[place % Self.blockEntries]
            guard entry >> 32 == UInt64(key) else { return }
            values.append(UInt32(truncatingIfNeeded: entry))
            place += 1
            count += 1
        }
    }

    private mutating func load(_ wanted: Int) throws(CorpusError) {
        guard wanted != block else { return }
        let start = wanted * Self.blockEntries
        read = try file.numbers(
            start..<min(file.count(of: section, as: UInt64.self), start + Self.blockEntries), of: section)
        block = wanted
    }
}

extension SortedTable {
    /// Writes the entries of one section, table after table, and remembers its fences.
    package struct Writer {
        package private(set) var fences: [UInt64] = []
        private var count = 0

        package init() {}

        /// Adds to the section that was begun last.
        ///
        /// - Parameter entries: of one table in ascending order, some at a time.
        package mutating func append(_ entries: [UInt64], to writer: SectionWriter) throws(CorpusError) {
            let step = SortedTable.blockEntries
            for place in stride(from: (step - count % step) % step, to: entries.count, by: step) {
                fences.append(entries[place])
            }
            count += entries.count
            try writer.append(entries)
        }
    }
}
