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

    /// - Throws: when a field that an option names is in no record: a slip of the pen must not pass for a corpus
    ///   without titles or dates.
    func checkFields(_ reading: Reading) throws(CorpusError) {
        let entries = reading.batches.lazy.filter { !$0.titleFromText }.flatMap(\.entries)
        guard entries.first != nil else { return }
        let columns: [FieldNames.Role: (ArticleBatch.Entry) -> Bool] = [
            .title: { !$0.title.isEmpty }, .source: { !$0.source.isEmpty }, .url: { !$0.url.isEmpty },
            .language: { !$0.language.isEmpty }, .story: { !$0.storyLabel.isEmpty },
            .duplicateGroup: { !$0.groupLabel.isEmpty },
        ]
        for case (let role, let name?) in fields.givenFields {
            let isFound: Bool
            switch role {
            case .published:
                isFound = reading.statistics.undated > 0 || entries.contains { $0.published != nil }
            case .id:
                // Records without the field are named after their places.
                isFound = entries.contains { $0.idOrigin == .record }
            default: isFound = columns[role].map { entries.contains(where: $0) } ?? true
            }
            guard !isFound else { continue }
            throw CorpusError(
                .badInput, at: .init(path: paths.joined(separator: " ")), "no record has the field \"\(name)\"",
                remedy: NearestName(reading.statistics.fields.map(\.path)).nearest(to: name).map {
                    "did you mean \(role.option) \($0)?"
                } ?? "give \(role.option) the name it has, or leave the option out")
        }
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
