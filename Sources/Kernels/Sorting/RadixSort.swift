/// Sorts unsigned numbers, least significant digit first.
package enum RadixSort {
    private static let digitBits: UInt64 = 11

    /// Sorts by the bits from `lowestBit` up, keeping the order of numbers that agree in them.
    ///
    /// - Complexity: O(n) for each eleven bits.
    package static func sort(_ numbers: inout [UInt64], fromBit lowestBit: UInt64 = 0) {
        guard numbers.count > 1 else { return }
        var highest: UInt64 = 0
        for number in numbers { highest |= number }
        var source = numbers
        var target = [UInt64](repeating: 0, count: numbers.count)
        var shift = lowestBit
        while shift < 64, highest >> shift != 0 {
            var starts = [Int](repeating: 0, count: 1 << Int(digitBits))
            for number in source { starts[Int(number >> shift & (1 << digitBits - 1))] += 1 }
            var total = 0
            for digit in starts.indices { (starts[digit], total) = (total, total + starts[digit]) }
            for number in source {
                let digit = Int(number >> shift & (1 << digitBits - 1))
                target[starts[digit]] = number
                starts[digit] += 1
            }
            swap(&source, &target)
            shift += digitBits
        }
        numbers = source
    }
}
