/// When the articles of a story came out: a lane a version, a dot an article.
struct Timeline {
    private let cast: StoryCast

    private static let mostLanes = 24
    private static let (laneHeight, width, labelWidth) = (28.0, 860.0, 290.0)
    private static let laneCharacters = 38
    private static let labelCharacters = 32

    /// nil where fewer than two articles are dated.
    init?(_ cast: StoryCast) {
        guard cast.dated.count > 1 else { return nil }
        self.cast = cast
    }

    var figure: [String: Any] {
        let members = cast.members
        let axis = TimeAxis(
            cast.dated.map { members[$0].published! }, start: Self.labelWidth + 14,
            length: Self.width - Self.labelWidth - 44)
        let dated = Dictionary(grouping: cast.dated) { members[$0].version }
            .map { (version: $0.key, members: $0.value) }
            .sorted {
                (members[$0.members[0]].published!, $0.version) < (members[$1.members[0]].published!, $1.version)
            }
        let shown = dated.prefix(Self.mostLanes)
        let lanes = shown.enumerated().map { index, lane -> [String: Any] in
            let y = Self.laneHeight * (Double(index) + 0.5)
            let dots = lane.members.map { position -> [String: Any] in
                let member = members[position]
                return [
                    "x": Coordinate.text(axis.place(of: member.published!)), "y": Coordinate.text(y),
                    "isCanonical": position == 0, "isOwn": position != 0 && cast.lineage.links[position] == nil,
                    "isCopy": position != 0 && cast.lineage.links[position] != nil, "anchor": member.anchor,
                    "title": "\(member.name), \(member.date): \(member.headline)",
                ]
            }
            let first = members[lane.members[0]]
            return [
                "y": Coordinate.text(y),
                "label": Self.cut(cast.canonical(ofVersion: lane.version).headline, Self.laneCharacters),
                "dots": dots, "isCanonical": lane.version == 0,
                "from": Coordinate.text(axis.place(of: first.published!)),
                "to": Coordinate.text(axis.place(of: members[lane.members[lane.members.count - 1]].published!)),
            ]
        }
        let bottom = Self.laneHeight * Double(shown.count)
        let undated = members.count - cast.dated.count
        let first = members[cast.dated[0]]
        var notes: [String] = []
        if dated.count > shown.count {
            notes.append("\(CountText.text(dated.count - shown.count, "later version")) not drawn")
        }
        if undated > 0 { notes.append("\(CountText.text(undated, "article")) without a date") }
        return [
            "lanes": lanes, "ticks": axis.ticks, "width": Coordinate.text(Self.width),
            "height": Coordinate.text(bottom + 30),
            "bottom": Coordinate.text(bottom), "tickLabel": Coordinate.text(bottom + 20),
            "labelEnd": Coordinate.text(Self.labelWidth), "notes": notes.joined(separator: "; "),
            "hasNotes": !notes.isEmpty,
            "description":
                "\(CountText.text(shown.count, "version")) from \(DateText.minuteAndYear(axis.first)) to "
                + "\(DateText.minuteAndYear(axis.last)); the first by \(first.name).",
        ]
    }

    static func cut(_ label: String, _ characters: Int = labelCharacters) -> String {
        guard label.count > characters else { return label }
        return label.prefix(characters - 2) + (label.hasPrefix("“") ? "…”" : "…")
    }
}
