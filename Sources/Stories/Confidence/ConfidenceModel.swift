import Glibc

/// The probability that a version belongs where it was put: what share of the other articles of its story are
/// about its event. A logistic regression on the ``Membership``.
///
/// What ships was fitted on labelled sets, with and without their dates; `storyfold train` fits another.
package struct ConfidenceModel: Sendable, Equatable {
    /// By the name of the feature, and `intercept`.
    package let weights: [(name: String, weight: Double)]

    private let intercept: Double
    private let slopes: [Double]

    /// The names that a model has a weight for.
    package static let names = ["intercept"] + Membership.names

    /// - Parameter weights: the intercept and one weight for each feature, in the order of ``names``.
    package init(_ weights: [Double]) {
        precondition(weights.count == Self.names.count, "one weight for each name")
        self.weights = zip(Self.names, weights).map { (name: $0, weight: $1) }
        intercept = weights[0]
        slopes = Array(weights.dropFirst())
    }

    /// In 0...1.
    package func confidence(in membership: Membership) -> Double {
        let sum = zip(slopes, membership.features).reduce(intercept) { $0 + $1.0 * $1.1 }
        return 1 / (1 + exp(-sum))
    }

    package static func == (a: ConfidenceModel, b: ConfidenceModel) -> Bool {
        a.intercept == b.intercept && a.slopes == b.slopes
    }

    /// Written by `storyfold train` on the sets that ARCHITECTURE.md names.
    package static let builtIn = ConfidenceModel([-1.04, 2.0901, -0.4493])
}
