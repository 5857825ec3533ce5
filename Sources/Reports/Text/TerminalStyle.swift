import Bindings

/// How text is laid out for a person: columns, and colour where it is wanted.
package struct TerminalStyle: Sendable {
    /// Columns of a line, at least 40.
    package let width: Int
    package let usesColour: Bool

    package init(width: Int, usesColour: Bool) {
        self.width = max(40, width)
        self.usesColour = usesColour
    }

    func bold(_ text: String) -> String { styled(text, "1") }
    func dim(_ text: String) -> String { styled(text, "2") }
    func accent(_ text: String) -> String { styled(text, "36") }

    func removed(_ text: String) -> String { styled(text, "31") }
    func added(_ text: String) -> String { styled(text, "32") }

    private func styled(_ text: String, _ code: String) -> String {
        usesColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
