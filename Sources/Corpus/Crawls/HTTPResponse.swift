internal import Platform
internal import Kernels

/// The answer of a server as an archive keeps it: a header, and a body that may be cut into chunks and packed
/// (RFC 9110 and 9112).
struct HTTPResponse {
    private(set) var status = 0
    private(set) var contentType = ""
    private(set) var location = ""
    private var transfer = ""
    private var coding = ""
    /// Where the body begins, in the bytes of the answer.
    private let bodyStart: Int

    static let longestHeader = 1 << 16
    /// A page that unpacks to more is none.
    static let mostBytes = 64 << 20

    /// - Returns: nil where no answer begins in the bytes, or its header does not end there.
    init?(at start: Int, in bytes: Span<UInt8>) {
        guard ForwardSearch.has(Self.mark, at: start, in: bytes),
            let end = HeaderLines.end(from: start, in: bytes, longest: Self.longestHeader)
        else { return nil }
        bodyStart = end - start
        let line = (start..<end).prefix { bytes[$0] != 0x0A }.map { bytes[$0] }
        let words = line.split(separator: 0x20)
        if words.count > 1 { status = Int(String(decoding: words[1].filter { $0 > 0x20 }, as: UTF8.self)) ?? 0 }
        var lines = HeaderLines(from: start, to: end, in: bytes)
        while let line = lines.next(in: bytes) {
            if line.isNamed(Self.typeName, in: bytes) {
                if contentType.isEmpty { contentType = line.value(in: bytes) }
            } else if line.isNamed(Self.transferName, in: bytes) {
                transfer = line.lowercasedValue(in: bytes)
            } else if line.isNamed(Self.codingName, in: bytes) {
                coding = line.lowercasedValue(in: bytes)
            }
        }
    }

    private static let mark = Array("http/".utf8)
    private static let typeName = Array("content-type".utf8)
    private static let transferName = Array("transfer-encoding".utf8)
    private static let codingName = Array("content-encoding".utf8)

    /// The encoding that the server says its text is in; empty for none.
    var charset: String { Self.charset(of: contentType) }

    static func charset(of contentType: String) -> String {
        guard let mark = contentType.lowercased().firstRange(of: "charset=") else { return "" }
        let distance = contentType.distance(from: contentType.startIndex, to: mark.upperBound)
        return String(contentType.dropFirst(distance).prefix { $0 != ";" && $0 != "," })
    }

    /// The body of the answer, put together and unpacked as far as its header is true of it: archives often keep bodies that
    /// are no longer what their headers say.
    ///
    /// - Parameter answer: the bytes that the header was read from.
    /// - Returns: nil where the body is damaged, or unpacks to more than 64 MiB.
    func body(of answer: ArraySlice<UInt8>) -> [UInt8]? {
        var body = Array(answer.dropFirst(bodyStart))
        if transfer.contains("chunked"), let whole = Self.unchunked(body) { body = whole }
        for coding in coding.split(separator: ",").reversed() {
            guard let kind = ContentCoding(name: PageFacts.trimmed(String(coding))) else { continue }
            switch ContentDecoder.decoded(body, by: kind, most: Self.mostBytes) {
            case .decoded(let unpacked): body = unpacked
            case .notSo: break
            case .damaged: return nil
            }
        }
        return body
    }

    /// The chunks of a body as one; nil where it is not cut into chunks. What is cut off in a chunk is kept.
    private static func unchunked(_ body: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var place = 0
        while place < body.count {
            guard let feed = body[place...].prefix(1_024).firstIndex(of: 0x0A) else {
                return result.isEmpty ? nil : result
            }
            let digits = body[place..<feed].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
            guard !digits.isEmpty, digits.count <= 8,
                let count = Int(String(decoding: digits, as: UTF8.self), radix: 16), count >= 0
            else { return result.isEmpty ? nil : result }
            if count == 0 { return result }
            let end = min(feed + 1 + count, body.count)
            result += body[(feed + 1)..<end]
            place = end
            if place < body.count, body[place] == 0x0D { place += 1 }
            if place < body.count, body[place] == 0x0A { place += 1 }
        }
        return result
    }
}
