/// Two articles whose exact similarity was computed and passed.
package struct DuplicatePair: Sendable, Equatable {
    /// The article that comes first in the corpus.
    package var a: Int
    package var b: Int
    /// Shared shingles over all shingles of the two, in 0...1.
    package var jaccard: Double
    /// The share of a's shingles that b has, in 0...1.
    package var containmentOfAInB: Double
    package var containmentOfBInA: Double
    /// Shingles of the one that has fewer; 0 where the two are one text, whose shingles nobody counts.
    package var fewestShingles: Int
    /// Whether the two are the same sequence of tokens.
    package var isExact: Bool
    /// Why the two are no versions of one text although they share so much; nil where they are.
    package var difference: Difference?

    package init(
        a: Int, b: Int, jaccard: Double, containmentOfAInB: Double, containmentOfBInA: Double, fewestShingles: Int,
        isExact: Bool
    ) {
        self.a = a
        self.b = b
        self.jaccard = jaccard
        self.containmentOfAInB = containmentOfAInB
        self.containmentOfBInA = containmentOfBInA
        self.fewestShingles = fewestShingles
        self.isExact = isExact
    }

    /// The pair of two articles that share some shingles of so many each has.
    init(a: Int, b: Int, shared: Int, sizeOfA: Int, sizeOfB: Int) {
        self.init(
            a: a, b: b, jaccard: Double(shared) / Double(sizeOfA + sizeOfB - shared),
            containmentOfAInB: Double(shared) / Double(sizeOfA),
            containmentOfBInA: Double(shared) / Double(sizeOfB), fewestShingles: min(sizeOfA, sizeOfB), isExact: false)
    }

    /// The pair of two articles with one text.
    static func exact(_ a: Int, _ b: Int) -> DuplicatePair {
        DuplicatePair(
            a: min(a, b), b: max(a, b), jaccard: 1, containmentOfAInB: 1, containmentOfBInA: 1, fewestShingles: 0,
            isExact: true)
    }

    /// Whether the pair is one by these options; the articles of a frame are set apart elsewhere.
    ///
    /// Containment is for texts of different lengths: of two that are as long as each other, the threshold decides.
    func passes(_ options: DuplicateOptions) -> Bool {
        let contained = max(containmentOfAInB, containmentOfBInA)
        return isExact || jaccard >= options.threshold
            || fewestShingles >= options.fewestContainedShingles && contained >= options.containmentThreshold
                && contained >= DuplicateOptions.containingRatio * min(containmentOfAInB, containmentOfBInA)
    }

    /// The share of one article's shingles found in the other.
    package func containment(of article: Int) -> Double { article == a ? containmentOfAInB : containmentOfBInA }
}

/// How a member relates to its canonical version.
package enum Relation: String, Sendable, CaseIterable {
    /// The same sequence of tokens.
    case exact
    /// Most shingles shared.
    case near
    /// Abridged: the canonical holds it.
    case contained
    /// Extended: it holds the canonical.
    case containing

    /// The relation of `member` to `canonical`.
    ///
    /// A text that holds the other and is at least a tenth longer counts as containing even where the
    /// Jaccard similarity alone would do.
    package init(of member: Int, to canonical: Int, _ pair: DuplicatePair, options: DuplicateOptions) {
        let inside = pair.containment(of: member)
        let around = pair.containment(of: canonical)
        if pair.isExact {
            self = .exact
        } else if inside >= options.containmentThreshold, inside * 0.9 > around {
            self = .contained
        } else if around >= options.containmentThreshold, around * 0.9 > inside {
            self = .containing
        } else {
            self = .near
        }
    }
}
