extension RandomAccessCollection where Index == Int {
    /// The first place whose element is so, where all behind one that is are so too; the end where none is.
    ///
    /// Public, since the compiler does not inline code of `package` access into other modules.
    ///
    /// - Complexity: O(log n).
    @inlinable
    public func firstPlace(where isBehind: (Element) -> Bool) -> Int {
        var (lower, upper) = (startIndex, endIndex)
        while lower < upper {
            let middle = lower + (upper - lower) / 2
            if isBehind(self[middle]) { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }
}
