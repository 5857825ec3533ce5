/// Sets held as ascending arrays without repetitions.
package enum SortedSets {
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
        var (i, j, shared) = (0, 0, 0)
        // The misses each side can still afford before the minimum is out of reach.
        let allowedA = a.count - minimum
        let allowedB = b.count - minimum
        guard allowedA >= 0, allowedB >= 0 else { return nil }
        while i < a.count, j < b.count {
            let x = a[i]
            let y = b[j]
            i &+= x <= y ? 1 : 0
            j &+= y <= x ? 1 : 0
            shared &+= x == y ? 1 : 0
            if i &- shared > allowedA || j &- shared > allowedB { return nil }
        }
        return shared >= minimum ? shared : nil
    }
}
