import Platform

/// How text is laid out for a person: columns, and colour where it is wanted.
package struct TerminalStyle: Sendable {
    /// Columns of a line, at least 40.
    package let width: Int
    package let usesColour: Bool

    package init(width: Int, usesColour: Bool) {
        self.width = max(40, width)
        self.usesColour = usesColour
    }

    func bold(_ text: String) -> String { styled(text, .bold) }
    func dim(_ text: String) -> String { styled(text, .dim) }
    func accent(_ text: String) -> String { styled(text, .accent) }

    func removed(_ text: String) -> String { styled(text, .removed) }
    func added(_ text: String) -> String { styled(text, .added) }

    private func styled(_ text: String, _ code: Code) -> String {
        usesColour && !text.isEmpty ? "\(Self.mark(code))\(text)\(Self.mark(.end))" : text
    }

    // MARK: Colours on their way to the terminal

    /// The raw values are those of ECMA-48, "select graphic rendition".
    private enum Code: String, CaseIterable {
        case end = "0"
        case bold = "1"
        case dim = "2"
        case removed = "31"
        case added = "32"
        case accent = "36"
    }

    /// Noncharacters that no text can know: what looks like a colour in an article is none.
    private static let secret: [Unicode.Scalar] = (0..<16).map { _ in noncharacter(Int.random(in: 0..<16)) }

    private static func noncharacter(_ number: Int) -> Unicode.Scalar { Unicode.Scalar(0xFDD0 + UInt32(number))! }

    /// What stands for a colour until ``shown(_:)``.
    private static func mark(_ code: Code) -> String {
        String(String.UnicodeScalarView(secret + [noncharacter(16 + Code.allCases.firstIndex(of: code)!)]))
    }

    /// Text of a report as a terminal gets it: its colours, line feeds and what can be seen, nothing else.
    ///
    /// Everything that is printed for a person passes here, on its way to standard output.
    ///
    /// - Complexity: O(n).
    package static func shown(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 != 0x0A && !(0x20...0x7E ~= $0) }) else { return text }
        var shown = ""
        shown.reserveCapacity(text.utf8.count)
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == secret[0], rest.starts(with: secret) {
                rest = rest.dropFirst(secret.count)
                if let code = rest.popFirst().flatMap({ Int(exactly: $0.value) }) {
                    shown += "\u{1B}[\(Code.allCases[code - 0xFDE0].rawValue)m"
                }
                continue
            }
            rest = rest.dropFirst()
            if scalar == "\n" || !ShownText.isHidden(scalar) {
                shown.unicodeScalars.append(scalar)
            } else {
                shown += ShownText.shown(scalar)
            }
        }
        return shown
    }
}
