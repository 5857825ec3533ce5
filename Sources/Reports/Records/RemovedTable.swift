package import Corpus
package import Storyfold

/// The records that go, one row each: what they go for, and why.
package struct RemovedTable: Sendable {
    private enum Format: Sendable { case csv, tsv, jsonLines }

    package let path: String
    private let format: Format

    /// The file endings that say how the table is written.
    package static let endings = ".csv, .tsv, .jsonl or .ndjson"

    /// nil where the path's ending is none of ``endings``.
    package init?(path: String) {
        if path.hasEnding(".csv") {
            format = .csv
        } else if path.hasEnding(".tsv") {
            format = .tsv
        } else if path.hasEnding(".jsonl") || path.hasEnding(".ndjson") {
            format = .jsonLines
        } else {
            return nil
        }
        self.path = path
    }

    /// Writes a row for each record that goes, ordered by id.
    ///
    /// Where there is a reference corpus, a last column says whether the kept one is of it.
    ///
    /// - Throws: when the file cannot be written.
    package func write(_ survival: Survival, of fold: Fold, to outputs: OutputSet) throws(CorpusError) {
        let sink = try outputs.sink(at: path)
        let separator = format == .tsv ? "\t" : ","
        if format != .jsonLines {
            let columns = ["id", "kept_id", "relation", "similarity", "reason"]
            try sink.write(
                CSVText.line(columns + (fold.hasReference ? ["reference_kept"] : []), separator: separator) + "\n")
        }
        for removal in survival.removals {
            let (id, kept) = (fold.corpus.id(removal.article), fold.corpus.id(removal.kept))
            let isReference = fold.corpus.isReference(removal.kept)
            let reason = survival.reason(of: removal)
            guard format == .jsonLines else {
                let fields = [id, kept, removal.relation, Decimals.text(removal.similarity, places: 6), reason]
                try sink.write(
                    CSVText.line(fields + (fold.hasReference ? ["\(isReference)"] : []), separator: separator) + "\n")
                continue
            }
            var json = JSONText()
            json.object { json in
                json.field("id", id)
                json.field("kept_id", kept)
                json.field("relation", removal.relation)
                json.field("similarity", similarity: removal.similarity)
                json.field("reason", reason)
                if fold.hasReference { json.field("reference_kept", isReference) }
            }
            try sink.write(json.text + "\n")
        }
        try sink.finish()
    }
}
