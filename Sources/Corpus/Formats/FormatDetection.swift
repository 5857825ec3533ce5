/// Tells what a file is from its name and its first bytes, compression aside: the one place where that is decided.
enum FormatDetection {
    /// Bytes that are looked at.
    static let firstLookBytes = 1 << 12

    /// The format of an input.
    ///
    /// - Parameters:
    ///   - input: with the format that its name tells, or that was asked for.
    ///   - bytes: the first ones, without a byte order mark.
    /// - Throws: where nothing tells it, or the bytes begin nothing that is read.
    static func format(of input: Input, from bytes: ArraySlice<UInt8>) throws(CorpusError) -> InputFormat {
        let first = bytes.first { !" \t\r\n".utf8.contains($0) }
        if input.format == nil || input.format == .jsonl, first == UInt8(ascii: "[") {
            throw CorpusError(
                .badInput, at: .init(path: input.path), "this is a JSON array, expected is one object per line",
                remedy: "convert it with: jq -c '.[]'")
        }
        if let format = input.format { return format }
        if let format = markup(from: bytes) { return format }
        guard first == nil || first == UInt8(ascii: "{") else {
            throw CorpusError(
                .badInput, at: .init(path: input.path), "neither the name nor the first byte tells the format",
                remedy: "JSON Lines begin with {; for other text say --input-format jsonl, csv, tsv or txt")
        }
        return .jsonl
    }

    /// The format that markup is in; nil where the bytes begin none that is read.
    static func markup(from bytes: ArraySlice<UInt8>) -> InputFormat? {
        let start = bytes.drop { ByteClass.isSpace($0) }.prefix(64).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        return start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8) ? .html : nil
    }
}
