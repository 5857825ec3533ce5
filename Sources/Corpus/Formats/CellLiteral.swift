/// A value that a program printed into the cell of a table: a list, an object or a string of Python or JSON.
///
/// `['First.', 'Second.']`, `{'id': None, 'name': 'Vale Post'}`: what pandas writes of columns that hold such values.
indirect enum CellLiteral: Equatable {
    case string([UInt8])
    case list([CellLiteral])
    case object([(name: [UInt8], value: CellLiteral)])
    /// A number, a word such as None.
    case other

    /// - Returns: nil where the cell is no list or object as a whole.
    init?(_ cell: ArraySlice<UInt8>) {
        guard let first = cell.first, let last = cell.last,
            first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
                || first == UInt8(ascii: "{") && last == UInt8(ascii: "}")
        else { return nil }
        var reader = Reader(bytes: cell, place: cell.startIndex)
        guard let value = reader.value(depth: 0), reader.place == cell.endIndex else { return nil }
        self = value
    }

    static func == (a: CellLiteral, b: CellLiteral) -> Bool {
        switch (a, b) {
        case (.string(let a), .string(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        case (.object(let a), .object(let b)): a.map(\.name) == b.map(\.name) && a.map(\.value) == b.map(\.value)
        case (.other, .other): true
        default: false
        }
    }

    /// The strings of a list, as paragraphs; nil where it holds something else, or none.
    var paragraphs: [UInt8]? {
        guard case .list(let elements) = self, !elements.isEmpty else { return nil }
        var text: [UInt8] = []
        for case let element in elements {
            guard case .string(let paragraph) = element else { return nil }
            if !text.isEmpty { text += [0x0A, 0x0A] }
            text += paragraph
        }
        return text
    }

    /// The first string that a list holds, or that an object holds under one of some names; nil where there is none.
    func first(of names: [String]) -> [UInt8]? {
        switch self {
        case .string(let bytes): bytes
        case .list(let elements): elements.lazy.compactMap { $0.first(of: names) }.first
        case .object(let members):
            names.lazy.compactMap { name in
                members.first { FieldNames.plain(String(decoding: $0.name, as: UTF8.self)) == name }?.value.first(
                    of: names)
            }.first
        case .other: nil
        }
    }

    /// What a cell holds for a role where a program printed a list or an object into it: the text, or the name; nil where the cell
    /// itself is the value.
    static func value(of cell: ArraySlice<UInt8>, for role: FieldNames.Role) -> [UInt8]? {
        guard let first = cell.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "{"),
            let literal = CellLiteral(cell)
        else { return nil }
        return switch role {
        case .text, .summary: literal.paragraphs
        case .story, .duplicateGroup: nil
        default: literal.first(of: FieldNames.members(of: role).map(FieldNames.plain))
        }
    }

    /// Goes through a literal.
    private struct Reader {
        let bytes: ArraySlice<UInt8>
        var place: Int

        private var next: UInt8 { place < bytes.endIndex ? bytes[place] : 0 }

        private mutating func skipSpaces() { while [0x20, 0x09, 0x0A, 0x0D].contains(next) { place += 1 } }

        private mutating func skip(_ byte: UInt8) -> Bool {
            skipSpaces()
            guard next == byte else { return false }
            place += 1
            skipSpaces()
            return true
        }

        mutating func value(depth: Int) -> CellLiteral? {
            guard depth < 16 else { return nil }
            skipSpaces()
            switch next {
            case UInt8(ascii: "["): return list(depth)
            case UInt8(ascii: "{"): return object(depth)
            case 0x22, 0x27: return string().map { .string($0) }
            default:
                let start = place
                while next | 0x20 &- 0x61 < 26 || next &- 0x30 < 10 || [0x2B, 0x2D, 0x2E, 0x5F].contains(next) {
                    place += 1
                }
                return place > start ? .other : nil
            }
        }

        private mutating func list(_ depth: Int) -> CellLiteral? {
            place += 1
            var elements: [CellLiteral] = []
            while !skip(UInt8(ascii: "]")) {
                guard let element = value(depth: depth + 1) else { return nil }
                elements.append(element)
                // NumPy parts the elements by spaces alone.
                if !skip(UInt8(ascii: ",")), next != UInt8(ascii: "]"), next != 0x27, next != 0x22 { return nil }
            }
            return .list(elements)
        }

        private mutating func object(_ depth: Int) -> CellLiteral? {
            place += 1
            var members: [(name: [UInt8], value: CellLiteral)] = []
            while !skip(UInt8(ascii: "}")) {
                guard next == 0x22 || next == 0x27, let name = string(), skip(UInt8(ascii: ":")),
                    let value = value(depth: depth + 1)
                else { return nil }
                members.append((name, value))
                if !skip(UInt8(ascii: ",")), next != UInt8(ascii: "}") { return nil }
            }
            return .object(members)
        }

        private mutating func string() -> [UInt8]? {
            let quote = next
            place += 1
            var string: [UInt8] = []
            while place < bytes.endIndex {
                let byte = next
                place += 1
                if byte == quote { return string }
                guard byte == UInt8(ascii: "\\") else {
                    string.append(byte)
                    continue
                }
                let escape = next
                place += 1
                switch escape {
                case UInt8(ascii: "n"): string.append(0x0A)
                case UInt8(ascii: "t"): string.append(0x09)
                case UInt8(ascii: "r"): string.append(0x0D)
                case UInt8(ascii: "x"): appendCharacter(digits: 2, to: &string)
                case UInt8(ascii: "u"): appendCharacter(digits: 4, to: &string)
                case UInt8(ascii: "U"): appendCharacter(digits: 8, to: &string)
                default: string.append(escape)
                }
            }
            return nil
        }

        private mutating func appendCharacter(digits: Int, to string: inout [UInt8]) {
            let end = min(place + digits, bytes.endIndex)
            let number = UInt32(String(decoding: bytes[place..<end], as: UTF8.self), radix: 16)
            place = end
            string += Array(String(number.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}").utf8)
        }
    }
}
