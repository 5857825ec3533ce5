/// What a script or a server puts before a JSON document: the call of a function (JSONP), the variable that it is given to, a
/// guard against being run as a script.
enum JSONWrapping {
    /// What stands before a document is no longer than this.
    private static let mostBytes = 512

    /// Where the document begins in its wrapping; nil where nothing is wrapped around it, or what follows is no JSON.
    ///
    /// - Parameter start: where neither a bracket nor a brace stands.
    static func documentStart(in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        let head = bytes[start...].prefix(mostBytes)
        var place = head.startIndex
        while let next = head[place...].firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) {
            if wraps(head[..<next]), begins(bytes[next...]) { return next }
            place = next + 1
        }
        return nil
    }

    /// Whether a byte may stand behind a wrapped document.
    static func closes(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ")") || byte == UInt8(ascii: ";") }

    private static func wraps(_ head: ArraySlice<UInt8>) -> Bool {
        guard let last = head.lastIndex(where: { !ByteClass.isSpace($0) }) else { return false }
        let words = head[...last]
        return "(=".utf8.contains(head[last])
            || [")]}'", ")]}',", "while(1);", "for(;;);"].contains { words.ends(with: $0.utf8) }
            || words.ends(with: "export default".utf8)
    }

    /// Whether a bracket begins JSON, rather than the code of a script.
    private static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.first { !ByteClass.isSpace($0) && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "[") }
            == UInt8(ascii: "\"")
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with suffix: String.UTF8View) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
