/// Sets held as ascending arrays without repetitions.
package enum SortedSets {
    /// Steps between two looks at what can still be reached.
    private static let stride = 16

    /// How many members two sets share; nil as soon as it is certain to be below `minimum`.
    ///
    /// - Complexity: O(m + n).
    package static func intersectionCount(
        _ a: Span<UInt64>, _ b: Span<UInt64>, atLeast minimum: Int = 0
    ) -> Int? {
        merge(a, b, atLeast: minimum)
    }

    /// How many members two sets of small numbers share; nil as soon as it is certain to be below `minimum`.
    ///
    /// - Complexity: O(m + n).
    package static func intersectionCount(
        _ a: Span<UInt32>, _ b: Span<UInt32>, atLeast minimum: Int = 0
    ) -> Int? {
        merge(a, b, atLeast: minimum)
    }

    @inline(__always)
    private static func merge<Member: FixedWidthInteger>(
        _ a: Span<Member>, _ b: Span<Member>, atLeast minimum: Int
    ) -> Int? {
        // The misses each side can still afford before the minimum is out of reach.
        let allowedA = a.count - minimum
        let allowedB = b.count - minimum
        guard allowedA >= 0, allowedB >= 0 else { return nil }
        let shared = unsafe a.withUnsafeBufferPointer { a in
            unsafe b.withUnsafeBufferPointer { b -> Int? in
                var (i, j, shared) = (0, 0, 0)
                while i < a.count, j < b.count {
                    // No step moves a side by more than one, so that so many need no look at the ends.
                    for _ in 0..<min(stride, a.count &- i, b.count &- j) {
                        // SAFETY: as above, both indices are below their counts.
                        let (x, y) = unsafe (a[i], b[j])
                        i &+= x <= y ? 1 : 0
                        j &+= y <= x ? 1 : 0
                        shared &+= x == y ? 1 : 0
                    }
                    if i &- shared > allowedA || j &- shared > allowedB { return nil }
                }
                return shared
            }
        }
        guard let shared else { return nil }
        return shared >= minimum ? shared : nil
    }

    /// Makes a set of hashes in any order, repetitions among them.
    ///
    /// Hashes are spread evenly, so one pass by their highest bits leaves a few in each bucket, and the rest is
    /// done by insertion.
    ///
    /// - Complexity: O(n) for hashes; O(n^2) for numbers that share their highest bits.
    package static func make(ofHashes hashes: inout [UInt64]) {
        let count = hashes.count
        guard count > 1 else { return }
        // About two hashes a bucket.
        let bits = max(1, Int.bitWidth - (count / 2).leadingZeroBitCount)
        var starts = [Int](repeating: 0, count: 1 << bits)
        hashes = unsafe [UInt64](unsafeUninitializedCapacity: count) { sorted, members in
            unsafe hashes.withUnsafeBufferPointer { hashes in
                unsafe starts.withUnsafeMutableBufferPointer { starts in
                    unsafe distribute(hashes, by: bits, starts, into: sorted)
                }
            }
            members = unsafe order(sorted, count)
        }
    }

    /// Writes hashes in the order of their highest bits.
    ///
    /// - Parameter starts: as many zeros as there are numbers of so many bits.
    @inline(__always)
    private static func distribute(
        _ hashes: UnsafeBufferPointer<UInt64>, by bits: Int, _ starts: UnsafeMutableBufferPointer<Int>,
        into sorted: UnsafeMutableBufferPointer<UInt64>
    ) {
        // SAFETY (all of this function): a number of `bits` bits is below the count of starts, and these are places of hashes,
        // for each of which there is room.
        let shift = UInt64(truncatingIfNeeded: 64 &- bits)
        for index in 0..<hashes.count {
            unsafe starts[Int(truncatingIfNeeded: hashes[index] &>> shift)] &+= 1
        }
        var total = 0
        for bucket in 0..<starts.count {
            let size = unsafe starts[bucket]
            unsafe starts[bucket] = total
            total &+= size
        }
        for index in 0..<hashes.count {
            let hash = unsafe hashes[index]
            let bucket = Int(truncatingIfNeeded: hash &>> shift)
            let place = unsafe starts[bucket]
            unsafe sorted[place] = hash
            unsafe starts[bucket] = place &+ 1
        }
    }

    /// Sorts hashes that are nearly in order, and leaves each once.
    ///
    /// - Returns: how many are left.
    @inline(__always)
    private static func order(_ sorted: UnsafeMutableBufferPointer<UInt64>, _ count: Int) -> Int {
        // SAFETY (all of this function): places are not negative, and below the count.
        for index in 1..<count {
            let hash = unsafe sorted[index]
            var place = index
            while place > 0, unsafe sorted[place &- 1] > hash {
                unsafe sorted[place] = sorted[place &- 1]
                place &-= 1
            }
            unsafe sorted[place] = hash
        }
        var (members, last) = (1, unsafe sorted[0])
        for index in 1..<count {
            let hash = unsafe sorted[index]
            unsafe sorted[members] = hash
            members &+= hash == last ? 0 : 1
            last = hash
        }
        return members
    }
}
