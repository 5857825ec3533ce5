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

    /// A fold over some articles by what an index has learned, and by its rules that are about them.
    private func fold(
        _ ids: [String], of news: InventedNews, _ index: IndexWriter, _ folds: IndexFolds, depth: Fold.Depth
    ) throws -> Fold {
        let read = try ReadArticles(
            news.source(ids), options: ReadingOptions(), configuration: index.configuration)
        return try folds.fold(
            SketchedCorpus(
                read, learned: folds.learned, statistics: read.statistics, configuration: folds.configuration(of: ids),
                depth: depth), progress: { _ in })
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
        let all = try index.database.read { try $0.articles(where: "true") }
        #expect(Set(all.map(\.id)) == live, comment)
        let batch = try fold(live.sorted(), of: news, index, before.folds, depth: .duplicates)
        #expect(try groups(reader) == groups(batch), comment)
        let window = isFirst ? all : all.filter { $0.seen >= before.cutoff }
        try checkRules(before.folds.rules, reader, all, comment)
        guard !window.isEmpty else { return }
        let open = try fold(window.map(\.id), of: news, index, before.folds, depth: .stories)
        let found = Set(Dictionary(grouping: window, by: \.story).values.map { Set($0.map(\.id)) })
        let inWindow = Set(window.map(\.id))
        let reachesOut = before.folds.rules.rules.contains { rule in
            rule.kind == .mustLink && rule.ids.contains { !inWindow.contains($0) }
        }
        if reachesOut {
            // What is linked to a closed story is one story with all that is linked to that.
            for story in stories(open) { #expect(found.contains { $0.isSuperset(of: story) }, comment) }
        } else {
            #expect(found == stories(open), comment)
        }
    }

    /// Checks that what rules say holds.
    private func checkRules(
        _ rules: IndexRules, _ reader: IndexReader, _ all: [IndexedArticle], _ comment: Comment
    ) throws {
        let article = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
        for rule in rules.rules {
            guard let a = article[rule.a], let b = article[rule.b ?? rule.a] else { continue }
            let words = Comment(rawValue: "\(comment.rawValue): \(rule.text) of \(rule.scope?.rawValue ?? "both")")
            switch (rule.kind, rule.scope) {
            case (.mustLink, .text): #expect(a.group != nil && a.group == b.group, words)
            case (.mustLink, _): #expect(a.story == b.story, words)
            case (.cannotLink, .text): #expect(a.group == nil || a.group != b.group, words)
            case (.cannotLink, _): #expect(a.story != b.story, words)
            case (.canonical, _): #expect(try reader.story(a.story)?.canonical == rule.a, words)
            }
        }
    }

    @Test(
        "agree on groups and on the stories of the window after any adds, removals, rules and moves",
        arguments: UInt64(1)...4)
    func contract(seed: UInt64) throws {
        let folder = try TestFolder()
        var random = SeededGenerator(seed: seed)
        var news = try InventedNews(articles: 130, seed: seed, days: 20)
        var index = try IndexWriter(folder.path("index"), settings: Self.settings, threads: 2)
        // Mostly as they came out, some of them late.
        var waiting = news.ids
        for _ in 0..<15 { waiting.swapAt(random.below(waiting.count), random.below(waiting.count)) }
        var live: Set<String> = []
        var step = 0
        while step < 10 {
            step += 1
            let isFirst = live.isEmpty
            switch isFirst || step == 2 ? 0 : waiting.isEmpty ? 5 + random.below(6) : random.below(11) {
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
            case 8, 9: try decide(index, live, &random)
            case 10:
                index = try moved(index, to: folder.path("index \(step)"), in: folder)
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

    /// Gives an index some rules about articles that are there, and takes some back.
    private func decide(_ index: IndexWriter, _ live: Set<String>, _ random: inout SeededGenerator) throws {
        let standing = try index.before().folds.rules.rules
        for _ in 0..<4 {
            let two = random.shuffled(live.sorted()).prefix(2)
            let scope: OverrideRule.Scope = random.chance(0.5) ? .story : .text
            var rule = OverrideRule(random.chance(0.5) ? .mustLink : .cannotLink, two[0], two[1], of: scope, line: 1)
            // Two of one story may be in conflict; that has a test of its own.
            if random.chance(0.2), !standing.contains(where: { $0.kind == .canonical }) {
                rule = OverrideRule(.canonical, two[0], of: nil, line: 1)
            }
            let events = try IndexReader(index.folder.path).events(most: .max)
            do {
                _ = try index.override(by: OverrideFile(path: "rules.csv", rules: [rule]))
            } catch let error as CorpusError {
                #expect(error.code == .badInput, "\(error)")
                #expect(try IndexReader(index.folder.path).events(most: .max) == events)
            }
        }
        if let rule = standing.first, random.chance(0.5) { _ = try index.override(by: nil, undoing: [rule.line]) }
    }

    /// The same index in another folder, from a file.
    private func moved(_ index: IndexWriter, to path: String, in folder: TestFolder) throws -> IndexWriter {
        func export(_ path: String, to file: String) throws -> [UInt8] {
            try OutputSet.writeFile(at: folder.path(file)) { (sink) throws(CorpusError) in
                do { try IndexReader(path).export(to: sink, threads: 2) } catch { throw error as! CorpusError }
            }
            return try folder.bytes(file)
        }
        let file = try export(index.folder.path, to: "export")
        _ = try IndexWriter.importing(folder.path("export"), into: path, threads: 2)
        #expect(try export(path, to: "again") == file)
        return try IndexWriter(path, threads: 2)
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
