import ArgumentParser
import Corpus
import Reports
import Storyfold

/// Where the graph of the nearest versions goes.
struct NeighbourArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Write the neighbour graph too: of each version its ten nearest by TF-IDF cosine, from 0.2 on and within \
            the window, to a .jsonl, .ndjson or .csv file.
            """, valueName: "file"), completion: .file())
    var neighbours: String?

    func validate() throws {
        if let neighbours, NeighbourFile(path: neighbours) == nil {
            throw ValidationError(
                "--neighbours is \(neighbours); allowed: a name that ends in \(NeighbourFile.endings)")
        }
    }

    /// Fails where the file cannot be written, before anything is read.
    func check() throws {
        if let neighbours { try OutputSet.check(fileOrFolder: neighbours) }
    }

    /// Writes the file that was asked for, if any.
    ///
    /// - Throws: when it would take the place of an input, or cannot be written.
    func write(_ fold: Fold, of inputs: [Input], quiet: Bool) throws {
        guard let file = neighbours.flatMap(NeighbourFile.init(path:)) else { return }
        guard inputs.first(at: file.path) == nil else {
            throw CorpusError(
                .usage, at: .init(path: file.path), "the neighbour graph cannot be written over an input",
                remedy: "name another file with --neighbours")
        }
        let display = ProgressDisplay(isQuiet: quiet)
        defer { display.finish() }
        try file.write(fold, progress: display.handler)
    }
}
