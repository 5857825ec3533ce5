import Glibc

/// How a signature is cut into bands: two texts are a candidate pair when all values of a band agree.
///
/// With Jaccard similarity s a band of r rows agrees with probability s^r, so b bands find the pair with
/// 1 - (1 - s^r)^b (Leskovec, Rajaraman & Ullman, "Mining of Massive Datasets", section 3.4).
package struct BandingPlan: Sendable, Equatable {
    package let bands: Int
    package let rows: Int

    package var permutations: Int { bands * rows }

    /// The longest signature a plan of our own choosing takes.
    static let mostPermutations = 256

    /// The plan with the most rows, hence the fewest false candidates, that reaches the recall at the
    /// threshold with no more than ``mostPermutations`` values.
    ///
    /// - Precondition: the threshold is in 0...1 and the recall below 1.
    package init(threshold: Double, recall: Double) {
        precondition(threshold > 0 && threshold <= 1 && recall > 0 && recall < 1)
        var best = (bands: Self.mostPermutations, rows: 1)
        // At a threshold of 1 every row agrees, so one band is enough and rows only guard against chance.
        for rows in 1...(threshold >= 1 ? 8 : 32) {
            let agreement = pow(threshold, Double(rows))
            // A number of bands that may lie beyond Int: a low threshold hardly ever agrees in many rows.
            let bands = agreement >= 1 ? 1 : max(1, ceil(log(1 - recall) / log1p(-agreement)))
            if bands * Double(rows) <= Double(Self.mostPermutations) { best = (Int(bands), rows) }
        }
        (bands, rows) = best
    }

    /// - Precondition: the bands divide the permutations.
    package init(permutations: Int, bands: Int) {
        precondition(bands >= 1 && permutations % bands == 0, "bands divide the permutations")
        self.bands = bands
        self.rows = permutations / bands
    }

    /// The plan that options ask for.
    package init(_ options: DuplicateOptions) {
        switch (options.permutations, options.bands) {
        case (let permutations?, let bands?):
            self.init(permutations: permutations, bands: bands)
        case (let permutations?, nil):
            self.init(permutations: permutations, threshold: options.threshold)
        case (nil, let bands?):
            let rows = max(1, Self.mostPermutations / bands)
            self.init(permutations: rows * bands, bands: bands)
        case (nil, nil):
            self.init(threshold: options.threshold, recall: options.recall)
        }
    }

    /// Of the divisors of a signature's length, the band count whose steepest point is nearest the threshold
    /// from below.
    private init(permutations: Int, threshold: Double) {
        let divisors = (1...permutations).filter { permutations % $0 == 0 }
        let bands = divisors.first { bands in
            pow(1 / Double(bands), Double(bands) / Double(permutations)) <= threshold * 0.9
        }
        self.init(permutations: permutations, bands: bands ?? permutations)
    }

    /// The probability that a pair of this Jaccard similarity becomes a candidate.
    package func recall(at similarity: Double) -> Double {
        1 - pow(1 - pow(similarity, Double(rows)), Double(bands))
    }
}
