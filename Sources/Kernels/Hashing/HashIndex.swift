/// A map from 64-bit hashes to small numbers: open addressing with linear probing, a power of two of slots,
/// at most half of them full.
///
/// Keys are hashes already, so their own high bits choose the slot.
public struct HashIndex: Sendable {
    @usableFromInline var keys: [UInt64]
    @usableFromInline var values: [UInt32]
    @usableFromInline var shift: UInt64
    @usableFromInline var zeroValue: UInt32?
    public private(set) var count = 0

    /// - Parameter bits: the binary logarithm of the slots to begin with.
    public init(bits: Int = 10) {
        keys = Array(repeating: 0, count: 1 << bits)
        values = Array(repeating: 0, count: 1 << bits)
        shift = 64 - UInt64(bits)
    }

    /// The value of a key; nil where it has none.
    @inlinable
    public subscript(key: UInt64) -> UInt32? {
        guard key != 0 else { return zeroValue }
        let slot = slot(of: key)
        return keys[slot] == key ? values[slot] : nil
    }

    /// Gives a key that has no value one.
    ///
    /// - Precondition: the key has none.
    public mutating func insert(_ key: UInt64, _ value: UInt32) {
        count += 1
        guard key != 0 else {
            zeroValue = value
            return
        }
        if count * 2 > keys.count { grow() }
        let slot = slot(of: key)
        keys[slot] = key
        values[slot] = value
    }

    /// The slot that holds a key, or the free one where it would go.
    @inlinable @inline(__always)
    func slot(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int((key &* Hash64.seed) >> shift)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = (keys, values)
        keys = Array(repeating: 0, count: old.0.count * 2)
        values = Array(repeating: 0, count: old.0.count * 2)
        shift -= 1
        for index in old.0.indices where old.0[index] != 0 {
            let slot = slot(of: old.0[index])
            keys[slot] = old.0[index]
            values[slot] = old.1[index]
        }
    }
}
