import CTextScan

/// Looks for single bytes in text, 64 of them a step.
package enum ByteSearch {
    /// Where the first of two bytes stands from an index on; the end of the text where neither does.
    ///
    /// - Complexity: O(n) in the bytes passed over.
    package static func first(
        of a: UInt8, or b: UInt8, in text: Span<UInt8>, from start: Int, level: VectorLevel = .best
    ) -> Int {
        guard start < text.count else { return text.count }
        precondition(start >= 0)
        return unsafe text.withUnsafeBufferPointer { text in
            // SAFETY: `start` lies in the text, which is not empty then, and as many bytes follow as are named.
            unsafe start
                + storyfold_text_find_either(level.rawValue, text.baseAddress! + start, text.count - start, a, b)
        }
    }

    /// Where a byte next stands; the end of the text where it does not.
    package static func first(of byte: UInt8, in text: Span<UInt8>, from start: Int) -> Int {
        first(of: byte, or: byte, in: text, from: start)
    }
}

extension [UInt8] {
    /// Appends some bytes of a text.
    ///
    /// - Precondition: the range lies in the text.
    package mutating func append(_ range: Range<Int>, of text: Span<UInt8>) {
        unsafe text.extracting(range).withUnsafeBufferPointer { bytes in
            // SAFETY: the pointer lives as long as the closure.
            unsafe append(contentsOf: bytes)
        }
    }
}
