/// Finds the texts that are quotations: articles that are unlike each other have them in their midst.
///
/// One report that has an excerpt in its midst stays with it, and so do all versions of that report: they are like each
/// other. What several outlets extend, each in its own way, stands at the beginning of what they make of it, or their
/// titles speak of it.
struct Quotations {
    private let graph: DuplicateGraph

    init(in graph: DuplicateGraph) { self.graph = graph }

    /// The pairs of a quotation and a text that has it, packed.
    ///
    /// - Complexity: O(n log n) in the links of the texts that are quoted twice or more.
    func pairs() -> Set<UInt64> {
        var holders = [UInt32](repeating: 0, count: graph.texts.count)
        graph.forEachLink { link in
            if link.remark.lowerQuotes { holders[link.higher] += 1 }
            if link.remark.higherQuotes { holders[link.lower] += 1 }
        }
        var pairs: Set<UInt64> = []
        for text in holders.indices where holders[text] >= 2 {
            let quoting = quoting(text)
            guard !hangTogether(quoting) else { continue }
            for holder in quoting { pairs.insert(PairSet.pair(UInt64(text), UInt64(holder))) }
        }
        return pairs
    }

    /// The texts that quote a text.
    private func quoting(_ text: Int) -> [Int] {
        var holders: [Int] = []
        graph.forEachLink(of: text) { other, link in
            if other < text ? link.remark.lowerQuotes : link.remark.higherQuotes { holders.append(other) }
        }
        return holders
    }

    /// Whether some texts hang together by what they are duplicates of among themselves.
    private func hangTogether(_ texts: [Int]) -> Bool {
        var left = Set(texts)
        var stack = [left.removeFirst()]
        while let text = stack.popLast() {
            graph.forEachNeighbour(of: text) { if left.remove($0) != nil { stack.append($0) } }
        }
        return left.isEmpty
    }
}
