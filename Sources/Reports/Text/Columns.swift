import Platform
import Corpus

/// Text cut and padded to columns of a terminal, where an ideograph takes two and a mark none.
package enum Columns {
    /// A space at which no line is broken; lines show it as a space.
    private static let joint: Character = "\u{A0}"

    /// Marks on one letter; Tibetan and Hebrew have four or five at times.
    private static let mostMarks = 8

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

    /// An id, a source or another name, which loses its middle where it is longer than names are.
    static func name(_ text: String) -> String { shortened(visible(text), most: 120) }

    /// A name in at most this many columns, with its beginning and its end.
    static func shortened(_ text: String, _ columns: Int) -> String {
        let text = visible(text)
        guard UnicodeText.width(of: text) > columns else { return text }
        return cut(shortened(text, most: max(8, columns)), columns)
    }

    private static func shortened(_ text: String, most: Int) -> String {
        let scalars = text.unicodeScalars
        guard text.utf8.count > most, scalars.count > most else { return text }
        return String(scalars.prefix(most - most / 4 - 1)) + "…" + String(scalars.suffix(most / 4))
    }

    /// The characters from the first on that fit into so many columns, one at least.
    static func head(of text: Substring, _ columns: Int) -> Substring {
        var end = text.startIndex
        var used = 0
        while end < text.endIndex {
            used += UnicodeText.width(of: String(text[end]))
            if used > columns, end > text.startIndex { break }
            text.formIndex(after: &end)
        }
        return text[..<end]
    }

    /// Words broken into lines of at most this many columns; a word that is longer is broken as well, as texts without
    /// spaces have to be.
    package static func wrap(_ text: String, _ columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        let words = visible(text).split(separator: " ").flatMap { word in
            word.contains(joint) && UnicodeText.width(of: String(word)) > columns
                ? word.split(separator: joint) : [word]
        }
        for word in words {
            // What is that long is no word, whatever its script.
            let whole = shortened(String(word), most: 2_000)
            var word = whole[...]
            var width = UnicodeText.width(of: whole)
            if !line.isEmpty, UnicodeText.width(of: line) + 1 + width > columns {
                lines.append(line)
                line = ""
            }
            while width > columns {
                let head = head(of: word, columns)
                guard head.endIndex < word.endIndex else { break }
                lines.append(String(head))
                width -= UnicodeText.width(of: String(head))
                word = word[head.endIndex...]
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
    /// Without control and direction characters, which could move the cursor or turn the line around, and without what
    /// shows nothing; an emoji without its joiners, tones and variants, on whose columns terminals do not agree: a family
    /// is shown as its members. A letter keeps as many marks as scripts have.
    static func visible(_ text: String) -> String {
        if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text }
        var shown = String.UnicodeScalarView()
        var marks = 0
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
            case (_, .nonspacingMark), (_, .enclosingMark):
                marks += 1
                if marks <= mostMarks, !ShownText.isHidden(scalar) { shown.append(scalar) }
                continue
            case (_, .control), (_, .lineSeparator), (_, .paragraphSeparator): shown.append(" ")
            default: if !ShownText.isHidden(scalar) { shown.append(scalar) }
            }
            marks = 0
        }
        return String(shown)
    }
}

extension Corpus {
    /// The id of an article as a text for a person has it.
    func shownId(_ article: Int) -> String { Columns.name(id(article)) }
}
