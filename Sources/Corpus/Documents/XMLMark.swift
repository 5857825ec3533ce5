internal import Kernels

/// A piece of markup in XML: what begins with a "<".
struct XMLMark {
    enum Kind {
        case start(name: Range<Int>, isEmpty: Bool)
        case end(name: Range<Int>)
        /// A comment, character data, an instruction or a declaration.
        case other
    }

    let kind: Kind
    /// Behind its last byte.
    let end: Int

    /// - Parameter start: of a "<".
    /// - Returns: nil where the mark does not end in the bytes.
    /// - Complexity: O(n) in the bytes of the mark.
    init?(at start: Int, in bytes: Span<UInt8>) {
        guard start + 1 < bytes.count else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "!"):
            let end: Int?
            if Self.has("<!--", at: start, in: bytes) {
                end = Self.end("-->", from: start + 4, in: bytes)
            } else if Self.has("<![CDATA[", at: start, in: bytes) {
                end = Self.end("]]>", from: start + 9, in: bytes)
            } else {
                // A document type may hold declarations in brackets. A beginning of one of the two above ends later.
                guard bytes.count >= start + 9 else { return nil }
                end = Self.declarationEnd(from: start, in: bytes)
            }
            guard let end else { return nil }
            (kind, self.end) = (.other, end)
        case UInt8(ascii: "?"):
            guard let end = Self.end("?>", from: start + 2, in: bytes) else { return nil }
            (kind, self.end) = (.other, end)
        case UInt8(ascii: "/"):
            guard let end = Self.end(">", from: start, in: bytes) else { return nil }
            (kind, self.end) = (.end(name: Self.name(from: start + 2, to: end - 1, in: bytes)), end)
        default:
            guard let end = Self.tagEnd(from: start + 1, in: bytes) else { return nil }
            let name = Self.name(from: start + 1, to: end - 1, in: bytes)
            kind = name.isEmpty ? .other : .start(name: name, isEmpty: bytes[end - 2] == UInt8(ascii: "/"))
            self.end = name.isEmpty ? start + 1 : end
        }
    }

    /// Where the element ends whose start tag ends at a place; nil where it does not.
    ///
    /// - Parameters:
    ///   - name: of the element, in the bytes.
    ///   - start: behind its start tag, or wherever an earlier search ended, with the depth that it was at.
    static func elementEnd(
        of name: Range<Int>, from start: inout Int, depth: inout Int, in bytes: Span<UInt8>
    ) -> Int? {
        while true {
            let open = ByteSearch.first(of: UInt8(ascii: "<"), in: bytes, from: start)
            guard open < bytes.count, let mark = XMLMark(at: open, in: bytes) else {
                start = open
                return nil
            }
            start = mark.end
            switch mark.kind {
            case .start(let inner, let isEmpty): if !isEmpty, same(inner, name, in: bytes) { depth += 1 }
            case .end(let inner):
                guard same(inner, name, in: bytes) else { continue }
                depth -= 1
                if depth == 0 { return mark.end }
            case .other: break
            }
        }
    }

    /// A name without its prefix.
    static func local(_ name: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
        let colon = name.last { bytes[$0] == UInt8(ascii: ":") }
        return (colon.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound
    }

    private static func same(_ a: Range<Int>, _ b: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { bytes[$0] == bytes[$1] }
    }

    private static func has(_ pattern: StaticString, at start: Int, in bytes: Span<UInt8>) -> Bool {
        let pattern = pattern.description.utf8
        return start + pattern.count <= bytes.count
            && pattern.enumerated().allSatisfy { bytes[start + $0] == $1 }
    }

    /// Behind the next place of a pattern.
    private static func end(_ pattern: StaticString, from start: Int, in bytes: Span<UInt8>) -> Int? {
        let last = pattern.description.utf8.last!
        let count = pattern.utf8CodeUnitCount
        var index = ByteSearch.first(of: last, in: bytes, from: start)
        while index < bytes.count {
            if index + 1 >= start + count, has(pattern, at: index + 1 - count, in: bytes) { return index + 1 }
            index = ByteSearch.first(of: last, in: bytes, from: index + 1)
        }
        return nil
    }

    /// Behind the ">" of a tag, those in values of attributes passed over.
    private static func tagEnd(from start: Int, in bytes: Span<UInt8>) -> Int? {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"): return index + 1
            // A tag that was never closed ends where the next begins.
            case UInt8(ascii: "<"): return index
            case 0x22, 0x27:
                index = ByteSearch.first(of: bytes[index], in: bytes, from: index + 1) + 1
            default: index += 1
            }
        }
        return nil
    }

    private static func declarationEnd(from start: Int, in bytes: Span<UInt8>) -> Int? {
        var (index, depth) = (start, 0)
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">"): if depth <= 0 { return index + 1 }
            case 0x22, 0x27: index = ByteSearch.first(of: bytes[index], in: bytes, from: index + 1)
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func name(from start: Int, to end: Int, in bytes: Span<UInt8>) -> Range<Int> {
        var index = start
        while index < end, !ByteClass.isSpace(bytes[index]), bytes[index] != UInt8(ascii: "/"),
            bytes[index] != UInt8(ascii: ">")
        {
            index += 1
        }
        return start..<index
    }
}
