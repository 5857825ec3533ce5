/// Reads what a record declares its language to be: a code, a tag with region or script, or a name.
package enum LanguageTag: Equatable, Sendable {
    /// An ISO 639-1 code; what the table does not know as it is declared, in lower case, without what follows it.
    case language(String)
    /// Nothing, or words that stand for nothing.
    case undeclared
    /// No tag and no name of a language.
    case unusable

    /// - Complexity: O(n) in the bytes.
    package init(_ declared: String) {
        let whole = Self.trimmed(declared.lowercased()[...])
        if Self.standsForNothing(whole) {
            self = .undeclared
        } else if let code = LanguageNames.codes[String(whole)] {
            self = .language(code)
        } else {
            self = Self.reading(whole)
        }
    }

    /// The language that is declared; nil where none is.
    package static func language(_ declared: String) -> String? {
        guard case .language(let code) = LanguageTag(declared) else { return nil }
        return code
    }

    /// Of a tag with something behind it ("pt-br", "en_us.utf-8", "de,fr"), or a name of several words.
    private static func reading(_ whole: Substring) -> LanguageTag {
        let first = trimmed(whole.prefix { !"-_.,;/|(".contains($0) })
        if standsForNothing(first) { return .undeclared }
        if let code = LanguageNames.codes[String(first)] { return .language(code) }
        // "british english", "chinese (simplified)"; codes are also words of sentences, names are not.
        let named = Set(
            whole.split { !$0.isLetter }.filter { $0.count > 3 }.compactMap { LanguageNames.codes[String($0)] })
        if named.count == 1, let code = named.first { return .language(code) }
        return first.count > 1 && first.allSatisfy(\.isLetter) ? .language(String(first)) : .unusable
    }

    /// Codes of ISO 639-2 for no one language, and what tools write where they have none.
    private static func standsForNothing(_ name: Substring) -> Bool {
        switch name {
        case "", "und", "mul", "zxx", "mis", "unknown", "undetermined", "undefined", "unspecified", "not specified",
            "multiple", "multiple languages", "multilingual", "null", "nil", "none", "nan", "n/a", "n.a.", "?",
            "-", "other", "auto", "default":
            true
        default: false
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
