import Glibc
import Kernels

/// How likely two rows report one event, by their similarity and the days between them.
///
/// By similarity alone it is a logistic curve; days multiply its odds by their likelihood ratio. The curve is the one
/// that explains the days between similar rows best: where pairs lie no closer in time than any two, they report no one
/// event, however alike they are.
struct EventCurve: Sendable, Equatable {
    /// The similarity at which one in two pairs reports one event, whatever the days between.
    var centre: Double
    /// The logarithm of the odds rises by this from a similarity of 0 to 1.
    var slope: Double

    /// The least similarity of the pairs that are looked at.
    static let floor: Float = 0.3
    private static let binWidth = 0.05
    private static let binCount = 14
    /// Pairs that a bin counts for, at most.
    private static let mostEvidence = 300.0
    private static let slopes = [6.0, 9, 13, 18, 25]
    static let expectedSlope = (value: 18.0, spread: 0.5)
    private static let centreSpread = 0.1

    init(centre: Double, slope: Double) { (self.centre, self.slope) = (centre, slope) }

    /// - Parameters:
    ///   - pairs: similar rows, after smoothing.
    ///   - expected: the centre where days tell nothing.
    init(explaining pairs: [DatedSample.Pair], _ time: TimeEvidence, expected: Double) {
        var ratios = [[Double]](repeating: [], count: Self.binCount)
        for pair in pairs {
            let bin = Int((pair.similarity - Double(Self.floor)) / Self.binWidth)
            ratios[min(Self.binCount - 1, max(0, bin))].append(time.ratio(pair.days))
        }
        let shares = EventShares(ratios: ratios, most: Self.mostEvidence)
        let middles = (0..<Self.binCount).map { Double(Self.floor) + (Double($0) + 0.5) * Self.binWidth }
        var best = (likelihood: -Double.infinity, curve: EventCurve(centre: expected, slope: Self.expectedSlope.value))
        for step in 30..<100 {
            for slope in Self.slopes {
                let curve = EventCurve(centre: 0.01 * Double(step), slope: slope)
                let away = (curve.centre - expected) / Self.centreSpread
                let off = log(slope / Self.expectedSlope.value) / Self.expectedSlope.spread
                let likelihood = middles.indices.reduce(-(away * away + off * off) / 2) {
                    $0 + shares.likelihood(ofBin: $1, share: curve.share(middles[$1]))
                }
                if likelihood > best.likelihood { best = (likelihood, curve) }
            }
        }
        self = best.curve
    }

    /// The probability that a pair reports one event.
    ///
    /// - Parameter ratio: the likelihood ratio of the days between; 1 where they are not known.
    func share(_ similarity: Double, ratio: Double = 1) -> Double {
        let odds = exp(slope * (similarity - centre)) * ratio
        return odds / (1 + odds)
    }
}
