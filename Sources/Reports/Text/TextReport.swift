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
    /// Positions of the stories that are shown; nil for the largest, or all.
    let chosen: [Int]?
    let zone: ShownZone

    /// Below this confidence a version or a story is marked.
    static let doubtful = 0.5

    /// Stories and groups, versions of a story, members of a version and days of a story that an overview shows.
    static let (mostStories, mostVersions, mostMembers, mostDays) = (20, 12, 8, 14)

    /// - Parameters:
    ///   - chosen: positions of the stories that are shown, as ``Storyfold/StoryChoice`` has them.
    ///   - zone: that of the times.
    package init(
        _ fold: Fold, style: TerminalStyle, extent: Extent, chosen: [Int]? = nil, zone: ShownZone = .utc
    ) {
        self.fold = fold
        self.style = style
        self.extent = extent
        self.chosen = chosen
        self.zone = zone
    }

    /// An article with its date as it is shown.
    func article(_ position: Int) -> Article {
        var article = fold.article(position)
        article.date = article.date.map(zone.shown)
        return article
    }

    /// The first and the last date of a story as they are shown.
    func span(of story: Story) -> String? {
        story.span.map { DateText.span(zone.shown($0.first), zone.shown($0.last)) }
    }

    /// The stories and their articles, largest first; in the overview those of two articles or more.
    package func writeStories(to sink: OutputSink) throws(CorpusError) {
        let shown = shownStories
        for index in shown {
            let story = fold.stories[index]
            try sink.write(heading(of: story, number: index + 1) + articles(of: story, number: index + 1) + "\n")
        }
        try writeRestOfStories(to: sink)
        try sink.write(legend(of: shown.flatMap { shownVersions(of: fold.stories[$0]) }, ofStories: true))
        try writeZone(to: sink)
    }

    /// The positions of the stories that are shown.
    var shownStories: [Int] { chosen ?? Array(0..<storiesShown) }

    /// How many stories are shown, from the first on.
    var storiesShown: Int {
        guard extent == .overview else { return fold.stories.count }
        let several = fold.stories.count { $0.articles > 1 }
        // A corpus without a story of two shows what it has.
        return min(several > 0 ? several : fold.stories.count, Self.mostStories)
    }

    /// What is not shown.
    func writeRestOfStories(to sink: OutputSink) throws(CorpusError) {
        if let chosen {
            let rest = fold.stories.count - chosen.count
            if rest > 0 { try sink.write(style.dim("and \(count(rest, "more story"))") + "\n") }
            return
        }
        guard extent == .overview else { return }
        let (several, shown) = (fold.stories.count { $0.articles > 1 }, storiesShown)
        let rest = max(0, several - shown)
        let singles = fold.stories.count - max(several, shown)
        var parts: [String] = []
        if rest > 0 { parts.append(count(rest, "more story")) }
        if singles > 0 { parts.append("\(count(singles, "story")) of a single article") }
        try sink.write(more(parts.joined(separator: ", ")))
    }

    /// Whose clocks the times are of, where that was asked for.
    func writeZone(to sink: OutputSink) throws(CorpusError) {
        if zone.name != nil { try sink.write(style.dim(zone.sentence) + "\n") }
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
