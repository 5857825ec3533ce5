import ArgumentParser
import Corpus
import Reports
import Storyfold

struct DuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "Only the duplicate groups, or the pairs.",
        discussion: """
            Every pair was compared exactly; a group's members are all verified against its canonical. Examples:

              storyfold duplicates news.jsonl
              storyfold duplicates --pairs --format csv --threshold 0.8 news.jsonl > pairs.csv
              storyfold duplicates new.jsonl --against archive.jsonl
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Input") var reference: ReferenceArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Flag(help: "Print the verified pairs instead of the groups.")
    var pairs = false

    @Option(help: "What is printed: text for a person, or json, jsonl or csv for programs.")
    var format: OutputFormat = .text

    @Flag(help: "Print every group and member.")
    var all = false

    func run() throws {
        let configuration = duplicates.configuration(threads: work.threads)
        let foldRun = FoldRun(input: input, reference: reference.against, work: work, configuration: configuration)
        let fold = try foldRun.fold(depth: .duplicates).fold
        let sink = OutputSink.standardOutput
        if let records = format.records {
            let report = RecordReport(fold, format: records)
            if pairs { try report.writePairs(to: sink) } else { try report.writeGroups(to: sink) }
        } else {
            let report = TextReport(fold, style: Terminal.style, extent: all ? .everything : .overview)
            if pairs { try report.writePairs(to: sink) } else { try report.writeGroups(to: sink) }
        }
        try sink.finish()
    }
}
