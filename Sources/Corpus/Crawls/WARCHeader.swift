internal import Kernels

/// The header of a record of a web archive (WARC, ISO 28500:2017, sections 4 and 5).
struct WARCHeader {
    /// "response", "conversion", "request" and so on, in lower case.
    private(set) var type = ""
    /// Bytes of the record's block, which begins behind the header.
    private(set) var length: Int?
    private(set) var id = ""
    private(set) var address = ""
    private(set) var contentType = ""
    /// What the archive found the content to be, whatever the server said.
    private(set) var identifiedType = ""
    private(set) var language = ""
    /// Where the block begins.
    let end: Int

    /// A header that is longer is none.
    static let longest = 1 << 16
    static let mark = Array("WARC/".utf8)

    /// - Parameter start: of the record, in the bytes.
    /// - Returns: nil where no header begins there, or it does not end in the bytes.
    init?(at start: Int, in bytes: Span<UInt8>) {
        guard ForwardSearch.has(Array("warc/".utf8), at: start, in: bytes),
            let end = HeaderLines.end(from: start, in: bytes, longest: Self.longest)
        else { return nil }
        self.end = end
        for (name, value) in HeaderLines.fields(in: start..<end, of: bytes) {
            switch name {
            case "warc-type": type = value.lowercased()
            case "content-length": length = Int(value).flatMap { $0 >= 0 ? $0 : nil }
            case "warc-record-id": id = value.filter { $0 != "<" && $0 != ">" }
            case "warc-target-uri": address = value.filter { $0 != "<" && $0 != ">" }
            case "content-type": contentType = value.lowercased()
            case "warc-identified-payload-type": identifiedType = value.lowercased()
            case "warc-identified-content-language": language = value
            default: break
            }
        }
    }
}

/// The lines of a header as mail and HTTP have them: a name, a colon, a value, to an empty line.
enum HeaderLines {
    /// Behind the empty line that ends a header; nil where there is none.
    static func end(from start: Int, in bytes: Span<UInt8>, longest: Int) -> Int? {
        let most = min(bytes.count, start + longest)
        var index = ByteSearch.first(of: 0x0A, in: bytes, from: start)
        while index < most {
            var next = index + 1
            if next < most, bytes[next] == 0x0D { next += 1 }
            if next < most, bytes[next] == 0x0A { return next + 1 }
            index = ByteSearch.first(of: 0x0A, in: bytes, from: index + 1)
        }
        return nil
    }

    /// The names, in lower case, and values of the lines behind the first; a line that begins with a blank goes on with the one
    /// before.
    static func fields(in range: Range<Int>, of bytes: Span<UInt8>) -> [(name: String, value: String)] {
        var header: [UInt8] = []
        header.append(range, of: bytes)
        var fields: [(name: String, value: String)] = []
        for line in header.split(separator: 0x0A).dropFirst() {
            if line.first == 0x20 || line.first == 0x09, let last = fields.indices.last {
                fields[last].value += " " + PageFacts.trimmed(String(decoding: line, as: UTF8.self))
                continue
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            fields.append(
                (PageFacts.trimmed(name), PageFacts.trimmed(String(decoding: line[(colon + 1)...], as: UTF8.self))))
        }
        return fields
    }
}
