package import Corpus
package import Storyfold

/// What each outlet did in all stories, one row each.
package struct OutletFile: Sendable {
    package let path: String

    /// The file ending that is allowed.
    package static let endings = ".csv"

    static let columns = ["outlet", "articles", "first", "copied", "was_copied", "independent_texts"]

    /// nil where the path's ending is none of ``endings``.
    package init?(path: String) {
        guard path.hasEnding(".csv") else { return nil }
        self.path = path
    }

    /// Writes a row for each outlet, ordered by name; an empty name stands for the articles that have no source.
    ///
    /// - Throws: when the file cannot be written.
    package func write(_ network: CopyNetwork, to outputs: OutputSet) throws(CorpusError) {
        let sink = try outputs.sink(at: path)
        try sink.write(CSVText.row(Self.columns))
        for outlet in network.outlets {
            let figures = [outlet.articles, outlet.first, outlet.copied, outlet.wasCopied, outlet.independentTexts]
            try sink.write(CSVText.row([outlet.name] + figures.map(String.init)))
        }
        try sink.finish()
    }
}
