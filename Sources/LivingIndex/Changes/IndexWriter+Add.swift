package import Corpus
import Foundation
import GRDB
import Kernels
import Platform
import Storyfold

extension IndexWriter {
    /// Adds articles. Those that are there as they are change nothing; those that are there with other content take its place.
    ///
    /// - Parameters: as in ``Storyfold/SketchedCorpus``.
    /// - Complexity: O(n) in what is added, in what hangs together with it, and in the open window.
    /// - Throws: where articles cannot be read, or the index cannot be used; then it is as it was.
    package func add(
        _ source: CorpusSource, options: ReadingOptions, admit: ([Input]) throws -> Void = { _ in },
        reading show: (ReadingProgress) throws(CorpusError) -> Void = { _ in },
        progress: ProgressHandler = { _ in }, reject: (RejectedRecord) throws -> Void = { _ in },
        check: (Reading) throws -> Void = { _ in }
    ) throws -> ChangeSummary {
        var before = try before()
        let isFirst = before.articles == 0
        let learned = isFirst ? nil : before.folds.learned
        var options = options
        (options.namesByContent, options.replacesNulls) = (true, true)
        var read = try ReadArticles(
            source, beside: learned?.counts, options: options, configuration: configuration, admit: admit,
            progress: show, reject: reject, check: check)
        var summary = ChangeSummary()
        let found = try identified(&read, &summary, firstKey: before.nextKey)
        guard read.count > 0 else {
            summary.articles = before.articles
            return summary
        }
        let new = IndexFolds.New(articles: read, keys: found.map(\.key), ids: (0..<read.count).map(read.id))
        // All articles at once are folded for groups and stories together.
        let sketched = try SketchedCorpus(
            read, learned: learned, statistics: read.statistics, configuration: before.folds.configuration(of: new.ids),
            depth: isFirst ? .stories : .duplicates, progress: progress)
        before.folds.learned = sketched.learned
        var change = try self.change(
            .add, adding: sketched, found, articles: before.articles + found.count { !$0.isUpdate })
        for article in try articles(withKeys: found.filter(\.isUpdate).map(\.key)) {
            change.known[article.key] = article
        }
        change.words = before.folds.words(of: read, keys: new.keys)
        if isFirst {
            let fold = try before.folds.fold(sketched, progress: progress)
            change.learned = sketched.learned
            change.texts = TextPlacements(fold, keys: new.keys, before.folds.rules)
            change.window = StoryPlacements(fold, keys: new.keys)
            summary.restoried = new.keys.count
        } else {
            summary.regrouped = try findGroups(&change, new, near: sketched, before, progress: progress)
            let changed = Set(found.filter(\.isUpdate).map(\.key))
            let seen = Dictionary(uniqueKeysWithValues: change.arrivals.map { ($0.key, $0.seen) })
            let inWindow = new.keys.indices.filter { seen[new.keys[$0]]! >= change.cutoff }
            try findStories(
                &change, new: inWindow.isEmpty ? nil : new.some(inWindow), changed: changed, before, progress: progress)
            // What was outside the window stays in its story, whatever it says now; what is taken out of it by a new date is late.
            let wasOpen = min(before.cutoff, change.cutoff)
            let stays = Set(change.known.values.filter { $0.seen < wasOpen }.map(\.key)).intersection(changed)
            let late = new.keys.indices.filter {
                seen[new.keys[$0]]! < change.cutoff && !stays.contains(new.keys[$0])
            }
            if !late.isEmpty {
                try findLatecomers(
                    &change, new: new.some(late), seen: late.map { seen[new.keys[$0]]! }, changed: changed, before,
                    progress: progress)
            }
            summary.restoried = change.window?.stories.reduce(0) { $0 + $1.members.count } ?? 0
        }
        try writeSegment(&change, sketched, of: read, keys: new.keys, before, progress: progress)
        return try finish(change, summary, before)
    }

    /// Finds the groups of new articles, and of all that hangs together with them.
    ///
    /// - Parameter sketched: the new articles.
    /// - Returns: how many articles were compared.
    private func findGroups(
        _ change: inout Change, _ new: IndexFolds.New, near sketched: SketchedCorpus, _ before: Before,
        progress: ProgressHandler
    ) throws -> Int {
        let changed = Set(change.known.keys)
        let near = try components(near: sketched, before).union(change.known.values.map(\.component))
            .union(components(tiedTo: new.ids, before.folds.rules))
        let around = try articles(ofComponents: near).filter { !changed.contains($0.key) }
        for article in around { change.known[article.key] = article }
        let (fold, keys) = try before.folds.fold(around, new, depth: .duplicates, progress: progress)
        change.texts = TextPlacements(fold, keys: keys, before.folds.rules)
        return keys.count
    }

    /// An article that was read, as far as the index knows it.
    struct Found {
        let key: Int
        let digest: Data
        let isUpdate: Bool
    }

    /// Finds out which of the articles that were read are new or have other content, and leaves out the rest.
    private func identified(
        _ read: inout ReadArticles, _ summary: inout ChangeSummary, firstKey: Int
    ) throws -> [Found] {
        let block = 256
        let articles = read
        let digests = try parallelMap(
            count: (read.count + block - 1) / block, threads: configuration.threads
        ) { index throws(CorpusError) in
            try (index * block..<min(articles.count, (index + 1) * block)).map { article throws(CorpusError) in
                Self.digest(of: try articles.encoded(article))
            }
        }.flatMap { $0 }
        var known: [Int?] = []
        var isKept: [Bool] = []
        try database.read { database in
            let statement = try database.cachedStatement(sql: "SELECT key, digest FROM article WHERE id = ?")
            for article in 0..<articles.count {
                let row = try Row.fetchOne(statement, arguments: [articles.id(article)])
                known.append(row?[0])
                isKept.append(row.map { $0[1] as Data != digests[article] } ?? true)
            }
        }
        summary.unchanged = isKept.count { !$0 }
        // Keys follow from the ids, not from the order in which they were read.
        let new = known.indices.filter { known[$0] == nil }.map { (id: Array(articles.id($0).utf8), article: $0) }
            .sorted { $0.id.lexicographicallyPrecedes($1.id) }
        for (offset, (_, article)) in new.enumerated() { known[article] = firstKey + offset }
        summary.added = new.count
        let isNew = Set(new.map(\.article))
        read.keep { isKept[$0] }
        summary.updated = read.count - new.count
        return known.indices.filter { isKept[$0] }.map {
            Found(key: known[$0]!, digest: digests[$0], isUpdate: !isNew.contains($0))
        }
    }

    /// Tells the content of an article.
    static func digest(of article: (fields: [UInt8], record: ArraySlice<UInt8>)) -> Data {
        var stream = SHA256.Stream()
        stream.append(article.fields)
        stream.append(Array(article.record))
        return Data(stream.finished().prefix(16))
    }

    /// The change that adds articles, as far as it follows from them alone.
    private func change(
        _ kind: Change.Kind, adding sketched: SketchedCorpus, _ found: [Found], articles: Int
    ) throws -> Change {
        let corpus = sketched.corpus
        let moments = (0..<corpus.count).compactMap { corpus.published($0)?.moment }
        let horizon = try horizon(without: found.filter(\.isUpdate).map(\.key), with: moments, of: articles)
        var change = Change(kind, horizon: horizon, openDays: settings.openDays)
        change.arrivals = (0..<corpus.count).map { article in
            let found = found[corpus.row(article)]
            let published = corpus.published(article)
            return Change.Arrival(
                key: found.key, id: corpus.id(article), digest: found.digest, title: corpus.title(article),
                source: corpus.source(article), url: corpus.url(article), language: corpus.language(article),
                published: published, seen: published?.moment ?? horizon ?? 0, isUpdate: found.isUpdate)
        }
        return change
    }

    func articles(withKeys keys: [Int]) throws -> [IndexedArticle] {
        try database.read { database in
            try keys.sorted().flatMap { try database.articles(where: "key = ?", [$0]) }
        }
    }

    /// Writes the segment with the new articles, and those of the segments that it stands for.
    private func writeSegment(
        _ change: inout Change, _ sketched: SketchedCorpus, of read: ReadArticles, keys: [Int], _ before: Before,
        progress: ProgressHandler
    ) throws {
        let replaced = segmentsToMerge(with: read.count, before)
        guard !replaced.isEmpty else {
            change.segment = try writeSegment(sketched, of: read, keys: keys, number: before.nextSegment)
            return
        }
        let updated = Set(keys)
        let old = try database.read { database in
            try replaced.flatMap { try database.articles(where: "segment = ?", [$0]) }
        }.filter { !updated.contains($0.key) }
        let all = JoinedArticles(parts: [before.folds.stored(old), read])
        let merged = try SketchedCorpus(
            all, learned: sketched.learned, configuration: configuration, depth: .duplicates, progress: progress)
        change.segment = try writeSegment(
            merged, of: all, keys: old.map(\.key) + keys, number: before.nextSegment)
        change.replaced = replaced
    }

    /// - Parameter keys: of the articles, by row.
    func writeSegment(
        _ sketched: SketchedCorpus, of articles: any StoredArticles, keys: [Int], number: Int
    ) throws(CorpusError) -> Change.Segment {
        let sizes = try OutputSet.writeFile(at: folder.segment(number)) { (sink) throws(CorpusError) in
            try ArticleSegment.write(sketched, of: articles, to: sink)
        }
        return Change.Segment(
            number: number, sizes: sizes, keys: (0..<sketched.corpus.count).map { keys[sketched.corpus.row($0)] })
    }

    /// Writes a change, and removes the segments that nobody needs behind it.
    ///
    /// - Throws: where it cannot be written; then the segment that was written for it is gone too.
    func finish(_ change: Change, _ summary: ChangeSummary, _ before: Before) throws -> ChangeSummary {
        var summary = summary
        let (number, stories): (Int, [Event.Kind: Int])
        do { (number, stories) = try apply(change) } catch {
            // Where the disk is full nobody has room for it.
            if let segment = change.segment, try database.read({ try !$0.segmentNumbers().contains(segment.number) }) {
                try? removeSegment(segment.number)
            }
            throw error
        }
        // The change is there already; what cannot be removed now is a stranger to the next one.
        for segment in change.replaced { try? removeSegment(segment) }
        summary.change = number
        summary.stories = stories
        summary.conflicts = before.folds.conflicts.errors
        (summary.articles, summary.learnedFrom) = try database.read { database in
            (
                try Int.fetchOne(database, sql: "SELECT count(*) FROM article") ?? 0,
                try Int.fetchOne(database, sql: "SELECT articles FROM learned ORDER BY version DESC LIMIT 1") ?? 0
            )
        }
        return summary
    }
}
