/// Decides which of the pairs that share bands or samples are compared, by the same rules as in a corpus in one place
/// (``SampleFilter``, ``ContainmentCandidates``).
package struct PairSieve: Sendable {
    private let sampleRule: SampleRule
    private let containmentRule: ContainmentRule

    package init(_ options: DuplicateOptions) {
        sampleRule = SampleRule(threshold: options.threshold)
        containmentRule = ContainmentRule(options)
    }

    /// Whether two texts of so many tokens are worth counting the samples that they share.
    package func mayContain(_ tokensOfA: Int, _ tokensOfB: Int) -> Bool {
        containmentRule.mayContain(UInt32(clamping: tokensOfA), UInt32(clamping: tokensOfB))
    }

    /// A pair that was proposed.
    package struct Pair: Sendable {
        package var samplesOfA: [UInt32]
        package var samplesOfB: [UInt32]
        /// How many bands both have.
        package var bands: Int
        /// How many of the samples that few texts have are common to both, no more of them than
        /// ``ContainmentCandidates/mostTexts``; 0 where neither can hold the other.
        package var shared: Int
        /// Samples of either text that more texts have.
        package var commonOfA: Int
        package var commonOfB: Int

        package init(
            samplesOfA: [UInt32], samplesOfB: [UInt32], bands: Int, shared: Int, commonOfA: Int, commonOfB: Int
        ) {
            (self.samplesOfA, self.samplesOfB, self.bands) = (samplesOfA, samplesOfB, bands)
            (self.shared, self.commonOfA, self.commonOfB) = (shared, commonOfA, commonOfB)
        }
    }

    package func keeps(_ pair: Pair) -> Bool {
        if pair.shared > 0 {
            let fewest = min(pair.samplesOfA.count - pair.commonOfA, pair.samplesOfB.count - pair.commonOfB)
            if containmentRule.isEnough(min(pair.shared, Int(UInt16.max)), of: fewest) { return true }
        }
        guard pair.bands > 0 else { return false }
        guard sampleRule.isFarBelow(shared: 0, union: pair.samplesOfA.count + pair.samplesOfB.count) else {
            return true
        }
        var table = SampleTable()
        table.fill(with: pair.samplesOfA[...])
        let shared = table.count(of: pair.samplesOfB[...])
        return !sampleRule.isFarBelow(shared: shared, union: table.count + pair.samplesOfB.count - shared)
    }
}
