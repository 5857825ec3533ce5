import Corpus
package import NearDuplicates

/// The figures of a run.
package struct FoldSummary: Sendable, Equatable {
    /// Articles that are not of a reference corpus.
    package let articles: Int
    /// Articles of the reference corpus; nil where there is none.
    package let references: Int?
    /// Articles without a word in their clean text; each stands alone.
    package let empty: Int
    /// Articles whose date was there but could not be used.
    package let unusableDates: Int
    /// Articles that furniture or markup was taken out of, and how many bytes.
    package let strippedArticles: Int
    package let strippedBytes: Int
    /// Articles by what was wrong with their texts; one may be of several kinds.
    package let damagedCharacters: Int
    package let escapedTwice: Int
    package let printedTwice: Int
    package let withComments: Int
    package let groups: Int
    /// Articles that are in a group but not its canonical; those of a reference corpus are not counted.
    package let duplicates: Int
    /// How many of them are duplicates of an article of the reference corpus.
    package let duplicatesOfReference: Int
    /// Pairs of texts that share enough, and say different things, by what they differ in.
    package let differences: [Difference: Int]
    /// Articles whose text is a page of the site; each stands alone.
    package let pages: Int
    /// Whether texts with other facts in one template count as one.
    package let foldsTemplates: Bool
    /// Articles that are nobody's duplicate, and canonicals.
    package let versions: Int
    /// nil where no stories were looked for.
    package let stories: Int?
    /// Stories of two versions or more.
    package let storiesOfSeveral: Int

    init(
        corpus: Corpus, hasReference: Bool, unusableDates: Int, duplicates result: DuplicateResult, groups: [Version],
        stories: [Story]?, foldsTemplates: Bool
    ) {
        articles = corpus.count - corpus.referenceCount
        references = hasReference ? corpus.referenceCount + corpus.referencesElsewhere : nil
        empty = result.tokenCounts.count { $0 == 0 }
        self.unusableDates = unusableDates
        let stripped = (0..<corpus.count).lazy.map { corpus.strippedBytes($0) }
        strippedArticles = stripped.count { $0 > 0 }
        strippedBytes = stripped.reduce(0, +)
        func damaged(_ damage: TextDamage) -> Int {
            (0..<corpus.count).lazy.count { corpus.damage($0).contains(damage) }
        }
        damagedCharacters = damaged(.characters)
        escapedTwice = damaged(.escapes)
        printedTwice = damaged(.repetition)
        withComments = damaged(.comments)
        self.groups = groups.count
        func copies(in group: Version) -> Int {
            group.members.count { $0.article != group.canonical && !corpus.isReference($0.article) }
        }
        duplicates = groups.reduce(0) { $0 + copies(in: $1) }
        duplicatesOfReference = groups.reduce(0) { $0 + (corpus.isReference($1.canonical) ? copies(in: $1) : 0) }
        differences = Dictionary(uniqueKeysWithValues: result.differences.map { ($0.difference, $0.pairs) })
        pages = (0..<corpus.count).count(where: result.isPageWithoutArticle)
        self.foldsTemplates = foldsTemplates
        versions = articles - duplicates
        self.stories = stories?.count
        storiesOfSeveral = stories?.count { $0.versions.count > 1 } ?? 0
    }
}
