import Corpus
import Fixtures
import Storyfold
import Testing

@testable import LivingIndex

/// What an index says of groups and stories is what folds say that know nothing of it.
@Suite("An index and the batch")
struct ContractTests {
    private static let openDays = 6

    private static var settings: IndexSettings {
        var settings = IndexSettings()
        settings.openDays = openDays
        return settings
    }

    /// What is said of a group, by ids.
    private struct Group: Hashable, CustomStringConvertible {
        var canonical: String
        var members: Set<String>
        var weakest: Double
        var reasons: String

        var description: String { "\(canonical) of \(members.sorted()) \(weakest) \(reasons)" }
    }

    private func groups(_ fold: Fold) -> Set<Group> {
        Set(
            fold.groups.map { group in
                Group(
                    canonical: fold.article(group.canonical).id,
                    members: Set(group.members.map { fold.article($0.article).id }), weakest: group.weakest,
                    reasons: group.reasons)
            })
    }

    private func groups(_ reader: IndexReader) throws -> Set<Group> {
        Set(
            try reader.groups(most: .max).map { group in
                Group(
                    canonical: group.canonical ?? "", members: Set(group.members.map(\.id)), weakest: group.weakest,
                    reasons: group.reasons)
            })
    }

    /// A fold over some articles by what an index has learned, or by what they teach themselves.
    private func fold(
        _ ids: some Sequence<String>, of news: InventedNews, _ index: IndexWriter, learned: LearnedState?,
        depth: Fold.Depth
    ) throws -> Fold {
        let read = try ReadArticles(
            news.source(ids), options: ReadingOptions(), configuration: index.configuration)
        return try Fold(
            SketchedCorpus(
                read, learned: learned, statistics: read.statistics, configuration: index.configuration, depth: depth))
    }

    private func stories(_ fold: Fold) -> Set<Set<String>> {
        Set(
            fold.stories.map { story in Set(story.versions.flatMap { $0.members.map { fold.article($0.article).id } }) }
        )
    }

    /// Checks an index against folds over what has to be in it.
    private func check(
        _ index: IndexWriter, _ news: InventedNews, live: Set<String>, isFirst: Bool, _ comment: Comment
    ) throws {
        let reader = try IndexReader(index.folder.path)
        #expect(try reader.verify(threads: 2) == [], comment)
        let before = try index.before()
        let learned = try #require(before.learned)
        let all = try index.database.read { try $0.articles(where: "true") }
        #expect(Set(all.map(\.id)) == live, comment)
        let batch = try fold(live.sorted(), of: news, index, learned: learned, depth: .duplicates)
        #expect(try groups(reader) == groups(batch), comment)
        let window = isFirst ? all : all.filter { $0.seen >= before.cutoff }
        guard !window.isEmpty else { return }
        let open = try fold(window.map(\.id), of: news, index, learned: learned, depth: .stories)
        let found = Set(Dictionary(grouping: window, by: \.story).values.map { Set($0.map(\.id)) })
        #expect(found == stories(open), comment)
    }

    @Test("agree on groups and on the stories of the window after any adds and removals", arguments: UInt64(1)...3)
    func contract(seed: UInt64) throws {
        let folder = try TestFolder()
        var random = SeededGenerator(seed: seed)
        var news = try InventedNews(articles: 130, seed: seed, days: 20)
        let index = try IndexWriter(folder.path("index"), settings: Self.settings, threads: 2)
        // Mostly as they came out, some of them late.
        var waiting = news.ids
        for _ in 0..<15 { waiting.swapAt(random.below(waiting.count), random.below(waiting.count)) }
        var live: Set<String> = []
        var step = 0
        while step < 8 {
            step += 1
            let isFirst = live.isEmpty
            switch isFirst || step == 2 ? 0 : waiting.isEmpty ? 5 + random.below(3) : random.below(8) {
            case 5 where live.count > 8:
                let gone = random.shuffled(live.sorted()).prefix(1 + random.below(8))
                _ = try index.remove(Array(gone))
                live.subtract(gone)
                waiting += gone
            case 6 where live.count > 8:
                let some = random.shuffled(live.sorted()).prefix(4)
                for id in some.prefix(2) { try news.rewrite(id, with: some[some.startIndex + 2]) }
                let summary = try index.add(news.source(some), options: ReadingOptions())
                #expect(summary.unchanged >= 2)
            case 7 where step > 4: _ = try index.compact()
            default:
                let some = waiting.prefix(1 + random.below(isFirst ? 60 : 30))
                guard !some.isEmpty else { continue }
                waiting.removeFirst(some.count)
                _ = try index.add(news.source(some), options: ReadingOptions())
                live.formUnion(some)
            }
            try check(index, news, live: live, isFirst: isFirst, "seed \(seed), step \(step)")
        }
    }

    @Test("An index of one add, and one that was compacted, has the groups of a plain fold")
    func plainGroups() throws {
        let folder = try TestFolder()
        let news = try InventedNews(articles: 200, seed: 9, days: 20)
        let index = try IndexWriter(folder.path("index"), settings: Self.settings, threads: 2)
        _ = try index.add(news.source(news.ids.prefix(120)), options: ReadingOptions())
        func plain(_ ids: some Sequence<String>) throws -> Fold {
            try Fold(
                SketchedCorpus(
                    news.source(ids), options: ReadingOptions(), configuration: index.configuration, depth: .stories))
        }
        let first = try plain(news.ids.prefix(120))
        let reader = try IndexReader(folder.path("index"))
        #expect(try groups(reader) == groups(first))
        #expect(groups(first).count > 10)
        let all = try index.database.read { try $0.articles(where: "true") }
        #expect(
            Set(Dictionary(grouping: all, by: \.story).values.map { Set($0.map(\.id)) }) == stories(first))
        for start in stride(from: 120, to: 200, by: 27) {
            _ = try index.add(news.source(news.ids[start..<min(200, start + 27)]), options: ReadingOptions())
        }
        _ = try index.compact()
        #expect(try groups(reader) == groups(plain(news.ids)))
    }

    @Test("The same adds give the same index, whatever the order in each and the threads")
    func determinism() throws {
        let folder = try TestFolder()
        let news = try InventedNews(articles: 150, seed: 4, days: 15)
        var random = SeededGenerator(seed: 1)
        var logs: [[Event]] = []
        var segments: [[UInt8]] = []
        for threads in [1, 3] {
            let path = folder.path("index\(threads)")
            let index = try IndexWriter(path, settings: Self.settings, threads: threads)
            for start in stride(from: 0, to: 150, by: 50) {
                _ = try index.add(
                    news.source(random.shuffled(Array(news.ids[start..<start + 50]))), options: ReadingOptions())
            }
            logs.append(try IndexReader(path).events(most: .max))
            segments.append(try folder.bytes("index\(threads)/segments/3.segment"))
        }
        #expect(logs[0] == logs[1])
        #expect(logs[0].count > 100)
        #expect(segments[0] == segments[1])
    }
}
