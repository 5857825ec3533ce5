import Corpus
import NearDuplicates

/// The figures of a run.
package struct FoldSummary: Sendable, Equatable {
    package let articles: Int
    /// Articles without a word in their clean text; each stands alone.
    package let empty: Int
    /// Articles whose date was there but could not be used.
    package let unusableDates: Int
    /// Articles that furniture or markup was taken out of, and how many bytes.
    package let strippedArticles: Int
    package let strippedBytes: Int
    package let groups: Int
    /// Articles that are in a group but not its canonical.
    package let duplicates: Int
    package let versions: Int
    /// nil where no stories were looked for.
    package let stories: Int?
    /// Stories of two versions or more.
    package let storiesOfSeveral: Int

    init(
        corpus: Corpus, unusableDates: Int, duplicates result: DuplicateResult, groups: [Version],
        stories: [Story]?
    ) {
        articles = corpus.count
        empty = result.tokenCounts.count { $0 == 0 }
        self.unusableDates = unusableDates
        let stripped = (0..<corpus.count).lazy.map { corpus.strippedBytes($0) }
        strippedArticles = stripped.count { $0 > 0 }
        strippedBytes = stripped.reduce(0, +)
        self.groups = groups.count
        duplicates = groups.reduce(0) { $0 + $1.members.count - 1 }
        versions = corpus.count - duplicates
        self.stories = stories?.count
        storiesOfSeveral = stories?.count { $0.versions.count > 1 } ?? 0
    }
}
