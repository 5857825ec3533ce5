import ArgumentParser
import Platform
import Corpus
import Evaluation
import Reports
import Storyfold

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Scores groups and stories against labels.",
        discussion: """
            Folds a labelled corpus with the options given and scores the result, or scores what an earlier \
            run wrote. Labels are the fields story and duplicate_group of the records, or a file of id, story \
            and duplicate_group. Examples:

              storyfold evaluate labelled.jsonl
              storyfold evaluate crawl/ --labels labels.csv
              storyfold evaluate labelled.jsonl --result folded/
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Stories") var stories: StoryArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Option(
        help: ArgumentHelp("Labels by id: a .csv, .tsv or .jsonl with id, story, duplicate_group.", valueName: "file"),
        completion: .file())
    var labels: String?

    @Option(
        help: ArgumentHelp(
            "Score the articles.jsonl of this folder instead of folding the corpus.", valueName: "folder"),
        completion: .directory)
    var result: String?

    @Flag(help: "Score within each language and average by articles; stories across languages do not count.")
    var byLanguage = false

    @Option(help: "What is printed: text or json.")
    var format: EvaluationFormat = .text

    enum EvaluationFormat: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func validate() throws { try input.checkPaths() }

    func run() throws {
        var files = RunFiles(force: work.force)
        input.add(to: &files)
        duplicates.add(to: &files)
        stories.add(to: &files)
        files.reads(labels, as: "--labels")
        files.reads(result.map { "\($0)/articles.jsonl" }, as: "--result")
        files.writesStandardOutput()
        try files.check()
        let configuration = try stories.refining(duplicates.configuration(threads: work.threads))
        let partitions = try partitions(configuration, files)
        try files.outputs.commit()
        guard !partitions.gold.isEmpty else {
            throw CorpusError(
                .badInput, at: .init(path: input.paths.joined(separator: " ")),
                "no record carries a label story or duplicate_group",
                remedy: "name the fields with --story-field and --duplicate-group-field, or a file with --labels")
        }
        let report = EvaluationReport(partitions.gold, byLanguage: byLanguage ? partitions.languages : nil)
        let sink = format == .json ? OutputSink.standardOutput : Terminal.output
        try sink.write(format == .json ? report.json : report.text)
        try sink.finish()
    }

    /// The labels found and the gold ones, by what is labelled.
    private func partitions(
        _ configuration: Configuration, _ files: RunFiles
    ) throws -> (gold: [EvaluationReport.Partition], languages: [String]) {
        let foldRun = FoldRun(input: input, work: work, configuration: configuration, files: files)
        let found: LabelTable
        var gold: LabelTable
        var languages: [String]
        if let result {
            let corpus = try foldRun.corpus()
            gold = LabelTable(corpus)
            languages = (0..<corpus.count).map { corpus.language($0) ?? "" }
            let articles = "\(result)/articles.jsonl"
            guard (try? FileStatus(of: articles)) != nil else {
                throw CorpusError(
                    .noInput, at: .init(path: articles), "there is no such file",
                    remedy: "--result takes the folder that cluster --output wrote")
            }
            found = try LabelTable(file: articles, groupField: "group")
        } else {
            let fold = try foldRun.fold(depth: .stories).fold
            gold = LabelTable(fold.corpus)
            languages = (0..<fold.articleCount).map { fold.corpus.language($0) ?? "" }
            found = LabelTable(
                ids: (0..<fold.articleCount).map(fold.corpus.id),
                stories: (0..<fold.articleCount).map(fold.storyId),
                groups: (0..<fold.articleCount).map(fold.groupId))
        }
        if let labels {
            let file = try LabelTable(file: labels, groupField: "duplicate_group")
            gold = gold.replacingLabels(with: file)
        }
        let position = found.positions
        func partition(_ name: String, _ labels: KeyPath<LabelTable, [String?]>) -> EvaluationReport.Partition? {
            guard gold[keyPath: labels].contains(where: { $0 != nil }) else { return nil }
            let predicted = gold.ids.map { id in position[Array(id.utf8)].flatMap { found[keyPath: labels][$0] } }
            return EvaluationReport.Partition(name: name, predicted: predicted, gold: gold[keyPath: labels])
        }
        return (
            [partition("stories", \.stories), partition("duplicate groups", \.groups)].compactMap { $0 }, languages
        )
    }
}
