import Corpus

/// What the front page shows, and the pages that go on with its list of stories.
struct FrontPage: Sendable {
    let summaries: [StorySummary]
    /// Where a story's page is: the start of its address, before "#".
    let address: @Sendable (StorySummary) -> String
    /// Every source, ascending, and its place.
    private let sources: [String]
    private let placeOf: [String: Int]

    private static let mostHighlights = 6
    /// Stories that are listed in full; those behind them are a line each.
    private static let mostInFull = 1_000
    /// Outlets of a story that its row names.
    private static let mostOutlets = 3

    init(_ summaries: [StorySummary], address: @escaping @Sendable (StorySummary) -> String) {
        self.summaries = summaries
        self.address = address
        sources = Set(summaries.flatMap(\.sources)).sorted()
        placeOf = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1, $0) })
    }

    /// The totals, the chart and the stories to begin with.
    var front: [String: Any] {
        let articles = summaries.reduce(0) { $0 + $1.articles }
        let versions = summaries.reduce(0) { $0 + $1.versions }
        let times = summaries.flatMap(\.times)
        var page: [String: Any] = [
            "title": title,
            "largest": largest.map { highlight($0, CountText.text($0.articles, "article")) },
            "fastest": fastest.map { story in
                highlight(
                    story,
                    "\(story.growth!.articles) in 24 hours, from \(DateText.full(story.growth!.from))"
                )
            },
        ]
        var facts = [CountText.text(versions, "version"), CountText.text(articles - versions, "copy")]
        if !sources.isEmpty { facts.append(CountText.text(sources.count, "source")) }
        if let span = times.map(\.date).firstAndLast { facts.append(DateText.span(span.first, span.last)) }
        page["facts"] = facts.joined(separator: " · ")
        page["hasFastest"] = !fastest.isEmpty
        page["hasHighlights"] = !largest.isEmpty
        if let coverage = Coverage(times) { page["coverage"] = coverage.figure }
        let undated = articles - times.count
        if undated > 0 {
            let isRough = summaries.contains(where: \.hasRoughDates)
            page["undated"] = "\(CountText.text(undated, "article")) without a \(isRough ? "day" : "date")"
        }
        return page
    }

    var title: String {
        "\(CountText.text(summaries.reduce(0) { $0 + $1.articles }, "article")), \(CountText.text(summaries.count, "story"))"
    }

    /// The filter's choices: each source with its place.
    var sourceOptions: [[String: Any]] { sources.map { ["name": $0] } }

    /// What stands for a story in the list.
    func row(_ index: Int) -> [String: Any] {
        let story = summaries[index]
        var row: [String: Any] = [
            "href": href(story), "headline": story.headline, "counts": story.counts,
            "sources": story.sources.compactMap { placeOf[$0].map(String.init) }.joined(separator: " "),
            "ranks": ranks(of: story).map(String.init).joined(separator: " "),
        ]
        if let days = story.days {
            row["days"] = ["text": days.text, "first": days.first, "last": days.last]
        }
        guard index < Self.mostInFull else { return row }
        if !story.titles.isEmpty { row["titles"] = story.titles }
        if let lead = story.lead { row["lead"] = lead }
        row["terms"] = story.terms
        row["hasTerms"] = !story.terms.isEmpty
        if let sparkline = story.sparkline { row["sparkline"] = sparkline }
        if story.articles > 1, !story.isCanonicalFirst {
            row["first"] = [
                "names": story.earliest ?? "not known", "isDoubtful": story.earliest != nil && story.hasDoubtfulFirst,
            ]
        }
        if story.articles > 1 { row["label"] = story.isCanonicalFirst ? "First and canonical" : "Canonical" }
        row["canonical"] = ["name": story.canonical.name, "date": story.canonical.date]
        if let address = story.canonical.address { row["original"] = address }
        if story.sources.count > 1 {
            row["outlets"] = Array(story.sources.prefix(Self.mostOutlets))
            row["hasOutlets"] = true
            let rest = story.sources.count - Self.mostOutlets
            if rest > 0 { row["moreOutlets"] = "+\(rest)" }
        }
        row["isFull"] = true
        return row
    }

    /// What the list is sorted by: the most articles within 24 hours, outlets, independent texts, and the second of the last
    /// article, which an undated story has not. Articles are told in advance, so that single ones can be hidden.
    private func ranks(of story: StorySummary) -> [Int] {
        [story.articles, story.growth?.articles ?? 1, story.sources.count, story.independentTexts]
            + (story.newest.map { [Int($0)] } ?? [])
    }

    /// A story for the filter: headline, facts, first and last day, places of its sources, and ranks.
    func entry(_ index: Int) -> String {
        let story = summaries[index]
        var json = JSONText()
        json.object { json in
            json.field("h", story.headline)
            json.field("f", ([story.counts] + (story.days.map { [$0.text] } ?? [])).joined(separator: " · "))
            if let days = story.days { json.field("d", [days.first, days.last]) }
            json.field("s", numbers: story.sources.compactMap { placeOf[$0] })
            json.field("n", numbers: ranks(of: story))
        }
        // Within a script element "<" could end it.
        return json.text.replacing("<", with: "\\u003C")
    }

    private func href(_ story: StorySummary) -> String { "\(address(story))#s\(story.number)" }

    private func highlight(_ story: StorySummary, _ note: String) -> [String: Any] {
        ["href": href(story), "headline": story.headline, "note": note]
    }

    /// Whether a story has a day.
    var hasDays: Bool { summaries.contains { $0.days != nil } }

    private var largest: [StorySummary] { Array(summaries.filter { $0.articles > 1 }.prefix(Self.mostHighlights)) }

    /// Those with the most articles within 24 hours; what is among the largest already is not named twice.
    private var fastest: [StorySummary] {
        let known = Set(largest.map(\.number))
        let grown = summaries.filter { $0.growth != nil && !known.contains($0.number) }.sorted { a, b in
            (b.growth!.articles, a.number) < (a.growth!.articles, b.number)
        }
        return Array(grown.prefix(Self.mostHighlights))
    }
}
