/// The beginnings of words of ASCII, eight letters at a time.
package enum WordLetters {
    /// The first bytes of a word in lower case, the first of all lowest, zeros behind the last.
    ///
    /// - Parameter count: bytes that are read, fifteen at most.
    /// - Returns: nil where one of them is beyond ASCII, and where the text ends within sixteen bytes.
    @inline(__always)
    package static func lowered(_ count: Int, from start: Int, of text: Span<UInt8>) -> (low: UInt64, high: UInt64)? {
        guard start >= 0, text.count - start >= 16, 0...15 ~= count else { return nil }
        return unsafe text.withUnsafeBytes { text in
            // SAFETY: sixteen bytes from the start on are in the text.
            let (first, second) = unsafe (Hash64.word(text, start), Hash64.word(text, start &+ 8))
            let ones = UInt64.max &>> (UInt64(truncatingIfNeeded: 16 &- count) &* 8)
            let low = first & (count == 0 ? 0 : count < 8 ? ones : .max)
            let high = second & (count <= 8 ? 0 : ones)
            guard (low | high) & 0x8080_8080_8080_8080 == 0 else { return nil }
            return (lowered(low), lowered(high))
        }
    }

    /// Eight bytes of ASCII with small letters for capitals.
    @inline(__always)
    private static func lowered(_ bytes: UInt64) -> UInt64 {
        // A sum reaches the sign of its byte from "A" on, the other from behind "Z" on.
        let capitals =
            (bytes &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(bytes &+ 0x2525_2525_2525_2525) & 0x8080_8080_8080_8080
        return bytes | capitals &>> 2
    }
}
