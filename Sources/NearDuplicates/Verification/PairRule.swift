/// Which two sets are a pair, by their sizes and how many members they share; that a text which holds another must be
/// longer (``DuplicatePair``) is left to the comparison that follows.
///
/// Quotients are compared, as a reader of the result would. Rounding keeps their order, so the fewest shared members
/// that pass are found by trying, and no pair is lost to a product that was rounded the other way.
struct PairRule: Sendable {
    let threshold: Double
    let containment: Double
    let fewestContained: Int

    init(threshold: Double, containment: Double, fewestContained: Int) {
        self.threshold = threshold
        self.containment = containment
        self.fewestContained = fewestContained
    }

    init(_ options: DuplicateOptions) {
        self.init(
            threshold: options.threshold, containment: options.containmentThreshold,
            fewestContained: options.fewestContainedShingles)
    }

    func passes(shared: Int, _ a: Int, _ b: Int) -> Bool {
        let fewest = min(a, b)
        return shared > 0
            && (Double(shared) / Double(a + b - shared) >= threshold
                || fewest >= fewestContained && Double(shared) / Double(fewest) >= containment)
    }

    /// The fewest members that sets of these sizes must share; one more than the smaller has where they cannot
    /// be a pair. It does not fall when the larger set grows.
    func fewestShared(_ a: Int, _ b: Int) -> Int {
        let fewest = min(a, b)
        // |A ∩ B| / |A ∪ B| >= t where |A ∩ B| >= t (|A| + |B|) / (1 + t).
        var estimate = threshold / (1 + threshold) * Double(a + b)
        if fewest >= fewestContained { estimate = min(estimate, containment * Double(fewest)) }
        var shared = max(1, min(Int(estimate) - 1, fewest + 1))
        while shared <= fewest, !passes(shared: shared, a, b) { shared += 1 }
        return shared
    }
}
