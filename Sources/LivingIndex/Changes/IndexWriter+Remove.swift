package import Corpus
import GRDB
import Storyfold

extension IndexWriter {
    /// Removes articles.
    ///
    /// - Complexity: O(n) in what hangs together with them, and in the open window where some of them are in it.
    /// - Throws: where an id is that of no article, or the index cannot be used; then it is as it was.
    package func remove(_ ids: [String], progress: ProgressHandler = { _ in }) throws -> ChangeSummary {
        let before = try before()
        // By bytes: ids that are equal as strings may be two.
        let wanted = Set(ids.map { Array($0.utf8) }).map { String(decoding: $0, as: UTF8.self) }
        let removed = try database.read { database in
            try wanted.flatMap { try database.articles(where: "id = ?", [$0]) }
        }.sorted { $0.key < $1.key }
        if removed.count < wanted.count {
            let there = Set(removed.map { Array($0.id.utf8) })
            let missing = ids.first { !there.contains(Array($0.utf8)) } ?? ""
            throw CorpusError(
                .badInput, at: .init(path: folder.path, id: missing), "the index has no article with this id",
                remedy: "nothing was removed")
        }
        let gone = Set(removed.map(\.key))
        var change = Change(
            .remove, horizon: try horizon(without: gone, of: before.articles - gone.count), openDays: settings.openDays)
        change.removed = removed
        let around = try articles(ofComponents: Set(removed.map(\.component)))
        for article in around { change.known[article.key] = article }
        let left = around.filter { !gone.contains($0.key) }
        var summary = ChangeSummary()
        summary.removed = removed.count
        if left.isEmpty {
            change.texts = TextPlacements.empty
        } else {
            let (fold, keys) = try before.folds.fold(left, depth: .duplicates, progress: progress)
            change.texts = TextPlacements(fold, keys: keys, before.folds.rules)
        }
        summary.regrouped = left.count
        try findStories(&change, new: nil, changed: gone, before, progress: progress)
        summary.restoried = change.window?.stories.reduce(0) { $0 + $1.members.count } ?? 0
        return try finish(change, summary, before)
    }
}
