/// Counts the words of one text after the other as they are spelled, capitals and all.
///
/// A spelling is known by the hash of its bytes and numbered in the order in which it is first met. What it means
/// (the word in lower case, its stem, whether it is a name) is looked up once for each number and not for every
/// word of every text: of a megabyte of news a tenth of the words are new. Working space is kept from text to text.
package struct SpellingCounter: Sendable {
    /// How many spellings were met.
    package private(set) var count = 0

    /// Open addressing with linear probing; at most half of the slots are taken.
    private var slots: [Slot]
    /// Per spelling its key, with room for more.
    private var keyTable: [UInt64] = []
    /// Per spelling: how often it stands in the text at hand; zero between texts, and as much room.
    private var counts: [UInt32] = []
    /// The spellings of the text at hand, as many as `foundCount`, and room for one more than all.
    private var found: [UInt32] = []
    private var foundCount = 0

    private struct Slot: Sendable {
        var key: UInt64 = 0
        /// One more than the number of the spelling; 0 where the slot is free.
        var number: UInt32 = 0
    }

    /// - Parameter spellings: how many are expected; more cost time.
    package init(expecting spellings: Int = 0) {
        slots = Array(repeating: Slot(), count: 64)
        reserve(spellings)
    }

    /// Per spelling: the ``Hash64`` of its bytes.
    package var keys: ArraySlice<UInt64> { keyTable[..<count] }

    /// Counts a word that is known by its key alone.
    ///
    /// - Returns: whether its spelling is new, and so has the last number.
    package mutating func add(_ key: UInt64) -> Bool {
        let before = count
        reserve(1)
        withTables { tables in _ = tables.add(key) }
        return count > before
    }

    /// Counts words of a text.
    ///
    /// - Parameters:
    ///   - starts: where each word begins in the text; one that has the top bit set is passed over.
    ///   - lengths: bytes of each word, at least 1; those passed over may have any.
    ///   - firstSeen: the words whose spelling is new are appended, in the order of the new numbers.
    /// - Complexity: O(n) in the words, and in the bytes of those longer than sixteen.
    package mutating func add(
        wordsOf text: Span<UInt8>, starts: Span<UInt32>, lengths: Span<UInt32>, firstSeen: inout [UInt32]
    ) {
        precondition(starts.count == lengths.count)
        // So many words at a time, for which there is room whatever they are.
        let step = 1 << 11
        for first in stride(from: 0, to: starts.count, by: step) {
            let words = first..<min(starts.count, first + step)
            reserve(words.count)
            unsafe text.withUnsafeBytes { text in
                withTables { tables in
                    for word in words where starts[word] >> 31 == 0 {
                        let (start, length) = (Int(starts[word]), Int(lengths[word]))
                        precondition(start + length <= text.count)
                        // SAFETY: the word lies in the text.
                        if unsafe tables.add(Self.hash(text, start, length)) {
                            firstSeen.append(UInt32(truncatingIfNeeded: word))
                        }
                    }
                }
            }
        }
    }

    /// Ends a text: appends the number of each spelling that stood in it, and how often, up to 65,535.
    ///
    /// - Complexity: O(n) in the spellings of the text.
    package mutating func endText(numbers: inout [UInt32], counts: inout [UInt16]) {
        numbers.append(contentsOf: found[..<foundCount])
        for number in found[..<foundCount] {
            counts.append(UInt16(clamping: self.counts[Int(number)]))
            self.counts[Int(number)] = 0
        }
        foundCount = 0
    }

    /// ``Hash64/hash(_:)`` of a word of the text.
    @inline(__always)
    private static func hash(_ text: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> UInt64 {
        guard _fastPath(length <= 16 && length > 0 && start &+ 16 <= text.count) else {
            // SAFETY: the caller's promise.
            return unsafe Hash64.hash(UnsafeRawBufferPointer(rebasing: text[start..<start + length]))
        }
        let ones = UInt64.max &>> (UInt64(truncatingIfNeeded: 16 &- length) &* 8)
        let isShort = length <= 8
        // SAFETY: sixteen bytes from the start are in the text. Of these the masks keep the word's.
        let first = unsafe Hash64.word(text, start) & (isShort ? ones : .max)
        let second = unsafe Hash64.word(text, start &+ 8) & (isShort ? 0 : ones)
        return Hash64.mix(first ^ Hash64.seed, second ^ Hash64.multiplier) &+ UInt64(truncatingIfNeeded: length)
    }

    // MARK: The tables

    /// The tables while words are added, with room for as many new spellings as were reserved.
    @safe private struct Tables {
        // Safe: the buffers live as long as the closure that the tables are handed to.
        let slots: UnsafeMutableBufferPointer<Slot>
        let keys: UnsafeMutableBufferPointer<UInt64>
        let counts: UnsafeMutableBufferPointer<UInt32>
        let found: UnsafeMutableBufferPointer<UInt32>
        var count: Int
        var foundCount: Int

        /// Whether the spelling is new.
        @inline(__always)
        mutating func add(_ key: UInt64) -> Bool {
            let mask = unsafe slots.count &- 1
            var slot = Int(truncatingIfNeeded: key) & mask
            while true {
                // SAFETY (all of this function): the mask keeps the slot in the table, which has free ones; there
                // is room for a spelling more in the others, and numbers are below the spellings.
                let entry = unsafe slots[slot]
                if _fastPath(entry.key == key && entry.number != 0) {
                    let number = Int(entry.number) &- 1
                    let before = unsafe counts[number]
                    unsafe counts[number] = before &+ 1
                    // Written in any case, and overwritten where the spelling was there already.
                    unsafe found[foundCount] = UInt32(truncatingIfNeeded: number)
                    foundCount &+= before == 0 ? 1 : 0
                    return false
                }
                if entry.number == 0 {
                    unsafe slots[slot] = Slot(key: key, number: UInt32(truncatingIfNeeded: count &+ 1))
                    unsafe keys[count] = key
                    unsafe counts[count] = 1
                    unsafe found[foundCount] = UInt32(truncatingIfNeeded: count)
                    count &+= 1
                    foundCount &+= 1
                    return true
                }
                slot = (slot &+ 1) & mask
            }
        }
    }

    /// Makes room for so many new spellings.
    private mutating func reserve(_ more: Int) {
        let most = count + more
        if counts.count < most {
            let room = max(most, 2 * counts.count) - counts.count
            counts += repeatElement(0, count: room)
            keyTable += repeatElement(0, count: room)
            found += repeatElement(0, count: counts.count + 1 - found.count)
        }
        guard most * 2 > slots.count else { return }
        var size = slots.count
        while most * 2 > size { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        for number in 0..<count {
            var slot = Int(truncatingIfNeeded: keyTable[number]) & (size - 1)
            while slots[slot].number != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Slot(key: keyTable[number], number: UInt32(number + 1))
        }
    }

    @inline(__always)
    private mutating func withTables(_ body: (inout Tables) -> Void) {
        let (count, foundCount) = (count, foundCount)
        let after = unsafe slots.withUnsafeMutableBufferPointer { slots in
            unsafe keyTable.withUnsafeMutableBufferPointer { keys in
                unsafe counts.withUnsafeMutableBufferPointer { counts in
                    unsafe found.withUnsafeMutableBufferPointer { found in
                        var tables = unsafe Tables(
                            slots: slots, keys: keys, counts: counts, found: found, count: count,
                            foundCount: foundCount)
                        body(&tables)
                        return (tables.count, tables.foundCount)
                    }
                }
            }
        }
        (self.count, self.foundCount) = after
    }
}
