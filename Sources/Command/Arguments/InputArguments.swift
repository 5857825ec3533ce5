import ArgumentParser
import Bindings
import Corpus

/// What to read, and how its fields are named.
struct InputArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Folders of .txt files, or .jsonl, .ndjson, .csv or .tsv files; any of them gzip or zstd. - is standard input.",
            valueName: "path"),
        completion: .file())
    var paths: [String] = []

    @Option(help: "The format of files and standard input, where the name does not tell: jsonl, json, csv, tsv or txt.")
    var inputFormat: InputFormat?

    @Option(help: ArgumentHelp("The field that holds the id.", valueName: "name"))
    var idField: String?
    @Option(help: ArgumentHelp("The field that holds the text.", valueName: "name"))
    var textField: String?
    @Option(help: ArgumentHelp("The field that holds the title.", valueName: "name"))
    var titleField: String?
    @Option(help: ArgumentHelp("The field that holds the date.", valueName: "name"))
    var publishedField: String?
    @Option(help: ArgumentHelp("The field that holds the source.", valueName: "name"))
    var sourceField: String?
    @Option(help: ArgumentHelp("The field that holds the address.", valueName: "name"))
    var urlField: String?
    @Option(help: ArgumentHelp("The field that holds the language.", valueName: "name"))
    var languageField: String?
    @Option(help: ArgumentHelp("The field that holds the gold label of the story.", valueName: "name"))
    var storyField: String?
    @Option(help: ArgumentHelp("The field that holds the gold label of the duplicate group.", valueName: "name"))
    var duplicateGroupField: String?

    @Option(help: "A record that cannot be used: stop at the first, or skip and count it.")
    var invalid: ReadingOptions.InvalidRecordPolicy = .stop

    @Option(
        help: ArgumentHelp(
            "Where skipped records go, one a line with the reason.", valueName: "file"), completion: .file())
    var rejects = "rejects.jsonl"

    /// - Parameter path: one that stands elsewhere among the arguments.
    /// - Throws: where nothing was named to read.
    func checkPaths(with path: String? = nil) throws {
        guard !paths.isEmpty || path != nil else {
            throw ValidationError(
                "Missing expected argument '<path> ...': name a folder or files, or - for standard input")
        }
    }

    /// Adds what these arguments have read and written.
    func add(to files: inout RunFiles) {
        for path in paths { files.reads(path, as: "an input") }
        if invalid == .skip { files.writes(rejects, as: "--rejects", isOurs: RejectsFile.isOurs) }
    }

    /// The same with a path before the others that stands elsewhere among the arguments.
    func adding(_ path: String?) -> InputArguments {
        var input = self
        if let path { input.paths.insert(path, at: 0) }
        return input
    }

    private var givenFields: [(FieldNames.Role, String?)] {
        [
            (.id, idField), (.text, textField), (.title, titleField), (.published, publishedField),
            (.source, sourceField), (.url, urlField), (.language, languageField), (.story, storyField),
            (.duplicateGroup, duplicateGroupField),
        ]
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
        for case (let role, let name?) in givenFields {
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

    /// The options of the reader.
    func options(threads: Int) -> ReadingOptions {
        var options = ReadingOptions()
        options.threads = threads
        options.invalid = invalid
        options.format = inputFormat
        for case (let role, let name?) in givenFields { options.fields[role] = [PathText.plain(name)] }
        if textField != nil { options.fields[.summary] = [] }
        return options
    }
}

extension InputFormat: ExpressibleByArgument {}
extension ReadingOptions.InvalidRecordPolicy: ExpressibleByArgument {}
