/// The ids met so far, to find the second record with one id.
///
/// A hash table with linear probing; hashes that agree are settled by the bytes.
struct IdTable {
    /// The high half of the hash, by which slots are chosen, over the row.
    private typealias Slot = UInt64

    /// One run takes no more rows, articles and second records with one id together: later stages number articles in
    /// 31 bits.
    static let mostRows = Int(Int32.max)

    private static let free = Slot.max
    private var slots: [Slot] = Array(repeating: free, count: 1024)
    private var count = 0

    private static func slot(_ hash: UInt64, _ row: Int) -> Slot { hash & ~0xFFFF_FFFF | UInt64(row) }

    private static func row(_ slot: Slot) -> Int { Int(slot & 0xFFFF_FFFF) }

    /// FNV-1a with a final mix, so that the low bits choose the slot well.
    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash ^= hash >> 32
        return hash &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29
    }

    /// Enters an article, or returns the row of the one that has its id already.
    ///
    /// - Parameters:
    ///   - row: among the entries of all batches, below ``mostRows``.
    ///   - isSame: whether the article in a row has the same id.
    /// - Complexity: O(1), amortised.
    mutating func insert(_ hash: UInt64, row: Int, isSame: (Int) -> Bool) -> Int? {
        precondition(row < Self.mostRows, "too many articles")
        if 2 * (count + 1) > slots.count { grow() }
        let new = Self.slot(hash, row)
        var index = firstIndex(of: new)
        while slots[index] != Self.free {
            if slots[index] >> 32 == new >> 32 {
                let other = Self.row(slots[index])
                if isSame(other) { return other }
            }
            index = (index + 1) & (slots.count - 1)
        }
        slots[index] = new
        count += 1
        return nil
    }

    private func firstIndex(of slot: Slot) -> Int { Int(slot >> 32) >> max(0, 32 - slots.count.trailingZeroBitCount) }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Self.free, count: 2 * old.count)
        for slot in old where slot != Self.free {
            var index = firstIndex(of: slot)
            while slots[index] != Self.free { index = (index + 1) & (slots.count - 1) }
            slots[index] = slot
        }
    }
}
