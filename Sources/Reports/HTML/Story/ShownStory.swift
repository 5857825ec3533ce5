import Corpus

/// The articles of a story with the names that its page calls them by.
struct ShownStory: Sendable {
    struct Member: Sendable {
        let record: ArticleRecord
        /// Of the story's versions, from 0.
        let version: Int
        let isCanonicalOfVersion: Bool
        /// Its place on the page.
        let anchor: String
        /// What the page calls it: the source; where none is known its headline, shortened.
        let name: String
        let headline: String
        /// As its page shows it; nil where undated.
        let published: PublicationDate?
        /// "4 Apr 10:15", with the year where the story goes beyond one.
        let date: String
    }

    /// The rank of the story, from 1.
    let number: Int
    let record: StoryRecord
    /// The versions in their order, of each the canonical first.
    let members: [Member]
    /// Of each version, the positions of its members.
    let versions: [Range<Int>]
    /// Articles that are dated, in the order of time.
    let dated: [Int]
    /// Those that may have been the first, as the result has them.
    let earliest: [Int]
    /// Different sources, in the order of the articles.
    let sources: [String]
    let lineage: Lineage
    /// By the bytes of the ids: as strings, ids that spell "é" in two ways are equal.
    private let positions: [[UInt8]: Int]

    /// - Parameter zone: that of the times.
    init(_ record: StoryRecord, number: Int, zone: ShownZone = .utc) {
        self.number = number
        self.record = record
        let dates = record.members.map {
            $0.articles.map { $0.published.flatMap { DateReader.ofResults.date($0) }.map(zone.shown) }
        }
        let form = DateForm(dates.joined().compactMap { $0 }, alwaysWithDay: true)
        var (members, versions): ([Member], [Range<Int>]) = ([], [])
        for (version, (records, dates)) in zip(record.members.map(\.articles), dates).enumerated() {
            versions.append(members.count..<members.count + records.count)
            for (index, (article, published)) in zip(records, dates).enumerated() {
                let date = published.map(form.text)
                let headline = Self.headline(of: article)
                members.append(
                    Member(
                        record: article, version: version, isCanonicalOfVersion: index == 0,
                        anchor: "s\(number)-\(members.count + 1)",
                        name: article.source.map(MarkupText.label) ?? Self.short(headline),
                        headline: headline, published: published, date: date ?? "undated"))
            }
        }
        (self.members, self.versions) = (members, versions)
        dated = members.indices.filter { members[$0].published != nil }
            .sorted { (members[$0].published!, $0) < (members[$1].published!, $1) }
        var seen: Set<String> = []
        sources = members.compactMap(\.record.source).filter { seen.insert($0).inserted }
        let positions = Dictionary(members.enumerated().map { (Array($1.record.id.utf8), $0) }) { first, _ in first }
        self.positions = positions
        let provenance = record.provenance
        earliest = (provenance.earliest ?? provenance.first.map { [$0] } ?? []).compactMap { positions[Array($0.utf8)] }
        lineage = Lineage(record, versions: versions) { positions[Array($0.utf8)] }
    }

    var canonical: Member { members[0] }

    /// Who published first, in words; nil where no article is dated.
    var earliestText: String? {
        guard let first = earliest.first, members[first].published != nil else { return nil }
        return EarliestText.text(earliest.map { members[$0].name }, date: members[first].date)
    }

    func canonical(ofVersion version: Int) -> Member { members[versions[version].lowerBound] }

    /// The article of an id; nil where the story has none of it.
    func position(of id: String) -> Int? { positions[Array(id.utf8)] }

    /// "16 articles · 6 versions · 9 sources".
    var counts: String {
        var counts = [CountText.text(members.count, "article")]
        if members.count > 1 { counts.append(CountText.text(versions.count, "version")) }
        if sources.count > 1 { counts.append(CountText.text(sources.count, "source")) }
        return counts.joined(separator: " · ")
    }

    /// "4–6 Apr 2024", with its first and its last day as "2024-04-04"; nil where no article is dated.
    var days: (text: String, first: String, last: String)? {
        let dates = dated.compactMap { members[$0].published }
        guard let span = dates.firstAndLast, let first = dates.map(\.first).min(), let last = dates.map(\.last).max()
        else { return nil }
        return (
            DateText.span(span.first, span.last), CalendarDay(of: first).description, CalendarDay(of: last).description
        )
    }

    /// Whether articles that are undated, or dated less exactly, may have come out before the first.
    var hasDoubtfulFirst: Bool {
        let dates = members.compactMap(\.published)
        return dates.count < members.count
            || dates.min().map { first in dates.contains { $0.mayPrecede(first) } } ?? false
    }

    private static let shortCharacters = 40

    private static func short(_ headline: String) -> String {
        "“" + (headline.count > shortCharacters ? headline.prefix(shortCharacters - 1) + "…" : headline) + "”"
    }

    private static let headlineWords = 14

    private static func headline(of article: ArticleRecord) -> String {
        if let title = article.title, title.contains(where: { !$0.isWhitespace }) { return MarkupText.label(title) }
        let words = (article.text ?? "").prefix(400).split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return MarkupText.label(article.id) }
        return MarkupText.label(words.prefix(headlineWords).joined(separator: " "))
            + (words.count > headlineWords ? "…" : "")
    }
}
