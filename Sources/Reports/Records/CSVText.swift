/// Writes rows of RFC 4180: fields with a comma, a quote or a line break are quoted.
enum CSVText {
    static func row(_ fields: [String]) -> String {
        fields.map { field in
            field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
                ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
        }.joined(separator: ",") + "\n"
    }
}
