/// Who takes from whom: the outlets that are taken from on the left, those that take on the right, a line for each two, the
/// thicker the more articles.
struct OutletNetwork {
    private let sources: [String]
    private let targets: [String]
    private let edges: [(source: String, target: String, count: Int)]
    private let notDrawn: Int

    /// Outlets on each side.
    private static let most = 12
    private static let (rowHeight, width, left, right) = (28.0, 640.0, 228.0, 412.0)
    private static let (thinnest, thickest) = (1.0, 12.0)

    /// nil where no outlet takes from another.
    init?(_ outlets: [OutletBook.Outlet]) {
        func ranked(_ takes: (OutletBook.Outlet) -> Int) -> [String] {
            outlets.filter { takes($0) > 0 }.sorted { a, b in
                takes(a) != takes(b) ? takes(a) > takes(b) : a.name < b.name
            }.prefix(Self.most).map(\.name)
        }
        (sources, targets) = (ranked(\.given.count), ranked(\.taken.count))
        guard !sources.isEmpty else { return nil }
        let (drawnSources, drawnTargets) = (Set(sources), Set(targets))
        let all = outlets.flatMap { outlet in
            OutletBook.byPartner(outlet.taken, \.source).map {
                (source: $0.name, target: outlet.name, count: $0.takes.count)
            }
        }
        edges = all.filter { drawnSources.contains($0.source) && drawnTargets.contains($0.target) }
        notDrawn = all.reduce(0) { $0 + $1.count } - edges.reduce(0) { $0 + $1.count }
    }

    /// - Parameter anchorOf: of the outlets that have a page.
    func figure(_ anchorOf: [String: String]) -> [String: Any] {
        let rows = Double(max(sources.count, targets.count))
        func places(_ names: [String]) -> [String: Double] {
            // The shorter side stands in the middle.
            let start = (rows - Double(names.count)) / 2
            return Dictionary(
                uniqueKeysWithValues: names.enumerated().map { ($1, Self.rowHeight * (start + Double($0) + 0.5)) })
        }
        let (from, to) = (places(sources), places(targets))
        let most = Double(edges.map(\.count).max() ?? 1)
        func nodes(_ names: [String], _ places: [String: Double]) -> [[String: Any]] {
            names.map { name in
                var node: [String: Any] = [
                    "name": Timeline.cut(name), "whole": name, "y": Coordinate.text(places[name]!),
                ]
                if let anchor = anchorOf[name] { node["anchor"] = anchor }
                return node
            }
        }
        let middle = Coordinate.text((Self.left + Self.right) / 2)
        return [
            "width": Coordinate.text(Self.width), "height": Coordinate.text(Self.rowHeight * rows),
            "left": Coordinate.text(Self.left - 12), "right": Coordinate.text(Self.right + 12),
            "sources": nodes(sources, from), "targets": nodes(targets, to),
            // The thick ones below the thin ones.
            "edges": edges.sorted { $0.count > $1.count }.map { edge -> [String: Any] in
                let width = Self.thinnest + (Self.thickest - Self.thinnest) * Double(edge.count) / most
                let (start, end) = (Coordinate.text(from[edge.source]!), Coordinate.text(to[edge.target]!))
                return [
                    "path": "M\(Coordinate.text(Self.left)) \(start)C\(middle) \(start) \(middle) \(end) "
                        + "\(Coordinate.text(Self.right)) \(end)",
                    "width": Coordinate.text(width),
                    "title": "\(edge.target) took \(CountText.text(edge.count, "article")) from \(edge.source)",
                ]
            },
            "description":
                "On the left the outlets taken from, on the right those that took; the thicker a line, the more articles.",
            "notes": notDrawn > 0 ? "\(CountText.text(notDrawn, "article")) between further outlets not drawn." : "",
        ]
    }
}
