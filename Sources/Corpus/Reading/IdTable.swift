/// The ids met so far, to find the second record with one id.
///
/// A hash table with linear probing; equal hashes are settled by the bytes.
struct IdTable {
    /// Where an article stands among the batches.
    struct Location: Equatable {
        var batch: UInt32
        var entry: UInt32
    }

    private struct Slot {
        var hash: UInt64
        var location: Location
    }

    private static let free = Location(batch: .max, entry: .max)
    private var slots: [Slot] = Array(repeating: Slot(hash: 0, location: free), count: 1024)
    private var count = 0

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
        if 2 * (count + 1) > slots.count { grow() }
        var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[index].location != Self.free {
            if slots[index].hash == hash, isSame(slots[index].location) { return slots[index].location }
            index = (index + 1) & (slots.count - 1)
        }
        slots[index] = Slot(hash: hash, location: location)
        count += 1
        return nil
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(hash: 0, location: Self.free), count: 2 * old.count)
        for slot in old where slot.location != Self.free {
            var index = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
            while slots[index].location != Self.free { index = (index + 1) & (slots.count - 1) }
            slots[index] = slot
        }
    }
}
