package import Corpus
package import NearDuplicates

/// Prints the groups at one threshold after the other.
package struct SweepReport {
    private let sweep: ThresholdSweep
    private let format: RecordReport.Format?
    private let style: TerminalStyle

    /// - Parameter format: nil for a table that a person reads.
    package init(_ sweep: ThresholdSweep, format: RecordReport.Format?, style: TerminalStyle) {
        (self.sweep, self.format, self.style) = (sweep, format, style)
    }

    package func write(to sink: OutputSink) throws(CorpusError) { try sink.write(text) }

    package var text: String {
        switch format {
        case nil: table
        case .json: "{\"sweep\":[\n" + sweep.rows.map(json).joined(separator: ",\n") + JSONText.endOfList
        case .jsonl: sweep.rows.map { json($0) + "\n" }.joined()
        case .csv:
            CSVText.row(["threshold", "groups", "removed", "largest"])
                + sweep.rows.map {
                    CSVText.row([decimals($0.threshold), "\($0.groups)", "\($0.removed)", "\($0.largest)"])
                }.joined()
        }
    }

    private var table: String {
        // Two decimals, unless the steps are finer.
        let places = sweep.rows.allSatisfy { abs($0.threshold * 100 - ($0.threshold * 100).rounded()) < 1e-9 } ? 2 : 4
        var text = style.dim("threshold   groups   removed   largest group") + "\n"
        for row in sweep.rows {
            let cells = [
                Decimals.text(row.threshold, places: places), Decimals.grouped(row.groups),
                Decimals.grouped(row.removed), Decimals.grouped(row.largest),
            ]
            text += zip(cells, [9, 9, 10, 16]).map { Columns.right($0, $1) }.joined() + "\n"
        }
        // Texts of one length that share 0.7 of their shingles have a Jaccard similarity of 0.54.
        guard sweep.containmentThreshold < 1 else { return text }
        let note = """
            A text held by another to \(Decimals.text(sweep.containmentThreshold, places: 2)) or more is a duplicate at \
            every threshold. With --containment 1 the thresholds decide alone.
            """
        return text + Columns.wrap(note, style.width).map { style.dim($0) + "\n" }.joined()
    }

    private func json(_ row: ThresholdSweep.Row) -> String {
        var json = JSONText()
        json.object { json in
            json.field("threshold", similarity: row.threshold)
            json.field("groups", row.groups)
            json.field("removed", row.removed)
            json.field("largest", row.largest)
        }
        return json.text
    }

    private func decimals(_ threshold: Double) -> String { Decimals.text(threshold, places: 6) }
}
