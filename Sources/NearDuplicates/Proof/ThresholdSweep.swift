/// What a corpus looks like at one threshold after the other, from the pairs of a single run at the lowest.
package struct ThresholdSweep: Sendable {
    /// The groups at one threshold.
    package struct Row: Sendable, Equatable {
        package let threshold: Double
        package let groups: Int
        /// Articles that are in a group but not its canonical: what `dedup` leaves out.
        package let removed: Int
        /// Articles of the largest group; 0 where there is none.
        package let largest: Int
    }

    /// Ascending by threshold.
    package let rows: [Row]
    /// The containment from which a pair is in every row.
    package let containmentThreshold: Double

    /// - Parameters:
    ///   - result: of a run with these options.
    ///   - thresholds: ascending, none below the options'.
    /// - Complexity: that of folding the pairs, for each threshold.
    package init(of result: DuplicateResult, options: DuplicateOptions, thresholds: [Double]) {
        containmentThreshold = options.containmentThreshold
        rows = thresholds.map { threshold in
            precondition(threshold >= options.threshold, "pairs below the run's threshold are not known")
            var options = options
            options.threshold = threshold
            let groups = result.groups(options)
            let members = groups.map(\.members.count)
            return Row(
                threshold: threshold, groups: groups.count, removed: members.reduce(0) { $0 + $1 - 1 },
                largest: members.max() ?? 0)
        }
    }

    /// The thresholds of a range, rounded to four decimals.
    ///
    /// - Precondition: the step is at least 0.0001.
    package static func thresholds(from lower: Double, to upper: Double, step: Double) -> [Double] {
        func parts(_ value: Double) -> Int { Int((value * 10_000).rounded()) }
        return stride(from: parts(lower), through: parts(upper), by: parts(step)).map { Double($0) / 10_000 }
    }
}

extension DuplicateResult {
    /// The groups of those pairs that pass by options with a higher threshold, or the same. Whichever canonical a
    /// policy would choose, the members are these.
    fileprivate func groups(_ options: DuplicateOptions) -> [DuplicateGroup] {
        StarGroups(graph: graph.filtered { $0.passes(options) }, apart: apart, pages: pages, options: options)
            .groups { ($0.eligible[0], "") }
    }

    /// Whether the run found a pair of articles that stand for their texts.
    func holds(_ pair: DuplicatePair) -> Bool {
        let (a, b) = (texts.text(of: pair.a), texts.text(of: pair.b))
        return graph.holds(a, b) || apart.holds(a, b)
    }
}
