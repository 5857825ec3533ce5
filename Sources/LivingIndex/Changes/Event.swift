/// What happened to a group or a story, as the log of an index keeps it: entries are added, and none is ever changed.
package struct Event: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case created
        case joined
        case left
        /// It goes on as another.
        case mergedInto = "merged_into"
        /// Most of it comes from another, which goes on.
        case splitFrom = "split_from"
        case canonicalChanged = "canonical_changed"
        /// An article came with other content.
        case updated
        /// There has been no news for some time.
        case closed
        case reopened
        /// Nothing is left of it.
        case ended
    }

    package enum Unit: String, Sendable, CaseIterable {
        case group, story
    }

    /// Ascending from 1, without gaps.
    package let cursor: Int
    /// The change of the index that it was part of.
    package let change: Int
    package let unit: Unit
    /// Of the group or story.
    package let number: Int
    package let kind: Kind
    /// The id of the article that joined, left, was updated or is canonical now.
    package let article: String?
    /// What it was merged into, or split from.
    package let other: Int?
}
