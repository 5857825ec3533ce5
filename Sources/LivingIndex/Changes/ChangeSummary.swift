package import Corpus

/// What a change did to an index.
package struct ChangeSummary: Sendable, Equatable {
    /// Its number; nil where there was nothing to do.
    package var change: Int?
    package var added = 0
    /// Articles that were there with other content.
    package var updated = 0
    /// Articles that were there as they are.
    package var unchanged = 0
    package var removed = 0
    /// Rules that came, and those that were taken back.
    package var rules = 0
    package var undone = 0
    /// Events of each kind, of stories alone.
    package var stories: [Event.Kind: Int] = [:]
    /// Rules that stand and could not be obeyed, with what they are in conflict with.
    package var conflicts: [CorpusError] = []
    /// Articles that were compared once more for groups, and for stories.
    package var regrouped = 0
    package var restoried = 0
    /// Articles of the index behind the change, and those that taught what it has learned.
    package var articles = 0
    package var learnedFrom = 0
}
