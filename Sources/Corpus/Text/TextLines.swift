import Kernels

/// Cuts text into lines.
enum TextLines {
    /// The lines of a text as byte ranges, without white space around them; empty ones are left out.
    ///
    /// - Complexity: O(n) in the bytes.
    static func ranges(of text: Span<UInt8>) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        while start < text.count {
            let end = ByteSearch.first(of: 0x0A, in: text, from: start)
            if let line = trimmed(start..<end, of: text) { lines.append(line) }
            start = end + 1
        }
        return lines
    }

    /// A range without the white space at its ends; nil where nothing else is in it.
    static func trimmed(_ range: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, ByteClass.isSpace(text[lower]) { lower += 1 }
        while upper > lower, ByteClass.isSpace(text[upper - 1]) { upper -= 1 }
        return lower < upper ? lower..<upper : nil
    }
}
