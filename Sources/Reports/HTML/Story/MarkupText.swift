/// Text from outside on its way to a page. The templates escape it; this is about what would turn the text around it,
/// and about how much is shown.
enum MarkupText {
    /// Bytes of an article's text that a page shows, at most.
    static let mostBytes = 200_000

    /// Characters of a label, at most.
    private static let mostCharacters = 300

    /// A word, a name or a headline: one line that is no longer than such things are.
    static func label(_ text: String) -> String {
        line(
            text.utf8.count > mostCharacters && text.count > mostCharacters
                ? text.prefix(mostCharacters - 1) + "…" : text)
    }

    /// One line: without line breaks and direction characters.
    static func line(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xD8 || $0 == 0xE2 }) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar in
                    switch scalar.value {
                    case 0x09...0x0D, 0x2028, 0x2029: " "
                    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: nil
                    default: scalar
                    }
                }))
    }

    /// What is shown of a text, and whether more follows. Direction characters stay: they end with its block.
    static func shown(_ text: String, most: Int = mostBytes) -> (text: String, isCut: Bool) {
        guard text.utf8.count > most else { return (text, false) }
        var end = text.utf8.index(text.startIndex, offsetBy: most)
        while UTF8.isContinuation(text.utf8[end]) { end = text.utf8.index(before: end) }
        return (String(text[..<end]), true)
    }

    private static let (bylineLines, bylineBytes) = (4, 120)

    /// A text without a line of who wrote it and when, whose names and numbers say nothing of the event.
    static func withoutByline(_ text: String) -> Substring {
        var rest = text[...]
        for _ in 0..<bylineLines {
            guard let end = rest.utf8.firstIndex(of: 0x0A) else { break }
            let line = rest[..<end]
            let isByline = line.utf8.count < bylineBytes && line.prefix(3).lowercased() == "by "
            rest = rest[rest.utf8.index(after: end)...]
            if isByline { return rest }
        }
        return text[...]
    }
}
