import Bindings
package import Corpus
import NearDuplicates
package import Storyfold

/// Prints a fold for a person at a terminal.
package struct TextReport {
    /// How much of a long result is shown.
    package enum Extent: Sendable {
        /// The largest stories or groups, and of each the first versions and members.
        case overview
        case everything
    }

    let fold: Fold
    let style: TerminalStyle
    let extent: Extent

    /// Below this confidence a version or a story is marked.
    private static let doubtful = 0.5

    private static let mostStories = 20
    private static let mostVersions = 12
    private static let mostMembers = 8
    /// Stands before an article of the reference corpus.
    private static let reference = "◆"

    package init(_ fold: Fold, style: TerminalStyle, extent: Extent) {
        self.fold = fold
        self.style = style
        self.extent = extent
    }

    /// The stories, largest first; in the overview those of two articles or more.
    package func writeStories(to sink: OutputSink) throws(CorpusError) {
        for (index, story) in fold.stories.prefix(storiesShown).enumerated() {
            try sink.write(text(of: story, number: index + 1))
        }
        try writeRestOfStories(to: sink)
    }

    /// How many stories are shown, from the first on.
    var storiesShown: Int {
        guard extent == .overview else { return fold.stories.count }
        let several = fold.stories.count { $0.articles > 1 }
        // A corpus without a story of two shows what it has.
        return min(several > 0 ? several : fold.stories.count, Self.mostStories)
    }

    /// What is not shown.
    func writeRestOfStories(to sink: OutputSink) throws(CorpusError) {
        guard extent == .overview else { return }
        let (several, shown) = (fold.stories.count { $0.articles > 1 }, storiesShown)
        let rest = max(0, several - shown)
        let singles = fold.stories.count - max(several, shown)
        var parts: [String] = []
        if rest > 0 { parts.append("\(rest) more \(rest == 1 ? "story" : "stories")") }
        if singles > 0 { parts.append("\(singles) \(singles == 1 ? "story" : "stories") of a single article") }
        guard !parts.isEmpty else { return }
        try sink.write(style.dim("and \(parts.joined(separator: ", ")) (--all shows them)") + "\n")
    }

    /// The duplicate groups, largest first.
    package func writeGroups(to sink: OutputSink) throws(CorpusError) {
        let groups = fold.groups.sorted { ($1.members.count, $0.canonical) < ($0.members.count, $1.canonical) }
        let shown = extent == .everything ? groups.count : min(groups.count, Self.mostStories)
        if groups.isEmpty { try sink.write(noDuplicates + "\n") }
        for (index, group) in groups.prefix(shown).enumerated() {
            let number = "\(index + 1)"
            let indent = String(repeating: " ", count: number.count + 2)
            let columns = style.width - indent.count
            try sink.write(
                style.dim(number) + "  "
                    + style.bold(Columns.cut(fold.corpus.headline(of: group.canonical), columns)) + "\n" + indent
                    + "\(count(group.members.count, "article")) · weakest link \(Decimals.text(group.weakest, places: 2))\n"
                    + lines(of: group, columns: columns).indented(by: indent) + "\n")
        }
        if groups.count > shown {
            try sink.write(style.dim("and \(count(groups.count - shown, "more group")) (--all shows them)") + "\n")
        }
        if fold.hasReference, !groups.isEmpty {
            try sink.write(style.dim("\(Self.reference) of the reference corpus") + "\n")
        }
    }

    private var noDuplicates: String {
        let summary = fold.summary
        let found = "No duplicates among \(count(summary.articles, "article"))"
        return found + (summary.references.map { ", nor between them and \(count($0, "reference article"))." } ?? ".")
    }

    /// The duplicate pairs, a line each: similarity, relation of the lengths, ids.
    package func writePairs(to sink: OutputSink) throws(CorpusError) {
        let legend = fold.hasReference ? " (\(Self.reference) of the reference corpus)" : ""
        try sink.write(style.dim("jaccard  a in b  b in a  a, b\(legend)") + "\n")
        try fold.duplicates.forEachPair { (pair) throws(CorpusError) in
            let numbers = [pair.jaccard, pair.containmentOfAInB, pair.containmentOfBInA]
                .map { Decimals.text($0, places: 4) }
            let ids = [pair.a, pair.b]
                .map { (fold.corpus.isReference($0) ? "\(Self.reference) " : "") + fold.corpus.id($0) }
            try sink.write(" \(numbers[0])  \(numbers[1])  \(numbers[2])  \(ids[0])  \(ids[1])\n")
        }
    }

    // MARK: A story

    private func text(of story: Story, number: Int) -> String {
        var text = heading(of: story, number: number)
        let (indent, columns) = place(of: number)
        if story.versions.count > 1 {
            for (index, line) in Columns.wrap("canonical: \(story.reasons)", columns).enumerated() {
                text += indent + style.dim(index == 0 ? line : "  " + line) + "\n"
            }
        }
        if story.articles > 1, story.first != nil {
            for (index, line) in Columns.wrap(provenance(of: story), columns - 2).enumerated() {
                text += indent + style.dim(index == 0 ? line : "  " + line) + "\n"
            }
        }
        let shown = extent == .everything ? story.versions.count : Self.mostVersions
        for version in story.versions.prefix(shown) {
            text += lines(of: version, columns: columns, story: story).indented(by: indent)
        }
        if story.versions.count > shown {
            text += indent + style.dim("and \(count(story.versions.count - shown, "more version"))") + "\n"
        }
        return text + "\n"
    }

    /// What stands before the lines of a numbered story, and the columns behind it.
    func place(of number: Int) -> (indent: String, columns: Int) {
        let indent = String(repeating: " ", count: "\(number)".count + 2)
        return (indent, style.width - indent.count)
    }

    /// A story's headline, its figures and its terms.
    func heading(of story: Story, number: Int) -> String {
        let (indent, columns) = place(of: number)
        var text = ""
        for (index, line) in Columns.wrap(story.headline, columns).prefix(3).enumerated() {
            text += (index == 0 ? style.dim("\(number)") + "  " : indent) + style.bold(line) + "\n"
        }
        var facts = [count(story.articles, "article")]
        if story.articles > 1 { facts.append(count(story.versions.count, "version")) }
        if story.sources > 1 { facts.append(count(story.sources, "source")) }
        if let first = story.first, let last = story.last { facts.append(DateText.span(first, last)) }
        if story.confidence < Self.doubtful { facts.append("uncertain") }
        for line in Columns.wrap(facts.joined(separator: " · "), columns) { text += indent + line + "\n" }
        if !story.terms.isEmpty {
            text += indent + style.accent(Columns.list(story.terms, columns)) + "\n"
        }
        return text
    }

    /// How many texts of a story are independent, which article was first, and where the story comes from.
    private func provenance(of story: Story) -> String {
        let provenance = fold.provenance(of: story)
        func name(_ article: Int) -> String {
            let facts = fold.article(article)
            return [facts.id, facts.source, facts.published.map(DateText.minute)].compactMap { $0 }
                .joined(separator: ", ")
        }
        let origin = provenance.origin
        let signals = (origin.signals.map(\.rawValue) + ["confidence \(Decimals.text(origin.confidence, places: 2))"])
            .joined(separator: ", ")
        var text = count(provenance.independentTexts, "independent text")
        if let first = provenance.first {
            text += "; first: \(name(first))"
            if first == origin.article { text += " (origin: \(signals))" }
        }
        if let article = origin.article, article != provenance.first {
            text += "; origin: \(name(article)) (\(signals))"
        }
        if let credit = origin.credit, !origin.isCreditHere { text += "; credited: \(credit), not among the sources" }
        let others = origin.disagreeing.filter { $0.signal != .earliest || origin.article == nil }
            .map { "\($0.signal.rawValue) says \(fold.corpus.id($0.article))" }
        if origin.article == nil, !others.isEmpty {
            text += "; origin unclear: \(others.joined(separator: ", "))"
        } else if !others.isEmpty {
            text += "; but \(others.joined(separator: ", "))"
        }
        return text
    }

    private func lines(of version: Version, columns: Int, story: Story? = nil) -> String {
        var text = ""
        let shown = extent == .everything ? version.members.count : Self.mostMembers
        for member in version.members.prefix(shown) {
            let isHead = member.article == version.canonical
            let note: String
            if let story, isHead {
                note =
                    member.article == story.canonical
                    ? "canonical" : "cosine \(Decimals.text(version.similarity, places: 2))" + doubt(version.confidence)
            } else {
                note = isHead ? "canonical" : "\(member.relation) \(Decimals.text(member.similarity, places: 2))"
            }
            let mark = isHead ? (note == "canonical" ? "●" : "○") : "  "
            text += line(of: member.article, mark: mark, note, columns)
        }
        if version.members.count > shown {
            text += "    " + style.dim("and \(version.members.count - shown) more of this text") + "\n"
        }
        if version.members.count > 1,
            story == nil || version.canonical != story?.canonical || story?.versions.count == 1
        {
            for line in Columns.wrap(version.reasons, columns - 4) { text += "    " + style.dim(line) + "\n" }
        }
        return text
    }

    /// One article: mark, source, date, title, and how it relates to its canonical.
    private func line(of article: Int, mark: String, _ note: String, _ columns: Int) -> String {
        let noteColumns = 15
        // A narrow terminal goes without the date.
        let dateColumns = columns >= 50 ? 12 : 0
        // Copies stand two columns further in, dates and titles one below the other.
        let isHead = UnicodeText.width(of: mark) == 1
        let isReference = fold.corpus.isReference(article)
        let lead = isHead ? (isReference ? Self.reference : mark) + " " : isReference ? "  \(Self.reference) " : "    "
        let free = max(12, columns - 2 - dateColumns - noteColumns - 3)
        let sourceColumns = min(columns >= 100 ? 24 : 18, free / 2)
        let facts = fold.article(article)
        let name = facts.id.split(separator: "/").last.map(String.init) ?? facts.id
        let title = Columns.fit(fold.corpus.headline(of: article), free - sourceColumns)
        let source = Columns.fit(facts.source ?? name, isHead ? sourceColumns : sourceColumns - 2)
        let date = Columns.fit(facts.published.map(DateText.minute) ?? "", dateColumns)
        let line = lead + source + (dateColumns > 0 ? " \(style.dim(date)) " : " ") + title + " "
        return line + (note == "canonical" ? style.bold(note) : style.dim(note)) + "\n"
    }

    private func doubt(_ confidence: Double) -> String { confidence < Self.doubtful ? " (?)" : "" }

    func count(_ number: Int, _ noun: String) -> String {
        guard number != 1 else { return "1 \(noun)" }
        return noun.hasSuffix("y") ? "\(number) \(noun.dropLast())ies" : "\(number) \(noun)s"
    }
}

extension String {
    /// Every line behind the same white space.
    fileprivate func indented(by indent: String) -> String {
        split(separator: "\n").map { indent + $0 + "\n" }.joined()
    }
}
