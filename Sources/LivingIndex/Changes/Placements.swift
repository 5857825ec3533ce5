import Corpus
import Kernels
import NearDuplicates
import Storyfold

/// What a fold says of the texts of some articles, by their keys.
struct TextPlacements {
    /// Versions of one text.
    struct Group {
        let canonical: Int
        /// Ascending.
        let members: [Int]
        let weakest: Double
        let reasons: String
    }

    /// Ascending by the ids of their canonicals.
    let groups: [Group]
    /// Per key: what the article is to the canonical of its group.
    let members: [Int: (relation: Version.Relation, similarity: Double)]
    /// Per key: the least key of what the article hangs together with, by its text or by a rule.
    let components: [Int: Int]

    /// Those of no article.
    static let empty = TextPlacements()

    private init() { (groups, members, components) = ([], [:], [:]) }

    /// - Parameters:
    ///   - keys: per row of the corpus.
    ///   - rules: those that the index obeys.
    init(_ fold: Fold, keys: [Int], _ rules: IndexRules) {
        func key(_ article: Int) -> Int { keys[fold.corpus.row(article)] }
        var members: [Int: (relation: Version.Relation, similarity: Double)] = [:]
        groups = fold.groups.map { group in
            for member in group.members { members[key(member.article)] = (member.relation, member.similarity) }
            return Group(
                canonical: key(group.canonical), members: group.members.map { key($0.article) }.sorted(),
                weakest: group.weakest, reasons: group.reasons)
        }
        self.members = members
        let parts = fold.duplicates.components
        var sets = ConstrainedSets(
            LinkRules(
                together: rules.pairs.compactMap { pair in
                    guard let a = fold.corpus.article(withId: pair.a), let b = fold.corpus.article(withId: pair.b)
                    else {
                        return nil
                    }
                    return (parts[a], parts[b])
                }))
        var least: [Int: Int] = [:]
        let roots = parts.map { sets.root(of: $0) }
        for article in parts.indices { least[roots[article]] = min(least[roots[article]] ?? .max, key(article)) }
        components = Dictionary(uniqueKeysWithValues: roots.indices.map { (key($0), least[roots[$0]]!) })
    }
}

/// What a fold says of the stories of some articles, by their keys.
struct StoryPlacements {
    struct Story {
        let canonical: Int
        /// Ascending.
        let members: [Int]
        let headline: String
        let terms: [String]
        let reasons: String
    }

    /// Those with the most articles first.
    let stories: [Story]

    static let none = StoryPlacements(stories: [])

    private init(stories: [Story]) { self.stories = stories }

    /// - Parameter keys: per row of the corpus.
    init(_ fold: Fold, keys: [Int]) {
        func key(_ article: Int) -> Int { keys[fold.corpus.row(article)] }
        stories = fold.stories.map { story in
            Story(
                canonical: key(story.canonical),
                members: story.versions.flatMap { $0.members.map { key($0.article) } }.sorted(),
                headline: story.headline, terms: story.terms, reasons: story.reasons)
        }
    }
}
