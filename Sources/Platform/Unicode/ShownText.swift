/// Text from outside as a person is shown it: nothing in it moves the cursor, turns the line round or hides.
///
/// Control and direction characters, line separators, tags and whatever else shows nothing stand as "\u{1B}"; what is
/// longer than names and messages are loses its middle. Records for programs do not pass here.
package enum ShownText {
    /// One line: line feeds are written "\n" as well.
    ///
    /// - Parameter most: characters of the text that are shown, by Unicode scalars.
    /// - Complexity: O(n).
    package static func line(_ text: String, most: Int = 300) -> String {
        if text.utf8.count <= most, text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text }
        let scalars = text.unicodeScalars
        guard scalars.count > most else { return escaped(scalars[...]) }
        let tail = most / 4
        return escaped(scalars.prefix(most - tail - 1)) + "…" + escaped(scalars.suffix(tail))
    }

    /// The lines of a text that is ours but for names in it; line feeds stay.
    package static func lines(_ text: String) -> String {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line(String($0), most: 4_000) }.joined(separator: "\n")
    }

    /// A scalar as it is shown.
    package static func shown(_ scalar: Unicode.Scalar) -> String {
        guard isHidden(scalar) else { return String(scalar) }
        return switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
    }

    /// Whether a scalar has no business in a line: it commands the terminal, turns the line round or shows nothing.
    package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: false
        // Joiners and variants belong to letters and emoji.
        case 0x200C...0x200D, 0xFE00...0xFE0F: false
        case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB: true
        default:
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
            }
        }
    }

    private static func escaped(_ scalars: Substring.UnicodeScalarView) -> String {
        guard scalars.contains(where: isHidden) else { return String(scalars) }
        return scalars.reduce(into: "") { $0 += shown($1) }
    }
}
