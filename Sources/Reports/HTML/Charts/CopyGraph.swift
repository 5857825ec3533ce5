import Corpus

/// Who copied whom: each article below the one that it came from, the earliest first.
struct CopyGraph {
    private let story: ShownStory

    private static let mostRows = 60
    private static let (rowHeight, step, width) = (26.0, 22.0, 560.0)

    /// nil where no article comes from another.
    init?(_ story: ShownStory) {
        guard !story.lineage.isEmpty else { return nil }
        self.story = story
    }

    private var edges: [Lineage.Link?] { story.lineage.links }

    var figure: [String: Any] {
        let order = self.order
        let shown = order.prefix(Self.mostRows)
        let rowOf = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.article, $0) })
        let rows = shown.enumerated().map { index, place -> [String: Any] in
            let (x, y) = (12 + Self.step * Double(place.depth), Self.rowHeight * (Double(index) + 0.5))
            let member = story.members[place.article]
            var row: [String: Any] = [
                "x": Coordinate.text(x), "y": Coordinate.text(y), "label": Coordinate.text(x + 14),
                "name": Timeline.cut(member.name), "date": member.date, "anchor": member.anchor,
                "isCanonical": place.article == 0,
                "title": member.headline,
            ]
            if let edge = edges[place.article], let parentRow = rowOf[edge.parent] {
                let parentX = 12 + Self.step * Double(order[parentRow].depth)
                row["edge"] =
                    [
                        "x": Coordinate.text(parentX),
                        "from": Coordinate.text(Self.rowHeight * (Double(parentRow) + 0.5) + 6),
                        "y": Coordinate.text(y), "to": Coordinate.text(x - 6), "isRetold": edge.isRetold,
                    ] as [String: Any]
                row["kind"] = "\(edge.kind), \(Decimals.text(edge.confidence, places: 2))"
            } else {
                row["kind"] = "own text"
            }
            return row
        }
        let copied = edges.count { $0 != nil }
        let rest = order.count - shown.count
        return [
            "rows": rows, "width": Coordinate.text(Self.width),
            "height": Coordinate.text(Self.rowHeight * Double(shown.count)),
            "notes": rest > 0 ? "\(CountText.text(rest, "more article")) not drawn" : "",
            "hasNotes": rest > 0,
            "description":
                "Of \(CountText.text(order.count, "article")) \(copied) \(copied == 1 ? "comes" : "come") from another one here; numbers are confidences.",
        ]
    }

    /// The articles, each behind what it came from, with the number of steps to its origin.
    private var order: [(article: Int, depth: Int)] {
        var children: [Int: [Int]] = [:]
        var roots: [Int] = []
        let byTime = story.dated + story.members.indices.filter { story.members[$0].published == nil }
        for article in byTime {
            if let edge = edges[article] {
                children[edge.parent, default: []].append(article)
            } else {
                roots.append(article)
            }
        }
        // The copies of texts that were copied first, then the texts that nobody copied.
        var order: [(article: Int, depth: Int)] = []
        var isPlaced = [Bool](repeating: false, count: story.members.count)
        func place(_ start: Int) {
            var waiting = [(article: start, depth: 0)]
            while let next = waiting.popLast() {
                guard !isPlaced[next.article] else { continue }
                isPlaced[next.article] = true
                order.append(next)
                for child in (children[next.article] ?? []).reversed() { waiting.append((child, next.depth + 1)) }
            }
        }
        for root in roots where children[root] != nil { place(root) }
        for root in roots where children[root] == nil { place(root) }
        // Two that name each other have no root.
        for article in byTime where !isPlaced[article] { place(article) }
        return order
    }
}
