/// What a plan is and what it finds, by formula and as measured: the matter of `--explain-plan`.
package struct PlanExplanation: Sendable {
    /// A point of the S-curve.
    package struct Point: Sendable, Equatable {
        package let similarity: Double
        package let isThreshold: Bool
        /// The share of pairs that become candidates, in 0...1: if all values were independent.
        package let byFormula: Double
        /// For each of ``PlanExplanation/sizes``: as measured.
        package let measured: [Double]
    }

    package let options: DuplicateOptions
    package let plan: BandingPlan
    /// Shingles of the texts measured: a brief's, a short report's and an article's.
    package static let sizes = [30, 100, 400]
    /// Similarities of 0.1, 0.2 to 1, and the threshold; ascending.
    package let curve: [Point]
    /// Pairs made for each figure.
    package let pairCount: Int

    /// - Complexity: O(p (n + k)) for p pairs of n shingles and k values in a signature: about a second.
    package init(_ options: DuplicateOptions, pairCount: Int = 4_000, threads: Int) {
        let plan = BandingPlan(options)
        let measurement = MeasuredRecall(of: plan, pairCount: pairCount)
        let similarities = Set((1...10).map { Double($0) / 10 } + [options.threshold]).sorted()
        curve = similarities.map { similarity in
            Point(
                similarity: similarity, isThreshold: similarity == options.threshold,
                byFormula: plan.recall(at: similarity),
                measured: Self.sizes.map {
                    measurement.share(atSimilarity: similarity, shingles: $0, threads: threads)
                })
        }
        (self.options, self.plan, self.pairCount) = (options, plan, pairCount)
    }
}
