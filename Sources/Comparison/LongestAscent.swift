/// The longest ascending part of a row of numbers.
enum LongestAscent {
    /// Positions of the numbers that are in it, ascending.
    ///
    /// - Parameter numbers: all different.
    /// - Complexity: O(n log n) (Fredman 1975).
    static func positions(of numbers: [Int]) -> [Int] {
        // Per length: the position of the lowest number that an ascent of this length ends with.
        var ends: [Int] = []
        var before = [Int](repeating: -1, count: numbers.count)
        for (position, number) in numbers.enumerated() {
            var (lower, upper) = (0, ends.count)
            while lower < upper {
                let middle = (lower + upper) / 2
                if numbers[ends[middle]] < number { lower = middle + 1 } else { upper = middle }
            }
            before[position] = lower > 0 ? ends[lower - 1] : -1
            if lower < ends.count { ends[lower] = position } else { ends.append(position) }
        }
        var positions: [Int] = []
        var position = ends.last ?? -1
        while position >= 0 {
            positions.append(position)
            position = before[position]
        }
        return positions.reversed()
    }
}
