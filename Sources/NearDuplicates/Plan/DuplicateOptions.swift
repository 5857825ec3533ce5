/// What counts as a duplicate, and how candidates are looked for.
package struct DuplicateOptions: Sendable, Equatable {
    /// What a shingle is made of.
    package enum Unit: Sendable {
        case words
        /// Letters and digits, for texts from optical character recognition.
        case characters
    }

    package var unit: Unit
    /// Units in a shingle, 1...64.
    package var shingleWidth: Int
    /// The Jaccard similarity from which two texts are near-duplicates, above 0 and up to 1.
    ///
    /// At 3 words a text with one word in ten changed keeps a Jaccard of about 0.57; two reports of one event
    /// that quote the same statement stay below 0.4 (Benchmarks/Defaults).
    package var threshold: Double
    /// The share of a text's shingles found in the other from which it is contained, above 0 and up to 1.
    package var containmentThreshold: Double
    /// The fewest shingles of a text that can be called contained; a standing paragraph is in many texts.
    package var fewestContainedShingles: Int
    /// How many times the shingles of a contained text the one that holds it has at least.
    package static let containingRatio = 1.2
    /// Values in a signature and the bands they are cut into; nil lets ``BandingPlan`` choose.
    package var permutations: Int?
    package var bands: Int?
    /// The share of pairs at the threshold itself that the bands must bring together, in 0.5...0.9999.
    package var recall = 0.995
    /// Whether texts with other facts in one template count as one text.
    package var foldsTemplates = false
    /// Whether all pairs are looked for by their shingles instead of by bands and samples.
    package var isExact = false

    /// The defaults for a unit.
    package init(unit: Unit = .words) {
        self.unit = unit
        switch unit {
        case .words: (shingleWidth, threshold, containmentThreshold, fewestContainedShingles) = (3, 0.5, 0.7, 30)
        case .characters: (shingleWidth, threshold, containmentThreshold, fewestContainedShingles) = (5, 0.4, 0.7, 150)
        }
    }

    /// One shingle in this many is sampled for containment: about fifty of an article.
    package var samplingRate: UInt64 {
        switch unit {
        case .words: 8
        case .characters: 32
        }
    }
}
