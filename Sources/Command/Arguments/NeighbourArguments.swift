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

    /// Adds what these arguments have written.
    func add(to files: inout RunFiles) { files.writes(neighbours, as: "--neighbours") }

    /// Writes the file that was asked for, if any.
    ///
    /// - Throws: when it cannot be written.
    func write(_ fold: Fold, to outputs: OutputSet, quiet: Bool) throws {
        guard let file = neighbours.flatMap(NeighbourFile.init(path:)) else { return }
        let display = ProgressDisplay(isQuiet: quiet)
        defer { display.finish() }
        try file.write(fold, to: outputs, progress: display.handler)
    }
}
