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
              storyfold index events news.index --since 4711 --format jsonl
            """,
        subcommands: [
            IndexAddCommand.self, IndexRemoveCommand.self, IndexStoriesCommand.self, IndexStoryCommand.self,
            IndexGroupsCommand.self, IndexHistoryCommand.self, IndexEventsCommand.self, IndexInfoCommand.self,
            IndexVerifyCommand.self, IndexCompactCommand.self,
        ])
}

/// Which index, and in which form it is printed.
struct IndexViewArguments: ParsableArguments {
    @Argument(help: "The folder of the index.", completion: .directory)
    var index: String

    @Option(help: "What is printed: text for a person, or jsonl for programs.")
    var format: Format = .text

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, jsonl
    }

    func reader() throws -> IndexReader { try IndexReader(PathText.plain(index)) }

    /// Prints what there is.
    func print(text: (IndexText) throws -> String, records: () throws -> [String]) throws {
        let sink = format == .text ? Terminal.output : OutputSink.standardOutput
        switch format {
        case .text: try sink.write(try text(IndexText(style: Terminal.style)))
        case .jsonl: for line in try records() { try sink.write(line) }
        }
        try sink.finish()
    }

    /// - Throws: that a name is none of a group or story, or that there never was one of this name.
    static func strange(_ name: String, in index: String) -> CorpusError {
        CorpusError(
            .badInput, at: .init(path: index), "there never was a story or group \"\(name)\"",
            remedy: "stories are named s1, s2 and so on, groups g1, g2: storyfold index stories lists them")
    }
}
