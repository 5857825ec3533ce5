/// The name among some that a name was likely meant to be.
package struct NearestName {
    private let names: [String]

    package init(_ names: [String]) { self.names = names }

    /// The name that the fewest changes of letters make of it, or that holds it; nil where none is near.
    ///
    /// - Complexity: O(n m) in the letters of all names and those of the one.
    package func nearest(to name: String) -> String? {
        let wanted = Array(name.lowercased())
        let ranked = names.map { other -> (distance: Int, name: String) in
            let letters = Array(other.lowercased())
            let isPart = other.lowercased().contains(name.lowercased())
            return (isPart ? 1 : Self.distance(wanted, letters), other)
        }
        guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(2, wanted.count / 3) else {
            return nil
        }
        return best.name
    }

    /// Letters to add, take away or exchange.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (letter == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
