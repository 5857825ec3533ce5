import Bindings

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
    let growth: (articles: Int, from: Int64)?
    /// When its articles came out, and whether they are copies.
    let times: Coverage.Times

    private static let titleBytes = 300
    private static let day: Int64 = 86_400

    init(_ cast: StoryCast) {
        number = cast.number
        headline = MarkupText.label(cast.record.headline)
        terms = cast.record.terms.map(MarkupText.label)
        facts = cast.facts
        var titles = ""
        for version in cast.versions.indices.dropFirst() where titles.utf8.count < Self.titleBytes {
            titles += (titles.isEmpty ? "" : " ") + cast.canonical(ofVersion: version).headline
        }
        self.titles = titles
        sources = cast.sources.map(MarkupText.label)
        articles = cast.members.count
        versions = cast.versions.count
        let dated = cast.dated.map { cast.members[$0] }
        first = dated.first.map { Clock.date($0.published!) }
        last = dated.last.map { Clock.date($0.published!) }
        times = dated.map { ($0.published!, !$0.isCanonicalOfVersion) }
        var growth: (articles: Int, from: Int64)?
        var start = 0
        for end in times.indices {
            while times[end].time - times[start].time >= Self.day { start += 1 }
            if end - start + 1 > max(1, growth?.articles ?? 0) { growth = (end - start + 1, times[start].time) }
        }
        self.growth = growth
    }

    private static let (sparkWidth, sparkHeight, sparkBins) = (96.0, 20.0, 24)

    /// Bars of the coverage from the first article to the last; nil where fewer than three are dated.
    var sparkline: [String: Any]? {
        guard times.count > 2, let first = times.first?.time, let last = times.last?.time, last > first else {
            return nil
        }
        var bins = [Int](repeating: 0, count: Self.sparkBins)
        for (time, _) in times {
            bins[min(Self.sparkBins - 1, Int(Double(Self.sparkBins) * Double(time - first) / Double(last - first)))] +=
                1
        }
        let most = Double(bins.max() ?? 1)
        let step = Self.sparkWidth / Double(Self.sparkBins)
        let path = bins.enumerated().filter { $1 > 0 }.map { index, count in
            let height = max(2, Self.sparkHeight * Double(count) / most)
            return
                "M\(Coordinate.text(step * Double(index))) \(Coordinate.text(Self.sparkHeight))v-\(Coordinate.text(height))"
                + "h\(Coordinate.text(step - 1))v\(Coordinate.text(height))z"
        }.joined()
        return ["path": path]
    }
}
