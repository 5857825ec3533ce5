import Bindings
import Reports

/// The terminal that results and progress are shown on.
enum Terminal {
    /// The style of standard output: the terminal's width, or COLUMNS, or 80; colour on a terminal unless
    /// NO_COLOR is set (no-color.org).
    static var style: TerminalStyle { style(width: nil) }

    /// The style of standard output with lines of so many columns; nil for what ``style`` has.
    static func style(width: Int?) -> TerminalStyle {
        let isTerminal = ProcessEnvironment.Stream.output.isTerminal
        let columns = ProcessEnvironment.variable("COLUMNS").flatMap { Int($0) }
        let noColour = ProcessEnvironment.variable("NO_COLOR") ?? ""
        return TerminalStyle(
            width: width ?? columns ?? ProcessEnvironment.Stream.output.columns ?? 80,
            usesColour: isTerminal && noColour.isEmpty)
    }

    /// Writes to standard error.
    static func say(_ text: String) { ProcessEnvironment.writeError(text) }
}
