import Platform

/// Arguments that a message of the parser repeats.
enum ArgumentEcho {
    /// The message with each argument on one line, nothing in it but letters, and no longer than names are.
    ///
    /// - Complexity: O(n) for each argument that has to be changed.
    static func shown(in message: String, _ arguments: [String]) -> String {
        // The value of an option may be repeated without its name.
        let parts = arguments.flatMap { argument in
            let equals = argument.utf8.firstIndex(of: UInt8(ascii: "="))
            guard let equals else { return [argument] }
            return [argument, String(argument[..<equals]), String(argument[argument.utf8.index(after: equals)...])]
        }
        // The longest first: one may hold another.
        let changed = parts.filter { ShownText.line($0) != $0 }.sorted { $0.utf8.count > $1.utf8.count }
        var message = message
        for part in changed { message = message.replacingBytes(of: part, by: ShownText.line(part)) }
        return message
    }
}

extension String {
    /// Replaces by bytes: a control character and a combining mark behind it are one character.
    fileprivate func replacingBytes(of part: String, by new: String) -> String {
        let (bytes, wanted) = (Array(utf8), Array(part.utf8))
        return String(decoding: bytes.replacing(wanted, with: Array(new.utf8)), as: UTF8.self)
    }
}
