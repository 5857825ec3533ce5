import ArgumentParser
import Platform
import Corpus
import Reports
import Storyfold

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why two articles are, or are not, the same text or the same story.",
        discussion: """
            Two ids and the corpus they are of, or two files. What was measured, which threshold or which rule of a \
            person decided, what would change the answer, which numbers and names are in conflict, and the sentences \
            that were copied and altered. Examples:

              storyfold explain 2024-117 2024-131 news.jsonl
              storyfold explain ours.txt theirs.txt
              storyfold explain 2024-117 2024-131 news.jsonl --all --width 120
              storyfold explain 2024-117 2024-131 news.jsonl --overrides rules.csv
              storyfold explain 2024-117 2024-131 news.jsonl --format json
            """)

    @Argument(
        help: ArgumentHelp("The id of an article, or its beginning; a file, where no path follows.", valueName: "a"))
    var a: String

    @Argument(help: ArgumentHelp("The id of another, or another file.", valueName: "b"))
    var b: String

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Stories") var stories: StoryArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @OptionGroup var shown: ExplanationArguments

    func validate() throws {
        guard a != b else { throw ValidationError("both are \"\(a)\": name two different articles") }
    }

    func run() throws {
        var input = input
        let areFiles = input.paths.isEmpty
        if areFiles {
            for path in [a, b] { try checkFile(path) }
            if let file = try? FileStatus(of: a).identity, let other = try? FileStatus(of: b).identity, file == other {
                throw CorpusError(
                    .badInput, at: .init(path: b), "this is the same file as \(a)", remedy: "name two different files")
            }
            input.paths = [a, b]
        }
        var files = RunFiles(force: work.force)
        input.add(to: &files)
        duplicates.add(to: &files)
        stories.add(to: &files)
        files.writesStandardOutput()
        try files.check()
        let configuration = try stories.refining(duplicates.configuration(threads: work.threads))
        let outcome = try FoldRun(input: input, work: work, configuration: configuration, files: files)
            .fold(depth: .explanation)
        let (fold, inputs) = (outcome.fold, outcome.inputs)
        try files.outputs.commit()
        let explanation =
            areFiles
            ? try Explanation(fold, article(0, of: inputs, in: fold.corpus), article(1, of: inputs, in: fold.corpus))
            : try explanation(in: fold)
        try shown.print(ExplanationReport(explanation))
    }

    private func explanation(in fold: Fold) throws -> Explanation {
        let first = try SimilarCommand.article(withId: PathText.plain(a), in: fold.corpus, of: input)
        let second = try SimilarCommand.article(withId: PathText.plain(b), in: fold.corpus, of: input)
        guard first != second else {
            throw ValidationError("both are \"\(fold.corpus.id(first))\": name two different articles")
        }
        return try Explanation(fold, first, second)
    }

    private func checkFile(_ path: String) throws {
        guard path != "-" else { return }
        let kind = try? FileStatus(of: path).kind
        guard kind == nil || kind == .folder else { return }
        throw CorpusError(
            .noInput, at: .init(path: path),
            kind == nil ? "there is no such file" : "this is a folder, expected a file",
            remedy: "name two files, or two ids followed by the corpus: storyfold explain A B news.jsonl")
    }

    /// The one article of a file.
    private func article(_ file: Int, of inputs: [Input], in corpus: Corpus) throws -> Int {
        let articles = (0..<corpus.count).filter { corpus.place($0).input == file }
        guard articles.count == 1 else {
            throw CorpusError(
                .badInput, at: .init(path: inputs[file].path),
                "there are \(SummaryText.grouped(articles.count)) articles in it, expected one",
                remedy:
                    "name two of them by their ids, followed by the file: storyfold explain A B \(inputs[file].path)"
            )
        }
        return articles[0]
    }
}
