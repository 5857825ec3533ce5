/// A precision and a recall, with the harmonic mean of the two.
package struct PrecisionRecall: Sendable, Equatable {
    /// The share of what was claimed that is right, in 0...1.
    package let precision: Double
    /// The share of what is right that was claimed, in 0...1.
    package let recall: Double

    /// Makes a pair of scores, both in 0...1.
    package init(precision: Double, recall: Double) {
        self.precision = precision
        self.recall = recall
    }

    /// The scores of `hits` right claims among `claimed`, where `findable` were to be found.
    ///
    /// Nothing claimed is a precision of 1, and nothing to be found a recall of 1: no mistake was possible.
    init(hits: Int, claimed: Int, findable: Int) {
        precision = claimed == 0 ? 1 : Double(hits) / Double(claimed)
        recall = findable == 0 ? 1 : Double(hits) / Double(findable)
    }

    /// The harmonic mean of precision and recall, in 0...1; 0 where both are 0.
    package var f1: Double { harmonicMean(precision, recall) }
}

/// The harmonic mean of two numbers that are not negative; 0 where both are 0.
func harmonicMean(_ first: Double, _ second: Double) -> Double {
    if first == second { return first }
    return 2 * first * second / (first + second)
}

/// The pairs among `count` articles.
func pairCount(_ count: Int) -> Int { count * (count - 1) / 2 }
