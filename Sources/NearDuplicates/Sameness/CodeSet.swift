/// The different words of a text, by their codes without the kinds.
struct CodeSet: Sendable {
    /// Per slot of a table that is half empty: a hash and one more; 0 for none.
    private var slots: [UInt32]

    /// - Complexity: O(n) in the codes.
    init(_ codes: ArraySlice<UInt32>) {
        var size = 8
        while size < 2 * codes.count { size *= 2 }
        slots = Array(repeating: 0, count: size)
        for code in codes {
            let word = code >> TextOutline.kindBits
            slots[place(of: word)] = word + 1
        }
    }

    func contains(_ code: UInt32) -> Bool { slots[place(of: code >> TextOutline.kindBits)] != 0 }

    /// The slot of a word, or the free one where it would stand.
    private func place(of word: UInt32) -> Int {
        var slot = Int(truncatingIfNeeded: word) & (slots.count - 1)
        while slots[slot] != 0, slots[slot] != word + 1 { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }
}
