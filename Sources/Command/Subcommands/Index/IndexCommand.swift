import ArgumentParser
import Platform
import Corpus
import LivingIndex
import Reports

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "An index that grows: articles come in, and stories keep their names.",
        discussion: """
            An index is a folder. What is added is compared with what is there, without reading all of it: groups \
            and stories keep their ids as they grow, merge and split, and a log tells what happened to each. Examples:

              storyfold index add news.index today.jsonl
              storyfold index stories news.index
              storyfold index story news.index s12
              storyfold index search news.index 'harbour "new ferry"'
              storyfold index explain news.index 2024-117 2024-131
              storyfold index events news.index --since 4711 --format jsonl
              storyfold index overrides news.index rules.csv
              storyfold index export news.index --output news.export
            """,
        subcommands: [
            IndexAddCommand.self, IndexRemoveCommand.self, IndexOverridesCommand.self, IndexCompactCommand.self,
            IndexStoriesCommand.self, IndexStoryCommand.self, IndexGroupsCommand.self, IndexSearchCommand.self,
            IndexExplainCommand.self, IndexHistoryCommand.self, IndexEventsCommand.self, IndexInfoCommand.self,
            IndexVerifyCommand.self, IndexExportCommand.self, IndexImportCommand.self,
        ])
}

/// Which index, and in which form it is printed.
struct IndexViewArguments: ParsableArguments {
    @Argument(help: "The folder of the index.", completion: .directory)
    var index: String

    @Option(help: "What is printed: text for a person; for programs json, a document, or jsonl, an object a line.")
    var format: Format = .text

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, jsonl
    }

    func reader() throws -> IndexReader { try IndexReader(PathText.plain(index)) }

    /// Prints what there is.
    ///
    /// - Parameter list: the name of the records in a document; nil where there is one that is a document itself.
    func print(_ list: String?, text: (IndexText) throws -> String, records: () throws -> [String]) throws {
        let sink = format == .text ? Terminal.output : OutputSink.standardOutput
        switch (format, list) {
        case (.text, _): try sink.write(try text(IndexText(style: Terminal.style)))
        case (.json, let list?): try sink.write(IndexRecords.document(list, try records()))
        case (.json, nil), (.jsonl, _): for line in try records() { try sink.write(line) }
        }
        try sink.finish()
    }

    /// - Throws: that a name is none of a group or story, or that there never was one of this name.
    static func strange(_ name: String, in index: String) -> CorpusError {
        CorpusError(
            .badInput, at: .init(path: index), "there never was a story or group \"\(name)\"",
            remedy: "stories are named s1, s2 and so on, groups g1, g2: storyfold index stories \(index) lists them")
    }
}

/// A change of an index, shown as it goes on and summed up behind it.
struct IndexChange {
    let work: RunArguments

    func perform(_ change: (ProgressHandler) throws -> ChangeSummary) throws {
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        let start = ContinuousClock.now
        let summary = try change(display.handler)
        display.finish()
        if !work.quiet { Terminal.say(SummaryText.text(of: summary, after: ContinuousClock.now - start)) }
    }
}
