import Platform
import Kernels

/// Text without markup: HTML's character references decoded, tags and comments removed.
package enum PlainText {
    /// The text without markup; nil when it holds none and stands as it is.
    ///
    /// A "<" that does not begin a tag and an "&" that does not begin a reference are text. Tags that end a
    /// paragraph become line breaks; what stands inside script and style elements is dropped.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func removingMarkup(from text: Span<UInt8>) -> [UInt8]? {
        var index = firstMarkup(in: text, from: 0)
        guard index < text.count else { return nil }
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        var copied = 0
        var changed = false
        var closers = Closers()
        while index < text.count {
            let replacement =
                text[index] == UInt8(ascii: "<") ? tag(at: index, in: text, &closers) : reference(at: index, in: text)
            if let (end, bytes) = replacement {
                plain.append(copied..<index, of: text)
                plain.append(contentsOf: bytes)
                (copied, index, changed) = (end, end, true)
            } else {
                index += 1
            }
            index = firstMarkup(in: text, from: index)
        }
        guard changed else { return nil }
        plain.append(copied..<text.count, of: text)
        return plain
    }

    private static func firstMarkup(in text: Span<UInt8>, from start: Int) -> Int {
        ByteSearch.first(of: UInt8(ascii: "<"), or: UInt8(ascii: "&"), in: text, from: start)
    }

    // MARK: Tags

    /// A tag that ends farther away than this has to have the form of one: prose holds a "<b" and a ">", too.
    private static let longestLooseTag = 2_000
    private static let breaking: Set<String> = [
        "p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "article",
        "section", "blockquote", "hr", "header", "footer", "nav", "aside", "figure", "figcaption",
    ]
    private static let known: Set<String> = breaking.union([
        "a", "b", "i", "u", "s", "em", "strong", "span", "font", "small", "big", "sub", "sup", "img", "td",
        "th", "tbody", "thead", "tfoot", "script", "style", "iframe", "noscript", "html", "head", "body",
        "meta", "link", "title", "form", "input", "button", "label", "select", "option", "textarea", "video",
        "audio", "source", "picture", "svg", "path", "main", "time", "cite", "q", "code", "pre", "abbr",
        "del", "ins", "mark", "wbr", "center", "strike", "dl", "dt", "dd", "object", "embed", "param",
    ])

    private static let comment = Array("<!--".utf8)
    private static let commentEnd = Array("-->".utf8)
    private static let tagEnd = Array(">".utf8)
    private static let scriptEnd = Array("</script".utf8)
    private static let styleEnd = Array("</style".utf8)

    /// What ends comments, tags and elements, each looked for on its own.
    private struct Closers {
        var ofComment = ForwardSearch(commentEnd)
        var ofTag = ForwardSearch(tagEnd)
        var ofScript = ForwardSearch(scriptEnd)
        var ofStyle = ForwardSearch(styleEnd)
        /// Of the tag that ends a script or a style.
        var ofElement = ForwardSearch(tagEnd)
    }

    /// The end of the tag or comment that begins at a "<", and the bytes that stand for it.
    private static func tag(
        at start: Int, in text: Span<UInt8>, _ closers: inout Closers
    ) -> (end: Int, bytes: [UInt8])? {
        if ForwardSearch.has(comment, at: start, in: text) {
            guard let close = closers.ofComment.next(from: start + 4, in: text) else { return nil }
            return (close + 3, [])
        }
        var index = start + 1
        if index < text.count, text[index] == UInt8(ascii: "/") { index += 1 }
        var name = ""
        while index < text.count, name.utf8.count < 12, isASCIIAlphanumeric(text[index]) {
            name.unicodeScalars.append(Unicode.Scalar(text[index] | 0x20))
            index += 1
        }
        // Digits keep their value under the bit that lowers letters, so "h2" reads as it is.
        guard known.contains(name) else { return nil }
        guard var close = closers.ofTag.next(from: index, in: text) else { return nil }
        if close >= start + longestLooseTag {
            guard let end = endOfAttributes(from: index, in: text) else { return nil }
            close = end
        }
        if name == "script" || name == "style", text[start + 1] != UInt8(ascii: "/"),
            let element = name == "script"
                ? closers.ofScript.next(from: close, in: text) : closers.ofStyle.next(from: close, in: text),
            let end = closers.ofElement.next(from: element, in: text)
        {
            return (end + 1, [0x20])
        }
        return (close + 1, breaking.contains(name) ? [0x0A] : [])
    }

    /// Where the tag ends whose attributes begin at a place; nil where something else stands there, as in prose, which
    /// has commas and full stops.
    ///
    /// Attributes hold no "<" outside of quotation marks, so that no byte is looked at for more than two tags.
    private static func endOfAttributes(from start: Int, in text: Span<UInt8>) -> Int? {
        var index = start
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: ">") { return index }
            if byte == UInt8(ascii: "=") {
                index += 1
                while index < text.count, ByteClass.isSpace(text[index]) { index += 1 }
                guard index < text.count else { return nil }
                if text[index] == 0x22 || text[index] == 0x27 {
                    index = ByteSearch.first(of: text[index], in: text, from: index + 1) + 1
                } else {
                    while index < text.count, isOfBareValue(text[index]) { index += 1 }
                }
            } else if ByteClass.isSpace(byte) || byte == UInt8(ascii: "/") || isOfAttributeName(byte) {
                index += 1
            } else {
                return nil
            }
        }
        return nil
    }

    private static func isOfAttributeName(_ byte: UInt8) -> Bool {
        ByteClass.table[Int(byte)] <= ByteClass.underscore || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
    }

    private static func isOfBareValue(_ byte: UInt8) -> Bool {
        !ByteClass.isSpace(byte) && ![0x22, 0x27, UInt8(ascii: "<"), UInt8(ascii: ">"), 0x60].contains(byte)
    }

    private static func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
        ByteClass.table[Int(byte)] <= ByteClass.digit
    }

    // MARK: Character references

    /// The end of the reference that begins at an "&", and the UTF-8 it stands for.
    static func reference(at start: Int, in text: Span<UInt8>) -> (end: Int, bytes: [UInt8])? {
        var index = start + 1
        var name = ""
        while index < text.count, name.utf8.count < 10,
            isASCIIAlphanumeric(text[index]) || text[index] == UInt8(ascii: "#")
        {
            name.unicodeScalars.append(Unicode.Scalar(text[index]))
            index += 1
        }
        guard index < text.count, text[index] == UInt8(ascii: ";") else { return nil }
        guard let scalar = scalar(named: name) else { return nil }
        return (index + 1, Array(String(Character(scalar)).utf8))
    }

    private static func scalar(named name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return name.isEmpty ? nil : UnicodeText.scalar(ofEntity: name) }
        let digits = name.dropFirst()
        let value =
            digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
        guard let value, value >= 0x20 || value == 0x0A || value == 0x09 else { return nil }
        // The C1 range means Windows-1252 in pages (HTML, "Numeric character reference end state").
        return 0x80...0x9F ~= value ? Windows1252.scalar(of: UInt8(value)) : Unicode.Scalar(value)
    }
}
