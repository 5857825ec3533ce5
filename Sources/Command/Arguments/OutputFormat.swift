import ArgumentParser
import Reports

/// What a subcommand prints.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, jsonl, csv

    /// The format for programs; nil for text.
    var records: RecordReport.Format? { RecordReport.Format(rawValue: rawValue) }
}
