import Kernels

/// Looks for one pattern from ever later places of a text, so that no byte is looked at twice.
///
/// What opens and is never closed would have its end looked for to the end of the text, again for each that opens.
struct ForwardSearch {
    private let pattern: [UInt8]
    /// Where the last search began, and what it found; nil where the pattern does not come any more.
    private var last: (start: Int, found: Int?)?
    /// Bytes that were looked at.
    private(set) var examined = 0

    /// - Parameter pattern: ASCII in lower case that begins with a sign, which is found in either case.
    init(_ pattern: [UInt8]) { self.pattern = pattern }

    /// Where the pattern next stands; nil where it does not come any more.
    ///
    /// - Parameter start: best not before that of an earlier search.
    /// - Complexity: O(n) in the bytes that no search before has passed.
    mutating func next(from start: Int, in text: Span<UInt8>) -> Int? {
        if let last, last.start <= start {
            guard let found = last.found else { return nil }
            if start <= found { return found }
        }
        var index = ByteSearch.first(of: pattern[0], in: text, from: start)
        while index < text.count, !Self.has(pattern, at: index, in: text) {
            index = ByteSearch.first(of: pattern[0], in: text, from: index + 1)
        }
        examined += min(index + 1, text.count) - min(start, text.count)
        let found = index < text.count ? index : nil
        last = (start, found)
        return found
    }

    /// Whether a pattern stands at a place, in either case.
    static func has(_ pattern: [UInt8], at start: Int, in text: Span<UInt8>) -> Bool {
        guard start + pattern.count <= text.count else { return false }
        for (offset, byte) in pattern.enumerated() {
            let isCapital = text[start + offset] &- 0x41 < 26
            guard text[start + offset] | (isCapital ? 0x20 : 0) == byte else { return false }
        }
        return true
    }
}
