/// Finds the texts that are quotations: articles that are unlike each other have them in their midst.
///
/// One report that has an excerpt in its midst stays with it, and so do all versions of that report: they are like each
/// other. What several outlets extend, each in its own way, stands at the beginning of what they make of it, or their
/// titles speak of it.
struct Quotations {
    private let same: DuplicateGraph
    private let apart: DuplicateGraph

    /// - Parameters:
    ///   - same: pairs of versions of one text.
    ///   - apart: pairs of texts that say different things; collections that hold a quotation are among them.
    init(in same: DuplicateGraph, apart: DuplicateGraph) { (self.same, self.apart) = (same, apart) }

    /// The pairs of a quotation and a text that has it, packed.
    ///
    /// - Complexity: O(n log n) in the links of the texts that are quoted twice or more.
    func pairs() -> Set<UInt64> {
        var quotes = [UInt32](repeating: 0, count: same.texts.count)
        for graph in [same, apart] {
            graph.forEachLink { link in
                if link.remark.lower == .quotes { quotes[link.higher] += 1 }
                if link.remark.higher == .quotes { quotes[link.lower] += 1 }
            }
        }
        var pairs: Set<UInt64> = []
        for text in quotes.indices where quotes[text] >= 1 {
            // Beside one that quotes it for certain another that has it in its midst is a second.
            let quoting = holders(of: text, in: same) { $0 != .none } + holders(of: text, in: apart) { $0 != .none }
            guard same.componentCount(of: quoting) > 1 else { continue }
            // What is a quotation to some is one to all who have it in their midst.
            for holder in holders(of: text, in: same, where: { $0 != .none }) {
                pairs.insert(PairSet.pair(UInt64(text), UInt64(holder)))
            }
        }
        return pairs
    }

    /// The texts that hold a text in such a way.
    private func holders(
        of text: Int, in graph: DuplicateGraph, where isIncluded: (Sameness.Holding) -> Bool
    ) -> [Int] {
        var holders: [Int] = []
        graph.forEachLink(of: text) { other, link in
            if isIncluded(other < text ? link.remark.lower : link.remark.higher) { holders.append(other) }
        }
        return holders
    }
}
