import ArgumentParser
import Platform
import Corpus
import LivingIndex

struct IndexRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Removes articles from an index, by their ids.",
        discussion: """
            Groups and stories that held them are found once more. What is left on disk of a removed article is gone with \
            the next compact.
            """)

    @Argument(help: "The folder of the index.", completion: .directory)
    var index: String

    @Argument(help: ArgumentHelp("The ids of the articles.", valueName: "id"))
    var ids: [String]

    @OptionGroup(title: "Run") var work: RunArguments

    func run() throws {
        let writer = try IndexWriter(PathText.plain(index), threads: work.threads)
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        let start = ContinuousClock.now
        let summary = try writer.remove(ids.map(PathText.plain), progress: display.handler)
        display.finish()
        if !work.quiet { Terminal.say(SummaryText.text(of: summary, after: ContinuousClock.now - start)) }
    }
}

struct IndexCompactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Learns once more from all articles of an index, and writes it together.",
        discussion: """
            Page furniture, and what is too common to tell texts apart, are learned when an index is made, and are the \
            same for all articles until this is run. Groups are then those that duplicates finds in all articles. It takes \
            what cluster takes for all of them.
            """)

    @Argument(help: "The folder of the index.", completion: .directory)
    var index: String

    @OptionGroup(title: "Run") var work: RunArguments

    func run() throws {
        let writer = try IndexWriter(PathText.plain(index), threads: work.threads)
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        let start = ContinuousClock.now
        let summary = try writer.compact(progress: display.handler)
        display.finish()
        if !work.quiet { Terminal.say(SummaryText.text(of: summary, after: ContinuousClock.now - start)) }
    }
}
