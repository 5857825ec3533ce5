import ArgumentParser
import Platform
import Corpus
import Reports

/// What to read, and how its fields are named.
struct FieldArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Files or folders: JSON, tables, feeds, XML, web pages, texts, archives, packed or not. - is standard input.",
            valueName: "path"),
        completion: .file())
    var paths: [String] = []

    @Option(help: "The format of standard input, and of files whose name does not tell it.")
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

    /// - Parameter path: one that stands elsewhere among the arguments.
    /// - Throws: where nothing was named to read.
    func checkPaths(with path: String? = nil) throws {
        guard !paths.isEmpty || path != nil else {
            throw ValidationError(
                "Missing expected argument '<path> ...': name a folder or files, or - for standard input")
        }
    }

    /// Adds what these arguments have read.
    func add(to files: inout RunFiles) {
        for path in paths { files.reads(path, as: "an input") }
    }

    var givenFields: [(FieldNames.Role, String?)] {
        [
            (.id, idField), (.text, textField), (.title, titleField), (.published, publishedField),
            (.source, sourceField), (.url, urlField), (.language, languageField), (.story, storyField),
            (.duplicateGroup, duplicateGroupField),
        ]
    }

    /// The arguments as a shell takes them.
    var arguments: [String] {
        let fields = givenFields.flatMap { role, name in name.map { [role.option, $0] } ?? [] }
        let format = inputFormat.map { ["--input-format", $0.rawValue] } ?? []
        return (paths + format + fields).map(InspectionText.argument)
    }

    /// What of these the result depends on, besides the inputs.
    var settings: [RunSetting] {
        [RunSetting("--input-format", inputFormat?.rawValue, isDefault: inputFormat == nil)]
            + givenFields.map { RunSetting($0.option, $1, isDefault: $1 == nil) }
    }

    /// The options of the reader.
    func options(threads: Int) -> ReadingOptions {
        var options = ReadingOptions()
        options.threads = threads
        options.format = inputFormat
        for case (let role, let name?) in givenFields { options.fields[role] = [PathText.plain(name)] }
        if textField != nil { options.fields[.summary] = [] }
        return options
    }
}

extension InputFormat: ExpressibleByArgument {}
