import ArgumentParser
import Corpus
import Reports
import Storyfold

struct SketchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sketch",
        abstract: "A file that keeps what later runs need of an archive.",
        discussion: """
            New articles are held against it by --against as against the archive itself, with the same result and \
            without reading all of it. Options that decide how texts are compared have to be the same for both. \
            Examples:

              storyfold sketch archive/ -o archive.sketch
              storyfold sketch 2023.jsonl 2024.jsonl --threshold 0.6 -o archive.sketch

            Then storyfold dedup new.jsonl --against archive.sketch -o fresh.jsonl.
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Sketches") var sketches: SketchArguments
    @OptionGroup(title: "Run") var work: RunArguments

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var output: String

    func validate() throws { try input.checkPaths() }

    func run() throws {
        var files = RunFiles(force: work.force)
        input.add(to: &files)
        files.writes(output, as: "--output")
        try files.check()
        let foldRun = FoldRun(
            input: input, work: work, configuration: sketches.configuration(threads: work.threads), files: files)
        let sizes = try foldRun.sketch(to: output)
        guard !work.quiet else { return }
        let size = "\(SummaryText.count(sizes.articles, "article")) in \(SummaryText.bytes(sizes.bytes))"
        guard sizes.articles > 0 else { return Terminal.say("\(size)\n") }
        Terminal.say(
            "\(size): \(SummaryText.grouped(sizes.bytes / sizes.articles)) bytes an article, "
                + "\(SummaryText.grouped(sizes.textBytes / sizes.articles)) of them its text\n")
    }
}
