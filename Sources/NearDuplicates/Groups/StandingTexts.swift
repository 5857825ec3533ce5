import Kernels

/// Finds pairs of texts that share nothing but standing text, as others that have it show: of two releases with a text of
/// their own above one footer a title may speak of that by chance, of many not.
///
/// A third text that has as much in common with both is a witness. Where it is another article than one of the two, so are
/// these; where it says the same as both, they do. And what two texts share is a footer if each of them shares as much with
/// several others, and with most of these it is known to be one.
struct StandingTexts {
    private let same: DuplicateGraph
    private let apart: DuplicateGraph

    /// How often the pairs that were found are witnesses of others.
    static let mostRounds = 4

    /// Witnesses at least, and so many for each that says otherwise.
    private static let (fewestWitnesses, witnessesToOther) = (2, 4)
    /// Of a text with more neighbours the first few on each side are heard alone: a footer under thousands of texts has as many
    /// pairs as their square.
    private static let (mostHeard, fewHeard) = (256, 8)
    /// Texts that have a footer with each of the two.
    private static let fewestWithFooter = 3
    /// A footer, or a template, is as long in all of them as in one, or has this share of its shingles at least.
    private static let footerShare = 0.95

    /// - Parameters:
    ///   - same: pairs of versions of one text.
    ///   - apart: pairs of texts that say different things.
    init(in same: DuplicateGraph, apart: DuplicateGraph) { (self.same, self.apart) = (same, apart) }

    /// The pairs of texts with standing text in common, packed.
    ///
    /// - Complexity: O(n log n) in the links of texts that have something for themselves beside another.
    func pairs() -> Set<UInt64> {
        guard apart.count > 0 else { return [] }
        var pairs: Set<UInt64> = []
        // What a text quotes of another is standing text to it, and all of that other.
        let footers = Shares(of: apart) { link, text in
            switch link.remark.difference {
            case .standingText: true
            case .quotation: apart.longerFirst(link).whole == text
            default: false
            }
        }
        let others = Shares(of: same) { _, text in footers.mayTell(text) }
        same.forEachLink { link in
            let (a, b) = (link.lower, link.higher)
            guard link.remark.ownText != .none, apart.degree(a) + apart.degree(b) > 0 else { return }
            if areApart(link)
                || footers.mayTell(a) && footers.mayTell(b)
                    && Self.isFooter(link.shared, footers: [a, b].map(footers.of), others: [a, b].map(others.of))
            {
                pairs.insert(link.pair)
            }
        }
        return pairs
    }

    /// Whether two texts share no more than a footer.
    ///
    /// - Parameters:
    ///   - shared: shingles that they share.
    ///   - footers: of each how many it shares with texts that have a footer with it, ascending.
    ///   - others: of each how many it shares with texts that seem to say the same, of which the other is one.
    private static func isFooter(_ shared: UInt32, footers: [ArraySlice<UInt32>], others: [ArraySlice<UInt32>]) -> Bool
    {
        let (least, most) = (UInt32(footerShare * Double(shared)), UInt32(Double(shared) / footerShare))
        let withFooter = footers.map { $0.endIndex - $0.firstPlace { $0 >= least } }
        let without = others.map { $0.firstPlace { $0 > most } - $0.startIndex - 1 }
        return withFooter.allSatisfy { $0 >= fewestWithFooter }
            && withFooter[0] + withFooter[1] > without[0] + without[1]
    }

    /// How many shingles each text shares with others, ascending.
    private struct Shares {
        private let starts: [Int]
        private let shared: [UInt32]

        /// - Parameter counts: whether a link counts to one of its texts.
        init(of graph: DuplicateGraph, where counts: (DuplicateGraph.Link, _ text: Int) -> Bool) {
            let count = graph.texts.count
            var ends = [Int](repeating: 0, count: count + 1)
            graph.forEachLink { link in
                if counts(link, link.lower) { ends[link.lower + 1] += 1 }
                if counts(link, link.higher) { ends[link.higher + 1] += 1 }
            }
            for text in 0..<count { ends[text + 1] += ends[text] }
            starts = ends
            var numbers = [UInt32](repeating: 0, count: ends[count])
            func add(_ link: DuplicateGraph.Link, to text: Int) {
                guard counts(link, text) else { return }
                numbers[ends[text]] = link.shared
                ends[text] += 1
            }
            graph.forEachLink { link in
                add(link, to: link.lower)
                add(link, to: link.higher)
            }
            for text in 0..<count { numbers[starts[text]..<starts[text + 1]].sort() }
            shared = numbers
        }

        func mayTell(_ text: Int) -> Bool { starts[text + 1] - starts[text] >= fewestWithFooter }

        func of(_ text: Int) -> ArraySlice<UInt32> { shared[starts[text]..<starts[text + 1]] }
    }

    /// Whether witnesses say that two texts with passages of their own are other articles.
    private func areApart(_ link: DuplicateGraph.Link) -> Bool {
        let (a, b) = (link.lower, link.higher)
        // Versions of an article that was rewritten here and there share more with each other than with a witness; and a text that
        // is like one of them alone may be a version between them, so that it is none.
        let isAnew = link.remark.ownText == .inManyPlaces
        let least = isAnew ? UInt32(Self.footerShare * Double(link.shared)) : 0
        var (areApart, areSame) = (0, 0)
        for witness in neighbours(of: a).union(neighbours(of: b)) {
            guard let first = isApart(witness, a, least), let second = isApart(witness, b, least) else { continue }
            if isAnew && first != second { continue }
            if first || second { areApart += 1 } else { areSame += 1 }
        }
        return areApart >= Self.fewestWitnesses && areApart >= Self.witnessesToOther * areSame
    }

    /// Texts that share enough with a text, whatever they say.
    private func neighbours(of text: Int) -> Set<Int> {
        var found: Set<Int> = []
        let most = same.degree(text) + apart.degree(text) <= Self.mostHeard ? Self.mostHeard : Self.fewHeard
        for graph in [same, apart] where graph.degree(text) > 0 {
            for other in graph.neighbours(of: text, most: most) { found.insert(other) }
        }
        return found
    }

    /// Whether two texts are other articles; nil where they have not enough in common to say, or one holds the other.
    ///
    /// - Parameter least: shingles that they share then.
    private func isApart(_ a: Int, _ b: Int, _ least: UInt32) -> Bool? {
        if same.holds(a, b) { return false }
        guard let link = apart.link(a, b), link.shared >= least else { return nil }
        return [.standingText, .otherFacts].contains(link.remark.difference) ? true : nil
    }
}
