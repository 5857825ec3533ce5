import Corpus

/// When the articles of a story came out: a lane a version, a dot an article.
struct Timeline {
    private let story: ShownStory

    private static let mostLanes = 24
    private static let (laneHeight, width, labelWidth) = (28.0, 860.0, 290.0)
    private static let laneCharacters = 38
    private static let labelCharacters = 32

    /// Articles whose day is known, in the order of the times at which they are drawn: of a day alone its noon.
    private let drawn: [(member: Int, moment: Int64)]

    /// nil where the day of fewer than two articles is known.
    init?(_ story: ShownStory) {
        drawn = story.dated.compactMap { index in story.members[index].published?.moment.map { (index, $0) } }
            .sorted { ($0.moment, $0.member) < ($1.moment, $1.member) }
        guard drawn.count > 1 else { return nil }
        self.story = story
    }

    var figure: [String: Any] {
        let members = story.members
        let axis = TimeAxis(
            drawn.map(\.moment), hasTimes: drawn.contains { members[$0.member].published?.hasTime ?? false },
            start: Self.labelWidth + 14,
            length: Self.width - Self.labelWidth - 44)
        let dated = Dictionary(grouping: drawn) { members[$0.member].version }
            .map { (version: $0.key, dots: $0.value) }
            .sorted { ($0.dots[0].moment, $0.version) < ($1.dots[0].moment, $1.version) }
        let shown = dated.prefix(Self.mostLanes)
        let lanes = shown.enumerated().map { index, lane -> [String: Any] in
            let y = Self.laneHeight * (Double(index) + 0.5)
            let dots = lane.dots.map { position, moment -> [String: Any] in
                let member = members[position]
                return [
                    "x": Coordinate.text(axis.place(of: moment)), "y": Coordinate.text(y),
                    "isCanonical": position == 0, "isOwn": position != 0 && story.lineage.links[position] == nil,
                    "isCopy": position != 0 && story.lineage.links[position] != nil, "anchor": member.anchor,
                    "title": "\(member.name), \(member.date): \(member.headline)",
                ]
            }
            return [
                "y": Coordinate.text(y),
                "label": Self.cut(story.canonical(ofVersion: lane.version).headline, Self.laneCharacters),
                "dots": dots, "isCanonical": lane.version == 0,
                "from": Coordinate.text(axis.place(of: lane.dots[0].moment)),
                "to": Coordinate.text(axis.place(of: lane.dots[lane.dots.count - 1].moment)),
            ]
        }
        let bottom = Self.laneHeight * Double(shown.count)
        let undated = members.count - drawn.count
        let span = drawn.compactMap { members[$0.member].published }.firstAndLast!
        var notes: [String] = []
        if dated.count > shown.count {
            notes.append("\(CountText.text(dated.count - shown.count, "later version")) not drawn")
        }
        if undated > 0 {
            let what = drawn.count == story.dated.count ? "date" : "day"
            notes.append("\(CountText.text(undated, "article")) without a \(what)")
        }
        return [
            "lanes": lanes, "ticks": axis.ticks, "width": Coordinate.text(Self.width),
            "height": Coordinate.text(bottom + 30),
            "bottom": Coordinate.text(bottom), "tickLabel": Coordinate.text(bottom + 20),
            "labelEnd": Coordinate.text(Self.labelWidth), "notes": notes.joined(separator: "; "),
            "hasNotes": !notes.isEmpty,
            "description":
                "\(CountText.text(shown.count, "version")), \(DateText.span(span.first, span.last))"
                + (story.earliestText.map { "; first: \($0)." } ?? "."),
        ]
    }

    static func cut(_ label: String, _ characters: Int = labelCharacters) -> String {
        guard label.count > characters else { return label }
        return label.prefix(characters - 2) + (label.hasPrefix("“") ? "…”" : "…")
    }
}
