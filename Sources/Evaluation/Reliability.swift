/// Whether probabilities mean what they say: predicted and observed shares side by side.
package struct Reliability: Sendable, Equatable {
    /// A prediction with what came true of it.
    package struct Outcome: Sendable, Equatable {
        /// In 0...1.
        package var predicted: Double
        /// In 0...1.
        package var observed: Double
        package var weight: Double

        package init(predicted: Double, observed: Double, weight: Double) {
            self.predicted = predicted
            self.observed = observed
            self.weight = weight
        }
    }

    /// The outcomes with predictions in one range; means are weighted.
    package struct Bin: Sendable, Equatable {
        package let range: Range<Double>
        /// Of the weight of all bins, in 0...1.
        package let share: Double
        package let predicted: Double
        package let observed: Double
    }

    /// Ascending; ranges without an outcome are left out.
    package let bins: [Bin]
    /// The mean distance of predicted and observed over the bins, weighted (expected calibration error; Naeini et al.
    /// 2015).
    package let error: Double

    package static let edges = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

    /// - Complexity: O(n log n) in the outcomes, whose order does not matter.
    package init(_ outcomes: [Outcome]) {
        // Sums round by their order.
        let outcomes = outcomes.sorted { a, b in
            (a.predicted, a.observed, a.weight) < (b.predicted, b.observed, b.weight)
        }
        let total = outcomes.reduce(0) { $0 + $1.weight }
        bins = zip(Self.edges, Self.edges.dropFirst()).compactMap { low, high in
            // 1 itself is in the last range.
            let held = outcomes.filter { $0.predicted >= low && ($0.predicted < high || high == 1) }
            let weight = held.reduce(0) { $0 + $1.weight }
            guard weight > 0 else { return nil }
            return Bin(
                range: low..<high, share: weight / total,
                predicted: held.reduce(0) { $0 + $1.weight * $1.predicted } / weight,
                observed: held.reduce(0) { $0 + $1.weight * $1.observed } / weight)
        }
        error = bins.reduce(0) { $0 + $1.share * abs($1.predicted - $1.observed) }
    }
}
