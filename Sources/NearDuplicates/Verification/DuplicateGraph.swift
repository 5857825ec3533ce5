import Kernels

/// Distinct texts and the verified pairs between them.
struct DuplicateGraph: Sendable {
    /// Ascending by (a, b); articles that stand for their texts.
    private(set) var pairs: [DuplicatePair]
    /// Per text: its neighbours and the position of the pair, ascending by neighbour.
    private(set) var neighbours: [[(text: Int, pair: Int)]]

    /// Components of up to this many texts get every one of their pairs verified, candidates or not.
    static let largestComponentInFull = 64

    /// - Parameter pairs: of the articles that stand for their texts.
    init(pairs: [DuplicatePair], texts: DistinctTexts) {
        self.pairs = pairs
        neighbours = Array(repeating: [], count: texts.count)
        for (position, pair) in pairs.enumerated() {
            let (a, b) = (texts.text(of: pair.a), texts.text(of: pair.b))
            neighbours[a].append((b, position))
            neighbours[b].append((a, position))
        }
        for text in neighbours.indices where neighbours[text].count > 1 {
            neighbours[text].sort { $0.text < $1.text }
        }
    }

    /// Where the pair of two texts stands in ``pairs``; nil where they are no duplicates.
    func pair(_ a: Int, _ b: Int) -> DuplicatePair? {
        let row = neighbours[a]
        var (lower, upper) = (0, row.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if row[middle].text < b { lower = middle + 1 } else { upper = middle }
        }
        return lower < row.count && row[lower].text == b ? pairs[row[lower].pair] : nil
    }

    /// The pair of two articles, by their texts; nil where they are no duplicates.
    func pair(_ a: Int, _ b: Int, in texts: DistinctTexts) -> DuplicatePair? {
        guard a != b, texts.textOf[a] != .max, texts.textOf[b] != .max else { return nil }
        let (textA, textB) = (texts.text(of: a), texts.text(of: b))
        if textA == textB { return .exact(a, b) }
        guard var pair = pair(textA, textB) else { return nil }
        // The pair is of the texts' first articles; these two may stand the other way round.
        let isSwapped = (pair.a == texts.representative(textA)) != (a < b)
        if isSwapped { swap(&pair.containmentOfAInB, &pair.containmentOfBInA) }
        (pair.a, pair.b) = (min(a, b), max(a, b))
        return pair
    }

    /// The texts of each connected component of two or more, ascending.
    var components: [[Int]] {
        var isSeen = [Bool](repeating: false, count: neighbours.count)
        var components: [[Int]] = []
        for start in neighbours.indices where !isSeen[start] && !neighbours[start].isEmpty {
            var component: [Int] = []
            var stack = [start]
            isSeen[start] = true
            while let text = stack.popLast() {
                component.append(text)
                for neighbour in neighbours[text] where !isSeen[neighbour.text] {
                    isSeen[neighbour.text] = true
                    stack.append(neighbour.text)
                }
            }
            components.append(component.sorted())
        }
        return components
    }
}
