internal import Glibc

/// Paths of any bytes as strings.
///
/// A name on Linux is any bytes but 0 and "/"; a string is UTF-8. A byte that is none stands as "\xE9". Where a name
/// itself holds what looks like that, its backslash stands as "\x5C": two names never become one string, and all other
/// names stay as they are. What Platform hands to the system is turned back.
package enum PathText {
    private static let backslash = UInt8(ascii: "\\")

    /// The string that stands for some bytes.
    ///
    /// - Complexity: O(n).
    package static func text(_ bytes: some Collection<UInt8>) -> String {
        if !bytes.contains(backslash), let text = String(validating: bytes, as: UTF8.self) { return text }
        var text: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.first {
            if escapedByte(in: rest) != nil {
                text += escape(byte)
                rest = rest.dropFirst()
                continue
            }
            let length = scalarLength(rest)
            text += length == 0 ? escape(byte) : Array(rest.prefix(length))
            rest = rest.dropFirst(max(1, length))
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The same for a string of C.
    static func text(terminated bytes: UnsafePointer<CChar>) -> String {
        // SAFETY: what is passed is terminated, and is copied before this returns.
        unsafe text(UnsafeRawBufferPointer(start: bytes, count: strlen(bytes)))
    }

    /// The bytes that a string stands for.
    ///
    /// - Complexity: O(n).
    package static func bytes(of text: String) -> [UInt8] {
        guard text.utf8.contains(backslash) else { return Array(text.utf8) }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            let escaped = escapedByte(in: rest)
            bytes.append(escaped ?? byte)
            rest = rest.dropFirst(escaped == nil ? 1 : 4)
        }
        return bytes
    }

    /// An argument as it was typed, where it is no path: "\x5C" is turned back, bytes that are not UTF-8 stay escaped.
    package static func plain(_ argument: String) -> String {
        guard argument.utf8.contains(backslash) else { return argument }
        return String(validating: bytes(of: argument), as: UTF8.self) ?? argument
    }

    private static func escape(_ byte: UInt8) -> [UInt8] {
        Array(#"\x\#(byte < 0x10 ? "0" : "")\#(String(byte, radix: 16, uppercase: true))"#.utf8)
    }

    /// The byte that an escape at the start stands for; nil where none stands there.
    private static func escapedByte(in bytes: ArraySlice<UInt8>) -> UInt8? {
        let four = Array(bytes.prefix(4))
        guard four.count == 4, four[0] == backslash, four[1] == UInt8(ascii: "x"),
            let high = digit(four[2]), let low = digit(four[3])
        else { return nil }
        let byte = high << 4 | low
        return byte >= 0x80 || byte == backslash ? byte : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Bytes of the character that the bytes begin with; 0 where they begin with none.
    private static func scalarLength(_ bytes: ArraySlice<UInt8>) -> Int {
        for length in 1...4 where length <= bytes.count {
            if String(validating: bytes.prefix(length), as: UTF8.self) != nil { return length }
        }
        return 0
    }
}

extension String {
    /// The path that the string stands for, terminated, as the system takes it.
    var systemPath: [CChar] { PathText.bytes(of: self).map { CChar(bitPattern: $0) } + [0] }
}
