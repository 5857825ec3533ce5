import Kernels

/// The marks of bulletin boards: "[b]word[/b]", "[url=https://example.org]word[/url]", and what content systems write so.
///
/// A mark is one where its name is known, is made of parts ("vc_row") or has attributes, and one that ends it is in the text; all
/// other brackets stay.
enum BulletinMarks {
    private static let opening = UInt8(ascii: "[")
    private static let longest = 2_000

    private static let known: Set<String> = [
        "b", "i", "u", "s", "url", "img", "quote", "code", "list", "size", "color", "colour", "center", "centre",
        "left", "right",
        "justify", "font", "email", "youtube", "video", "media", "attach", "spoiler", "table", "tr", "td", "th", "h1",
        "h2", "h3",
        "h4", "sup", "sub", "strike", "indent", "caption", "gallery", "embed", "li", "ul", "ol", "strong", "em",
    ]
    /// What stands in them is no text.
    private static let contentless: Set<String> = ["img", "youtube", "video", "media", "attach", "embed", "gallery"]
    private static let breaking: Set<String> = [
        "quote", "list", "center", "centre", "left", "right", "table", "tr", "h1", "h2", "h3", "h4", "code", "caption",
        "li",
    ]

    /// The text without its marks; nil where it has none.
    ///
    /// - Complexity: O(n) in the bytes.
    static func removing(from text: Span<UInt8>) -> [UInt8]? {
        var index = ByteSearch.first(of: opening, in: text, from: 0)
        guard index < text.count else { return nil }
        var marks: [Mark] = []
        while index < text.count {
            let mark = Mark(at: index, of: text, longest)
            if let mark { marks.append(mark) }
            index = ByteSearch.first(of: opening, in: text, from: mark?.range.upperBound ?? index + 1)
        }
        let ended = Set(marks.filter(\.isEnd).map(\.name))
        let begun = Set(
            marks.filter { !$0.isEnd && ($0.hasAttributes || $0.name.contains("_") || known.contains($0.name)) }
                .map(\.name))
        let names = ended.intersection(begun)
        guard !names.isEmpty else { return nil }
        var (plain, copied): ([UInt8], Int) = ([], 0)
        for (place, mark) in marks.enumerated() where names.contains(mark.name) || mark.name == "*" {
            // An image's address ends with the mark behind it.
            let isBehindContent =
                mark.isEnd && place > 0 && contentless.contains(mark.name) && !marks[place - 1].isEnd
                && marks[place - 1].name == mark.name
            if !isBehindContent { plain.append(copied..<mark.range.lowerBound, of: text) }
            if breaking.contains(mark.name) || mark.name == "*" { plain.append(0x0A) }
            copied = mark.range.upperBound
        }
        plain.append(copied..<text.count, of: text)
        return plain
    }

    /// What stands in brackets and has the form of a mark.
    private struct Mark {
        let range: Range<Int>
        let name: String
        let isEnd: Bool
        let hasAttributes: Bool

        /// nil where brackets hold something else.
        init?(at start: Int, of text: Span<UInt8>, _ longest: Int) {
            var index = start + 1
            guard index < text.count else { return nil }
            isEnd = text[index] == UInt8(ascii: "/")
            if isEnd { index += 1 }
            var name = ""
            while index < text.count, name.utf8.count < 20 {
                let byte = text[index]
                guard ByteClass.table[Int(byte)] <= ByteClass.digit || "_-*".utf8.contains(byte), byte < 0x80 else {
                    break
                }
                name.unicodeScalars.append(Unicode.Scalar(byte &- 0x41 < 26 ? byte | 0x20 : byte))
                index += 1
            }
            guard !name.isEmpty, index < text.count else { return nil }
            self.name = name
            hasAttributes = text[index] == 0x20 || text[index] == UInt8(ascii: "=")
            if isEnd || !hasAttributes {
                guard text[index] == UInt8(ascii: "]") else { return nil }
                range = start..<index + 1
                return
            }
            let near = text.extracting(0..<min(text.count, start + longest))
            let end = ByteSearch.first(of: UInt8(ascii: "]"), or: 0x0A, in: near, from: index)
            guard end < near.count, text[end] == UInt8(ascii: "]"),
                (index..<end).contains(where: { text[$0] == UInt8(ascii: "=") })
            else { return nil }
            range = start..<end + 1
        }
    }
}
