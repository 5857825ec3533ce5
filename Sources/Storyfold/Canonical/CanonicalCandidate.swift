import Corpus

/// A version as the canonical policy sees it.
struct CanonicalCandidate: Sendable {
    /// Position in the corpus; the corpus is in the order of the ids, so the lower position wins a tie.
    var article: Int
    var words: Int
    var isTruncated: Bool
    /// What was wrong with its text as it was published.
    var damage: TextDamage = []
    /// What it is where it is no plain report; asked of the versions of a story alone.
    var piece: PieceKind?
    /// Whether its source is never to be chosen.
    var isNever = false
    /// Whether a person chose it.
    var isForced = false
    /// The share of the published text that was furniture, in 0...1.
    var furnitureShare: Double
    /// nil where undated.
    var published: PublicationDate?
    /// Position in the policy's list of sources; nil where not listed.
    var sourceRank: Int?
    /// Mean similarity to the other versions, in 0...1.
    var centrality: Double
    /// How many of the others it holds.
    var containedOthers: Int
}
