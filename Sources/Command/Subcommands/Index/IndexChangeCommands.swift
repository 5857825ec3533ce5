import ArgumentParser
import Platform
import Corpus
import LivingIndex
import Reports
import Storyfold

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
        try IndexChange(work: work).perform { try writer.remove(ids.map(PathText.plain), progress: $0) }
    }
}

struct IndexCompactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Learns again from all articles of an index, and rewrites it.",
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
        try IndexChange(work: work).perform { try writer.compact(progress: $0) }
    }
}

struct IndexOverridesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overrides",
        abstract: "Decisions of a person that an index obeys: lists, gives or takes back rules.",
        discussion: """
            Rules are those of --overrides: must-link and cannot-link two articles, of story or text; canonical one. An \
            index keeps them, and obeys them in all that comes later. Without a file or --undo the rules that stand are \
            listed with their numbers. Examples:

              storyfold index overrides news.index
              storyfold index overrides news.index rules.csv
              storyfold index overrides news.index --undo 3
            """)

    @OptionGroup var view: IndexViewArguments

    @Argument(help: "Rules to give: a .csv file rule,a,b,of or a .jsonl file with these fields.", completion: .file())
    var rules: String?

    @OptionGroup(title: "Run") var work: RunArguments

    @Option(help: ArgumentHelp("The number of a rule to take back; may be given again.", valueName: "number"))
    var undo: [Int] = []

    @Flag(help: "List the rules that were taken back too.")
    var all = false

    func run() throws {
        guard rules != nil || !undo.isEmpty else {
            let rules = try view.reader().rules(all: all)
            return try view.print(
                "rules", text: { $0.text(of: rules) }, records: { rules.map { IndexRecords.line(of: $0) } })
        }
        let file = try rules.map { try OverrideFile(at: PathText.plain($0)) }
        let writer = try IndexWriter(PathText.plain(view.index), threads: work.threads)
        try IndexChange(work: work).perform { try writer.override(by: file, undoing: undo, progress: $0) }
    }
}

struct IndexImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Makes an index from a file that export wrote.",
        discussion: """
            Groups and stories have their ids, the log its cursors and the rules their numbers, so that whoever followed the \
            one index goes on with the other. Example:

              storyfold index import copy.index news.export
            """)

    @Argument(help: "The folder of the index: an empty one, or none yet.", completion: .directory)
    var index: String

    @Argument(help: "The file that storyfold index export wrote.", completion: .file())
    var file: String

    @OptionGroup(title: "Run") var work: RunArguments

    func run() throws {
        try IndexChange(work: work).perform {
            try IndexWriter.importing(
                PathText.plain(file), into: PathText.plain(index), threads: work.threads, progress: $0)
        }
    }
}
