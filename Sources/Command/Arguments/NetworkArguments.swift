import ArgumentParser
import Corpus
import Reports
import Storyfold

/// Where it is written who copied whom.
struct NetworkArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Write who copied whom to a .csv or .graphml file, as Gephi reads it: Source is copied, Target is the copy; \
            Weight is their similarity, or between outlets the number of copies.
            """, valueName: "file"), completion: .file())
    var edges: String?

    @Option(help: "What --edges connects: article or outlet. (default: both, told apart by the column Level)")
    var edgesBy: EdgeFile.Level?

    @Option(
        help: ArgumentHelp(
            """
            Write a .csv table of the outlets: articles, how often first, copied and was copied, and the texts that come \
            from it.
            """, valueName: "file"), completion: .file())
    var outlets: String?

    func validate() throws {
        if let edges, EdgeFile(path: edges, level: nil) == nil {
            throw ValidationError("--edges is \(edges); allowed: a name that ends in \(EdgeFile.endings)")
        }
        if let outlets, OutletFile(path: outlets) == nil {
            throw ValidationError("--outlets is \(outlets); allowed: a name that ends in \(OutletFile.endings)")
        }
        guard edgesBy == nil || edges != nil else {
            throw ValidationError("--edges-by says what --edges connects; name a file with --edges")
        }
    }

    /// Adds what these arguments have written.
    func add(to files: inout RunFiles) {
        files.writes(edges, as: "--edges")
        files.writes(outlets, as: "--outlets")
    }

    /// Writes the files that were asked for, if any.
    ///
    /// - Throws: when one cannot be written.
    func write(_ fold: Fold, to outputs: OutputSet, quiet: Bool) throws {
        guard edges != nil || outlets != nil else { return }
        let network = CopyNetwork(fold)
        try edges.flatMap { EdgeFile(path: $0, level: edgesBy) }?.write(network, of: fold, to: outputs)
        try outlets.flatMap(OutletFile.init(path:))?.write(network, to: outputs)
        if !quiet, fold.summary.articles > 0,
            !(0..<fold.articleCount).contains(where: { fold.corpus.published($0) != nil })
        {
            Terminal.say("note: no article has a date, so few edges are known: what came first is told by dates\n")
        }
    }
}

extension EdgeFile.Level: ExpressibleByArgument {}
