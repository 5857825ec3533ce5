import NearDuplicates
public import Provenance

extension Fold {
    /// Where the text of a version comes from, and who copied whom.
    ///
    /// - Complexity: O(n t) for n articles of t different texts.
    public func provenance(of version: Version) -> TextProvenance {
        tracing.provenance(of: version.members.map(\.article))
    }

    /// Where a story comes from, and how many of its texts are independent of each other.
    public func provenance(of story: Story) -> StoryProvenance {
        tracing.provenance(
            ofVersions: story.versions.map(\.canonical), members: story.versions.map { $0.members.map(\.article) })
    }

    /// A credit as it is printed in an article: the name in its dateline, byline or last line; nil where it has none.
    public func credit(of article: Int) -> String? { tracing.credit(article).name }
}

/// The verified pairs of a fold, as tracing asks for them.
struct VerifiedTexts: LikeTexts {
    private let links: TextLinks

    init(_ result: DuplicateResult) { links = TextLinks(result) }

    func text(of article: Int) -> Int? { links.text(of: article) }

    func links(of text: Int) -> [TextLink] {
        links.links(of: text).map {
            TextLink(text: $0.text, jaccard: $0.jaccard, containing: $0.containing, contained: $0.contained)
        }
    }
}
