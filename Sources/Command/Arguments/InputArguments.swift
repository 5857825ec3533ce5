import ArgumentParser
import Corpus

/// What to read, and how its fields are named.
struct InputArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Folders of .txt files, or .jsonl, .ndjson, .csv or .tsv files; any of them gzip or zstd. - is standard input.",
            valueName: "path"),
        completion: .file())
    var paths: [String]

    @Option(help: "The format of files and standard input, where the name does not tell: jsonl, csv, tsv or txt.")
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

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("Name at least one path, or - for standard input.") }
    }

    /// The options of the reader.
    func options(threads: Int) -> ReadingOptions {
        var options = ReadingOptions()
        options.threads = threads
        options.invalid = invalid
        options.format = inputFormat
        let given: [(FieldNames.Role, String?)] = [
            (.id, idField), (.text, textField), (.title, titleField), (.published, publishedField),
            (.source, sourceField), (.url, urlField), (.language, languageField), (.story, storyField),
            (.duplicateGroup, duplicateGroupField),
        ]
        for case (let role, let name?) in given { options.fields[role] = [name] }
        return options
    }
}

extension InputFormat: ExpressibleByArgument {}
extension ReadingOptions.InvalidRecordPolicy: ExpressibleByArgument {}
