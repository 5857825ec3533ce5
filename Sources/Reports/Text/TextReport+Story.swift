import Provenance
import Corpus
import Storyfold

/// The lines of one story.
extension TextReport {
    /// A story's headline, its figures and its terms.
    func heading(of story: Story, number: Int) -> String {
        let (indent, columns) = place(of: number)
        var text = heading(
            story.headline, number: number,
            facts: story.articles > 1 ? facts(of: story, columns: columns) : single(story))
        if !story.terms.isEmpty {
            text += indent + style.accent(Columns.list(story.terms, columns)) + "\n"
        }
        return text
    }

    private func facts(of story: Story, columns: Int) -> [String] {
        var versions = count(story.versions.count, "version")
        let independent = fold.provenance(of: story).independentTexts
        if story.first != nil, independent < story.versions.count { versions += ", \(independent) independent" }
        var facts = [count(story.articles, "article"), versions]
        if story.sources > 1 { facts.append(count(story.sources, "source")) }
        if story.confidence < Self.doubtful { facts.append("uncertain") }
        if let span = span(of: story) {
            let sparkline = Sparkline(self.dates(of: story.versions)).map { "\($0.text) by \($0.span)" }
            // The two are read together, unless a line is too short for both.
            let both = [span, sparkline].compactMap { $0 }
            facts += both.joined(separator: "  ").count <= columns ? [both.joined(separator: "  ")] : both
        }
        return facts
    }

    /// What there is to say of a story of a single article.
    private func single(_ story: Story) -> [String] {
        let facts = article(story.canonical)
        return [
            Columns.name(facts.source ?? facts.id), facts.date.map(DateText.full),
            count(facts.words, "word"),
        ]
        .compactMap { $0 }
    }

    // MARK: Its articles

    /// Which article was first and where the story comes from, then its articles; nothing for a single one.
    func articles(of story: Story, number: Int) -> String {
        guard story.articles > 1 else { return "" }
        let (indent, columns) = place(of: number)
        let dates = DateForm(dates(of: story.versions))
        var text = ""
        for parts in provenance(of: story) {
            for (index, line) in Columns.wrap(parts.joined(separator: " · "), columns - 2).enumerated() {
                text += style.dim(index == 0 ? line : "  " + line) + "\n"
            }
        }
        var lines = shownVersions(of: story).flatMap {
            self.lines(of: $0, in: story, dates: dates, hasSources: story.sources > 0)
        }
        let left = story.versions.count - shownVersions(of: story).count
        if left > 0 { lines.append(.note("and \(count(left, "more version")) (--all)")) }
        text += ArticleTable(lines, columns: columns, style: style).text
        return text.indented(by: indent)
    }

    /// Lines, each of parts: who was first, the likely origin, and what speaks for it; nothing where all articles are of one
    /// source, which needs no telling.
    private func provenance(of story: Story) -> [[String]] {
        let provenance = fold.provenance(of: story)
        guard story.sources > 1 || story.sources == 0 else { return [] }
        let dated = self.dates(of: story.versions)
        let dates = DateForm(dated, alwaysWithDay: !dated.contains(where: \.hasTime))
        func name(_ article: Int) -> String {
            let facts = self.article(article)
            return [Columns.name(facts.source ?? facts.id), facts.date.map { Columns.joined(dates.text($0)) }]
                .compactMap { $0 }.joined(separator: " ")
        }
        let origin = provenance.origin
        let earliest = provenance.earliest.map(self.article)
        let others = origin.disagreeing.filter { $0.signal != .earliest || origin.article == nil }
            .map { "\($0.signal.rawValue) says \(name($0.article))" }.joined(separator: ", ")
        var lines: [[String]] = []
        if let date = earliest.first?.date {
            let names = earliest.map { Columns.name($0.source ?? $0.id) }
            lines.append(["first: \(EarliestText.text(names, date: Columns.joined(dates.text(date))))"])
        }
        // Whoever is dated less exactly, or not at all, may have been earlier.
        let rough = dated.min().map { first in dated.count { $0.mayPrecede(first) } } ?? 0
        if rough > 0, !lines.isEmpty { lines[0].append(EarliestText.rough(rough)) }
        let undated = story.articles - dated.count
        if undated > 0, !lines.isEmpty { lines[0].append(Columns.joined("\(undated) undated")) }
        if let article = origin.article {
            let isFirst = article == provenance.first
            if isFirst, undated + rough == 0 { lines = [] }
            let signals = origin.signals.map(\.rawValue).joined(separator: ", ")
            lines.append([
                "\(isFirst && undated + rough == 0 ? "first and likely origin" : "likely origin"): \(name(article))",
                "by \(signals)", Columns.joined("confidence \(Decimals.text(origin.confidence, places: 2))"),
            ])
            if !others.isEmpty { lines[lines.count - 1].append("but \(others)") }
        } else if !others.isEmpty {
            lines.append(["origin unclear: \(others)"])
        }
        if let credit = origin.credit, !origin.isCreditHere {
            if lines.isEmpty { lines = [["origin unclear"]] }
            lines[lines.count - 1].append("credited is \(credit), not among the sources")
        }
        return lines
    }
}
