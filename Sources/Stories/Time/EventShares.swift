import Glibc

/// How well a share of pairs that report one event explains the days between the pairs, bin by bin of their similarity.
///
/// Of the pairs of a bin a share s reports one event; their days apart are those of any two with likelihood 1 - s, and
/// r(d) times those with likelihood s. The days are then explained by log(1 + s (r(d) - 1)), summed over the pairs.
/// The share is the one thing that must be known of a bin, and no label is needed for it.
struct EventShares: Sendable {
    /// The shares between which the likelihood is interpolated.
    private static let grid: [Double] = [0.001, 0.01] + (1...32).map { 0.03 * Double($0) } + [0.985, 0.999]
    /// Pairs of a bin that are looked at, at most; of more, every so many.
    private static let mostPairs = 2_000

    /// Per bin: the logarithm of the likelihood at each share of the grid; empty where there is no pair.
    private let likelihoods: [[Double]]

    /// - Parameters:
    ///   - ratios: r(d) of the pairs of each bin, in an order that does not depend on their similarity.
    ///   - most: how many pairs a bin counts for, at most: pairs share their articles, and none is new evidence.
    init(ratios: [[Double]], most: Double) {
        likelihoods = ratios.map { ratios in
            guard !ratios.isEmpty else { return [] }
            let step = (ratios.count + Self.mostPairs - 1) / Self.mostPairs
            let chosen = stride(from: 0, to: ratios.count, by: step).map { ratios[$0] }
            let weight = min(Double(ratios.count), most) / Double(chosen.count)
            return Self.grid.map { share in chosen.reduce(0) { $0 + log(1 + share * ($1 - 1)) } * weight }
        }
    }

    /// The logarithm of the likelihood of a bin where so many of its pairs report one event.
    func likelihood(ofBin bin: Int, share: Double) -> Double {
        let values = likelihoods[bin]
        guard !values.isEmpty else { return 0 }
        let grid = Self.grid
        guard share > grid[0] else { return values[0] }
        guard let upper = grid.firstIndex(where: { $0 >= share }) else { return values.last! }
        let part = (share - grid[upper - 1]) / (grid[upper] - grid[upper - 1])
        return values[upper - 1] + part * (values[upper] - values[upper - 1])
    }
}
