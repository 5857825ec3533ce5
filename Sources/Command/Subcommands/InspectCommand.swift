import ArgumentParser
import Corpus
import Reports
import Storyfold

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "What a corpus holds and how it would be read: the first thing to run.",
        discussion: """
            Reads everything as the other commands do and says what is there: formats, encodings, records that cannot \
            be used, sources, dates, languages, lengths, what is likely no article; which field is taken for what and \
            why, which are not read, and the option to give where one looks as if it should be. It writes no file. \
            Examples:

              storyfold inspect news.jsonl
              storyfold inspect crawl/ archive.csv.gz --all
              storyfold inspect news.csv --text-field Inhalt --format json
            """)

    @OptionGroup(title: "Input") var input: FieldArguments

    @Option(help: "What is printed: text for a person, or json for programs.")
    var format: Format = .text

    @Flag(help: "Name every input, source, language and field.")
    var all = false

    @Option(help: "Threads that work at once. The result is the same for any number.")
    var threads: Int = RunArguments.usualThreads

    @Flag(name: .shortAndLong, help: "No progress; errors only.")
    var quiet = false

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func validate() throws {
        try input.checkPaths()
        try RunArguments.check(threads: threads)
    }

    func run() throws {
        var files = RunFiles(force: false)
        input.add(to: &files)
        files.writesStandardOutput()
        try files.check()
        let display = ProgressDisplay(isQuiet: quiet)
        defer { display.finish() }
        let inspection = try CorpusInspection(
            paths: input.paths, options: input.options(threads: threads), admit: files.check,
            progress: { display.show(Progress("reading", completed: $0.bytes, total: $0.totalBytes, unit: "bytes")) })
        display.finish()
        let sink = format == .text ? Terminal.output : .standardOutput
        switch format {
        case .text:
            let text = InspectionText(inspection, style: Terminal.style, showsAll: all)
            try sink.write(text.text(command: (["storyfold cluster"] + input.arguments).joined(separator: " ")))
        case .json: try sink.write(InspectionRecord.text(of: inspection))
        }
        try sink.finish()
    }
}
