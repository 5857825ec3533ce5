import ArgumentParser
import Platform
import Corpus
import Reports

/// What to read, how its fields are named, and what becomes of a record that cannot be used.
struct InputArguments: ParsableArguments {
    @OptionGroup var fields: FieldArguments

    @Option(help: "A record that cannot be used: stop at the first, or skip and count it.")
    var invalid: ReadingOptions.InvalidRecordPolicy = .stop

    @Option(
        help: ArgumentHelp(
            "Where skipped records go, one a line with the reason.", valueName: "file"), completion: .file())
    var rejects = "rejects.jsonl"

    var paths: [String] {
        get { fields.paths }
        set { fields.paths = newValue }
    }

    /// As ``FieldArguments/checkPaths(with:)``.
    func checkPaths(with path: String? = nil) throws { try fields.checkPaths(with: path) }

    /// Adds what these arguments have read and written.
    func add(to files: inout RunFiles) {
        fields.add(to: &files)
        if invalid == .skip { files.writes(rejects, as: "--rejects", isOurs: RejectsFile.isOurs) }
    }

    /// The same with a path before the others that stands elsewhere among the arguments.
    func adding(_ path: String?) -> InputArguments {
        var input = self
        if let path { input.paths.insert(path, at: 0) }
        return input
    }

    /// - Throws: when a field that an option names is in no record.
    func checkFields(_ reading: Reading) throws(CorpusError) {
        let named = fields.givenFields.compactMap { role, name in name.map { (role, $0) } }
        try reading.checkFields(named, of: paths.joined(separator: " "))
    }

    var settings: [RunSetting] {
        fields.settings + [RunSetting("--invalid", invalid.rawValue, isDefault: invalid == .stop)]
    }

    /// The options of the reader.
    func options(threads: Int) -> ReadingOptions {
        var options = fields.options(threads: threads)
        options.invalid = invalid
        return options
    }
}

extension ReadingOptions.InvalidRecordPolicy: ExpressibleByArgument {}
