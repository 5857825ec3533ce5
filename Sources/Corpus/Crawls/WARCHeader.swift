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
    private static let smallMark = Array("warc/".utf8)

    /// - Parameter start: of the record, in the bytes.
    /// - Returns: nil where no header begins there, or it does not end in the bytes.
    init?(at start: Int, in bytes: Span<UInt8>) {
        guard ForwardSearch.has(Self.smallMark, at: start, in: bytes),
            let end = HeaderLines.end(from: start, in: bytes, longest: Self.longest)
        else { return nil }
        self.end = end
        var lines = HeaderLines(from: start, to: end, in: bytes)
        while let line = lines.next(in: bytes) {
            switch line.name.count {
            case 9 where line.isNamed(Self.typeName, in: bytes): type = line.lowercasedValue(in: bytes)
            case 14 where line.isNamed(Self.lengthName, in: bytes):
                length = Int(line.value(in: bytes)).flatMap { $0 >= 0 ? $0 : nil }
            case 14 where line.isNamed(Self.idName, in: bytes): id = line.value(in: bytes, unbracketed: true)
            case 15 where line.isNamed(Self.addressName, in: bytes): address = line.value(in: bytes, unbracketed: true)
            case 12 where line.isNamed(Self.contentName, in: bytes): contentType = line.lowercasedValue(in: bytes)
            case 28 where line.isNamed(Self.identifiedName, in: bytes): identifiedType = line.lowercasedValue(in: bytes)
            case 32 where line.isNamed(Self.languageName, in: bytes): language = line.value(in: bytes)
            default: break
            }
        }
    }

    private static let typeName = Array("warc-type".utf8)
    private static let lengthName = Array("content-length".utf8)
    private static let idName = Array("warc-record-id".utf8)
    private static let addressName = Array("warc-target-uri".utf8)
    private static let contentName = Array("content-type".utf8)
    private static let identifiedName = Array("warc-identified-payload-type".utf8)
    private static let languageName = Array("warc-identified-content-language".utf8)
}

/// The lines of a header as mail and HTTP have them: a name, a colon, a value, to an empty line.
///
/// An archive has a header every few kilobytes, of which a few lines are asked for: lines are places in the bytes, and a string
/// is made of a value alone that is wanted.
struct HeaderLines {
    private var place: Int
    private let end: Int

    /// - Parameters:
    ///   - start: of the header, whose first line is none of these.
    ///   - end: behind it.
    init(from start: Int, to end: Int, in bytes: Span<UInt8>) {
        self.end = end
        place = ByteSearch.first(of: 0x0A, in: bytes, from: start) + 1
    }

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

    /// The next line; nil behind the last. One that begins with a blank goes on with the one before.
    mutating func next(in bytes: Span<UInt8>) -> Line? {
        while place < end {
            let start = place
            var feed = min(ByteSearch.first(of: 0x0A, in: bytes, from: place), end)
            while feed + 1 < end, bytes[feed + 1] == 0x20 || bytes[feed + 1] == 0x09 {
                feed = min(ByteSearch.first(of: 0x0A, in: bytes, from: feed + 1), end)
            }
            place = feed + 1
            var colon = start
            while colon < feed, bytes[colon] != UInt8(ascii: ":") { colon += 1 }
            guard colon < feed else { continue }
            return Line(
                name: Self.trimmed(start..<colon, of: bytes), content: Self.trimmed(colon + 1..<feed, of: bytes))
        }
        return nil
    }

    private static func trimmed(_ range: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, ByteClass.isSpace(bytes[lower]) { lower += 1 }
        while upper > lower, ByteClass.isSpace(bytes[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    struct Line {
        let name: Range<Int>
        let content: Range<Int>

        /// - Parameter small: in small letters.
        func isNamed(_ small: [UInt8], in bytes: Span<UInt8>) -> Bool {
            name.count == small.count && ForwardSearch.has(small, at: name.lowerBound, in: bytes)
        }

        /// - Parameter unbracketed: without "<" and ">", in which ids and addresses may stand.
        func value(in bytes: Span<UInt8>, unbracketed: Bool = false) -> String {
            var value: [UInt8] = []
            value.reserveCapacity(content.count)
            for index in content {
                let byte = bytes[index]
                let isBracket = byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
                if byte != 0x0D, byte != 0x0A, !(unbracketed && isBracket) { value.append(byte) }
            }
            return String(decoding: value, as: UTF8.self)
        }

        /// The value in small letters.
        func lowercasedValue(in bytes: Span<UInt8>) -> String {
            let value = value(in: bytes)
            return value.utf8.contains { $0 &- 0x41 < 26 || $0 >= 0x80 } ? value.lowercased() : value
        }
    }
}
