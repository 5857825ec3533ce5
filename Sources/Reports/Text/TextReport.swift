package import Corpus
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
    static let doubtful = 0.5

    /// Stories and groups, versions of a story, members of a version and days of a story that an overview shows.
    static let (mostStories, mostVersions, mostMembers, mostDays) = (20, 12, 8, 14)

    package init(_ fold: Fold, style: TerminalStyle, extent: Extent) {
        self.fold = fold
        self.style = style
        self.extent = extent
    }

    /// The stories and their articles, largest first; in the overview those of two articles or more.
    package func writeStories(to sink: OutputSink) throws(CorpusError) {
        let shown = fold.stories.prefix(storiesShown)
        for (index, story) in shown.enumerated() {
            try sink.write(heading(of: story, number: index + 1) + articles(of: story, number: index + 1) + "\n")
        }
        try writeRestOfStories(to: sink)
        try sink.write(legend(of: shown.flatMap { shownVersions(of: $0) }, ofStories: true))
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
        if rest > 0 { parts.append(count(rest, "more story")) }
        if singles > 0 { parts.append("\(count(singles, "story")) of a single article") }
        try sink.write(more(parts.joined(separator: ", ")))
    }

    // MARK: Parts that every kind of text has

    /// The flag that shows what an overview leaves out, behind what that is; nothing for an empty text.
    func more(_ what: String) -> String {
        guard !what.isEmpty else { return "" }
        return Columns.wrap("and \(what) (--all)", style.width).map { style.dim($0) + "\n" }.joined()
    }

    /// The first of so many, or all of them, and how many are left.
    func shown(_ all: Int, most: Int) -> (shown: Int, left: Int) {
        let shown = extent == .everything ? all : min(all, most)
        return (shown, all - shown)
    }

    /// What stands before the lines of a numbered story or group, and the columns behind it.
    func place(of number: Int) -> (indent: String, columns: Int) {
        let indent = String(repeating: " ", count: "\(number)".count + 2)
        return (indent, style.width - indent.count)
    }

    /// A number and a headline, and figures below it.
    func heading(_ headline: String, number: Int, facts: [String]) -> String {
        let (indent, columns) = place(of: number)
        var text = ""
        for (index, line) in Columns.wrap(headline, columns).prefix(3).enumerated() {
            text += (index == 0 ? style.dim("\(number)") + "  " : indent) + style.bold(line) + "\n"
        }
        let separator = " · "
        for line in Columns.pack(facts, gap: separator.count, columns) {
            text += indent + line.joined(separator: separator) + "\n"
        }
        return text
    }

    func count(_ number: Int, _ noun: String) -> String { CountText.text(number, noun) }
}

extension String {
    /// Every line behind the same white space.
    func indented(by indent: String) -> String {
        split(separator: "\n").map { indent + $0 + "\n" }.joined()
    }
}
