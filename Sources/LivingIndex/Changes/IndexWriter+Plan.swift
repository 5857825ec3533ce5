import Corpus
import GRDB
import Storyfold

/// The folds that tell what a change does.
extension IndexWriter {
    /// What is there before a change.
    struct Before {
        var folds: IndexFolds
        let horizon: Int64?
        let cutoff: Int64
        let articles: Int
        /// How many articles each segment was written with.
        let sizes: [Int: Int]
        let nextKey: Int
        let nextSegment: Int
    }

    func before() throws -> Before {
        let (folder, openDays) = (self.folder, settings.openDays)
        let (learned, rules, horizon, articles, sizes, key, segment) = try database.read { database in
            let sizes = try Row.fetchAll(database, sql: "SELECT number, articles FROM segment").map {
                (number: $0[0] as Int, articles: $0[1] as Int)
            }
            return (
                try database.learned(folder), try database.rules(folder),
                try database.horizon(folder),
                try Int.fetchOne(database, sql: "SELECT count(*) FROM article") ?? 0, sizes,
                try database.number("key", folder), try database.number("segment", folder)
            )
        }
        return Before(
            folds: IndexFolds(
                learned: learned, segments: try folder.open(sizes.map(\.number), configuration),
                configuration: configuration, rules: rules),
            horizon: horizon, cutoff: Horizon.cutoff(horizon, openDays: openDays), articles: articles,
            sizes: Dictionary(uniqueKeysWithValues: sizes.map { ($0.number, $0.articles) }), nextKey: key + 1,
            nextSegment: segment + 1)
    }

    /// The articles that hang together with some.
    func articles(ofComponents components: Set<Int>) throws -> [IndexedArticle] {
        try database.read { database in
            try components.sorted().flatMap { try database.articles(where: "component = ?", [$0]) }
        }
    }

    /// The parts of the index that may hold what is in a pair with new articles.
    func components(near new: SketchedCorpus, _ before: Before) throws -> Set<Int> {
        var components: Set<Int> = []
        for (number, segment) in before.folds.segments.sorted(by: { $0.key < $1.key }) {
            let near = try segment.articles(near: new)
            try database.read { database in
                let statement = try database.cachedStatement(
                    sql: "SELECT component FROM article WHERE segment = ? AND place = ?")
                for place in near {
                    if let component = try Int.fetchOne(statement, arguments: [number, place]) {
                        components.insert(component)
                    }
                }
            }
        }
        return components
    }

    /// The parts of the index that rules bring together with some articles.
    func components(tiedTo ids: some Sequence<String>, _ rules: IndexRules) throws -> Set<Int> {
        let pairs = rules.pairs
        guard !pairs.isEmpty else { return [] }
        let some = Set(ids.map { Array($0.utf8) })
        let others = pairs.flatMap { pair in
            [(pair.a, pair.b), (pair.b, pair.a)].filter { some.contains(Array($0.0.utf8)) }.map(\.1)
        }
        return try database.read { database in
            Set(
                try others.compactMap { id in
                    try Int.fetchOne(database, sql: "SELECT component FROM article WHERE id = ?", arguments: [id])
                })
        }
    }

    /// Finds the stories of the open window, unless nothing in it has changed.
    ///
    /// - Parameters:
    ///   - new: those of the new articles that are in the window.
    ///   - changed: articles of the index that are gone, or are among the new ones with other content.
    ///   - always: whether they are found also where nothing has changed.
    func findStories(
        _ change: inout Change, new: IndexFolds.New?, changed: Set<Int>, _ before: Before, always: Bool = false,
        progress: ProgressHandler
    ) throws {
        let cutoff = change.cutoff
        let (window, hasMoved) = try database.read { database in
            (
                // What came without a date when there was no news of any day is dated by the first that there is.
                try database.articles(where: "seen >= ? OR seen = 0 AND NOT \(Horizon.isDated)", [cutoff]),
                try Int.fetchOne(
                    database, sql: "SELECT 1 FROM article WHERE seen >= ? AND seen < ? LIMIT 1",
                    arguments: [min(before.cutoff, cutoff), max(before.cutoff, cutoff)]) != nil
            )
        }
        let left = window.filter { !changed.contains($0.key) }
        guard always || hasMoved || left.count < window.count || new != nil else { return }
        for article in left { change.known[article.key] = article }
        guard !left.isEmpty || new != nil else {
            change.window = StoryPlacements.none
            return
        }
        let (fold, keys) = try before.folds.fold(left, new, depth: .stories, progress: progress)
        change.window = StoryPlacements(fold, keys: keys)
    }

    /// Finds the stories that articles join which are too late for the window: those of a fold over what came out at about
    /// their time, in which nothing else moves.
    func findLatecomers(
        _ change: inout Change, new: IndexFolds.New, seen: [Int64], changed: Set<Int>, _ before: Before,
        progress: ProgressHandler
    ) throws {
        let days = Int64(settings.openDays) * CalendarDay.seconds
        let order = seen.indices.sorted { seen[$0] < seen[$1] }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, seen[order[end]] - seen[order[end - 1]] <= 2 * days { end += 1 }
            let some = order[start..<end].sorted()
            let known = try database.read { database in
                try database.articles(
                    where: "seen BETWEEN ? AND ?",
                    [seen[order[start]].clampedSum(-days), seen[order[end - 1]].clampedSum(days)])
            }.filter { !changed.contains($0.key) }
            let (fold, keys) = try before.folds.fold(known, new.some(some), depth: .stories, progress: progress)
            let storyOf = Dictionary(uniqueKeysWithValues: known.map { ($0.key, $0.story) })
            for story in StoryPlacements(fold, keys: keys).stories {
                let late = story.members.filter { storyOf[$0] == nil }
                guard !late.isEmpty else { continue }
                var counts: [Int: Int] = [:]
                for member in story.members { if let number = storyOf[member] { counts[number, default: 0] += 1 } }
                let joins = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
                change.latecomers.append(.init(keys: late, joins: joins, story: story))
                for article in known where article.story == joins { change.known[article.key] = article }
            }
            start = end
        }
    }

    /// The segments that the next one is to stand for too: of each size there are a few at most, so that their number grows
    /// with the logarithm of the articles.
    func segmentsToMerge(with count: Int, _ before: Before) -> [Int] {
        var merged: [Int] = []
        var total = count
        while true {
            let tier = Self.tier(of: total)
            let more = before.sizes.filter { !merged.contains($0.key) && Self.tier(of: $0.value) <= tier }
            let sum = total + more.values.reduce(0, +)
            guard more.count >= Self.mostOfTier, sum <= Self.mostMerged else { return merged.sorted() }
            merged += more.keys
            total = sum
        }
    }

    /// Segments of about one size that may stand beside each other.
    private static let mostOfTier = 7
    /// An article is written once more seven times at most as adds go on, and no add has to write more articles than so.
    private static let mostMerged = 1 << 16

    private static func tier(of articles: Int) -> Int { (Int.bitWidth - max(1, articles).leadingZeroBitCount) / 3 }
}

/// Some of other articles.
struct SomeArticles: StoredArticles {
    private let all: any StoredArticles
    private let positions: [Int]

    init(of all: any StoredArticles, positions: [Int]) { (self.all, self.positions) = (all, positions) }

    var count: Int { positions.count }

    func batch(of range: Range<Int>) throws(CorpusError) -> ArticleBatch {
        var batch = ArticleBatch()
        for position in positions[range] { batch.append(try all.batch(of: position..<position + 1)) }
        return batch
    }
}
