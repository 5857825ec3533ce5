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
    /// Stories that are listed with terms and a sparkline; those behind them are a line each.
    private static let mostInFull = 1_000

    init(_ summaries: [StorySummary], address: @escaping @Sendable (StorySummary) -> String) {
        self.summaries = summaries
        self.address = address
        sources = Set(summaries.flatMap(\.sources)).sorted()
        placeOf = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1, $0) })
    }

    /// The totals, the charts and the stories to begin with.
    var front: [String: Any] {
        let articles = summaries.reduce(0) { $0 + $1.articles }
        let versions = summaries.reduce(0) { $0 + $1.versions }
        let times = summaries.flatMap(\.times)
        var page: [String: Any] = [
            "title": title,
            "totals": [
                total(articles, "article"), total(summaries.count, "story"), total(versions, "version"),
                total(articles - versions, "copy"),
            ] + (sources.isEmpty ? [] : [total(sources.count, "source")]),
            "largest": summaries.filter { $0.articles > 1 }.prefix(Self.mostHighlights).map { story in
                highlight(story, CountText.text(story.articles, "article"))
            },
            "fastest": fastest.prefix(Self.mostHighlights).map { story in
                highlight(
                    story,
                    "\(story.growth!.articles) in 24 hours, from \(DateText.full(story.growth!.from))"
                )
            },
        ]
        if let span = times.map(\.date).firstAndLast {
            page["span"] = DateText.span(span.first, span.last)
        }
        page["hasFastest"] = !fastest.isEmpty
        page["hasHighlights"] = summaries.contains { $0.articles > 1 }
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
            "href": href(story), "headline": story.headline, "facts": story.facts,
            "sources": story.sources.compactMap { placeOf[$0].map(String.init) }.joined(separator: " "),
        ]
        if let first = story.first, let last = story.last {
            row["first"] = first
            row["last"] = last
        }
        guard index < Self.mostInFull else { return row }
        if !story.titles.isEmpty { row["titles"] = story.titles }
        if !story.terms.isEmpty { row["terms"] = story.terms.joined(separator: ", ") }
        if let sparkline = story.sparkline { row["sparkline"] = sparkline }
        row["isFull"] = true
        return row
    }

    /// A story for the filter: address, headline, facts, first and last day, places of its sources.
    func entry(_ index: Int) -> String {
        let story = summaries[index]
        var json = JSONText()
        json.object { json in
            json.field("a", href(story))
            json.field("h", story.headline)
            json.field("f", story.facts)
            if let first = story.first, let last = story.last { json.field("d", [first, last]) }
            json.field("s", numbers: story.sources.compactMap { placeOf[$0] })
        }
        // Within a script element "<" could end it.
        return json.text.replacing("<", with: "\\u003C")
    }

    private func href(_ story: StorySummary) -> String { "\(address(story))#s\(story.number)" }

    private func highlight(_ story: StorySummary, _ note: String) -> [String: Any] {
        ["href": href(story), "headline": story.headline, "note": note]
    }

    private func total(_ number: Int, _ noun: String) -> [String: Any] {
        let words = CountText.text(number, noun).split(separator: " ", maxSplits: 1)
        return ["number": String(words[0]), "noun": String(words[1])]
    }

    private var fastest: [StorySummary] {
        summaries.filter { $0.growth != nil }.sorted { a, b in
            (b.growth!.articles, a.number) < (a.growth!.articles, b.number)
        }
    }
}
