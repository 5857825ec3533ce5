/// Brackets, the wide ones of East Asia among them.
enum Brackets {
    /// How far back the beginning of a group is looked for.
    private static let longest = 900

    /// Where the group begins that ends at a place, a full stop behind it aside; nil where none ends there.
    ///
    /// - Parameter start: of the line.
    static func group(endingAt end: Int, from start: Int, of text: Span<UInt8>) -> Int? {
        var end = end
        if end - 1 > start, text[end - 1] == UInt8(ascii: "."), text[end - 2] == UInt8(ascii: ")") { end -= 1 }
        var depth = 0
        var index = end - 1
        guard index > start, closes(at: index, of: text) else { return nil }
        while index >= max(start, end - longest) {
            if closes(at: index, of: text) {
                depth += 1
            } else if text[index] == UInt8(ascii: "(") || text[index] == UInt8(ascii: "[")
                || opensWide(at: index, of: text)
            {
                depth -= 1
                if depth == 0 { return index }
            }
            index -= 1
        }
        return nil
    }

    /// Behind the end of the group that begins at a place; nil where it ends nowhere.
    static func end(ofGroupAt start: Int, before limit: Int, of text: Span<UInt8>) -> Int? {
        (start + 1..<max(start + 1, limit)).first { closes(at: $0, of: text) }.map { $0 + 1 }
    }

    /// Whether a group closes with the byte at a place, the last one of ） and 】.
    private static func closes(at index: Int, of text: Span<UInt8>) -> Bool {
        switch text[index] {
        case UInt8(ascii: ")"), UInt8(ascii: "]"): true
        case 0x89: index >= 2 && text[index - 1] == 0xBC && text[index - 2] == 0xEF
        case 0x91: index >= 2 && text[index - 1] == 0x80 && text[index - 2] == 0xE3
        default: false
        }
    }

    /// Whether （ or 【 begins at a place.
    static func opensWide(at index: Int, of text: Span<UInt8>) -> Bool {
        guard index + 2 < text.count else { return false }
        return text[index] == 0xEF && text[index + 1] == 0xBC && text[index + 2] == 0x88
            || text[index] == 0xE3 && text[index + 1] == 0x80 && text[index + 2] == 0x90
    }
}
