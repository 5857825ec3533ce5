import Corpus

/// What the front page says of a story.
struct StorySummary: Sendable {
    let number: Int
    let headline: String
    /// How the canonical's text begins.
    let lead: String?
    let terms: [String]
    /// "16 articles · 6 versions · 9 sources", and the days.
    let counts: String
    let days: (text: String, first: String, last: String)?
    /// Who came out with it first, with the time, all that share it; nil where none is dated, or there is but one article.
    let earliest: String?
    /// Whether others, undated or dated less exactly, may have been earlier.
    let hasDoubtfulFirst: Bool
    let canonical: (name: String, date: String, address: String?)
    /// Whether the canonical alone was certainly the first.
    let isCanonicalFirst: Bool
    /// Of the other versions, for the filter.
    let titles: String
    let sources: [String]
    let articles: Int
    let versions: Int
    let independentTexts: Int
    /// When the last of its articles came out, as far as is known; nil where none is dated.
    let newest: Int64?
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
        lead = LeadSentence.of(story.canonical.record.text ?? "", headline: headline)
        terms = story.record.terms.map(MarkupText.label)
        (counts, days) = (story.counts, story.days)
        earliest = story.members.count > 1 ? story.earliestText : nil
        hasDoubtfulFirst = story.hasDoubtfulFirst
        canonical = (story.canonical.name, story.canonical.date, story.canonical.webAddress)
        isCanonicalFirst = story.earliest == [0] && !hasDoubtfulFirst
        var titles = ""
        for version in story.versions.indices.dropFirst() where titles.utf8.count < Self.titleBytes {
            titles += (titles.isEmpty ? "" : " ") + story.canonical(ofVersion: version).headline
        }
        self.titles = titles
        sources = story.sources.map(MarkupText.label)
        articles = story.members.count
        versions = story.versions.count
        independentTexts = story.record.provenance.independentTexts
        let dated = story.dated.map { story.members[$0] }
        var begun: Set<Int> = []
        newest = dated.map { $0.published!.moment ?? $0.published!.first }.max()
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
