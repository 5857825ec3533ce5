import Platform
import Corpus
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

    /// Standard output for a person, who sees nothing but letters and colours of ours.
    static var output: OutputSink { OutputSink.standardOutput(TerminalStyle.shown) }

    /// Writes lines to standard error; whatever names are in them, nothing but letters comes out.
    ///
    /// Everything that is said there passes here, or through ``redraw(_:)``.
    static func say(_ text: String) { ProcessEnvironment.writeError(ShownText.lines(text)) }

    /// Writes over the line that the cursor stands on, on standard error.
    static func redraw(_ line: String) { ProcessEnvironment.writeError("\r\u{1B}[K" + ShownText.line(line)) }
}
