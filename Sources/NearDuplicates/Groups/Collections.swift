/// Finds the texts that are collections, a morning's briefs or a digest: they hold several texts that are no versions of
/// each other, each among things that have nothing to do with it.
///
/// Two excerpts of one report are held by it too; there the names and words of the one are in the other.
struct Collections {
    private let same: DuplicateGraph
    private let apart: DuplicateGraph

    /// - Parameters:
    ///   - same: pairs of versions of one text.
    ///   - apart: pairs of texts that say different things; those of collections and their items are among them.
    init(in same: DuplicateGraph, apart: DuplicateGraph) { (self.same, self.apart) = (same, apart) }

    /// The pairs of a collection and an item of it that are not known yet, packed.
    ///
    /// - Complexity: O(n) in the links.
    func pairs() -> Set<UInt64> {
        var held: [Int: [(item: Int, part: Sameness.Part)]] = [:]
        same.forEachLink { link in
            guard link.remark.part != .none else { return }
            let (whole, item) = same.longerFirst(link)
            held[whole, default: []].append((item, link.remark.part))
        }
        guard !held.isEmpty else { return [] }
        var knownItems: [Int: [Int]] = [:]
        apart.forEachLink { link in
            guard link.remark.difference == .collection else { return }
            let (whole, item) = apart.longerFirst(link)
            knownItems[whole, default: []].append(item)
        }
        var pairs: Set<UInt64> = []
        for (whole, items) in held {
            // Beside an item that is one for certain, any other is a second.
            let known = knownItems[whole, default: []]
            let evidence = known + items.filter { $0.part == .loose || !known.isEmpty }.map(\.item)
            guard same.componentCount(of: evidence) >= 2 else { continue }
            // Of a collection every text that it holds whole is an item.
            for item in items { pairs.insert(PairSet.pair(UInt64(whole), UInt64(item.item))) }
        }
        return pairs
    }
}
