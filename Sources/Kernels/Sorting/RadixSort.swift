/// Sorts unsigned numbers, least significant digit first.
package enum RadixSort {
    private static let digitBits = 11
    private static let digits = 1 << digitBits

    /// Sorts by the bits from `lowestBit` up, keeping the order of numbers that agree in them.
    ///
    /// All digits are counted before; a digit that all numbers share costs no pass of its own.
    ///
    /// - Complexity: O(n) for each eleven bits.
    package static func sort(_ numbers: inout [UInt64], fromBit lowestBit: UInt64 = 0) {
        guard numbers.count > 1, lowestBit < 64 else { return }
        let shifts = stride(from: lowestBit, to: 64, by: digitBits).map { $0 }
        var starts = count(numbers, shifts)
        var target: [UInt64] = []
        for (pass, shift) in shifts.enumerated() {
            let counts = pass * digits..<(pass + 1) * digits
            if starts[counts].contains(numbers.count) { continue }
            var total = 0
            for index in counts { (starts[index], total) = (total, total + starts[index]) }
            if target.isEmpty { target = Array(repeating: 0, count: numbers.count) }
            unsafe numbers.withUnsafeBufferPointer { source in
                unsafe target.withUnsafeMutableBufferPointer { target in
                    unsafe starts.withUnsafeMutableBufferPointer { starts in
                        for index in source.indices {
                            // SAFETY: a digit has its count in `starts`, and the counts of a pass add up to the
                            // numbers, so that each start lies in the target until all numbers are placed.
                            let number = unsafe source[index]
                            let digit = pass &* digits &+ Self.digit(of: number, shift)
                            let place = unsafe starts[digit]
                            unsafe target[place] = number
                            unsafe starts[digit] = place &+ 1
                        }
                    }
                }
            }
            swap(&numbers, &target)
        }
    }

    /// How often each digit occurs: passes x digits, row-major.
    private static func count(_ numbers: [UInt64], _ shifts: [UInt64]) -> [Int] {
        var counts = [Int](repeating: 0, count: shifts.count * digits)
        unsafe numbers.withUnsafeBufferPointer { numbers in
            unsafe counts.withUnsafeMutableBufferPointer { counts in
                for (pass, shift) in shifts.enumerated() {
                    // SAFETY: a digit is below `digits`, and there is a row of them for each shift.
                    let row = unsafe counts.baseAddress! + pass * digits
                    for index in numbers.indices { unsafe row[digit(of: numbers[index], shift)] &+= 1 }
                }
            }
        }
        return counts
    }

    @inline(__always)
    private static func digit(of number: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: number &>> shift) & (digits - 1)
    }
}
