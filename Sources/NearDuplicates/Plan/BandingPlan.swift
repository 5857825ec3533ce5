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
    /// threshold with no more than ``mostPermutations`` values, in short texts too.
    ///
    /// - Precondition: the threshold is in 0...1 and the recall below 1.
    package init(threshold: Double, recall: Double) {
        precondition(threshold > 0 && threshold <= 1 && recall > 0 && recall < 1)
        var best = BandingPlan(permutations: Self.mostPermutations, bands: Self.mostPermutations)
        // At a threshold of 1 every row agrees, so one band is enough and rows only guard against chance.
        for rows in 1...(threshold >= 1 ? 8 : 32) {
            func plan(_ bands: Int) -> BandingPlan { BandingPlan(permutations: rows * bands, bands: bands) }
            func isEnough(_ bands: Int) -> Bool {
                let plan = plan(bands)
                return min(plan.recall(at: threshold), plan.recallOfShortTexts(at: threshold)) >= recall
            }
            var (lower, upper) = (1, Self.mostPermutations / rows)
            guard isEnough(upper) else { continue }
            while lower < upper {
                let middle = (lower + upper) / 2
                if isEnough(middle) { upper = middle } else { lower = middle + 1 }
            }
            best = plan(upper)
        }
        self = best
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

    /// The same for texts of few shingles, whose values are less independent than the formula has it.
    ///
    /// Where most bins are empty they borrow from the same few, so the share p of values in which two texts agree
    /// spreads more widely around their similarity s than that of independent values: by a variance of about
    /// s (1 - s) / ``shortTextSpread``. The mean of 1 - (1 - p^r)^b over a normal p is taken at three points
    /// (Gauss-Hermite quadrature; Abramowitz & Stegun, "Handbook of Mathematical Functions", 25.4.46).
    package func recallOfShortTexts(at similarity: Double) -> Double {
        let step = (3 * similarity * (1 - similarity) / Self.shortTextSpread).squareRoot()
        let (low, high) = (max(0, similarity - step), min(1, similarity + step))
        return (recall(at: low) + 4 * recall(at: similarity) + recall(at: high)) / 6
    }

    /// Fitted to pairs of 30 shingles, at similarities of 0.1 to 0.95 and recalls of 0.9 to 0.999: the plans chosen
    /// with it miss no more than asked for, with 20 shingles too. `storyfold duplicates --explain-plan` measures
    /// it again for any threshold and recall.
    private static let shortTextSpread = 400.0
}
