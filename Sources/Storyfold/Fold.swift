package import Corpus
package import NearDuplicates
import Provenance
package import Stories

/// The fold of a corpus: its duplicate groups, its stories, and the canonical version of each.
///
/// ```swift
/// import Storyfold
///
/// let fold = try Fold(paths: ["news.jsonl"])
/// for story in fold.stories {
///     print(story.headline, story.articles, story.terms)
///     print("  read", fold.article(story.canonical).id, "-", story.reasons)
/// }
/// ```
///
/// Articles are in ascending order of their ids, and everything in a fold names them by their positions. The
/// result is the same for any number of threads and any order of the input.
public struct Fold: Sendable {
    public let configuration: Configuration
    /// Groups of two articles or more, in the order of their canonicals' ids.
    public let groups: [Version]
    /// The most articles first, then the most versions, then by the canonical's id. Empty when only
    /// duplicates were asked for.
    public let stories: [Story]

    package let corpus: Corpus
    package let duplicates: DuplicateResult
    package let summary: FoldSummary
    /// Whether there is a reference corpus, be it empty.
    package let hasReference: Bool
    /// Per article: its group, the articles of groups first; nil for a single one.
    package let groupOf: [Int?]
    /// Per article of a group: its place among the members.
    private let memberPlaces: [UInt32]
    /// Per article: its story.
    package let storyOf: [Int]
    /// Per article: the place of its version in the story.
    private let versionPlaces: [UInt32]
    /// The versions as TF-IDF rows; nil where only duplicates were asked for.
    package let versionRows: VersionRows?
    let tracing: Tracing
    let overrides: Overrides
    /// Where the articles would be without the rules of a person; nil where there are none, or nobody asks.
    let measured: Placement?
    /// What the stories were made from; nil unless the fold went so far as to keep it.
    package let storyGraph: StoryGraph?

    /// The groups and stories of all articles.
    struct Placement: Sendable {
        /// As in ``Fold/groupOf`` and ``Fold/storyOf``.
        let groupOf: [Int?]
        let storyOf: [Int]
    }

    /// How far a fold goes.
    package enum Depth: Sendable {
        case duplicates
        /// And the versions as rows, which are compared later.
        case versions
        case stories
        /// And what the stories were made from is kept.
        case explanation

        package var findsStories: Bool { self == .stories || self == .explanation }
    }

    /// - Throws: when the input cannot be read again.
    package init(_ sketched: SketchedCorpus, progress: ProgressHandler = { _ in }) throws {
        let (configuration, corpus) = (sketched.configuration, sketched.corpus)
        var overrides = Overrides.none
        if let file = configuration.overrides { overrides = try Overrides(file, in: corpus) }
        let chooser = CanonicalChooser(
            policy: configuration.canonicalPolicy, corpus: corpus, words: sketched.wordCounts,
            containmentThreshold: configuration.containmentThreshold, overrides: overrides)
        var receipts: [Int: [Receipt]] = [:]
        let duplicates = try sketched.search.run(
            on: corpus, sketches: sketched.sketches, crowds: sketched.crowds, proposed: sketched.proposed,
            overrides: overrides.groups,
            choosing: { question in
                let choice = chooser.canonical(of: question)
                if !choice.receipts.isEmpty { receipts[choice.article] = choice.receipts }
                return (choice.article, choice.reasons)
            }, progress: progress)

        let groups = try duplicates.groups.map { group in
            let articles = group.members.map(\.article)
            try overrides.checkCanonicals(of: articles, .text)
            return Version(group: group, receipts: receipts[group.canonical] ?? [])
                .obeying(overrides.rules(of: articles, .text))
        }.sorted { $0.canonical < $1.canonical }
        var groupOf = [Int?](repeating: nil, count: corpus.count)
        var memberPlaces = [UInt32](repeating: 0, count: groups.isEmpty ? 0 : corpus.count)
        for (index, group) in groups.enumerated() {
            for (place, member) in group.members.enumerated() {
                groupOf[member.article] = index
                memberPlaces[member.article] = UInt32(place)
            }
        }
        try overrides.checkStories { article in groupOf[article].map { groups[$0].canonical } ?? article }
        var stories: [Story] = []
        if let words = sketched.words {
            let builder = StoryBuilder(
                corpus: corpus, words: words, groups: groups, groupOf: groupOf, chooser: chooser,
                configuration: configuration,
                areTemplate: { duplicates.pair($0, $1)?.difference == .otherFacts },
                isPage: { duplicates.isPageWithoutArticle($0) })
            if sketched.depth.findsStories {
                (stories, versionRows, storyGraph) = try builder.stories(
                    keepsGraph: sketched.depth == .explanation, progress: progress)
                for story in stories where story.isOverridden {
                    try overrides.checkCanonicals(of: story.versions.flatMap { $0.members.map(\.article) }, .story)
                }
            } else {
                (versionRows, storyGraph) = (try builder.rows(progress: progress), nil)
            }
        } else {
            (versionRows, storyGraph) = (nil, nil)
        }
        let tracing = Tracing(
            corpus: corpus, credits: sketched.credits, links: VerifiedTexts(duplicates),
            agencies: Agencies(more: configuration.canonicalPolicy.agencies),
            cosine: { [versionRows] a, b in versionRows?.cosine(of: a, and: b) ?? 0 })
        stories = try Self.tellingOutdated(stories, tracing, configuration)
        self.tracing = tracing
        var storyOf = [Int](repeating: -1, count: corpus.count)
        var versionPlaces = [UInt32](repeating: 0, count: stories.isEmpty ? 0 : corpus.count)
        for (index, story) in stories.enumerated() {
            for (place, version) in story.versions.enumerated() {
                for member in version.members {
                    storyOf[member.article] = index
                    versionPlaces[member.article] = UInt32(place)
                }
            }
        }
        self.configuration = configuration
        self.groups = groups
        self.stories = stories
        self.corpus = corpus
        self.duplicates = duplicates
        self.groupOf = groupOf
        self.memberPlaces = memberPlaces
        self.storyOf = storyOf
        self.versionPlaces = versionPlaces
        self.overrides = overrides
        if sketched.depth == .explanation, !overrides.isEmpty {
            let fold = try Fold(sketched.withoutOverrides, progress: progress)
            measured = Placement(groupOf: fold.groupOf, storyOf: fold.storyOf)
        } else {
            measured = nil
        }
        hasReference = sketched.inputs.contains(where: \.isReference)
        summary = FoldSummary(
            corpus: corpus, hasReference: hasReference, unusableDates: sketched.reading.undated, duplicates: duplicates,
            groups: groups,
            stories: sketched.depth.findsStories ? stories : nil,
            foldsTemplates: configuration.templates == .fold)
    }

    /// How many articles there are, those of a reference corpus among them.
    public var articleCount: Int { corpus.count }

    /// The article at a position in ascending order of ids.
    public func article(_ position: Int) -> Article {
        Article(
            id: corpus.id(position), title: corpus.title(position), source: corpus.source(position),
            date: corpus.published(position), url: corpus.url(position),
            language: corpus.language(position), words: duplicates.tokenCounts[position])
    }

    /// Whether an article is the canonical of its group, or in none.
    package func isCanonical(_ position: Int) -> Bool {
        groupOf[position].map { groups[$0].canonical == position } ?? true
    }

    /// What an article is in its group; nil for one in none.
    package func member(_ position: Int) -> Version.Member? {
        groupOf[position].map { groups[$0].members[Int(memberPlaces[position])] }
    }

    /// The id of an article's group: that of its canonical; its own for a single article.
    public func groupId(of position: Int) -> String {
        corpus.id(groupOf[position].map { groups[$0].canonical } ?? position)
    }

    /// How confident it is that an article belongs to its story, in 0...1.
    public func confidence(of position: Int) -> Double {
        stories[storyOf[position]].versions[Int(versionPlaces[position])].confidence
    }

    /// The id of an article's story: that of its canonical.
    public func storyId(of position: Int) -> String { corpus.id(stories[storyOf[position]].canonical) }
}

extension Version {
    /// A duplicate group as the result shows it.
    init(group: DuplicateGroup, receipts: [Receipt]) {
        canonical = group.canonical
        similarity = 1
        members = group.members
            .map { Member(article: $0.article, relation: Relation($0.relation), similarity: $0.similarity) }
            .sorted { a, b in
                if (a.article == group.canonical) != (b.article == group.canonical) {
                    return a.article == group.canonical
                }
                return a.similarity != b.similarity ? a.similarity > b.similarity : a.article < b.article
            }
        weakest = group.weakest
        weakestPair = group.weakestPair.map { WeakestPair(a: $0.a, b: $0.b, similarity: $0.similarity) }
        reasons = group.reasons
        self.receipts = receipts
    }

    /// An article that is nobody's copy.
    init(single article: Int, reasons: String) {
        canonical = article
        similarity = 1
        members = [Member(article: article, relation: .exact, similarity: 1)]
        weakest = 1
        self.reasons = reasons
        receipts = []
    }

    /// The version with the rules of a person that it obeys, in its reasons.
    func obeying(_ rules: [OverrideRule]) -> Version {
        var version = self
        version.isOverridden = !rules.isEmpty
        version.reasons = rules.reasons(behind: reasons)
        return version
    }
}

extension Version.Relation {
    init(_ relation: NearDuplicates.Relation) {
        self =
            switch relation {
            case .exact: .exact
            case .near: .near
            case .contained: .contained
            case .containing: .containing
            }
    }
}

extension [OverrideRule] {
    /// Reasons with these rules behind them.
    func reasons(behind reasons: String) -> String {
        isEmpty ? reasons : reasons + "; by override: " + map(\.text).joined(separator: ", ")
    }
}
