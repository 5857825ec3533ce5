import Corpus

/// What the front page says of a story.
struct StorySummary: Sendable {
    let number: Int
    let headline: String
    let terms: [String]
    let facts: String
    /// Of the other versions, for the filter.
    let titles: String
    let sources: [String]
    let articles: Int
    let versions: Int
    /// Days, as "2024-04-04"; nil where none is dated.
    let first: String?
    let last: String?
    /// The most articles within 24 hours, and when these began; nil for fewer than two.
    let growth: (articles: Int, from: PublicationDate)?
    /// Whether an article is dated, but by no day.
    let hasRoughDates: Bool
    /// When its articles came out whose day is known, by the time at which they are drawn, and whether they are copies.
    let times: Coverage.Times

    private static let titleBytes = 300
    private static let day: Int64 = 86_400

    init(_ story: ShownStory) {
        number = story.number
        headline = MarkupText.label(story.record.headline)
        terms = story.record.terms.map(MarkupText.label)
        facts = story.facts
        var titles = ""
        for version in story.versions.indices.dropFirst() where titles.utf8.count < Self.titleBytes {
            titles += (titles.isEmpty ? "" : " ") + story.canonical(ofVersion: version).headline
        }
        self.titles = titles
        sources = story.sources.map(MarkupText.label)
        articles = story.members.count
        versions = story.versions.count
        let dated = story.dated.map { story.members[$0] }
        var begun: Set<Int> = []
        first = dated.map { $0.published!.first }.min().map { CalendarDay(of: $0).description }
        last = dated.map { $0.published!.last }.max().map { CalendarDay(of: $0).description }
        // The first of a text is new, whichever of it is the canonical.
        let times = dated.compactMap { member in
            member.published!.moment.map { ($0, member.published!, !begun.insert(member.version).inserted) }
        }.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element)
        hasRoughDates = times.count < dated.count
        self.times = times.map { ($0.1, $0.2) }
        var growth: (articles: Int, from: PublicationDate)?
        var start = 0
        for end in times.indices {
            while times[end].0 - times[start].0 >= Self.day { start += 1 }
            if end - start + 1 > max(1, growth?.articles ?? 0) { growth = (end - start + 1, times[start].1) }
        }
        self.growth = growth
    }

    private static let (sparkWidth, sparkHeight) = (96.0, 20.0)

    /// Bars of the coverage, as on a terminal; nil where that has none.
    var sparkline: [String: Any]? {
        guard let sparkline = Sparkline(times.map(\.date)) else { return nil }
        let most = Double(sparkline.counts.max() ?? 1)
        let step = Self.sparkWidth / Double(Sparkline.mostColumns)
        let path = sparkline.counts.enumerated().filter { $1 > 0 }.map { index, count in
            let height = Coordinate.text(max(2, Self.sparkHeight * Double(count) / most))
            return "M\(Coordinate.text(step * Double(index))) \(Coordinate.text(Self.sparkHeight))v-\(height)"
                + "h\(Coordinate.text(step - 2))v\(height)z"
        }.joined()
        return ["path": path, "by": "Articles by \(sparkline.span)"]
    }
}
