/// Which articles of a duplicate group stay in a corpus without duplicates.
package enum SurvivalRule: String, Sendable, CaseIterable {
    /// The canonical version alone.
    case canonical
    /// Of each source one article: the best by the canonical policy among those it has in the group.
    case perSource = "per-source"
    /// Every different text: of those that are exact copies of each other one.
    case allButExact = "all-but-exact"
}
