package import Corpus
package import Storyfold

/// The graph of the versions that are most like each other, in one file.
package struct NeighbourFile: Sendable {
    /// Neighbours of a version, at most.
    package static let most = 10
    /// The least cosine of a neighbour.
    package static let floor = 0.2

    private enum Format: Sendable { case jsonLines, csv }

    package let path: String
    private let format: Format

    /// The file endings that say how the graph is written.
    package static let endings = ".jsonl, .ndjson or .csv"

    /// nil where the path's ending is none of ``endings``.
    package init?(path: String) {
        if path.hasEnding(".jsonl") || path.hasEnding(".ndjson") {
            format = .jsonLines
        } else if path.hasEnding(".csv") {
            format = .csv
        } else {
            return nil
        }
        self.path = path
    }

    /// Writes a version a line, or in csv a row for each of its neighbours, ordered by id.
    ///
    /// - Throws: when the file cannot be written.
    package func write(
        _ fold: Fold, to outputs: OutputSet, progress: ProgressHandler = { _ in }
    ) throws(CorpusError) {
        let versions = try fold.neighbours(most: Self.most, floor: Self.floor, progress: progress)
        let records = FoldRecords(fold)
        let sink = try outputs.sink(at: path)
        if format == .csv { try sink.write(CSVText.row(["id", "neighbour", "cosine"])) }
        for (article, neighbours) in versions {
            switch format {
            case .jsonLines: try sink.write(records.neighbours(of: article, neighbours) + "\n")
            case .csv:
                for neighbour in neighbours {
                    try sink.write(
                        CSVText.row([
                            fold.corpus.id(article), fold.corpus.id(neighbour.article),
                            Decimals.text(neighbour.cosine, places: 6),
                        ]))
                }
            }
        }
        try sink.finish()
    }
}
