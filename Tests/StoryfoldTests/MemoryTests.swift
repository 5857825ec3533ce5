import Foundation
import Storyfold
import Synchronization
import Testing

@Suite("Articles that are in memory")
struct MemoryTests {
    private static let ferry = """
        A ferry lost its rudder off Orlen and drifted for six hours before two tugs from Sundmere brought it in.
        """
    private static let articles = [
        InputArticle(
            id: "a1",
            text: Self.ferry,
            title: "Ferry adrift off Orlen", published: "2024-04-04T09:30:00Z", source: "Harbour Post"),
        InputArticle(
            id: "a2",
            text: Self.ferry,
            title: "Tugs bring ferry in", published: "5 April 2024", source: "Isle Gazette"),
        InputArticle(
            id: "b1",
            text: "The baker Ilse Marran won the prize of the coast with a rye loaf that the judges called the best."),
        InputArticle(id: "c1", text: ""),
    ]

    @Test("They fold as a file of the same records does, all fields and every size included")
    func asFile() throws {
        var all = Self.articles
        // More than one chunk, with copies that are far from each other.
        for number in 0..<900 {
            let text = Array(repeating: "word\(number % 500)", count: 90).enumerated().map { "\($1) part\($0)" }
            all.append(
                InputArticle(
                    id: "n\(number)", text: text.joined(separator: " "), published: "2024-04-\(1 + number % 9 + 10)",
                    source: "Outlet \(number % 7)", url: "https://outlet.example/\(number)", language: "en"))
        }
        let folder = try TemporaryFolder()
        let lines = all.map { article in
            let fields = [
                ("id", article.id), ("text", article.text), ("title", article.title), ("published", article.published),
                ("source", article.source), ("url", article.url), ("language", article.language),
            ]
            let members = fields.compactMap { name, value in value.map { "\"\(name)\":\"\($0)\"" } }
            return "{\(members.joined(separator: ","))}"
        }
        for extent in [Configuration.Extent.duplicates, .stories] {
            var configuration = Configuration(threads: 2)
            configuration.extent = extent
            let count = extent == .stories ? 60 : all.count
            let (articles, lines) = (Array(all[..<count]), lines[..<count])
            let path = try folder.write("\(extent).jsonl", Array(lines.joined(separator: "\n").utf8))
            let inMemory = try Fold(articles, configuration: configuration)
            let fromFile = try Fold(paths: [path], configuration: configuration)
            #expect(inMemory.articleCount == articles.count)
            #expect(inMemory.groups.count >= (extent == .stories ? 1 : 400))
            #expect(inMemory.result == fromFile.result)
            for position in stride(from: 0, to: articles.count, by: 97) {
                var article = inMemory.article(position)
                // Nobody asks a file for it where only duplicates are looked for.
                if extent == .duplicates { article.language = nil }
                #expect(article == fromFile.article(position))
            }
            #expect(try Fold(articles.reversed(), configuration: configuration).result == inMemory.result)
        }
    }

    @Test("A sequence that comes bit by bit is folded once all is there")
    func sequence() async throws {
        let (stream, continuation) = AsyncStream<InputArticle>.makeStream()
        for article in Self.articles { continuation.yield(article) }
        continuation.finish()
        let fold = try await Fold(stream)
        let inMemory = try Fold(Self.articles)
        #expect(fold.result == inMemory.result)
        let coded = try JSONEncoder().encode(fold.result)
        #expect(try JSONDecoder().decode(FoldResult.self, from: coded) == fold.result)
        #expect(fold.result.groups.map(\.members) == [["a1", "a2"]])
        #expect(fold.result.articles.map(\.id) == ["a1", "a2", "b1", "c1"])
        #expect(fold.result.articles[1].group == "a1" && fold.result.articles[1].relation == .exact)
        #expect(fold.result.pairs.map(\.jaccard) == [1])
        let story = try #require(fold.result.stories.first)
        #expect(story.first == "2024-04-04T09:30:00Z" && story.last == "2024-04-05")
    }

    @Test("Two articles with one id are refused, as is an option outside its range: with place and remedy")
    func errors() {
        let twins = [InputArticle(id: "a", text: "One."), InputArticle(id: "a", text: "Two.")]
        #expect {
            try Fold(twins)
        } throws: { error in
            guard let error = error as? StoryfoldError else { return false }
            return error.code == .badInput && error.place == "articles:2, id \"a\""
                && error.problem == "the id is taken by articles:1" && error.remedy == "give every article its own id"
        }
        var configuration = Configuration()
        configuration.threads = 0
        #expect {
            try Fold(Self.articles, configuration: configuration)
        } throws: { error in
            (error as? StoryfoldError)
                == StoryfoldError(.usage, at: "threads", "found 0", remedy: "allowed: 1 to 1024")
        }
        #expect {
            try Fold(paths: ["/nowhere/at-all.jsonl"])
        } throws: { error in
            (error as? StoryfoldError)?.code == .noInput
        }
    }

    @Test("None of them fold to nothing, a file without any to an error", arguments: Configuration.Extent.allCases)
    func none(_ extent: Configuration.Extent) async throws {
        var configuration = Configuration()
        configuration.extent = extent
        let fold = try Fold([InputArticle](), configuration: configuration)
        #expect(fold.articleCount == 0 && fold.groups.isEmpty && fold.stories.isEmpty)
        #expect(try JSONEncoder().encode(fold.result).count > 2)
        let streamed = try await Fold(AsyncStream<InputArticle> { $0.finish() }, configuration: configuration)
        #expect(streamed.articleCount == 0)
        let folder = try TemporaryFolder()
        let path = try folder.write("none.jsonl", "")
        let error = #expect(throws: StoryfoldError.self) { try Fold(paths: [path], configuration: configuration) }
        #expect(error?.code == .noInput)
    }

    @Test("Two articles are explained by their ids, where the fold has kept what that needs")
    func explanation() throws {
        var configuration = Configuration()
        configuration.extent = .explanations
        let fold = try Fold(Self.articles, configuration: configuration)
        let same = try fold.explain("a1", "a2")
        #expect(same.verdict == .sameText && same.jaccard == 1 && same.path == ["a1", "a2"] && same.cosine == nil)
        let other = try fold.explain("a1", "b1")
        #expect(other.verdict == .neither && other.jaccard == 0 && other.path.isEmpty)
        #expect(try #require(other.storySimilarity) < #require(other.storyThreshold))
        #expect(other.onlyInA.contains("Orlen") && other.onlyInB.contains("Ilse Marran"))
        for (a, b) in [("a1", "nobody"), ("a1", "a1")] {
            #expect(throws: StoryfoldError.self) { try fold.explain(a, b) }
        }
        #expect(throws: StoryfoldError.self) { try Fold(Self.articles).explain("a1", "a2") }
    }

    @Test("Progress is told, stage by stage")
    func progress() throws {
        let stages = Mutex<[String]>([])
        _ = try Fold(Self.articles) { progress in stages.withLock { $0.append(progress.stage) } }
        let told = stages.withLock { $0 }
        #expect(told.first == "reading" && Set(told).count > 2)
    }

    @Test("A handler that throws ends the fold, at whatever stage")
    func cancellation() throws {
        struct Enough: Error {}
        let told = Mutex<Set<String>>([])
        _ = try Fold(Self.articles) { progress in told.withLock { _ = $0.insert(progress.stage) } }
        for last in told.withLock({ $0 }).sorted() {
            #expect {
                _ = try Fold(Self.articles) { progress in if progress.stage == last { throw Enough() } }
            } throws: { error in
                (error as? StoryfoldError)?.code == .cancelled
            }
        }
    }

    @Test("A fold ends with its task", .timeLimit(.minutes(1)))
    func cancelledTask() async throws {
        let (begun, tellBegun) = AsyncStream.makeStream(of: Void.self)
        let goOn = DispatchSemaphore(value: 0)
        let isFirst = Mutex(true)
        let articles = Self.articles
        let task = Task {
            try await Fold(
                AsyncStream { stream in
                    for article in articles { stream.yield(article) }
                    stream.finish()
                }
            ) { _ in
                guard
                    isFirst.withLock({ first in
                        defer { first = false }; return first
                    })
                else { return }
                tellBegun.yield()
                goOn.wait()
            }
        }
        for await _ in begun { break }
        task.cancel()
        // It does not wait for the work, which has not gone on yet.
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        goOn.signal()
    }

    @Test("A fold leaves no variable in the environment of its process")
    func environment() throws {
        _ = try Fold(Self.articles)
        // What the process began with, whichever test has loaded the library of matrix products.
        let beginning = String(decoding: try Data(contentsOf: URL(filePath: "/proc/self/environ")), as: UTF8.self)
        let given = beginning.split(separator: "\0").filter { $0.hasPrefix("OPENBLAS_") }.map(String.init)
        let now = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("OPENBLAS_") }
        #expect(now.map { "\($0.key)=\($0.value)" }.sorted() == given.sorted())
    }
}
