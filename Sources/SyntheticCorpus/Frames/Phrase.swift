/// What a frame is written in: text with choices and slots.
///
/// `(a|b)` is a choice of the frame's, the same in all articles that fill it; `{a|b}` is a choice by the number of the
/// article in its family; `<place>` is a slot, filled with a fact of the article. A digit behind a slot's name parts
/// facts of one sort: `<person2>` is somebody else than `<person>`. None of them nests.
enum Phrase {
    /// The phrase with each of its choices made.
    ///
    /// - Complexity: O(n) for n bytes.
    static func chosen(_ phrase: String, _ stream: inout RandomStream) -> String {
        replacing(phrase, from: "(", to: ")") { choices in
            let parts = choices.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            return String(decoding: parts[stream.below(parts.count)], as: UTF8.self)
        }
    }

    /// The phrase as the article of this number says it, which has these facts.
    ///
    /// - Complexity: O(n) for n bytes.
    static func filled(_ phrase: String, with facts: inout Facts, number: Int = 0) -> String {
        let worded = replacing(phrase, from: "{", to: "}") { choices in
            let parts = choices.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            return String(decoding: parts[number % parts.count], as: UTF8.self)
        }
        return replacing(worded, from: "<", to: ">") { facts.value(of: String(decoding: $0, as: UTF8.self)) }
    }

    /// The words of a phrase, and how many of its shingles of five no slot reaches, when it stands between others.
    ///
    /// - Complexity: O(n) for n bytes.
    static func extent(of phrases: [String]) -> (words: Int, standing: Int) {
        var words = 0
        var run = 0
        var standing = 0
        for phrase in phrases {
            for word in phrase.utf8.split(separator: UInt8(ascii: " ")) {
                words += 1
                run = word.contains(UInt8(ascii: "<")) ? 0 : run + 1
                if run >= 5 { standing += 1 }
            }
        }
        return (words, standing)
    }

    private static func replacing(
        _ phrase: String, from opening: Unicode.Scalar, to closing: Unicode.Scalar,
        _ replacement: (Substring.UTF8View) -> String
    ) -> String {
        var result = ""
        var rest = phrase[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: opening)),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: closing))
        {
            result += rest[..<open]
            result += replacement(rest[rest.utf8.index(after: open)..<close].utf8)
            rest = rest[rest.utf8.index(after: close)...]
        }
        result += rest
        return result
    }
}
