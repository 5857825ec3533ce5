/// A printed page and the reader of it: a text goes in, and comes out as optical character recognition returns
/// it.
struct PrintedPage {
    /// The share of characters that are misread, in 0...1.
    let errorRate: Double
    var stream: RandomStream

    /// The width of a column of print, in characters; hyphenation needs one.
    private static let columns = 60

    /// Appends a text as the inside of a JSON string: misread first, then set in lines, so that an error is
    /// never a hyphen's or a line's.
    mutating func append(_ text: [Token], _ spelling: TextSpelling, to bytes: inout [UInt8]) {
        var escaped: [UInt8] = []
        spelling.append(text, to: &escaped)
        let read = misread(TextSpelling.plain(escaped), rate: errorRate, &stream)
        for byte in setInLines(read, columns: Self.columns) {
            switch byte {
            case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
            default: bytes.append(byte)
            }
        }
    }
}
