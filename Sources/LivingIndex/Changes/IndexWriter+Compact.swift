package import Corpus
import GRDB
import Storyfold

extension IndexWriter {
    /// Learns once more from all articles, finds all groups and the stories of the open window anew, and writes one segment
    /// for all.
    ///
    /// - Complexity: that of a fold over all articles.
    /// - Throws: where the index cannot be used; then it is as it was.
    package func compact(progress: ProgressHandler = { _ in }) throws -> ChangeSummary {
        var before = try before()
        var summary = ChangeSummary()
        guard before.articles > 0 else { return try erase(before) }
        let all = try database.read { try $0.articles(where: "true") }
        let stored = before.folds.stored(all)
        var statistics = Reading.Statistics()
        // Dates stay as they were read when their articles came.
        if let counts = before.folds.learned?.counts { statistics.dateForms = counts.dateForms }
        let sketched = try SketchedCorpus(
            stored, learned: nil, statistics: statistics,
            configuration: before.folds.configuration(of: all.map(\.id)), depth: .duplicates, progress: progress)
        before.folds.learned = sketched.learned
        let keys = all.map(\.key)
        var change = Change(.compact, horizon: try horizon(of: before.articles), openDays: settings.openDays)
        for article in all { change.known[article.key] = article }
        change.learned = sketched.learned
        for article in 0..<sketched.corpus.count {
            change.titles[keys[sketched.corpus.row(article)]] = .some(sketched.corpus.title(article))
        }
        let fold = try before.folds.fold(sketched, progress: progress)
        change.texts = TextPlacements(fold, keys: keys, before.folds.rules)
        // What is furniture is no word of an article, and that is another now.
        change.words = before.folds.words(of: stored, keys: keys)
        try findStories(&change, new: nil, changed: [], before, always: true, progress: progress)
        change.segment = try writeSegment(sketched, of: stored, keys: keys, number: before.nextSegment)
        change.replaced = before.sizes.keys.sorted()
        summary.regrouped = keys.count
        summary.restoried = change.window?.stories.reduce(0) { $0 + $1.members.count } ?? 0
        summary = try finish(change, summary, before)
        database.rewrite()
        return summary
    }

    /// Removes all that is left of articles, where none is there any more.
    private func erase(_ before: Before) throws -> ChangeSummary {
        guard !before.sizes.isEmpty || before.folds.learned != nil else { return ChangeSummary() }
        var change = Change(.compact, horizon: nil, openDays: settings.openDays)
        change.replaced = before.sizes.keys.sorted()
        let summary = try finish(change, ChangeSummary(), before)
        database.rewrite()
        return summary
    }

    /// Removes words, what was learned before, and what is said of stories and groups of which nothing is left. The log keeps
    /// the ids of articles.
    func eraseRemains(_ database: Database) throws {
        try database.removeAllWords()
        try database.execute(
            sql: """
                DELETE FROM learned WHERE version < (SELECT max(version) FROM learned)
                    OR NOT EXISTS (SELECT 1 FROM article);
                UPDATE story SET \(Event.Unit.story.noWords) WHERE canonical IS NULL;
                UPDATE text_group SET \(Event.Unit.group.noWords) WHERE canonical IS NULL
                """)
    }
}
