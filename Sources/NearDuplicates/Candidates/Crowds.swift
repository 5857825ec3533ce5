/// What the candidates of a corpus depend on beside the two texts of a pair: which of its bands and samples are in so many
/// texts that they say little.
///
/// It follows from the corpus where all of it is at hand. Where most of it stays in an archive, it is counted there.
package struct Crowds: Sendable, Equatable {
    /// The longest run of texts with one band that is paired in full (``BandRuns/longestFull(texts:bands:)``).
    let longestFullRun: Int
    /// Of the samples of new texts those that more than ``ContainmentCandidates/mostTexts`` texts have.
    let commonSamples: Set<UInt32>
}
