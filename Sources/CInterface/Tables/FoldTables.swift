internal import Corpus
internal import NearDuplicates
internal import Provenance
internal import Storyfold

/// What a fold found, as tables; the header lists them and their columns.
struct FoldTables {
    let fold: Fold
    let inputs: [Input]
    let keep: SurvivalRule

    /// - Throws: for a name that no table has.
    func table(_ name: String) throws(StoryfoldError) -> ArrowTable {
        switch name {
        case "articles": articles
        case "groups": groups
        case "stories": stories
        case "pairs": pairs
        case "removed": removed
        default:
            throw StoryfoldError(
                .usage, at: name, "there is no such table",
                remedy: "allowed: articles, groups, stories, pairs, removed")
        }
    }

    private var corpus: Corpus { fold.corpus }

    private func ids(_ articles: some Sequence<Int>) -> [String] { articles.map(corpus.id) }

    /// Where articles stand: rows of what was handed in, or files and the lines in these.
    private func places(_ articles: some Sequence<Int>) -> [(name: String, column: ArrowTable.Column)] {
        let places = articles.map { corpus.place($0) }
        let areInFiles = inputs.map(\.isFile)
        return [
            ("row", .integers(places.map { areInFiles[$0.input] ? nil : $0.line - 1 })),
            ("file", .text(places.map { areInFiles[$0.input] ? inputs[$0.input].path : nil })),
            ("line", .integers(places.map { areInFiles[$0.input] && $0.line > 0 ? $0.line : nil })),
        ]
    }

    private var articles: ArrowTable {
        let all = 0..<fold.articleCount
        let hasStories = !fold.stories.isEmpty
        let members = all.map { fold.member($0) }
        return ArrowTable(
            [("id", .text(ids(all)))] + places(all) + [
                ("group", .text(all.map { fold.groupId(of: $0) })),
                ("story", .text(all.map { hasStories ? fold.storyId(of: $0) : nil })),
                ("canonical", .flags(all.map { fold.isCanonical($0) })),
                ("relation", .text(members.map { ($0?.relation ?? .exact).rawValue })),
                ("similarity", .numbers(members.map { $0?.similarity ?? 1 })),
                ("confidence", .numbers(all.map { hasStories ? fold.confidence(of: $0) : nil })),
            ])
    }

    private var groups: ArrowTable {
        let origins = fold.groups.map { fold.provenance(of: $0).origin }
        return ArrowTable([
            ("canonical", .text(ids(fold.groups.map(\.canonical)))),
            ("members", .texts(fold.groups.map { ids($0.members.map(\.article)) })),
            ("weakest", .numbers(fold.groups.map(\.weakest))),
            ("reasons", .text(fold.groups.map(\.reasons))),
            ("origin", .text(origins.map { $0.article.map(corpus.id) })),
            ("origin_confidence", .numbers(origins.map(\.confidence))),
        ])
    }

    private var stories: ArrowTable {
        let all = fold.stories
        return ArrowTable([
            ("canonical", .text(ids(all.map(\.canonical)))),
            ("headline", .text(all.map(\.headline))),
            ("terms", .texts(all.map(\.terms))),
            ("members", .texts(all.map { ids($0.versions.flatMap { $0.members.map(\.article) }) })),
            ("articles", .integers(all.map(\.articles))),
            ("versions", .integers(all.map(\.versions.count))),
            ("sources", .integers(all.map(\.sources))),
            ("first", .text(all.map { $0.span?.first.description })),
            ("last", .text(all.map { $0.span?.last.description })),
            ("reasons", .text(all.map(\.reasons))),
            ("confidence", .numbers(all.map(\.confidence))),
            ("independent_texts", .integers(all.map { fold.provenance(of: $0).independentTexts })),
        ])
    }

    private var pairs: ArrowTable {
        var all: [DuplicatePair] = []
        fold.duplicates.forEachPair(.texts) { all.append($0) }
        return ArrowTable([
            ("a", .text(ids(all.map(\.a)))),
            ("b", .text(ids(all.map(\.b)))),
            ("jaccard", .numbers(all.map(\.jaccard))),
            ("containment_a_in_b", .numbers(all.map(\.containmentOfAInB))),
            ("containment_b_in_a", .numbers(all.map(\.containmentOfBInA))),
            ("same", .flags(all.map { $0.difference == nil })),
            ("difference", .text(all.map { $0.difference?.name })),
        ])
    }

    private var removed: ArrowTable {
        let survival = Survival(fold, keep)
        let all = survival.removals
        return ArrowTable(
            [("id", .text(ids(all.map(\.article))))] + places(all.map(\.article)) + [
                ("kept_id", .text(ids(all.map(\.kept)))),
                ("relation", .text(all.map(\.relation))),
                ("similarity", .numbers(all.map(\.similarity))),
                ("reason", .text(all.map { survival.reason(of: $0) })),
            ])
    }

    /// One row.
    static func table(of explanation: PairExplanation) -> ArrowTable {
        ArrowTable([
            ("verdict", .text([explanation.verdict.rawValue])),
            ("jaccard", .numbers([explanation.jaccard])),
            ("containment_a_in_b", .numbers([explanation.containmentOfAInB])),
            ("containment_b_in_a", .numbers([explanation.containmentOfBInA])),
            ("threshold", .numbers([explanation.threshold])),
            ("difference", .text([explanation.difference])),
            ("cosine", .numbers([explanation.cosine])),
            ("story_similarity", .numbers([explanation.storySimilarity])),
            ("story_threshold", .numbers([explanation.storyThreshold])),
            ("terms", .texts([explanation.terms])),
            ("path", .texts([explanation.path])),
            ("only_in_a", .texts([explanation.onlyInA])),
            ("only_in_b", .texts([explanation.onlyInB])),
        ])
    }
}
