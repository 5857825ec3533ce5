import Kernels

/// Addresses in the web, and the signatures of posts that a page shows.
enum WebMarks {
    static func ranges(in text: Span<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = ByteSearch.first(of: UInt8(ascii: "/"), or: UInt8(ascii: "@"), in: text, from: 0)
        while index < text.count {
            let mark = text[index] == UInt8(ascii: "@") ? signature(at: index, in: text) : address(at: index, in: text)
            if let mark { ranges.append(mark) }
            index = ByteSearch.first(
                of: UInt8(ascii: "/"), or: UInt8(ascii: "@"), in: text, from: max(index + 1, mark?.upperBound ?? 0))
        }
        return ranges
    }

    /// Whether an address is in a line.
    static func isIn(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        line.contains { index in
            text[index] == UInt8(ascii: "/") && address(at: index, in: text) != nil
                || text[index] == UInt8(ascii: "w") && index + 3 < line.upperBound
                    && text[index + 1] == UInt8(ascii: "w")
                    && text[index + 2] == UInt8(ascii: "w") && text[index + 3] == UInt8(ascii: ".")
        }
    }

    /// The address around a stroke: it has a scheme or the name of a host before it.
    private static func address(at stroke: Int, in text: Span<UInt8>) -> Range<Int>? {
        var start = stroke
        while start > 0, stroke - start < 80, isInAddress(text[start - 1]) { start -= 1 }
        guard start < stroke else { return nil }
        let hasScheme =
            text[stroke - 1] == UInt8(ascii: ":") && stroke + 1 < text.count && text[stroke + 1] == UInt8(ascii: "/")
        if !hasScheme {
            // A host ends in two small letters at least, behind a stop.
            var letters = 0
            while stroke - letters - 1 >= start, text[stroke - letters - 1] &- 0x61 < 26 { letters += 1 }
            let stop = stroke - letters - 1
            guard letters >= 2, stop > start, text[stop] == UInt8(ascii: "."), text[stop - 1] != UInt8(ascii: ".")
            else {
                return nil
            }
        }
        var end = stroke
        while end < text.count, text[end] > 0x20, text[end] < 0x80, !")]>\"".utf8.contains(text[end]) { end += 1 }
        return start..<end
    }

    private static func isInAddress(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
    }

    /// "— Mara Lind (@maralind) April 4, 2026" around its "@": a dash, a name, a handle in brackets, a date.
    private static func signature(at sign: Int, in text: Span<UInt8>) -> Range<Int>? {
        guard sign > 0, text[sign - 1] == UInt8(ascii: "("),
            let close = (sign..<min(text.count, sign + 40)).first(where: { text[$0] == UInt8(ascii: ")") })
        else { return nil }
        var start = sign - 1
        while start > max(0, sign - 80), text[start] != 0x0A {
            start -= 1
            let isDash =
                text[start] == 0xE2 && text[start + 1] == 0x80 && (0x93...0x95).contains(text[start + 2])
                || text[start] == UInt8(ascii: "-") && text[start + 1] == UInt8(ascii: "-")
            guard isDash else { continue }
            // The date ends with its year.
            var end = close + 1
            var digits = 0
            while end < min(text.count, close + 32), text[end] != 0x0A, digits < 4 {
                digits = text[end] &- 0x30 < 10 ? digits + 1 : 0
                end += 1
            }
            return start..<(digits == 4 ? end : close + 1)
        }
        return nil
    }
}
