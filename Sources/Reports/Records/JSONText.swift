import Storyfold

/// Writes JSON objects field by field, in the order given.
///
/// Foundation's encoder cannot keep an order and is far too slow for a corpus.
struct JSONText {
    private var bytes: [UInt8] = []
    /// Whether the next value at this depth needs a comma before it.
    private var needsComma = [false]

    /// What has been written.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The fields by which a document says what wrote it.
    mutating func releaseFields() {
        field("version", Release.version)
        field("format_version", Release.formatVersion)
    }

    /// What ends a document that is one list.
    static var endOfList: String {
        "\n],\"version\":\"\(Release.version)\",\"format_version\":\(Release.formatVersion)}\n"
    }

    mutating func object<Failure>(_ body: (inout JSONText) throws(Failure) -> Void) throws(Failure) {
        try enclose("{", "}", body)
    }

    mutating func array<Element, Failure>(
        _ elements: some Sequence<Element>, _ body: (inout JSONText, Element) throws(Failure) -> Void
    ) throws(Failure) {
        try enclose("[", "]") { json throws(Failure) in for element in elements { try body(&json, element) } }
    }

    mutating func field(_ name: String, _ value: String?) {
        key(name)
        if let value { appendQuoted(value) } else { append("null") }
    }

    mutating func field(_ name: String, _ value: Int?) {
        key(name)
        append(value.map(String.init) ?? "null")
    }

    mutating func field(_ name: String, _ value: Bool) {
        key(name)
        append(value ? "true" : "false")
    }

    mutating func field(_ name: String, numbers: [Int]?) {
        key(name)
        append(numbers.map { "[" + $0.map(String.init).joined(separator: ",") + "]" } ?? "null")
    }

    /// A similarity, to six decimals; null for nil.
    mutating func field(_ name: String, similarity: Double?) {
        guard let similarity else { return field(name, String?.none) }
        field(name, similarity: similarity)
    }

    /// A similarity or a coordinate, to six decimals.
    mutating func field(_ name: String, similarity: Double) {
        key(name)
        append(millionths: similarity)
    }

    /// Similarities, each to six decimals.
    mutating func array(numbers: [Double]) {
        separate()
        append("[")
        for (index, number) in numbers.enumerated() {
            if index > 0 { append(",") }
            append(millionths: number)
        }
        append("]")
    }

    private mutating func append(millionths similarity: Double) {
        let millionths = Int((abs(similarity) * 1_000_000).rounded())
        if similarity < 0, millionths > 0 { append("-") }
        append(String(millionths / 1_000_000))
        bytes.append(UInt8(ascii: "."))
        var place = 100_000
        while place > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(millionths / place % 10))
            place /= 10
        }
    }

    /// A number that may be unknown, to six decimals.
    mutating func field(_ name: String, share: Double?) {
        if let share { field(name, similarity: share) } else { field(name, String?.none) }
    }

    mutating func field(_ name: String, _ values: [String]) {
        key(name)
        append("[")
        for (index, value) in values.enumerated() {
            if index > 0 { append(",") }
            appendQuoted(value)
        }
        append("]")
    }

    mutating func field<Element, Failure>(
        _ name: String, _ elements: some Sequence<Element>, _ body: (inout JSONText, Element) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        needsComma[needsComma.count - 1] = false
        try array(elements, body)
        needsComma[needsComma.count - 1] = true
    }

    mutating func field<Failure>(
        _ name: String, object body: (inout JSONText) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        needsComma[needsComma.count - 1] = false
        try object(body)
        needsComma[needsComma.count - 1] = true
    }

    /// - Parameter name: without signs that have to be escaped.
    private mutating func key(_ name: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func enclose<Failure>(
        _ open: String, _ close: String, _ body: (inout JSONText) throws(Failure) -> Void
    ) throws(Failure) {
        separate()
        append(open)
        needsComma.append(false)
        try body(&self)
        needsComma.removeLast()
        append(close)
    }

    private mutating func separate() {
        if needsComma[needsComma.count - 1] { bytes.append(UInt8(ascii: ",")) }
        needsComma[needsComma.count - 1] = true
    }

    private mutating func append(_ string: String) { bytes.append(contentsOf: string.utf8) }

    /// A text that is known to be UTF-8.
    mutating func field(_ name: String, utf8 text: ArraySlice<UInt8>) {
        key(name)
        bytes.append(UInt8(ascii: "\""))
        for byte in text { appendEscaped(byte) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// RFC 8259, section 7; the two line separators are escaped as well, for readers that take them for
    /// line ends.
    private mutating func appendQuoted(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        let text = string.utf8.span
        if Self.mayNeedEscape(text) {
            for index in text.indices { appendEscaped(text[index]) }
        } else {
            append(string)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func mayNeedEscape(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where mayNeedEscape(text[index]) { return true }
        return false
    }

    @inline(__always)
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case UInt8(ascii: "\n"): append("\\n")
        case UInt8(ascii: "\r"): append("\\r")
        case UInt8(ascii: "\t"): append("\\t")
        case 0x00...0x1F: append("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
        // The line and the paragraph separator, U+2028 and U+2029, are E2 80 A8 and E2 80 A9.
        case 0xA8, 0xA9:
            guard bytes.suffix(2).elementsEqual([0xE2, 0x80]) else { return bytes.append(byte) }
            bytes.removeLast(2)
            append(byte == 0xA8 ? "\\u2028" : "\\u2029")
        default: bytes.append(byte)
        }
    }
}
