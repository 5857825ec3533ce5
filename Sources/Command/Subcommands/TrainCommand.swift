import ArgumentParser
import Corpus
import Evaluation
import Reports
import Stories
import Storyfold

struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Fits the confidence of story memberships to labels.",
        discussion: """
            Folds each labelled corpus by itself and fits what tells right memberships from wrong ones; each \
            corpus counts as much as any other. Stories stay as they are. What is printed says how far the \
            confidence holds on stories, and on whole corpora, that were set aside. Examples:

              storyfold train labelled.jsonl --output model.csv
              storyfold train one.jsonl two.jsonl --labels labels.csv --output model.csv
              storyfold cluster news.jsonl --model model.csv
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Duplicates and canonical versions") var duplicates: DuplicateArguments
    @OptionGroup(title: "Stories") var stories: StoryArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Option(
        help: ArgumentHelp("Labels by id: a .csv, .tsv or .jsonl with id and story.", valueName: "file"),
        completion: .file())
    var labels: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file of weights to write. (default: none)", valueName: "file"), completion: .file())
    var output: String?

    func validate() throws { try input.checkPaths() }

    func run() throws {
        var files = RunFiles(force: work.force)
        input.add(to: &files)
        duplicates.add(to: &files)
        stories.add(to: &files)
        files.reads(labels, as: "--labels")
        files.writes(output, as: "--output")
        files.writesStandardOutput()
        try files.check()
        let rejects = RejectsFile(path: input.rejects, of: files.outputs)
        let file = try labels.map { try LabelTable(file: $0, groupField: "duplicate_group") }
        var sets: [[[ConfidenceModel.Example]]] = []
        for path in input.paths {
            var one = input
            one.paths = [path]
            let configuration = try stories.refining(duplicates.configuration(threads: work.threads))
            let fold = try FoldRun(
                input: one, work: work, configuration: configuration, files: files, rejects: rejects
            ).fold(depth: .stories).fold
            var table = LabelTable(fold.corpus)
            if let file { table = table.replacingLabels(with: file) }
            sets.append(fold.confidenceExamples(labels: table.stories))
        }
        guard let model = ConfidenceModel(fitting: sets.map { $0.flatMap { $0 } }) else {
            throw CorpusError(
                .badInput, at: .init(path: input.paths.joined(separator: " ")),
                "no story of two versions has labelled articles in both",
                remedy: "name the field of the label with --story-field, or a file with --labels")
        }
        if let output { try ModelFile.write(model, to: try files.outputs.sink(at: output)) }
        try files.outputs.commit()
        let sink = Terminal.output
        try sink.write(TrainingReport(model, heldOut: Self.heldOut(sets)).text)
        try sink.finish()
    }

    /// How far the confidence holds on stories set aside, a fifth at a time, and on each corpus set aside.
    private static func heldOut(
        _ sets: [[[ConfidenceModel.Example]]]
    ) -> [(name: String, reliability: Reliability)] {
        let parts = 5
        var ofStories: [Reliability.Outcome] = []
        for part in 0..<parts {
            let seen = sets.map { $0.indices.filter { $0 % parts != part } }
            guard
                let model = ConfidenceModel(
                    fitting: zip(sets, seen).map { set, seen in seen.flatMap { set[$0] } })
            else { continue }
            for set in sets {
                let aside = set.indices.filter { $0 % parts == part }.flatMap { set[$0] }
                ofStories += outcomes(of: aside, total: weight(of: set), model)
            }
        }
        var result = [(name: "stories set aside", reliability: Reliability(ofStories))]
        var ofSets: [Reliability.Outcome] = []
        for index in sets.indices where sets.count > 1 {
            let others = sets.indices.filter { $0 != index }.map { sets[$0].flatMap { $0 } }
            guard let model = ConfidenceModel(fitting: others) else { continue }
            ofSets += outcomes(of: sets[index].flatMap { $0 }, total: weight(of: sets[index]), model)
        }
        if !ofSets.isEmpty { result.append((name: "corpora set aside", reliability: Reliability(ofSets))) }
        return result
    }

    private static func weight(of set: [[ConfidenceModel.Example]]) -> Double {
        set.joined().reduce(0) { $0 + $1.weight }
    }

    /// Each corpus weighs as much as any other.
    private static func outcomes(
        of examples: [ConfidenceModel.Example], total: Double, _ model: ConfidenceModel
    ) -> [Reliability.Outcome] {
        examples.map { example in
            Reliability.Outcome(
                predicted: model.confidence(in: example.membership), observed: example.rightShare,
                weight: example.weight / total)
        }
    }
}
