/// Writes JSON objects field by field, in the order given.
///
/// Foundation's encoder cannot keep an order and is far too slow for a corpus.
struct JSONText {
    private(set) var text = ""
    /// Whether the next value at this depth needs a comma before it.
    private var needsComma = [false]

    mutating func object(_ body: (inout JSONText) -> Void) { enclose("{", "}", body) }

    mutating func array<Element>(_ elements: some Sequence<Element>, _ body: (inout JSONText, Element) -> Void) {
        enclose("[", "]") { json in for element in elements { body(&json, element) } }
    }

    mutating func field(_ name: String, _ value: String?) {
        key(name)
        if let value { appendQuoted(value) } else { text += "null" }
    }

    mutating func field(_ name: String, _ value: Int?) {
        key(name)
        text += value.map(String.init) ?? "null"
    }

    mutating func field(_ name: String, _ value: Bool) {
        key(name)
        text += value ? "true" : "false"
    }

    /// A similarity, to six decimals.
    mutating func field(_ name: String, similarity: Double) {
        key(name)
        text += Decimals.text(similarity, places: 6)
    }

    mutating func field(_ name: String, _ values: [String]) {
        key(name)
        text += "["
        for (index, value) in values.enumerated() {
            if index > 0 { text += "," }
            appendQuoted(value)
        }
        text += "]"
    }

    mutating func field<Element>(
        _ name: String, _ elements: some Sequence<Element>, _ body: (inout JSONText, Element) -> Void
    ) {
        key(name)
        needsComma[needsComma.count - 1] = false
        array(elements, body)
        needsComma[needsComma.count - 1] = true
    }

    mutating func field(_ name: String, object body: (inout JSONText) -> Void) {
        key(name)
        needsComma[needsComma.count - 1] = false
        object(body)
        needsComma[needsComma.count - 1] = true
    }

    private mutating func key(_ name: String) {
        separate()
        appendQuoted(name)
        text += ":"
    }

    private mutating func enclose(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
        separate()
        text += open
        needsComma.append(false)
        body(&self)
        needsComma.removeLast()
        text += close
    }

    private mutating func separate() {
        if needsComma[needsComma.count - 1] { text += "," }
        needsComma[needsComma.count - 1] = true
    }

    /// RFC 8259, section 7; the two line separators are escaped as well, for readers that take them for
    /// line ends.
    private mutating func appendQuoted(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

/// Numbers as text: rounded to a fixed number of decimals, or with their thousands set apart.
package enum Decimals {
    /// - Parameter places: 1...9.
    package static func text(_ value: Double, places: Int) -> String {
        guard value >= 0 else { return "-" + text(-value, places: places) }
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let rounded = Int((value * Double(scale)).rounded())
        let fraction = String(rounded % scale)
        return "\(rounded / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
    }

    /// "12,345".
    package static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var text = ""
        while digits.count > 3 {
            text = "," + digits.suffix(3) + text
            digits = String(digits.dropLast(3))
        }
        return digits + text
    }
}
