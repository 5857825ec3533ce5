import ArgumentParser
import Platform
import Corpus
import Kernels
import NearDuplicates
import Storyfold
import Stories
import SyntheticCorpus

struct BenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Throughput of every stage on this machine, against its own limits.",
        discussion: """
            Measures on a corpus of yours, or on one that it generates and removes again. Every stage is run \
            several times; the best is printed. Examples:

              storyfold benchmark --articles 20000
              storyfold benchmark news.jsonl
            """)

    @Argument(
        help: ArgumentHelp("A corpus of yours. (default: a generated one)", valueName: "path"), completion: .file())
    var paths: [String] = []

    @Option(help: "How many articles to generate.")
    var articles = 20_000

    @Option(help: "The seed of the generated corpus.")
    var seed: UInt64 = 1

    @Option(help: "How often each stage is run, 1 to 100.")
    var rounds = 3

    @OptionGroup(title: "Run") var work: RunArguments

    func validate() throws {
        guard (1...100).contains(rounds) else {
            throw ValidationError("--rounds is \(rounds); allowed: 1 to 100")
        }
        if paths.isEmpty { _ = try SyntheticCorpus(articlesArgument: articles, seed: seed) }
    }

    func run() throws {
        var files = RunFiles(force: work.force)
        for path in paths { files.reads(path, as: "an input") }
        files.writesStandardOutput()
        try files.check()
        let configuration = Configuration(threads: work.threads)
        if !paths.isEmpty {
            try StageBenchmark(paths: paths, configuration: configuration, rounds: rounds).run()
            return
        }
        let corpus = try SyntheticCorpus(articlesArgument: articles, seed: seed)
        let (path, sink) = try files.outputs.scratchFile(in: ProcessEnvironment.variable("TMPDIR") ?? "/tmp")
        try corpus.writeJSONLines(threads: work.threads) { (bytes) throws(CorpusError) in try sink.write(bytes) }
        try sink.finish()
        defer { withExtendedLifetime(files) {} }
        try StageBenchmark(paths: [path], configuration: configuration, rounds: rounds).run()
    }
}
