import Bindings

/// How text is laid out for a person: columns, and colour where it is wanted.
package struct TerminalStyle: Sendable {
    /// Columns of a line, at least 40.
    package let width: Int
    package let usesColour: Bool

    package init(width: Int, usesColour: Bool) {
        self.width = max(40, width)
        self.usesColour = usesColour
    }

    func bold(_ text: String) -> String { styled(text, "1") }
    func dim(_ text: String) -> String { styled(text, "2") }
    func accent(_ text: String) -> String { styled(text, "36") }

    func removed(_ text: String) -> String { styled(text, "31") }
    func added(_ text: String) -> String { styled(text, "32") }

    private func styled(_ text: String, _ code: String) -> String {
        usesColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// Text cut and padded to columns of a terminal, where an ideograph takes two and a mark none.
enum Columns {
    /// The text in exactly this many columns, cut with an ellipsis or padded with spaces.
    static func fit(_ text: String, _ columns: Int) -> String {
        let cut = cut(text, columns)
        return cut + String(repeating: " ", count: max(0, columns - UnicodeText.width(of: cut)))
    }

    /// A number in this many columns, at their right.
    static func right(_ number: String, _ columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - number.count)) + number
    }

    /// The text in at most this many columns.
    static func cut(_ text: String, _ columns: Int) -> String {
        let text = visible(text)
        guard UnicodeText.width(of: text) > columns else { return text }
        guard columns > 0 else { return "" }
        var kept = ""
        var used = 0
        for character in text {
            let width = UnicodeText.width(of: String(character))
            if used + width > columns - 1 { break }
            kept.append(character)
            used += width
        }
        return kept + "…"
    }

    /// As many of some labels, with commas between them, as fit in so many columns whole; the first one cut if need be.
    static func list(_ labels: [String], _ columns: Int) -> String {
        var line = cut(labels.first ?? "", columns)
        for label in labels.dropFirst() {
            let longer = line + ", " + visible(label)
            guard UnicodeText.width(of: longer) <= columns else { break }
            line = longer
        }
        return line
    }

    /// The characters from the first on that fit into so many columns, one at least.
    static func head(of text: String, _ columns: Int) -> String {
        var head = ""
        var used = 0
        for character in text {
            used += UnicodeText.width(of: String(character))
            if used > columns, !head.isEmpty { break }
            head.append(character)
        }
        return head
    }

    /// Words broken into lines of at most this many columns.
    static func wrap(_ text: String, _ columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in visible(text).split(separator: " ") {
            if !line.isEmpty, UnicodeText.width(of: line) + 1 + UnicodeText.width(of: String(word)) > columns {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// Without control and direction characters, which could move the cursor or turn the line around.
    static func visible(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
    }
}
