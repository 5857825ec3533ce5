/// Numbers as files hold them: the lowest byte first, on any machine.
package enum LittleEndian {
    /// The numbers that some bytes stand for.
    ///
    /// - Precondition: the bytes are a whole number of them.
    /// - Complexity: O(n) in the bytes.
    package static func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
        _ bytes: Span<UInt8>, as type: Number.Type = Number.self
    ) -> [Number] {
        let width = MemoryLayout<Number>.size
        precondition(bytes.count % width == 0, "the bytes end within a number")
        let count = bytes.count / width
        var numbers = unsafe [Number](unsafeUninitializedCapacity: count) { memory, filled in
            unsafe bytes.withUnsafeBytes { bytes in
                // SAFETY: the buffer has room for as many bytes as there are, and any bytes are a number.
                unsafe UnsafeMutableRawBufferPointer(memory).copyMemory(from: bytes)
            }
            filled = count
        }
        if Number(littleEndian: 1) != 1 {
            for index in numbers.indices { numbers[index] = Number(littleEndian: numbers[index]) }
        }
        return numbers
    }

    /// Adds the bytes that stand for some numbers.
    ///
    /// - Complexity: O(n) in the numbers.
    package static func append<Number: FixedWidthInteger & BitwiseCopyable>(
        _ numbers: [Number], to bytes: inout [UInt8]
    ) {
        let stored = Number(littleEndian: 1) == 1 ? numbers : numbers.map(\.littleEndian)
        // SAFETY: the array's memory, all of it initialised, stays where it is during the closure.
        unsafe stored.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }
}
