extension Fold {
    /// Where the text of a version comes from, and who copied whom.
    ///
    /// - Complexity: O(n t) for n articles of t different texts.
    public func provenance(of version: Version) -> Provenance {
        tracing.provenance(of: version.members.map(\.article))
    }

    /// Where a story comes from, and how many of its texts are independent of each other.
    public func provenance(of story: Story) -> StoryProvenance { tracing.provenance(of: story) }

    /// A credit as it is printed in an article: the name in its dateline, byline or last line; nil where it has none.
    public func credit(of article: Int) -> String? { tracing.credit(article).name }
}
