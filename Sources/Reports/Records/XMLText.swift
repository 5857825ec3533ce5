/// Text as the content of an XML element.
enum XMLText {
    /// Without what XML 1.0 (section 2.2) has no place for, such as control characters, which stand as U+FFFD.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: escaped.append(contentsOf: "&amp;".unicodeScalars)
            case 0x3C: escaped.append(contentsOf: "&lt;".unicodeScalars)
            case 0x3E: escaped.append(contentsOf: "&gt;".unicodeScalars)
            // A carriage return that stands as it is is read as a line feed.
            case 0x0D: escaped.append(contentsOf: "&#13;".unicodeScalars)
            case 0x00...0x08, 0x0B...0x0C, 0x0E...0x1F, 0xFFFE...0xFFFF: escaped.append("\u{FFFD}")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
