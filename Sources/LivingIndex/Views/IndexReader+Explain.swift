package import Corpus
import GRDB
package import Storyfold

extension IndexReader {
    /// Why two articles are, or are not, one text or one story, and where the index has them.
    package struct Explained: Sendable {
        package let explanation: Explanation
        package let a: Article
        package let b: Article
    }

    /// Explains two articles by a fold over what decides about them: what hangs together with their texts, and the open
    /// window, or where one of them lies before it, what came out at about the time of either.
    ///
    /// - Parameters:
    ///   - a: the id of an article, or the beginning that it alone has.
    ///   - b: that of another one.
    /// - Complexity: that of a fold over these articles.
    /// - Throws: where there is no such article, or the index cannot be used.
    package func explain(
        _ a: String, _ b: String, threads: Int, progress: ProgressHandler = { _ in }
    ) throws -> Explained {
        let (first, second) = (try article(named: a), try article(named: b))
        guard !first.id.utf8.elementsEqual(second.id.utf8) else {
            throw CorpusError(
                .usage, at: .init(path: folder.path, id: first.id), "both are this article",
                remedy: "name two different articles")
        }
        let (folder, openDays) = (self.folder, settings.openDays)
        let days = Int64(openDays) * CalendarDay.seconds
        let configuration = settings.configuration(threads: threads)
        func articles(in database: Database) throws -> [IndexedArticle] {
            let two = try [first, second].flatMap { try database.articles(where: "id = ?", [$0.id]) }
            let cutoff = Horizon.cutoff(try database.horizon(folder), openDays: openDays)
            var around: [Int: IndexedArticle] = [:]
            func add(_ condition: String, _ arguments: StatementArguments) throws {
                for article in try database.articles(where: condition, arguments) { around[article.key] = article }
            }
            for article in two {
                try add("component = ?", [article.component])
                if two.contains(where: { $0.seen < cutoff }) {
                    try add(
                        "seen BETWEEN ? AND ?", [article.seen.clampedSum(-days), article.seen.clampedSum(days)])
                }
            }
            if two.allSatisfy({ $0.seen >= cutoff }) { try add("seen >= ?", [cutoff]) }
            return around.values.sorted { $0.key < $1.key }
        }
        let (folds, around) = try look(
            with: { try Set(articles(in: $0).map(\.segment)).sorted() }, configuration
        ) { database, segments in
            (
                IndexFolds(
                    learned: try database.learned(folder), segments: segments, configuration: configuration,
                    rules: try database.rules(folder)), try articles(in: database)
            )
        }
        let fold = try folds.fold(around, depth: .explanation, progress: progress).fold
        guard let one = fold.corpus.article(withId: first.id), let other = fold.corpus.article(withId: second.id) else {
            // Another program may have removed one meanwhile.
            for id in [first.id, second.id] { _ = try article(named: id) }
            throw folder.damage("an article is not where it says")
        }
        return Explained(explanation: try Explanation(fold, one, other), a: first, b: second)
    }

    /// The article with an id, or the only one whose id begins so.
    ///
    /// - Throws: where there is none, or there are several.
    package func article(named name: String) throws -> Article {
        if let article = try article(name) { return article }
        let begun = try database.read { database in
            try Self.articles(
                database, "substr(CAST(id AS BLOB), 1, length(CAST(? AS BLOB))) = CAST(? AS BLOB) ORDER BY id LIMIT 4",
                [name, name])
        }
        if !name.isEmpty, begun.count == 1 { return begun[0] }
        let some = begun.prefix(3).map { "\"\($0.id)\"" }.joined(separator: ", ")
        throw CorpusError(
            .badInput, at: .init(path: folder.path, id: name),
            begun.isEmpty || name.isEmpty
                ? "the index has no article with this id" : "no article has this id, but several begin with it",
            remedy: begun.isEmpty || name.isEmpty
                ? "storyfold index search \(folder.path) finds articles by their words"
                : "give more of it: \(some)\(begun.count > 3 ? ", ..." : "")")
    }
}
