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
        let shift = UInt64(64 - bits)
        var starts = [Int](repeating: 0, count: 1 << bits)
        for hash in hashes { starts[Int(truncatingIfNeeded: hash &>> shift)] += 1 }
        var total = 0
        for bucket in starts.indices { (starts[bucket], total) = (total, total + starts[bucket]) }
        var sorted = [UInt64](repeating: 0, count: count)
        for hash in hashes {
            let bucket = Int(truncatingIfNeeded: hash &>> shift)
            sorted[starts[bucket]] = hash
            starts[bucket] += 1
        }
        for index in 1..<count {
            let hash = sorted[index]
            var place = index
            while place > 0, sorted[place - 1] > hash {
                sorted[place] = sorted[place - 1]
                place -= 1
            }
            sorted[place] = hash
        }
        var members = 0
        for index in 0..<count where index == 0 || sorted[index] != sorted[members - 1] {
            sorted[members] = sorted[index]
            members += 1
        }
        sorted.removeLast(count - members)
        hashes = sorted
    }
}
