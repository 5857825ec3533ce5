internal import Platform

/// What a text file says of its article above it: lines of names and values between two lines of hyphens (YAML) or plus signs
/// (TOML), as trafilatura and the generators of sites write them.
struct FrontMatter {
    /// By the name of the field, in their order; unquoted.
    private(set) var fields: [(name: String, value: [UInt8])] = []
    /// Where the text begins.
    private(set) var end: Int

    /// More lines are no front matter.
    private static let mostLines = 200

    /// - Returns: nil where the text begins with none.
    init?(_ text: ArraySlice<UInt8>) {
        let mark = text.prefix(3)
        guard mark.elementsEqual("---".utf8) || mark.elementsEqual("+++".utf8) else { return nil }
        let separator = mark.first == UInt8(ascii: "-") ? UInt8(ascii: ":") : UInt8(ascii: "=")
        var (place, number) = (text.startIndex, 0)
        var isClosed = false
        end = text.startIndex
        while place < text.endIndex, number < Self.mostLines {
            let feed = text[place...].firstIndex(of: 0x0A) ?? text.endIndex
            let start = place
            let line = Self.trimmed(text[start..<feed])
            let isFence = line.elementsEqual(mark)
            place = min(feed + 1, text.endIndex)
            number += 1
            if number == 1 {
                guard isFence else { return nil }
            } else if isFence {
                isClosed = true
                break
            } else if let sign = line.firstIndex(of: separator), line.startIndex == start {
                // What is set in belongs to a list or an object above it.
                let name = Self.trimmed(line[..<sign])
                guard !name.isEmpty, name.count <= 40 else { continue }
                fields.append((String(decoding: name, as: UTF8.self), Self.unquoted(Self.trimmed(line[(sign + 1)...]))))
            }
        }
        guard isClosed, !fields.isEmpty else { return nil }
        while place < text.endIndex, text[place] == 0x0A || text[place] == 0x0D { place += 1 }
        end = place
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let rest = line.drop { $0 == 0x20 || $0 == 0x09 }
        guard let last = rest.lastIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return [] }
        return rest[...last]
    }

    private static func unquoted(_ value: ArraySlice<UInt8>) -> [UInt8] {
        guard value.count > 1, let quote = value.first, quote == 0x22 || quote == 0x27, value.last == quote else {
            return Array(value)
        }
        return Array(value.dropFirst().dropLast())
    }
}
