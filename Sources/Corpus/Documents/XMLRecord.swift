internal import Platform
internal import Kernels

/// A record of an XML file as the parser reads it: within the elements that stand around it in the file.
enum XMLRecord {
    /// The record's own element; the reason where it is not well-formed.
    ///
    /// References to HTML's characters, signs that should have been references and control characters, which feeds are full
    /// of, are mended first where the record is not well-formed as it came.
    ///
    /// - Complexity: O(n) in the bytes.
    static func read(_ bytes: ArraySlice<UInt8>, in context: XMLContext) -> Result<XMLElement, XMLFailure> {
        let record = PageBytes.utf8(Array(bytes), declared: context.encoding)
        let depth = context.closing.count { $0 == UInt8(ascii: "/") }
        func read(_ record: [UInt8]) -> Result<XMLElement, XMLFailure> {
            XMLParser.read(context.opening + record + context.closing).flatMap { root in
                var element = root
                for _ in 0..<depth {
                    guard let inner = element.elements.last else { return .failure(XMLFailure("it holds no element")) }
                    element = inner
                }
                return .success(element)
            }
        }
        let first = read(record)
        guard case .failure = first, let mended = mended(record) else { return first }
        return read(mended)
    }

    /// The outermost element of a document, mended like a record where it has to be.
    static func document(_ bytes: [UInt8]) -> Result<XMLElement, XMLFailure> {
        let first = XMLParser.read(bytes)
        guard case .failure = first, let mended = mended(bytes) else { return first }
        return XMLParser.read(mended)
    }

    /// What a feed says of itself, as far as it stands before its first record; nil where it cannot be read.
    static func head(of context: XMLContext) -> XMLElement? {
        let head = PageBytes.utf8(context.head, declared: context.encoding) + context.closing
        return try? document(head).get()
    }

    /// A record with its references and signs as XML asks for them; nil where nothing can be mended.
    private static func mended(_ record: [UInt8]) -> [UInt8]? {
        let bytes = record.span
        var result: [UInt8] = []
        result.reserveCapacity(record.count + 64)
        var isChanged = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "<"):
                // Character data stands as it is, but for control characters.
                let mark = XMLMark(at: index, in: bytes)
                guard let mark, case .other = mark.kind, mark.end > index + 1 else { break }
                for place in index..<mark.end {
                    let isControl = isControl(bytes[place])
                    isChanged = isChanged || isControl
                    result.append(isControl ? 0x20 : bytes[place])
                }
                index = mark.end
                continue
            case UInt8(ascii: "&"):
                if let (end, isKnown) = reference(at: index, in: bytes), isKnown {
                    result.append(index..<end, of: bytes)
                    index = end
                    continue
                }
                isChanged = true
                if let (end, characters) = PlainText.reference(at: index, in: bytes) {
                    result += characters
                    index = end
                } else {
                    result += Array("&amp;".utf8)
                    index += 1
                }
                continue
            case _ where isControl(byte):
                isChanged = true
                result.append(0x20)
                index += 1
                continue
            default: break
            }
            result.append(byte)
            index += 1
        }
        return isChanged ? result : nil
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D }

    private static let known: Set<String> = ["amp", "lt", "gt", "quot", "apos"]

    /// Where a reference ends that begins here, and whether XML knows it; nil where none does.
    private static func reference(at start: Int, in bytes: Span<UInt8>) -> (end: Int, isKnown: Bool)? {
        var end = start + 1
        while end < bytes.count, end - start < 34, bytes[end] != UInt8(ascii: ";") {
            let byte = bytes[end]
            guard byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "#") else { return nil }
            end += 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return nil }
        let name = String(decoding: (start + 1..<end).map { bytes[$0] }, as: UTF8.self)
        guard name.hasPrefix("#") else { return (end + 1, known.contains(name)) }
        let digits = name.dropFirst()
        let number = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        let isCharacter = number.map { $0 >= 0x20 || [9, 10, 13].contains($0) } ?? false
        return (end + 1, isCharacter && number.flatMap(Unicode.Scalar.init) != nil)
    }
}
