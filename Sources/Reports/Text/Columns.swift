import Bindings

/// Text cut and padded to columns of a terminal, where an ideograph takes two and a mark none.
enum Columns {
    /// A space at which no line is broken; lines show it as a space.
    private static let joint: Character = "\u{A0}"

    /// Words that stay on one line.
    static func joined(_ words: String) -> String { String(words.map { $0 == " " ? joint : $0 }) }

    /// The text in exactly this many columns, cut with an ellipsis or padded with spaces.
    static func fit(_ text: String, _ columns: Int) -> String {
        let cut = cut(text, columns)
        return cut + String(repeating: " ", count: max(0, columns - UnicodeText.width(of: cut)))
    }

    /// A number or a date in this many columns, at their right.
    static func right(_ text: String, _ columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - text.count)) + text
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

    /// Words broken into lines of at most this many columns; a word that is longer is broken as well, as texts without
    /// spaces have to be.
    static func wrap(_ text: String, _ columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        let words = visible(text).split(separator: " ").flatMap { word in
            word.contains(joint) && UnicodeText.width(of: String(word)) > columns
                ? word.split(separator: joint) : [word]
        }
        for word in words {
            var word = String(word)
            if !line.isEmpty, UnicodeText.width(of: line) + 1 + UnicodeText.width(of: word) > columns {
                lines.append(line)
                line = ""
            }
            while UnicodeText.width(of: word) > columns {
                let head = head(of: word, columns)
                guard head.count < word.count else { break }
                lines.append(head)
                word.removeFirst(head.count)
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty { lines.append(line) }
        return lines.map { String($0.map { $0 == joint ? " " : $0 }) }
    }

    /// Parts in lines of at most this many columns, each whole and cut only where it is longer than a line.
    ///
    /// - Parameter gap: columns that stand between two parts of a line.
    static func pack(_ parts: [String], gap: Int, _ columns: Int) -> [[String]] {
        var lines: [[String]] = []
        var used = 0
        for part in parts.lazy.map({ cut($0, columns) }) {
            let width = UnicodeText.width(of: part)
            if lines.isEmpty || used + gap + width > columns {
                lines.append([part])
                used = width
            } else {
                lines[lines.count - 1].append(part)
                used += gap + width
            }
        }
        return lines
    }

    /// The text as every terminal shows it in the columns that are counted.
    ///
    /// Without control and direction characters, which could move the cursor or turn the line around; an emoji without
    /// its joiners, tones and variants, on whose columns terminals do not agree: a family is shown as its members.
    static func visible(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch (scalar.value, scalar.properties.generalCategory) {
            case (0x1F3FB...0x1F3FF, _), (0xFE00...0xFE0F, _): break
            // Joiners within a word of an Indic or Arabic script change its letters.
            case (0x200C...0x200D, _):
                if shown.last?.properties.isAlphabetic == true
                    || shown.last?.properties.canonicalCombiningClass == .virama
                {
                    shown.append(scalar)
                }
            case (_, .format): break
            case (_, .control), (_, .lineSeparator), (_, .paragraphSeparator): shown.append(" ")
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}
