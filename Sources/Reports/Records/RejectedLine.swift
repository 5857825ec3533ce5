import Platform
package import Corpus

/// A record that was skipped, as one JSON object.
package enum RejectedLine {
    /// Bytes of the record that are not UTF-8 are replaced; a last field then has all of them as Base64 (RFC 4648).
    package static func text(of record: RejectedRecord) -> String {
        var json = JSONText()
        json.object { json in
            json.field("path", record.error.place.path)
            json.field("line", record.place.line)
            json.field("byte", record.place.offset)
            json.field("reason", record.error.problem)
            json.field("record", String(decoding: record.bytes, as: UTF8.self))
            if !ByteChecks.isUTF8(record.bytes[...]) { json.field("record_base64", base64(record.bytes)) }
        }
        return json.text
    }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func base64(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for place in 0..<4 {
                text.append(place <= part.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
