/// When samples say that one text may be contained in another.
struct ContainmentRule: Sendable {
    private let threshold: Double
    /// The ratio of lengths from which a contained text can lie below the Jaccard threshold.
    private let smallestRatio: Double
    /// A text of fewer tokens has too few shingles to be called contained.
    let fewestTokens: UInt32

    init(_ options: DuplicateOptions) {
        threshold = options.containmentThreshold
        // With a share c of s shingles among the l of the other, the Jaccard similarity is at least
        // c s / (s + l - c s). Tokens stand for distinct shingles here, hence a little less.
        smallestRatio =
            0.97 * max(DuplicateOptions.containingRatio, threshold / options.threshold - 1 + threshold)
        fewestTokens =
            switch options.unit {
            case .words: UInt32(max(1, options.fewestContainedShingles - options.shingleWidth + 1))
            case .characters: 1
            }
    }

    /// The fewest tokens of a text that may hold one of so many.
    func fewestTokens(holding tokens: UInt32) -> Double { (smallestRatio * Double(tokens)).rounded(.up) }

    /// Whether the shorter of two texts may be contained in the longer, by their tokens.
    func mayContain(_ a: UInt32, _ b: UInt32) -> Bool {
        let (shorter, longer) = (min(a, b), max(a, b))
        return shorter >= fewestTokens && Double(longer) >= fewestTokens(holding: shorter)
    }

    /// Whether a text of so many samples may be contained where so many are shared: no fewer than the
    /// threshold's share less two standard deviations of a binomial draw, and of three samples or more at least
    /// two: a single one is shared by thousands of strangers.
    ///
    /// The more samples there are, the more have to be shared.
    func isEnough(_ shared: Int, of smaller: Int) -> Bool {
        let expected = threshold * Double(smaller)
        let deviation = (expected * (1 - threshold)).squareRoot()
        return Double(shared) >= max(smaller >= 3 ? 2 : 1, expected - 2 * deviation)
    }
}
