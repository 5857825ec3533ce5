/// Writes rows of RFC 4180: fields with a separator, a quote or a line break are quoted.
///
/// It goes by bytes: for Swift a quote and a combining mark behind it are one character, and so are the two of a line
/// break.
enum CSVText {
    static func row(_ fields: [String]) -> String { line(fields) + "\n" }

    /// A row without its line break.
    static func line(_ fields: [String], separator: String = ",") -> String {
        fields.map { field($0, separator: separator) }.joined(separator: separator)
    }

    private static let quote = UInt8(ascii: "\"")

    private static func field(_ text: String, separator: String) -> String {
        let separator = separator.utf8.first!
        guard text.utf8.contains(where: { $0 == separator || $0 == quote || $0 == 0x0A || $0 == 0x0D }) else {
            return text
        }
        var quoted = [quote]
        quoted.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 {
            if byte == quote { quoted.append(quote) }
            quoted.append(byte)
        }
        quoted.append(quote)
        return String(decoding: quoted, as: UTF8.self)
    }
}
