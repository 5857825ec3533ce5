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
/// Union by the sets to be kept apart from, so that the fewer are entered anew, with path halving (Tarjan 1975); items
/// that no rule and no join has named take no room.
package struct ConstrainedSets: Sendable {
    private var parent: [Int: Int] = [:]
    /// Per item that stands for a set of several: the lowest member.
    private var lowest: [Int: Int] = [:]
    /// Per item that stands for a set: those that stand for the sets that it must not be joined with.
    private var apart: [Int: Set<Int>] = [:]
    /// The items that rules name, ascending.
    private let ruled: [Int]

    /// - Precondition: no two items must be both together and apart.
    /// - Complexity: O(n log n) in the rules.
    package init(_ rules: LinkRules) {
        ruled = Set((rules.together + rules.apart).flatMap { [$0.a, $0.b] }).sorted()
        for pair in rules.together { join(pair.a, pair.b) }
        for pair in rules.apart {
            let (a, b) = (top(of: pair.a), top(of: pair.b))
            precondition(a != b, "the rules contradict each other")
            (parent[a], parent[b]) = (a, b)
            apart[a, default: []].insert(b)
            apart[b, default: []].insert(a)
        }
    }

    /// The member that stands for an item's set.
    private mutating func top(of item: Int) -> Int {
        var item = item
        while let above = parent[item], above != item {
            let next = parent[above] ?? above
            parent[item] = next
            item = next
        }
        return item
    }

    /// The lowest member of an item's set.
    package mutating func root(of item: Int) -> Int {
        let top = top(of: item)
        return lowest[top] ?? top
    }

    /// Whether the sets of two items are one, or may become one.
    package mutating func allows(_ a: Int, _ b: Int) -> Bool {
        let (a, b) = (top(of: a), top(of: b))
        return a == b || apart[a]?.contains(b) != true
    }

    /// Makes one set of those of two items.
    ///
    /// - Precondition: they are allowed to be one.
    /// - Complexity: O(log n) in the rules, amortised.
    package mutating func join(_ a: Int, _ b: Int) {
        let (x, y) = (top(of: a), top(of: b))
        guard x != y else { return }
        precondition(allows(x, y), "sets that must be apart are joined")
        let (countX, countY) = (apart[x]?.count ?? 0, apart[y]?.count ?? 0)
        let (kept, lost) = countX != countY ? (countX > countY ? (x, y) : (y, x)) : (min(x, y), max(x, y))
        (parent[kept], parent[lost]) = (kept, kept)
        lowest[kept] = min(lowest[kept] ?? kept, lowest.removeValue(forKey: lost) ?? lost)
        guard let others = apart.removeValue(forKey: lost) else { return }
        for other in others {
            apart[other]?.remove(lost)
            apart[other, default: []].insert(kept)
        }
        apart[kept, default: []].formUnion(others)
    }

    /// The sets of two or more among the items of a range that rules name, each ascending, by their first.
    ///
    /// - Complexity: O(m log m) for m such items, and O(log n) in all.
    package mutating func ruledSets(in range: Range<Int>) -> [[Int]] {
        var (lower, upper) = (0, ruled.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if ruled[middle] < range.lowerBound { lower = middle + 1 } else { upper = middle }
        }
        var members: [Int: [Int]] = [:]
        for item in ruled[lower...].prefix(while: { $0 < range.upperBound }) {
            members[top(of: item), default: []].append(item)
        }
        return members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}
