/// How a corpus is read.
package struct ReadingOptions: Sendable {
    /// What happens to a record that cannot be used.
    package enum InvalidRecordPolicy: String, Sendable, CaseIterable {
        /// The first one ends the reading.
        case stop
        /// It is counted and handed to the caller; the rest goes on.
        case skip
    }

    package var fields = FieldNames.usual
    package var invalid = InvalidRecordPolicy.stop
    /// The format of files and standard input named on the command line, whatever their names say.
    package var format: InputFormat?
    /// At least 1; the result is the same for any number.
    package var threads = 1
    /// Whether what can be read only once, such as standard input, is kept in a temporary file for a second pass.
    package var spoolsStandardInput = false

    package init() {}
}

/// The formats of a file, compression aside.
package enum InputFormat: String, Sendable, CaseIterable {
    case jsonl, csv, tsv, txt

    /// The format a file name tells, after ".gz" or ".zst" is taken off.
    init?(fileName: String) {
        let name = fileName.withoutCompressionSuffix.lowercased()
        switch name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last {
        case "jsonl", "ndjson": self = .jsonl
        case "csv": self = .csv
        case "tsv": self = .tsv
        case "txt": self = .txt
        default: return nil
        }
    }
}

extension String {
    /// The name of a file as it was before compression.
    var withoutCompressionSuffix: String {
        for suffix in [".gz", ".zst"] where lowercased().hasSuffix(suffix) {
            return String(dropLast(suffix.count))
        }
        return self
    }

    /// The last component of a path.
    var fileName: String {
        split(separator: "/").last.map(String.init) ?? self
    }

    /// The name without its last extension, if it has one.
    var withoutExtension: String {
        guard let dot = lastIndex(of: "."), dot > startIndex else { return self }
        return String(self[..<dot])
    }
}
