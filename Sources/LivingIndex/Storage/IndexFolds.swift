import Corpus
import Storyfold

/// Folds over some articles of an index, by what it has learned and by the rules that it obeys.
struct IndexFolds {
    var learned: LearnedState?
    let segments: [Int: ArticleSegment]
    let configuration: Storyfold.Configuration
    var rules: IndexRules
    let conflicts = RuleConflicts()

    /// Articles that are not in the index yet, or are there with other content.
    struct New {
        let articles: any StoredArticles
        /// Per article.
        let keys: [Int]
        let ids: [String]

        /// Some of them.
        func some(_ positions: [Int]) -> New {
            New(
                articles: SomeArticles(of: articles, positions: positions), keys: positions.map { keys[$0] },
                ids: positions.map { ids[$0] })
        }
    }

    /// A fold over articles of the index and new ones.
    ///
    /// - Returns: with the keys of its articles, by row.
    func fold(
        _ known: [IndexedArticle], _ new: New? = nil, depth: Fold.Depth, progress: ProgressHandler
    ) throws -> (fold: Fold, keys: [Int]) {
        var parts: [any StoredArticles] = [stored(known)]
        if let new { parts.append(new.articles) }
        let sketched = try SketchedCorpus(
            JoinedArticles(parts: parts), learned: learned,
            configuration: configuration(of: known.map(\.id) + (new?.ids ?? [])), depth: depth, progress: progress)
        return (try fold(sketched, progress: progress), known.map(\.key) + (new?.keys ?? []))
    }

    /// A fold over articles that are sketched already.
    ///
    /// Rules that were given when nothing was against it may come to contradict each other by what is added: two canonicals of
    /// stories that become one. News comes in all the same: such a rule is left out, and noted among the conflicts.
    func fold(_ sketched: SketchedCorpus, progress: ProgressHandler) throws -> Fold {
        var sketched = sketched
        while true {
            do { return try Fold(sketched, progress: progress) } catch let error as CorpusError {
                guard error.place.path == rules.path, let number = error.place.line,
                    let file = sketched.configuration.overrides
                else { throw error }
                let left = file.rules.filter { $0.line != number }
                guard left.count < file.rules.count else { throw error }
                conflicts.add(rules.told(error))
                sketched = sketched.obeying(
                    left.isEmpty ? nil : OverrideFile(path: file.path, rules: left, given: file.given))
            }
        }
    }

    /// With the records that the segments have.
    func stored(_ articles: [IndexedArticle]) -> SegmentArticles {
        SegmentArticles(articles: articles, segments: segments)
    }

    /// With the rules that are about some articles alone.
    func configuration(of ids: [String]) -> Storyfold.Configuration {
        var configuration = configuration
        if !rules.rules.isEmpty {
            let there = Set(ids.map { Array($0.utf8) })
            configuration.overrides = rules.among { there.contains(Array($0.utf8)) }
        }
        return configuration
    }

    /// The words of some articles.
    ///
    /// - Precondition: something has been learned.
    func words(of articles: any StoredArticles, keys: [Int]) -> ArticleWords {
        guard let learned else { preconditionFailure("words are those of clean texts") }
        return ArticleWords(articles: articles, keys: keys, learned: learned, configuration: configuration)
    }
}

/// The rules that could not be obeyed in one change.
final class RuleConflicts {
    private(set) var errors: [CorpusError] = []

    func add(_ error: CorpusError) { if !errors.contains(error) { errors.append(error) } }
}
