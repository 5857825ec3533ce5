/// The ids met so far, to find the second record with one id.
///
/// A hash table with linear probing; hashes that agree are settled by the bytes.
struct IdTable {
    /// Where an article stands among the batches.
    struct Location: Equatable {
        var batch: UInt32
        var entry: UInt32
    }

    /// The high bits of the hash, by which slots are chosen, over the location: 28, 18 and 18 bits. A batch has a
    /// megabyte of fields, and fewer entries than 2^18.
    private typealias Slot = UInt64

    private static let free = Slot.max
    private var slots: [Slot] = Array(repeating: free, count: 1024)
    private var count = 0

    private static func slot(_ hash: UInt64, _ location: Location) -> Slot {
        (hash >> 36) << 36 | UInt64(location.batch) << 18 | UInt64(location.entry)
    }

    private static func location(_ slot: Slot) -> Location {
        Location(batch: UInt32(slot >> 18 & 0x3FFFF), entry: UInt32(slot & 0x3FFFF))
    }

    /// FNV-1a with a final mix, so that the low bits choose the slot well.
    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash ^= hash >> 32
        return hash &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29
    }

    /// Enters an article, or returns the place in the batches of the one that has its id already.
    ///
    /// - Parameter isSame: whether the article at a location has the same id.
    /// - Complexity: O(1), amortised.
    mutating func insert(_ hash: UInt64, at location: Location, isSame: (Location) -> Bool) -> Location? {
        precondition(location.batch < 1 << 18 && location.entry < 1 << 18, "too many articles")
        if 2 * (count + 1) > slots.count { grow() }
        let new = Self.slot(hash, location)
        var index = firstIndex(of: new)
        while slots[index] != Self.free {
            if slots[index] >> 36 == new >> 36 {
                let other = Self.location(slots[index])
                if isSame(other) { return other }
            }
            index = (index + 1) & (slots.count - 1)
        }
        slots[index] = new
        count += 1
        return nil
    }

    private func firstIndex(of slot: Slot) -> Int { Int(slot >> 36) >> max(0, 28 - slots.count.trailingZeroBitCount) }

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
