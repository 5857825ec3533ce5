/// A set of pairs of texts: open addressing with linear probing, at most half of the slots full.
///
/// A pair is the lower text over the higher, 32 bits each; texts 0 and 0, which are no pair, mark a free slot.
struct PairSet {
    private var slots = [UInt64](repeating: 0, count: 1 << 12)
    private var shift: UInt64 = 64 - 12
    private(set) var count = 0

    /// The members, in no particular order.
    var pairs: [UInt64] { slots.filter { $0 != 0 } }

    static func pair(_ a: UInt64, _ b: UInt64) -> UInt64 { a < b ? a << 32 | b : b << 32 | a }

    mutating func insert(_ pair: UInt64) {
        let slot = slot(of: pair)
        guard slots[slot] == 0 else { return }
        slots[slot] = pair
        count += 1
        if count * 2 > slots.count { grow() }
    }

    private func slot(of pair: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int((pair &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while slots[slot] != 0, slots[slot] != pair { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        shift -= 1
        for pair in old where pair != 0 { slots[slot(of: pair)] = pair }
    }
}
