import Kernels

/// Distinct texts and the verified pairs between them.
///
/// A pair takes thirteen bytes: the similarities follow from how many shingles the two share and how many each has.
struct DuplicateGraph: Sendable {
    let texts: DistinctTexts
    /// Per text: different shingles; 0 where it was compared with none.
    private let sizes: [UInt32]
    /// Where the pairs of each text with higher ones begin, and those with lower ones; one more than there are texts.
    private let higherStarts: [Int]
    private let lowerStarts: [Int]
    /// Ascending for each text.
    private let higher: [UInt32]
    /// Shared shingles of the pair that stands in the same place of `higher`.
    private let shared: [UInt32]
    /// What was said of the pair that stands in the same place of `higher`.
    private let remarks: [Remark]
    /// Ascending for each text.
    private let lower: [UInt32]

    /// Components of up to this many texts get every one of their pairs verified, candidates or not.
    static let largestComponentInFull = 64

    /// What the comparison word by word said of two texts, in one byte: the digits of one number.
    struct Remark: Sendable, Equatable {
        private let digits: UInt8

        init(_ sameness: Sameness) {
            // Six differences and three kinds of none, three each of the others: that an item is of a collection is a difference.
            let part = sameness.part == .ofCollection ? .loose : sameness.part
            let difference = sameness.difference?.rawValue ?? Self.none(sameness.ownText)
            digits =
                ((difference * 3 + part.rawValue) * 3 + sameness.first.rawValue) * 3 + sameness.second.rawValue
        }

        /// Stands for no difference, by what texts have for themselves.
        private static func none(_ ownText: Sameness.OwnText) -> UInt8 {
            switch ownText {
            case .none: 0
            case .inFewPlaces: 7
            case .inManyPlaces: 8
            }
        }

        /// nil for versions of one text.
        var difference: Difference? { Difference(rawValue: digits / 27) }
        /// What each of two versions of one text has for itself.
        var ownText: Sameness.OwnText {
            switch digits / 27 {
            case 7: .inFewPlaces
            case 8: .inManyPlaces
            default: .none
            }
        }
        /// How the longer text holds the shorter.
        var part: Sameness.Part { Sameness.Part(rawValue: digits / 9 % 3)! }
        /// How the lower text holds what both share, and how the higher does.
        var lower: Sameness.Holding { Sameness.Holding(rawValue: digits / 3 % 3)! }
        var higher: Sameness.Holding { Sameness.Holding(rawValue: digits % 3)! }
    }

    /// Two texts that passed, the lower over the higher, 32 bits each, how many shingles they share, and what was said of
    /// them.
    struct Link: Sendable, Equatable {
        var pair: UInt64
        var shared: UInt32
        var remark = Remark(.same)

        var lower: Int { Int(pair >> 32) }
        var higher: Int { Int(pair & 0xFFFF_FFFF) }
    }

    /// A graph that is being made.
    struct Draft {
        private let texts: DistinctTexts
        private var counts: [Int]
        private var higher: [UInt32] = []
        private var shared: [UInt32] = []
        private var remarks: [Remark] = []
        private var last: UInt64 = 0

        init(_ texts: DistinctTexts) {
            self.texts = texts
            counts = Array(repeating: 0, count: texts.count + 1)
        }

        /// - Precondition: links come in ascending order of their pairs.
        mutating func append(_ link: Link) {
            precondition(link.pair > last, "links ascend")
            last = link.pair
            counts[link.lower + 1] += 1
            higher.append(UInt32(link.higher))
            shared.append(link.shared)
            remarks.append(link.remark)
        }

        /// - Parameter sizes: per text; what texts without a link have says nothing.
        consuming func finished(sizes: [UInt32]) -> DuplicateGraph {
            var starts = counts
            for text in 0..<texts.count { starts[text + 1] += starts[text] }
            return DuplicateGraph(
                texts: texts, sizes: sizes, higherStarts: starts, higher: higher, shared: shared, remarks: remarks)
        }
    }

    /// - Complexity: O(n) in the texts and pairs.
    private init(
        texts: DistinctTexts, sizes: [UInt32], higherStarts: [Int], higher: [UInt32], shared: [UInt32],
        remarks: [Remark]
    ) {
        (self.texts, self.sizes, self.higherStarts) = (texts, sizes, higherStarts)
        (self.higher, self.shared, self.remarks) = (higher, shared, remarks)
        var starts = [Int](repeating: 0, count: texts.count + 1)
        for text in higher { starts[Int(text) + 1] += 1 }
        for text in 0..<texts.count { starts[text + 1] += starts[text] }
        lowerStarts = starts
        var lower = [UInt32](repeating: 0, count: higher.count)
        for text in 0..<texts.count {
            for place in higherStarts[text]..<higherStarts[text + 1] {
                let other = Int(higher[place])
                lower[starts[other]] = UInt32(text)
                starts[other] += 1
            }
        }
        self.lower = lower
    }

    /// Pairs of texts.
    var count: Int { higher.count }

    /// How many texts a text is a duplicate of.
    func degree(_ text: Int) -> Int {
        higherStarts[text + 1] - higherStarts[text] + lowerStarts[text + 1] - lowerStarts[text]
    }

    /// Visits the duplicates of a text, ascending.
    @inline(__always)
    func forEachNeighbour(of text: Int, _ body: (Int) -> Void) {
        for place in lowerStarts[text]..<lowerStarts[text + 1] { body(Int(lower[place])) }
        for place in higherStarts[text]..<higherStarts[text + 1] { body(Int(higher[place])) }
    }

    /// The first duplicates of a text, so many lower ones and so many higher.
    func neighbours(of text: Int, most: Int) -> [Int] {
        let (lower, higher) = (
            lower[lowerStarts[text]..<lowerStarts[text + 1]], higher[higherStarts[text]..<higherStarts[text + 1]]
        )
        return (lower.prefix(most) + higher.prefix(most)).map { Int($0) }
    }

    /// Visits all links, ascending.
    func forEachLink(_ body: (Link) -> Void) {
        for text in 0..<texts.count {
            for place in higherStarts[text]..<higherStarts[text + 1] {
                body(link(at: place, of: text))
            }
        }
    }

    /// Visits the links of a text, ascending by the other.
    ///
    /// - Complexity: O(n log n) for n of them.
    func forEachLink(of text: Int, _ body: (_ other: Int, Link) -> Void) {
        for place in lowerStarts[text]..<lowerStarts[text + 1] {
            let other = Int(lower[place])
            body(other, link(at: self.place(of: other, text)!, of: other))
        }
        for place in higherStarts[text]..<higherStarts[text + 1] { body(Int(higher[place]), link(at: place, of: text)) }
    }

    /// The link of two texts; nil where they have none.
    func link(_ a: Int, _ b: Int) -> Link? { place(of: min(a, b), max(a, b)).map { link(at: $0, of: min(a, b)) } }

    private func link(at place: Int, of lower: Int) -> Link {
        Link(pair: UInt64(lower) << 32 | UInt64(higher[place]), shared: shared[place], remark: remarks[place])
    }

    /// Whether two texts are duplicates.
    func holds(_ a: Int, _ b: Int) -> Bool { place(of: min(a, b), max(a, b)) != nil }

    /// The pair of two texts, of the articles that stand for them; nil where they are no duplicates.
    ///
    /// - Complexity: O(log n) in the duplicates of a text.
    func pair(_ a: Int, _ b: Int) -> DuplicatePair? {
        link(a, b).map(pair)
    }

    /// The pair that a link is.
    func pair(_ link: Link) -> DuplicatePair {
        var pair = DuplicatePair(
            a: texts.representative(link.lower), b: texts.representative(link.higher), shared: Int(link.shared),
            sizeOfA: Int(sizes[link.lower]), sizeOfB: Int(sizes[link.higher]))
        pair.difference = link.remark.difference
        return pair
    }

    /// The pair of two articles, by their texts; nil where they are no duplicates.
    func pair(ofArticles a: Int, _ b: Int) -> DuplicatePair? {
        guard a != b, texts.textOf[a] != .max, texts.textOf[b] != .max else { return nil }
        let (textA, textB) = (texts.text(of: a), texts.text(of: b))
        if textA == textB { return .exact(a, b) }
        return pair(textA, textB).map { $0.between(a, b, isSwapped: (textA < textB) != (a < b)) }
    }

    private func place(of lower: Int, _ higher: Int) -> Int? {
        let row = self.higher[higherStarts[lower]..<higherStarts[lower + 1]]
        let place = row.firstPlace { Int($0) >= higher }
        return place < row.endIndex && Int(row[place]) == higher ? place : nil
    }

    /// The same texts with those of the pairs that are so.
    func filtered(_ isIncluded: (DuplicatePair) -> Bool) -> DuplicateGraph {
        filteringLinks { isIncluded(pair($0)) }
    }

    /// The same texts with those of the links that are so.
    func filteringLinks(_ isIncluded: (Link) -> Bool) -> DuplicateGraph {
        var draft = Draft(texts)
        forEachLink { if isIncluded($0) { draft.append($0) } }
        return draft.finished(sizes: sizes)
    }

    /// The same with more links.
    ///
    /// - Parameter links: ascending, none of them in the graph.
    func adding(_ links: [Link]) -> DuplicateGraph {
        var draft = Draft(texts)
        var next = links.startIndex
        forEachLink { link in
            while next < links.endIndex, links[next].pair < link.pair {
                draft.append(links[next])
                next += 1
            }
            draft.append(link)
        }
        for link in links[next...] { draft.append(link) }
        return draft.finished(sizes: sizes)
    }

    /// The texts of a link, the one with more shingles first; of two with as many, the lower.
    func longerFirst(_ link: Link) -> (whole: Int, item: Int) {
        sizes[link.lower] >= sizes[link.higher] ? (link.lower, link.higher) : (link.higher, link.lower)
    }

    /// In how many parts some texts fall by the links among themselves.
    ///
    /// - Complexity: O(n) in the texts and their links.
    func componentCount(of texts: [Int]) -> Int {
        var left = Set(texts)
        var count = 0
        while let first = left.popFirst() {
            count += 1
            var stack = [first]
            while let text = stack.popLast() {
                forEachNeighbour(of: text) { if left.remove($0) != nil { stack.append($0) } }
            }
        }
        return count
    }

    /// Moves pairs that say different things after all to a graph of such.
    mutating func move(_ pairs: Set<UInt64>, as difference: Difference, to apart: inout DuplicateGraph) {
        guard !pairs.isEmpty else { return }
        var links: [Link] = []
        forEachLink { link in
            if pairs.contains(link.pair) {
                links.append(
                    Link(pair: link.pair, shared: link.shared, remark: .init(Sameness(difference: difference))))
            }
        }
        apart = apart.adding(links)
        self = filteringLinks { !pairs.contains($0.pair) }
    }

    /// Visits the texts of each connected component of two or more, ascending.
    func forEachComponent<Failure: Error>(_ body: ([Int]) throws(Failure) -> Void) throws(Failure) {
        var isSeen = [Bool](repeating: false, count: texts.count)
        for start in 0..<texts.count where !isSeen[start] && degree(start) > 0 {
            var component: [Int] = []
            var stack = [start]
            isSeen[start] = true
            while let text = stack.popLast() {
                component.append(text)
                forEachNeighbour(of: text) { other in
                    if !isSeen[other] {
                        isSeen[other] = true
                        stack.append(other)
                    }
                }
            }
            component.sort()
            try body(component)
        }
    }
}

extension DuplicatePair {
    /// The same between other articles of the two texts.
    ///
    /// - Parameter isSwapped: whether the one of the second text comes first in the corpus.
    fileprivate func between(_ a: Int, _ b: Int, isSwapped: Bool) -> DuplicatePair {
        var pair = self
        if isSwapped { swap(&pair.containmentOfAInB, &pair.containmentOfBInA) }
        (pair.a, pair.b) = (min(a, b), max(a, b))
        return pair
    }
}
