/// Finds pairs of texts that share nothing but standing text, as others that have it show: of two releases with a text of
/// their own above one footer a title may speak of that by chance, of many not.
///
/// A third text that has as much in common with both is a witness. Where it is another article than one of the two, so are
/// these; where it says the same as both, they do.
struct StandingTexts {
    private let same: DuplicateGraph
    private let apart: DuplicateGraph

    /// Two witnesses at least, and so many for each that says otherwise.
    private static let (fewestWitnesses, witnessesToOther) = (2, 4)
    /// Witnesses that are heard of a text from each side, those that come first: a footer under thousands of texts has as many
    /// pairs as their square.
    private static let mostWitnesses = 8

    /// - Parameters:
    ///   - same: pairs of versions of one text.
    ///   - apart: pairs of texts that say different things.
    init(in same: DuplicateGraph, apart: DuplicateGraph) { (self.same, self.apart) = (same, apart) }

    /// The pairs of texts with standing text in common, packed.
    ///
    /// - Complexity: O(n log n) in the links of texts that have something for themselves beside another.
    func pairs() -> Set<UInt64> {
        var pairs: Set<UInt64> = []
        same.forEachLink { link in
            guard link.remark.haveOwnText, apart.degree(link.lower) + apart.degree(link.higher) > 0 else { return }
            if areApart(link.lower, link.higher) { pairs.insert(link.pair) }
        }
        return pairs
    }

    private func areApart(_ a: Int, _ b: Int) -> Bool {
        var (areApart, areSame) = (0, 0)
        for witness in neighbours(of: a).union(neighbours(of: b)) {
            guard let first = isApart(witness, a), let second = isApart(witness, b) else { continue }
            if first || second { areApart += 1 } else { areSame += 1 }
        }
        return areApart >= Self.fewestWitnesses && areApart >= Self.witnessesToOther * areSame
    }

    /// The first texts that share enough with a text, whatever they say.
    private func neighbours(of text: Int) -> Set<Int> {
        var found: Set<Int> = []
        for graph in [same, apart] where graph.degree(text) > 0 {
            for other in graph.neighbours(of: text, most: Self.mostWitnesses) { found.insert(other) }
        }
        return found
    }

    /// Whether two texts are other articles; nil where they have not enough in common to say, or one holds the other.
    private func isApart(_ a: Int, _ b: Int) -> Bool? {
        if same.holds(a, b) { return false }
        switch apart.link(a, b)?.remark.difference {
        case .standingText, .otherFacts: return true
        default: return nil
        }
    }
}
