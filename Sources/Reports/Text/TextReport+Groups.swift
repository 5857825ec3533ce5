package import Corpus
package import NearDuplicates
import Storyfold

/// Duplicate groups and pairs.
extension TextReport {
    /// The duplicate groups, largest first.
    package func writeGroups(to sink: OutputSink) throws(CorpusError) {
        let groups = fold.groups.sorted { ($1.members.count, $0.canonical) < ($0.members.count, $1.canonical) }
        if groups.isEmpty { try sink.write(noDuplicates + "\n") }
        let (shown, left) = shown(groups.count, most: Self.mostStories)
        for (index, group) in groups.prefix(shown).enumerated() {
            try sink.write(text(of: group, number: index + 1) + "\n")
        }
        if left > 0 { try sink.write(more(count(left, "more group"))) }
        try sink.write(legend(of: Array(groups.prefix(shown)), ofStories: false))
        if fold.hasReference, !groups.isEmpty {
            try sink.write(style.dim("\(Self.reference) of the reference corpus") + "\n")
        }
    }

    private func text(of group: Version, number: Int) -> String {
        let (indent, columns) = place(of: number)
        var facts = [count(group.members.count, "article")]
        let sources = Set(group.members.compactMap { fold.article($0.article).source }).count
        if sources > 1 { facts.append(count(sources, "source")) }
        let dates = dates(of: [group])
        if let span = dates.firstAndLast { facts.append(DateText.span(span.first, span.last)) }
        let link = Decimals.text(group.weakest, places: 2)
        facts.append("weakest link \(link)")
        if let pair = group.weakestPair.map({ Decimals.text($0.similarity, places: 2) }), pair != link {
            facts.append("weakest pair \(pair)")
        }
        let lines = lines(of: group, in: nil, dates: DateForm(dates), hasSources: sources > 0)
        return heading(fold.corpus.headline(of: group.canonical), number: number, facts: facts)
            + ArticleTable(lines, columns: columns, style: style).text.indented(by: indent)
    }

    private var noDuplicates: String {
        let summary = fold.summary
        let found = "No duplicates among \(count(summary.articles, "article"))"
        return found + (summary.references.map { ", nor between them and \(count($0, "reference article"))." } ?? ".")
    }

    /// The duplicate pairs, a line each: similarity, relation of the lengths, ids.
    package func writePairs(_ extent: PairExtent, to sink: OutputSink) throws(CorpusError) {
        let legend = fold.hasReference ? " (\(Self.reference) of the reference corpus)" : ""
        try sink.write(style.dim("jaccard  a in b  b in a  a, b\(legend)") + "\n")
        try fold.duplicates.forEachPair(extent) { (pair) throws(CorpusError) in
            let numbers = [pair.jaccard, pair.containmentOfAInB, pair.containmentOfBInA]
                .map { Decimals.text($0, places: 4) }
            let ids = [pair.a, pair.b]
                .map { (fold.corpus.isReference($0) ? "\(Self.reference) " : "") + fold.corpus.shownId($0) }
            let difference = pair.difference.map { "  \(style.dim("not the same: \($0.name)"))" } ?? ""
            try sink.write(" \(numbers[0])  \(numbers[1])  \(numbers[2])  \(ids[0])  \(ids[1])\(difference)\n")
        }
    }
}
