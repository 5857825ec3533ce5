/// Draws from a fixed distribution in constant time, by Walker's alias method.
///
/// M. Vose: A linear algorithm for generating random numbers with a given distribution. IEEE Transactions on
/// Software Engineering 17 (1991).
struct AliasTable: Sendable {
    /// One column for each outcome: its share of the column in units of 2^-32, and who owns the rest.
    private struct Column {
        var threshold: UInt32
        var alias: UInt32
    }

    private let columns: [Column]

    /// A table over `weights`, positive and not empty.
    ///
    /// - Complexity: O(n) for n weights.
    init(weights: [Double]) {
        let total = weights.reduce(0, +)
        var shares = weights.map { $0 / total * Double(weights.count) }
        var columns = weights.indices.map { Column(threshold: .max, alias: UInt32($0)) }
        var small = shares.indices.filter { shares[$0] < 1 }
        var large = shares.indices.filter { shares[$0] >= 1 }
        while let poor = small.popLast(), let rich = large.last {
            columns[poor] = Column(threshold: UInt32(shares[poor] * 0x1p32), alias: UInt32(rich))
            shares[rich] -= 1 - shares[poor]
            if shares[rich] < 1 {
                large.removeLast()
                small.append(rich)
            }
        }
        self.columns = columns
    }

    /// The outcome that a uniformly distributed word stands for, in 0..<(number of weights).
    func outcome(of word: UInt64) -> Int {
        let place = Int(((word >> 32) &* UInt64(columns.count)) >> 32)
        let column = columns[place]
        return UInt32(truncatingIfNeeded: word) < column.threshold ? place : Int(column.alias)
    }
}
