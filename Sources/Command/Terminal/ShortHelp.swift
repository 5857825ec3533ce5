import ArgumentParser
import Reports

/// What `-h` prints: what a command is for, two examples and the options that matter, on one screen. `--help` prints all of them.
enum ShortHelp {
    /// The options of each command that matter, in the order in which they are printed; other commands have no more options than
    /// fit on one screen.
    private static let options: [String: [String]] = [
        "inspect": [
            "<path>", "--input-format", "--text-field", "--published-field", "--source-field", "--format", "--all",
        ],
        "cluster": [
            "<path>", "--text-field", "--published-field", "--threshold", "--granularity", "--prefer", "--top",
            "--format", "--output",
        ],
        "stories": [
            "<path>", "--text-field", "--published-field", "--since", "--granularity", "--top", "--show", "--related",
            "--format",
        ],
        "report": ["<result>", "--output", "--timezone", "--quiet"],
        "similar": ["<id>", "<path>", "--text-field", "--top", "--least", "--format", "--quiet"],
        "explain": ["<a>", "<b>", "<path>", "--text-field", "--threshold", "--overrides", "--format", "--all"],
        "duplicates": [
            "<path>", "--text-field", "--against", "--threshold", "--ocr", "--exact", "--templates", "--pairs",
            "--format",
        ],
        "dedup": [
            "<path>", "--text-field", "--against", "--threshold", "--keep", "--prefer", "--removed", "--dry-run",
            "--output",
        ],
        "sketch": ["<path>", "--text-field", "--threshold", "--ocr", "--output", "--quiet"],
        "evaluate": [
            "<path>", "--labels", "--result", "--by-language", "--story-field", "--duplicate-group-field",
            "--granularity", "--format",
        ],
        "train": ["<path>", "--labels", "--story-field", "--granularity", "--output", "--quiet"],
        "generate": ["--articles", "--seed", "--copies", "--cases", "--lengths", "--output", "--quiet"],
        "index add": ["<index>", "<path>", "--text-field", "--threshold", "--granularity", "--open-days", "--quiet"],
    ]

    private static let mostExamples = 2
    private static let labelColumns = 26

    /// The help that some arguments ask for; nil where they do not ask for a short one, or the whole help of the command is short.
    static func text(for arguments: [String], columns: Int) -> String? {
        guard arguments.prefix(while: { $0 != "--" }).contains("-h") else { return nil }
        var (path, command): ([String], any ParsableCommand.Type) = ([], StoryfoldCommand.self)
        for argument in arguments {
            guard
                let next = command.configuration.subcommands.first(where: { $0.configuration.commandName == argument })
            else { break }
            path.append(argument)
            command = next
        }
        let name = path.joined(separator: " ")
        guard let shown = options[name] else { return nil }
        let help = StoryfoldCommand.helpMessage(for: command, columns: 10_000).split(
            separator: "\n", omittingEmptySubsequences: false)
        let entries = help.indices.compactMap { Entry(help[$0], before: $0 + 1 < help.count ? help[$0 + 1] : "") }
        var lines = Columns.wrap(command.configuration.abstract, columns) + [""]
        lines += help.filter { $0.hasPrefix("  storyfold \(name)") }.prefix(mostExamples).map(String.init)
        lines.append("")
        for option in shown {
            // One that is not there shows as its name alone.
            lines += entries.first { $0.names.contains(option[...]) }?.lines(columns) ?? ["  \(option)"]
        }
        let count = entries.count { $0.isOption }
        lines += ["", "All \(count) options: storyfold \(name) --help"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// An argument or an option, as the whole help has it on one line.
    private struct Entry {
        private let label: String
        private let text: Substring

        /// - Parameter next: the line behind it, on which a long label leaves its text.
        init?(_ line: Substring, before next: Substring) {
            guard line.hasPrefix("  -") || line.hasPrefix("  <") else { return nil }
            let zone = line.prefix(ShortHelp.labelColumns)
            let rest = line.dropFirst(zone.count)
            let holdsText = zone.last == " " && !["<", "["].contains(rest.first)
            label = (holdsText ? zone : line).split(separator: " ").joined(separator: " ")
            text = (holdsText ? rest : next).drop { $0 == " " }
        }

        /// Whether it is no argument that is told by its place, and not what every command has.
        var isOption: Bool { label.hasPrefix("-") && !names.contains("--help") && !names.contains("--version") }

        var names: [Substring] { label.split(whereSeparator: { $0 == " " || $0 == "," }) }

        private static let mostLines = 2

        private static func text(_ text: Substring, before ends: [String]) -> Substring {
            ends.reduce(text) { text, end in text.firstRange(of: end).map { text[..<$0.lowerBound] } ?? text }
        }

        /// Its first sentence, and what holds where it is not given.
        func lines(_ columns: Int) -> [String] {
            var said = String(Self.text(text, before: [". ", " (values", " (default"]))
            let width = max(20, columns - labelColumns)
            if Columns.wrap(said, width).count > Self.mostLines {
                said = String(Self.text(said[...], before: [": ", "; "]))
            }
            if !said.hasSuffix(".") { said += "." }
            if let known = text.firstRange(of: "default: ") {
                let value = text[known.upperBound...].prefix { $0 != ";" && $0 != ")" }
                let more = " (default: \(value))"
                if !value.contains(" "), Columns.wrap(said + more, width).count <= Self.mostLines { said += more }
            }
            let wrapped = Columns.wrap(said, width)
            let start = "  \(label)"
            let margin = String(repeating: " ", count: labelColumns)
            guard start.count < labelColumns else { return [start] + wrapped.map { margin + $0 } }
            let first = start + String(repeating: " ", count: labelColumns - start.count)
            return wrapped.enumerated().map { ($0 == 0 ? first : margin) + $1 }
        }
    }
}
