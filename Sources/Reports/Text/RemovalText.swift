import Corpus
import Platform
package import Storyfold

/// The lines that say what a corpus lost when it was written without its duplicates.
package struct RemovalText {
    private let counts: RemovalCounts
    private let style: TerminalStyle
    /// Sources that are named unless all are wanted.
    private static let mostSources = 5

    package init(_ counts: RemovalCounts, style: TerminalStyle) { (self.counts, self.style) = (counts, style) }

    /// - Parameters:
    ///   - isDryRun: whether neither those that stay nor those that go are written.
    ///   - hasTable: whether there is a table of those that go.
    package func text(isDryRun: Bool, hasTable: Bool, allSources: Bool) -> String {
        let kept = CountText.text(counts.kept, "record")
        var text = isDryRun ? "dry run: \(kept) would be written; " : "\(kept) written\n"
        if isDryRun { text += hasTable ? "only the table was written\n" : "nothing was written\n" }
        let removed = isDryRun ? "would be removed" : "removed"
        guard counts.removed > 0 else { return text + "none \(removed)\n" }
        let relations = counts.relations.map { Columns.joined("\(Decimals.grouped($0.count)) \($0.relation)") }
        text +=
            Columns.wrap(
                "\(Decimals.grouped(counts.removed)) \(removed): \(relations.joined(separator: ", "))", style.width - 2
            ).joined(separator: "\n  ") + "\nby source:\n"
        let named = allSources ? counts.sources : Array(counts.sources.prefix(Self.mostSources))
        let cells = named.map { (Decimals.grouped($0.removed), Decimals.grouped($0.total)) }
        let widths = (cells.map(\.0.count).max() ?? 0, cells.map(\.1.count).max() ?? 0)
        for (source, (removed, total)) in zip(named, cells) {
            let share = "  \(Columns.right(removed, widths.0)) of \(Columns.fit(total, widths.1))  "
            text += share + Columns.cut(source.name ?? "no source", style.width - share.count) + "\n"
        }
        let rest = counts.sources.count - named.count
        if rest > 0 { text += "  and \(CountText.text(rest, "more source")) (--all)\n" }
        return text
    }
}
