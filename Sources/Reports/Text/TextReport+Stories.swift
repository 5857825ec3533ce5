package import Corpus
package import Storyfold

/// Stories without their members.
extension TextReport {
    /// The stories without their members, largest first; in the overview those of two articles or more.
    ///
    /// - Parameter related: nil where nobody asked which stories are related.
    package func writeStoriesAlone(related: RelatedStories?, to sink: OutputSink) throws(CorpusError) {
        let shown = shownStories
        let others = related?.related(to: shown)
        for (place, index) in shown.enumerated() {
            try sink.write(alone(fold.stories[index], number: index + 1, related: others?[place]))
        }
        try writeRestOfStories(to: sink)
        try writeZone(to: sink)
    }

    private func alone(_ story: Story, number: Int, related: [RelatedStories.Related]?) -> String {
        let (indent, columns) = place(of: number)
        var text = heading(of: story, number: number)
        if story.articles > 1 {
            for (index, line) in canonicalLines(of: story, columns: columns - 2).enumerated() {
                text += indent + (index == 0 ? style.bold("●") + " " : "  ") + style.dim(line) + "\n"
            }
        }
        text += days(of: story, columns: columns, indent: indent)
        if let related {
            text += indent + (related.isEmpty ? style.dim("no related stories") : "related") + "\n"
            let dates = related.map { self.dates(of: fold.stories[$0.story]) }
            let width = dates.map(\.count).max() ?? 0
            for (other, date) in zip(related, dates) {
                let story = fold.stories[other.story]
                let lead = "\(Decimals.text(other.cosine, places: 2))  \(Columns.fit(date, width))  "
                let title = Columns.cut(story.headline, columns - lead.count)
                text += indent + style.dim(lead) + title + "\n"
            }
        }
        return text + "\n"
    }

    /// Where and when the canonical version came out, and why it stands for the story.
    private func canonicalLines(of story: Story, columns: Int) -> [String] {
        let facts = article(story.canonical)
        let date = facts.date.map(DateForm(dates(of: story.versions)).text)
        let parts = [facts.source, date, "canonical, \(story.reasons)"].compactMap { $0 }
        return Columns.wrap(parts.filter { !$0.isEmpty }.joined(separator: " · "), columns)
    }

    /// The days of a story, a line each.
    private func days(of story: Story, columns: Int, indent: String) -> String {
        let days = story.days.map { $0.start.map { PublicationDate(first: $0, precision: .day) } }
        let form = DateForm(days.compactMap { $0 })
        let isUndated = !dates(of: story.versions).contains { $0.day == nil }
        let rows = zip(days, story.days).map { date, day in
            [date.map(form.text) ?? (isUndated ? "undated" : "no day"), count(day.articles, "article")]
        }
        let widths = [0, 1].map { column in rows.map { $0[column].count }.max() ?? 0 }
        let (shown, left) = shown(rows.count, most: Self.mostDays)
        var text = ""
        for (row, day) in zip(rows, story.days).prefix(shown) {
            let lead = zip(row, widths).map { Columns.right($0, $1) + "  " }.joined()
            text += indent + style.dim(lead) + Columns.cut(day.headline, columns - lead.count) + "\n"
        }
        if left > 0 { text += indent + style.dim("and \(count(left, "more day")) (--all)") + "\n" }
        return text
    }

    private func dates(of story: Story) -> String {
        span(of: story) ?? ""
    }
}
