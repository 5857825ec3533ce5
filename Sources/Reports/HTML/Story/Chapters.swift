import Corpus

/// A long story day by day: of each day the first text that was no copy, and how many articles came out.
struct Chapters {
    private let story: ShownStory
    /// The articles of each day, by time; days in their order, by their first seconds.
    private let days: [(day: Int64, articles: [Int])]

    /// A story of fewer days is told at a glance.
    private static let fewestDays = 4
    private static let mostDays = 40

    /// nil where the story is not long: the articles whose day is known are of too few days.
    init?(_ story: ShownStory) {
        let known = story.dated.filter { story.members[$0].published!.day != nil }
        days = Dictionary(grouping: known) { story.members[$0].published!.day! }
            .map { (day: $0.key * CalendarDay.seconds, articles: $0.value) }.sorted { $0.day < $1.day }
        guard days.count >= Self.fewestDays else { return nil }
        self.story = story
    }

    var values: [String: Any] {
        let hasYears = Set(days.map { DateText.year($0.day) }).count > 1
        let shown = days.prefix(Self.mostDays).map { day, articles -> [String: Any] in
            let own = articles.filter { story.lineage.links[$0] == nil }
            let member = story.members[own.first ?? articles[0]]
            var counts = [CountText.text(articles.count, "article")]
            if own.isEmpty {
                counts.append("all taken from others here")
            } else if own.count < articles.count {
                counts.append("\(CountText.text(own.count, "new text"))")
            }
            return [
                "date": DateText.day(day, withYear: hasYears), "stamp": CalendarDay(of: day).description,
                "anchor": member.anchor, "headline": member.headline, "name": member.name,
                "counts": counts.joined(separator: ", "),
            ]
        }
        let rest = days.count - shown.count
        var values: [String: Any] = ["days": shown]
        if rest > 0 { values["rest"] = "and \(CountText.text(rest, "later day"))" }
        return values
    }
}
