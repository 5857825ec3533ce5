/// Pairs of items that must be in one set, and pairs that must not.
package struct LinkRules: Sendable {
    package var together: [(a: Int, b: Int)]
    package var apart: [(a: Int, b: Int)]

    package init(together: [(a: Int, b: Int)] = [], apart: [(a: Int, b: Int)] = []) {
        (self.together, self.apart) = (together, apart)
    }

    package var isEmpty: Bool { together.isEmpty && apart.isEmpty }

    /// The rules with other names for the items; an item that has none is in no rule.
    package func renamed(_ name: (Int) -> Int?) -> LinkRules {
        func rename(_ pair: (a: Int, b: Int)) -> (a: Int, b: Int)? {
            guard let a = name(pair.a), let b = name(pair.b) else { return nil }
            return (a, b)
        }
        return LinkRules(together: together.compactMap(rename), apart: apart.compactMap(rename))
    }
}

/// Disjoint sets of items that grow by joining, under rules: what must be together is from the start, and two sets that
/// must be apart are never joined.
///
/// Union by lower number with path halving (Tarjan 1975); items that no rule and no join has named take no room.
package struct ConstrainedSets: Sendable {
    private var parent: [Int: Int] = [:]
    /// Per first member of a set: those of the sets that it must not be joined with.
    private var apart: [Int: Set<Int>] = [:]

    /// - Precondition: no two items must be both together and apart.
    package init(_ rules: LinkRules) {
        for pair in rules.together { join(pair.a, pair.b) }
        for pair in rules.apart {
            let (a, b) = (root(of: pair.a), root(of: pair.b))
            precondition(a != b, "the rules contradict each other")
            (parent[a], parent[b]) = (a, b)
            apart[a, default: []].insert(b)
            apart[b, default: []].insert(a)
        }
    }

    /// The lowest member of an item's set.
    package mutating func root(of item: Int) -> Int {
        var item = item
        while let above = parent[item], above != item {
            let next = parent[above] ?? above
            parent[item] = next
            item = next
        }
        return item
    }

    /// Whether the sets of two items are one, or may become one.
    package mutating func allows(_ a: Int, _ b: Int) -> Bool {
        let (a, b) = (root(of: a), root(of: b))
        return a == b || apart[a]?.contains(b) != true
    }

    /// Makes one set of those of two items.
    ///
    /// - Precondition: they are allowed to be one.
    package mutating func join(_ a: Int, _ b: Int) {
        let (x, y) = (root(of: a), root(of: b))
        guard x != y else { return }
        precondition(allows(x, y), "sets that must be apart are joined")
        let (low, high) = (min(x, y), max(x, y))
        (parent[low], parent[high]) = (low, low)
        guard let others = apart.removeValue(forKey: high) else { return }
        for other in others {
            apart[other]?.remove(high)
            apart[other, default: []].insert(low)
        }
        apart[low, default: []].formUnion(others)
    }

    /// The sets of two or more among some of the items that have been named, each ascending, by their first.
    package mutating func sets(in range: Range<Int>) -> [[Int]] {
        var members: [Int: [Int]] = [:]
        for item in parent.keys.sorted() where range.contains(item) {
            members[root(of: item), default: []].append(item)
        }
        return members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}
