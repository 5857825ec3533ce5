/// A value of a JSON text, with the line it begins on: for settings, whose errors are to name the line.
package struct JSONDocument: Sendable {
    package indirect enum Content: Sendable {
        case null
        case boolean(Bool)
        case number(Double)
        case string(String)
        case array([JSONDocument])
        /// In the order of the text.
        case object([Member])
    }

    package struct Member: Sendable {
        package let name: String
        package let line: Int
        package let value: JSONDocument
    }

    package let content: Content
    /// From 1.
    package let line: Int

    /// What a value is, in words.
    package var kind: String {
        switch content {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// - Parameters:
    ///   - bytes: one JSON text (RFC 8259), valid UTF-8.
    ///   - line: the line of the first byte.
    /// - Throws: when it is none; the error names the line and the byte in `bytes`.
    package init(_ bytes: [UInt8], path: String, line: Int = 1) throws(CorpusError) {
        var reader = Reader(bytes: bytes, path: path, line: line)
        self = try reader.document()
    }

    /// What stands in a page for JSON: line breaks and control characters in strings, escapes that JSON has not, commas before a
    /// closing bracket and repeated keys are let pass, of which the first counts; nil where even so it is none.
    package init?(inPage bytes: [UInt8]) {
        var reader = Reader(bytes: bytes, path: "", line: 1)
        reader.isTolerant = true
        guard let document = try? reader.document() else { return nil }
        self = document
    }

    /// The values that stand one behind the other in a page, read as ``init(inPage:)`` does, up to what is none.
    package static func documents(inPage bytes: [UInt8]) -> [JSONDocument] {
        var reader = Reader(bytes: bytes, path: "", line: 1)
        reader.isTolerant = true
        return reader.documents()
    }

    /// The value of a key; nil where this is no object, or has none.
    package subscript(_ name: String) -> JSONDocument? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    private init(_ content: Content, line: Int) { (self.content, self.line) = (content, line) }

    /// Reads one value after the other.
    private struct Reader {
        let bytes: [UInt8]
        let path: String
        var line: Int
        var position = 0
        var isTolerant = false

        /// Deeper than settings go, and far from the end of the stack.
        private static let deepest = 64

        init(bytes: [UInt8], path: String, line: Int) { (self.bytes, self.path, self.line) = (bytes, path, line) }

        mutating func document() throws(CorpusError) -> JSONDocument {
            let value = try value(depth: 0)
            skipSpace()
            guard position == bytes.count else { throw fault("the end of the text") }
            return value
        }

        mutating func documents() -> [JSONDocument] {
            var documents: [JSONDocument] = []
            while let document = try? value(depth: 0) {
                documents.append(document)
                skipSpace()
                while take(",") || take(";") { skipSpace() }
            }
            return documents
        }

        private mutating func value(depth: Int) throws(CorpusError) -> JSONDocument {
            skipSpace()
            let start = line
            guard depth < Self.deepest else { throw fault("at most \(Self.deepest) levels") }
            switch next {
            case UInt8(ascii: "{"): return JSONDocument(.object(try members(depth: depth)), line: start)
            case UInt8(ascii: "["): return JSONDocument(.array(try elements(depth: depth)), line: start)
            case UInt8(ascii: "\""): return JSONDocument(.string(try string()), line: start)
            case UInt8(ascii: "t"): return JSONDocument(try literal("true", .boolean(true)), line: start)
            case UInt8(ascii: "f"): return JSONDocument(try literal("false", .boolean(false)), line: start)
            case UInt8(ascii: "n"): return JSONDocument(try literal("null", .null), line: start)
            default: return JSONDocument(.number(try number()), line: start)
            }
        }

        private mutating func members(depth: Int) throws(CorpusError) -> [Member] {
            var members: [Member] = []
            var names: Set<String> = []
            position += 1
            skipSpace()
            if take("}") { return members }
            repeat {
                skipSpace()
                if isTolerant, next == UInt8(ascii: "}") { break }
                let start = line
                guard next == UInt8(ascii: "\"") else { throw fault("a key in quotes") }
                let name = try string()
                guard names.insert(name).inserted || isTolerant else {
                    throw CorpusError(
                        .badInput, at: .init(path: path, line: start), "the key \"\(name)\" is given twice",
                        remedy: "leave one of the two out")
                }
                skipSpace()
                guard take(":") else { throw fault("a colon") }
                members.append(Member(name: name, line: start, value: try value(depth: depth + 1)))
                skipSpace()
            } while take(",")
            guard take("}") else { throw fault("a comma or }") }
            return members
        }

        private mutating func elements(depth: Int) throws(CorpusError) -> [JSONDocument] {
            var elements: [JSONDocument] = []
            position += 1
            skipSpace()
            if take("]") { return elements }
            repeat {
                skipSpace()
                if isTolerant, next == UInt8(ascii: "]") { break }
                elements.append(try value(depth: depth + 1))
                skipSpace()
            } while take(",")
            guard take("]") else { throw fault("a comma or ]") }
            return elements
        }

        private mutating func string() throws(CorpusError) -> String {
            var text: [UInt8] = []
            position += 1
            while let byte = next, byte != UInt8(ascii: "\"") {
                guard byte >= 0x20 || isTolerant else { throw fault("the end of the string") }
                position += 1
                guard byte == UInt8(ascii: "\\") else {
                    text.append(byte)
                    continue
                }
                let escape = next
                position += 1
                switch escape {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape!)
                case UInt8(ascii: "b"): text.append(0x08)
                case UInt8(ascii: "f"): text.append(0x0C)
                case UInt8(ascii: "n"): text.append(0x0A)
                case UInt8(ascii: "r"): text.append(0x0D)
                case UInt8(ascii: "t"): text.append(0x09)
                case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
                case let sign? where isTolerant: text.append(sign)
                default: throw fault("an escape of JSON")
                }
            }
            guard next != nil else { throw fault("a closing quote") }
            position += 1
            return String(decoding: text, as: UTF8.self)
        }

        /// The character of \uXXXX, or of two of them that are a pair; half a pair becomes U+FFFD.
        private mutating func scalar() throws(CorpusError) -> Character {
            let first = try unit()
            if (0xD800..<0xDC00).contains(first), next == UInt8(ascii: "\\"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "u")
            {
                let mark = position
                position += 2
                let second = try unit()
                if (0xDC00..<0xE000).contains(second) {
                    return Character(Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}")
                }
                position = mark
            }
            return Character(Unicode.Scalar(first) ?? "\u{FFFD}")
        }

        private mutating func unit() throws(CorpusError) -> UInt32 {
            let digits = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
            guard digits.utf8.count == 4,
                digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
                let unit = UInt32(digits, radix: 16)
            else { throw fault("four hexadecimal digits") }
            position += 4
            return unit
        }

        private mutating func number() throws(CorpusError) -> Double {
            let start = position
            while let byte = next, "+-.0123456789eE".utf8.contains(byte) { position += 1 }
            let digits = String(decoding: bytes[start..<position], as: UTF8.self)
            guard let number = Double(digits), number.isFinite, !digits.hasPrefix("+"), !digits.hasPrefix(".") else {
                position = start
                throw fault("a value")
            }
            return number
        }

        private mutating func literal(_ word: String, _ content: Content) throws(CorpusError) -> Content {
            guard bytes[position...].starts(with: word.utf8) else { throw fault("a value") }
            position += word.utf8.count
            return content
        }

        private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

        private mutating func take(_ sign: Unicode.Scalar) -> Bool {
            guard next == UInt8(ascii: sign) else { return false }
            position += 1
            return true
        }

        private mutating func skipSpace() {
            while let byte = next, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
                if byte == 0x0A { line += 1 }
                position += 1
            }
        }

        private func fault(_ expected: String) -> CorpusError {
            let found = next.map { byte in
                byte < 0x20
                    ? "a line break or control character"
                    : "\"\(String(decoding: bytes[position...].prefix(16).prefix { $0 >= 0x20 }, as: UTF8.self))\""
            }
            return CorpusError(
                .badInput, at: .init(path: path, line: line, byte: position),
                "expected \(expected), found \(found ?? "the end")", remedy: "make it a JSON text (RFC 8259)")
        }
    }
}
