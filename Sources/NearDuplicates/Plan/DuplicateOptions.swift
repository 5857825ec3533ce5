/// What counts as a duplicate, and how candidates are looked for.
package struct DuplicateOptions: Sendable, Equatable {
    /// Tokens in a shingle, 1...64.
    package var shingleWidth = 5
    /// The Jaccard similarity from which two texts are near-duplicates, above 0 and up to 1.
    ///
    /// At width 5 a text with one word in twenty changed keeps a Jaccard of about 0.63, and one with one word
    /// in ten about 0.42; independent reports of one event stay below 0.1.
    package var threshold = 0.5
    /// The share of a text's shingles found in the other from which it is contained, above 0 and up to 1.
    package var containmentThreshold = 0.8
    /// The fewest shingles of a text that can be called contained; a stock phrase is in many texts.
    package var fewestContainedShingles = 20
    /// Values in a signature and the bands they are cut into; nil lets ``BandingPlan`` choose.
    package var permutations: Int?
    package var bands: Int?
    /// The share of pairs at the threshold itself that the bands must bring together, in 0.5...0.9999.
    package var recall = 0.995
    /// Whether all pairs are looked for by their shingles instead of by bands and samples.
    package var isExact = false

    package init() {}
}
