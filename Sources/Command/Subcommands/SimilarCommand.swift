import ArgumentParser
import Platform
import Corpus
import Reports
import Storyfold

struct SimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "The articles most like one, and why.",
        discussion: """
            Copies of its text come with their exact similarity, other texts with the exact cosine of their TF-IDF \
            rows, whenever they came out, and with the words that carry most of it. Examples:

              storyfold similar 2024-117 news.jsonl
              storyfold similar 2024-117 news.jsonl --top 20 --least 0.3 --format json
            """)

    @Argument(help: "The id of the article.")
    var id: String

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Option(help: ArgumentHelp("Texts, and copies, to print at most.", valueName: "n"))
    var top = 10

    @Option(help: ArgumentHelp("The least cosine of a text that is printed, 0 to 1.", valueName: "cosine"))
    var least = 0.05

    @Option(help: "What is printed: text for a person, or json for programs.")
    var format: Format = .text

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func validate() throws {
        try input.checkPaths()
        guard (1...10_000).contains(top) else { throw ValidationError("--top is \(top); allowed: 1 to 10000") }
        guard (0...1).contains(least) else { throw ValidationError("--least is \(least); allowed: 0 to 1") }
    }

    func run() throws {
        var files = RunFiles(force: work.force)
        input.add(to: &files)
        duplicates.add(to: &files)
        files.writesStandardOutput()
        try files.check()
        let configuration = try duplicates.configuration(threads: work.threads)
        let fold = try FoldRun(input: input, work: work, configuration: configuration, files: files)
            .fold(depth: .versions).fold
        try files.outputs.commit()
        let article = try Self.article(withId: PathText.plain(id), in: fold.corpus, of: input)
        let report = try SimilarReport(fold, article: article, most: top, floor: least)
        let sink = format == .json ? OutputSink.standardOutput : Terminal.output
        try sink.write(format == .json ? report.json : report.text(style: Terminal.style))
        try sink.finish()
    }

    /// The article with an id, or the only one whose id begins so.
    ///
    /// - Throws: where there is none, with the ids that look most like it.
    static func article(withId id: String, in corpus: Corpus, of input: InputArguments) throws(CorpusError) -> Int {
        if let article = corpus.article(withId: id) { return article }
        let begun = corpus.articles(withIdPrefix: id)
        if !id.isEmpty, begun.count == 1 { return begun.lowerBound }
        if !id.isEmpty, begun.count > 1 {
            let some = begun.prefix(3).map { "\"\(corpus.id($0))\"" }.joined(separator: ", ")
            throw CorpusError(
                .badInput, at: .init(path: input.paths.joined(separator: " ")),
                "no article has the id \"\(id)\", but those of \(SummaryText.grouped(begun.count)) begin with it",
                remedy: "give more of it: \(some)\(begun.count > 3 ? ", ..." : "")")
        }
        let near = NearestIds(to: id, in: corpus).ids.map { "\"\($0)\"" }
        let remedy =
            near.isEmpty
            ? "none is like it; the first is \"\(corpus.id(0))\""
            : "the nearest \(near.count == 1 ? "is" : "are") \(near.joined(separator: ", "))"
        throw CorpusError(
            .badInput, at: .init(path: input.paths.joined(separator: " ")),
            "no article of \(SummaryText.grouped(corpus.count)) has the id \"\(id)\"",
            remedy: remedy)
    }
}
