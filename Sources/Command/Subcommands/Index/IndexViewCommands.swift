import ArgumentParser
import Corpus
import Glibc
import LivingIndex
import Platform
import Reports

struct IndexStoriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories", abstract: "The stories of an index, those with the latest news first.")

    @OptionGroup var view: IndexViewArguments

    @Flag(help: "Leave out the stories that are closed.")
    var open = false

    @Option(help: ArgumentHelp("Articles that a story has at least.", valueName: "n"))
    var least = 1

    @Option(help: ArgumentHelp("Stories to print at most.", valueName: "n"))
    var top = 50

    func validate() throws { try positive([("--least", least), ("--top", top)]) }

    func run() throws {
        let stories = try view.reader().stories(onlyOpen: open, fewest: least, most: top)
        try view.print(
            "stories", text: { $0.text(of: stories) },
            records: { stories.map { IndexRecords.line(of: $0, withArticles: false) } })
    }
}

struct IndexStoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story", abstract: "One story, or one duplicate group, with its articles.",
        discussion: "One that was merged leads to what it became.")

    @OptionGroup var view: IndexViewArguments

    @Argument(help: "The name of a story, as s12, or of a group, as g3; or the id of an article, for its story.")
    var name: String

    func run() throws {
        let reader = try view.reader()
        let named = IndexNames.unit(name)
        if named?.unit == .group, let group = try reader.group(named?.number ?? 0) {
            return try view.print(
                "groups", text: { $0.text(of: group) }, records: { [IndexRecords.line(of: group)] })
        }
        let number = try named?.unit == .story ? named?.number : reader.article(PathText.plain(name))?.story
        guard let number, let story = try reader.story(number) else {
            throw IndexViewArguments.strange(name, in: view.index)
        }
        try view.print(
            "stories", text: { $0.text(of: story) },
            records: { [IndexRecords.line(of: story, withArticles: true)] })
    }
}

struct IndexGroupsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups", abstract: "The duplicate groups of an index, with their articles.")

    @OptionGroup var view: IndexViewArguments

    @Option(help: ArgumentHelp("Groups to print at most. (default: all)", valueName: "n"))
    var top: Int?

    func validate() throws { try positive([("--top", top ?? .max)]) }

    func run() throws {
        let groups = try view.reader().groups(most: top ?? .max)
        try view.print("groups", text: { $0.text(of: groups) }, records: { groups.map { IndexRecords.line(of: $0) } })
    }
}

struct IndexSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "The articles of an index that have some words, the best first, each with its story.",
        discussion: """
            All words have to be there, in the title or the text, in capitals or not, with diacritics or without. Words in \
            quotes stand one behind the other; * behind the beginning of a word stands for any end. In Chinese, Japanese, \
            Thai and other scripts without spaces any part of a text is found. A word in a title counts as much as four in \
            a text. Examples:

              storyfold index search news.index harbour ferry
              storyfold index search news.index '"new ferry" orlen*'
            """)

    @OptionGroup var view: IndexViewArguments

    @Argument(help: "What is looked for.")
    var words: [String]

    @Option(help: ArgumentHelp("Articles to print at most.", valueName: "n"))
    var top = 20

    func validate() throws { try positive([("--top", top)]) }

    func run() throws {
        let found = try view.reader().search(words, most: top)
        try view.print(
            "articles", text: { $0.text(of: found) }, records: { found.articles.map { IndexRecords.line(of: $0) } })
    }
}

struct IndexExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why two articles of an index are, or are not, the same text or the same story.",
        discussion: """
            What storyfold explain says of two articles of a corpus, from the index alone: by what the index has learned, its \
            rules, and the articles that came out at about the same time. Example:

              storyfold index explain news.index 2024-117 2024-131 --width 120
            """)

    @Argument(help: "The folder of the index.", completion: .directory)
    var index: String

    @Argument(help: ArgumentHelp("The id of an article, or its beginning.", valueName: "a"))
    var a: String

    @Argument(help: ArgumentHelp("The id of another.", valueName: "b"))
    var b: String

    @OptionGroup var shown: ExplanationArguments
    @OptionGroup(title: "Run") var work: RunArguments

    func run() throws {
        let reader = try IndexReader(PathText.plain(index))
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        let explained = try reader.explain(
            PathText.plain(a), PathText.plain(b), threads: work.threads, progress: display.handler)
        display.finish()
        try shown.print(ExplanationReport(explained.explanation, places: .init(explained.a, explained.b)))
    }
}

struct IndexHistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "What happened to one story or group, from its beginning.")

    @OptionGroup var view: IndexViewArguments

    @Argument(help: "The name of a story, as s12, or of a group, as g3.")
    var name: String

    func run() throws {
        guard let unit = IndexNames.unit(name) else { throw IndexViewArguments.strange(name, in: view.index) }
        let events = try view.reader().events(of: unit, most: .max)
        guard !events.isEmpty else { throw IndexViewArguments.strange(name, in: view.index) }
        try view.print("events", text: { $0.text(of: events) }, records: { events.map { IndexRecords.line(of: $0) } })
    }
}

struct IndexEventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "What happened to all stories and groups, after a cursor.",
        discussion:
            "Each event has a cursor, which is never given twice. To go on, ask for what is after the last one.")

    @OptionGroup var view: IndexViewArguments

    @Option(help: ArgumentHelp("The cursor of the last event that is known.", valueName: "cursor"))
    var since = 0

    @Option(help: ArgumentHelp("Events to print at most.", valueName: "n"))
    var top = 1_000

    func validate() throws { try positive([("--top", top)]) }

    func run() throws {
        let events = try view.reader().events(since: since, most: top)
        try view.print("events", text: { $0.text(of: events) }, records: { events.map { IndexRecords.line(of: $0) } })
    }
}

struct IndexInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "How large an index is, up to when it has news, and what it was made with.")

    @OptionGroup var view: IndexViewArguments

    func run() throws {
        let reader = try view.reader()
        let figures = try reader.figures()
        try view.print(
            nil, text: { $0.text(of: figures, settings: reader.settings.values) },
            records: { [IndexRecords.line(of: figures, settings: reader.settings.values)] })
    }
}

struct IndexVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Checks every sum and every reference of an index.",
        discussion: "What is wrong stands on standard output, one a line; the exit code is then 65.")

    @Argument(help: "The folder of the index.", completion: .directory)
    var index: String

    @OptionGroup(title: "Run") var work: RunArguments

    func run() throws {
        let reader = try IndexReader(PathText.plain(index))
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        let problems = try reader.verify(threads: work.threads, progress: display.handler)
        display.finish()
        let sink = Terminal.output
        for problem in problems { try sink.write(problem + "\n") }
        try sink.finish()
        guard problems.isEmpty else { Glibc.exit(CorpusError.Code.badInput.rawValue) }
        if !work.quiet {
            Terminal.say("the index is sound: \(SummaryText.count(try reader.figures().articles, "article"))\n")
        }
    }
}

struct IndexExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a whole index to one file, from which import makes it again.",
        discussion: """
            Articles, groups and stories with their ids, the log and the rules, in blocks with checksums. Two \
            indexes with the same in them give the same bytes. Example:

              storyfold index export news.index --output news.export
            """)

    @Argument(help: "The folder of the index.", completion: .directory)
    var index: String

    @OptionGroup(title: "Run") var work: RunArguments

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var output: String

    func run() throws {
        let index = PathText.plain(index)
        var files = RunFiles(force: work.force)
        files.keepsOut(of: index, as: "the index")
        files.writes(output, as: "--output")
        try files.check()
        let reader = try IndexReader(index)
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        let sink = try files.outputs.sink(at: output)
        try reader.export(to: sink, threads: work.threads, progress: display.handler)
        try files.outputs.commit()
        display.finish()
        if !work.quiet {
            Terminal.say(
                "\(SummaryText.count(try reader.figures().articles, "article")) in \(SummaryText.bytes(sink.bytesWritten))\n"
            )
        }
    }
}

/// - Throws: for the first option that is below 1.
private func positive(_ options: [(name: String, value: Int)]) throws {
    for (name, value) in options where value < 1 {
        throw ValidationError("\(name) is \(value); allowed: 1 and more")
    }
}
