import Glibc
import Kernels

extension ConfidenceModel {
    /// A membership with what labels say of it.
    package struct Example: Sendable, Equatable {
        package var membership: Membership
        /// The share of the other articles of the story found that have its label, in 0...1.
        package var rightShare: Double
        /// Articles it stands for.
        package var weight: Double

        package init(membership: Membership, rightShare: Double, weight: Double) {
            self.membership = membership
            self.rightShare = rightShare
            self.weight = weight
        }
    }

    /// The model that fits some labelled sets best, each set counting as much as any other.
    ///
    /// Logistic regression with shares for outcomes (Papke & Wooldridge 1996) and a penalty of 0.001 on the squared
    /// weights, by Newton's method from zero: the same examples give the same weights, whatever their order and that of
    /// the sets.
    ///
    /// - Parameter sets: those without examples are passed over.
    /// - Returns: nil where there is no example.
    /// - Complexity: O(n log n) in the examples.
    package init?(fitting sets: [[Example]]) {
        var scaled = sets.flatMap { examples -> [(features: [Double], share: Double, weight: Double)] in
            let total = examples.map(\.weight).sorted().reduce(0, +)
            return examples.map { ([1] + $0.membership.features, $0.rightShare, $0.weight / total) }
        }
        // Sums round by their order, which is that of the figures here.
        scaled.sort { a, b in
            (a.features + [a.share, a.weight]).lexicographicallyPrecedes(b.features + [b.share, b.weight])
        }
        guard !scaled.isEmpty else { return nil }
        let setCount = Double(sets.count { !$0.isEmpty })
        let count = Self.names.count
        let penalty = [0.0] + [Double](repeating: 1e-3, count: count - 1)
        var weights = [Double](repeating: 0, count: count)
        for _ in 0..<50 {
            var gradient = zip(penalty, weights).map { $0 * $1 }
            var curvature = [Double](repeating: 0, count: count * count)
            // A corpus of nothing but right memberships has no finite best intercept.
            for index in 0..<count { curvature[index * count + index] = penalty[index] + 1e-9 }
            for example in scaled {
                let sum = zip(weights, example.features).reduce(0) { $0 + $1.0 * $1.1 }
                let probability = 1 / (1 + exp(-sum))
                let weight = example.weight / setCount
                let slope = weight * probability * (1 - probability)
                for row in 0..<count {
                    gradient[row] += weight * (probability - example.share) * example.features[row]
                    for column in 0..<count {
                        curvature[row * count + column] += slope * example.features[row] * example.features[column]
                    }
                }
            }
            guard let step = LAPACK.solvePositiveDefinite(curvature, gradient) else { break }
            // Steps are bounded, so that a nearly flat start does not throw the weights away.
            for index in 0..<count { weights[index] -= min(5, max(-5, step[index])) }
            if step.allSatisfy({ abs($0) < 1e-10 }) { break }
        }
        self.init(weights)
    }
}
