/// The entries of one part that may belong to a shared shingle.
///
/// Two bits for each of eight times as many slots as there are entries tell nine of ten lone shingles; what
/// is left goes through a hash table.
struct PartCandidates {
    /// Hashes without the part's bits.
    private(set) var keys: [UInt64] = []
    /// All entries of one text stand together.
    private(set) var texts: [UInt32] = []
    /// How many entries of `keys` and `texts` are in use.
    private(set) var count = 0

    /// Keeps the entries whose slot of the filter another entry takes too.
    mutating func collect(_ part: Int, of table: ShingleTable) {
        let entries = table.count(ofPart: part)
        count = 0
        guard entries > 1 else { return }
        if keys.count < entries {
            keys = [UInt64](repeating: 0, count: entries)
            texts = [UInt32](repeating: 0, count: entries)
        }
        let slotBits = UInt64(max(6, UInt64.bitWidth - (entries * 8).leadingZeroBitCount))
        let filter = Self.filter(part, of: table, slotBits: slotBits)
        count = Self.copyRepeated(
            part, of: table, filter: filter.span, shift: 64 - slotBits, keys: &keys, texts: &texts)
    }

    /// Pairs of words for 64 slots each: which are taken, and which are taken again.
    private static func filter(_ part: Int, of table: ShingleTable, slotBits: UInt64) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: 2 << Int(slotBits - 6))
        var filter = words.mutableSpan
        for (block, _) in table.blocks {
            let entries = block.entries.span
            for index in block.range(ofPart: part) {
                let slot = entries[index] >> (64 - slotBits)
                let word = Int(slot >> 6) &* 2
                let bit: UInt64 = 1 << (slot & 63)
                filter[word &+ 1] |= filter[word] & bit
                filter[word] |= bit
            }
        }
        return words
    }

    /// Copies the entries whose slot was taken again to the front of `keys` and `texts`; how many they are.
    private static func copyRepeated(
        _ part: Int, of table: ShingleTable, filter: Span<UInt64>, shift: UInt64, keys: inout [UInt64],
        texts: inout [UInt32]
    ) -> Int {
        var count = 0
        var keys = keys.mutableSpan
        var texts = texts.mutableSpan
        let rowMask = UInt64(ShingleBlock.mostRows - 1)
        for (block, textOfRow) in table.blocks {
            let entries = block.entries.span
            let textOfRow = textOfRow.span
            for index in block.range(ofPart: part) {
                let entry = entries[index]
                let slot = entry >> shift
                let text = textOfRow[Int(entry & rowMask)]
                let isRepeated = filter[Int(slot >> 6) &* 2 &+ 1] >> (slot & 63) & 1
                // Written whether it stays or not: a branch would be guessed wrong too often.
                keys[count] = entry >> ShingleBlock.partBits
                texts[count] = text
                count &+= text == .max ? 0 : Int(isRepeated)
            }
        }
        return count
    }
}
