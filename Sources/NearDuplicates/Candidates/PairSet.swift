import Corpus

/// A set of pairs of texts: open addressing with linear probing, at most half of the slots full.
///
/// A pair is the lower text over the higher, 32 bits each; texts 0 and 0, which are no pair, mark a free slot.
struct PairSet {
    private var slots = [UInt64](repeating: 0, count: 1 << fewestSlotBits)
    private var shift = UInt64(64 - fewestSlotBits)
    private(set) var count = 0

    private static let fewestSlotBits = 12

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

    /// Whether one more pair may double a table that is as large as it may be.
    func isFull(slots most: Int) -> Bool { slots.count >= most && count * 2 >= slots.count }

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

/// Collects the pairs that one worker finds: as a set while they are few, and run by run where they are many.
struct PairCollector {
    private var found = PairSet()
    private var runs = PairRuns()
    private let store: SharedNumberStore
    private let mostSlots: Int

    /// - Parameter bytes: that the set may take, about; 512 kB at least.
    init(bytes: Int, in store: SharedNumberStore) {
        self.store = store
        var slots = 1 << 16
        while slots * 2 * MemoryLayout<UInt64>.stride <= bytes { slots *= 2 }
        mostSlots = slots
    }

    /// - Throws: when a temporary file cannot be written.
    @inline(__always)
    mutating func insert(_ pair: UInt64) throws(CorpusError) {
        found.insert(pair)
        if found.isFull(slots: mostSlots) { try endRun() }
    }

    /// All pairs that were inserted.
    ///
    /// - Throws: as ``insert(_:)``.
    consuming func finished() throws(CorpusError) -> PairRuns {
        try endRun()
        return runs
    }

    private mutating func endRun() throws(CorpusError) {
        let pairs = PairRuns.ascending(found.pairs)
        found = PairSet()
        try runs.append(pairs, in: store)
    }
}
