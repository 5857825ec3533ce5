import ArgumentParser
import Corpus
import Reports

/// How an explanation of two articles is printed.
struct ExplanationArguments: ParsableArguments {
    @Option(help: "What is printed: text for a person, or json for programs.")
    var format: Format = .text

    @Option(
        help: ArgumentHelp(
            "Columns of a line, 40 to 1000. (default: those of the terminal, or COLUMNS, or 80)", valueName: "columns"))
    var width: Int?

    @Flag(help: "Print every sentence, name and number.")
    var all = false

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func validate() throws {
        if let width, !(40...1_000).contains(width) {
            throw ValidationError("--width is \(width); allowed: 40 to 1000")
        }
    }

    func print(_ report: ExplanationReport) throws {
        let sink = format == .json ? OutputSink.standardOutput : Terminal.output
        try sink.write(
            format == .json ? report.json : report.text(style: Terminal.style(width: width), showsAll: all))
        try sink.finish()
    }
}
