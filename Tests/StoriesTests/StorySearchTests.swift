import Corpus
import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Story search")
struct StorySearchTests {
    /// Articles about some events: names and things of the event among words that all share.
    static func documents(events: Int, perEvent: Int, seed: UInt64, dated: Bool = true) -> [PlainDocument] {
        var random = SeededGenerator(seed: seed)
        let syllables = ["ka", "lo", "mi", "ru", "se", "ton", "ver", "dan", "pel", "or", "ish", "gru"]
        func word(_ length: Int) -> String { (0..<length).map { _ in random.pick(syllables) }.joined() }
        let common = (0..<300).map { _ in word(2) }
        let function = ["the", "of", "and", "in", "that", "was", "for", "with", "which", "after"]
        var documents: [PlainDocument] = []
        for event in 0..<events {
            let own = (0..<25).map { _ in word(4) }
            let day = Int64(random.below(300))
            for article in 0..<perEvent {
                func words(_ count: Int) -> String {
                    (0..<count).map { _ in
                        random.chance(0.4) ? random.pick(function) : random.pick(random.chance(0.7) ? own : common)
                    }.joined(separator: " ")
                }
                let hours = 24 * (20_000 + day) + Int64(random.below(6))
                documents.append(
                    PlainDocument(
                        "event\(100 + event)-\(article)", words(120), title: words(7), source: "source\(article)",
                        published: dated ? hours * 3_600 : nil))
            }
        }
        return documents
    }

    static func words(of corpus: Corpus) -> WordTable {
        try! WordTable(of: corpus.batches, tokenizer: Tokenizer(), threads: 1)
    }

    /// Words that nobody has seen, hardly one twice.
    private static func invented(_ count: Int, _ random: inout SeededGenerator) -> [String] {
        let syllables = ["ba", "rek", "tum", "vol", "zin", "har", "ost", "pe", "lug", "mir"]
        return (0..<count).map { _ in (0..<4).map { _ in random.pick(syllables) }.joined() }
    }

    private func run(_ corpus: Corpus, threads: Int = 1, tightness: Double = 1) -> StoryResult {
        var options = StoryOptions()
        options.tightness = tightness
        return try! StorySearch(options: options, tokenizer: Tokenizer(), threads: threads)
            .run(on: corpus, words: Self.words(of: corpus), versions: Array(0..<corpus.count))
    }

    @Test("The stories are a partition of the versions, in the order of their first")
    func partition() {
        for tightness in [0.25, 1, 4] {
            let corpus = Corpus(
                Self.documents(events: 20, perEvent: 4, seed: 1) + [PlainDocument("zz", ""), PlainDocument("zy", "")])
            let result = run(corpus, tightness: tightness)
            #expect(result.stories.flatMap { $0 }.sorted() == Array(0..<corpus.count))
            #expect(result.stories.allSatisfy { $0 == $0.sorted() && !$0.isEmpty })
            #expect(result.stories.map { $0[0] } == result.stories.map { $0[0] }.sorted())
            // Versions with no words are stories of their own.
            #expect(result.stories.contains([corpus.count - 1]))
            #expect(result.stories.contains([corpus.count - 2]))
        }
    }

    @Test("Reports of one event are one story and those of different events are not", arguments: [true, false])
    func events(dated: Bool) {
        let corpus = Corpus(Self.documents(events: 25, perEvent: 4, seed: 2, dated: dated))
        let expected = (0..<25).map { event in (0..<4).map { event * 4 + $0 } }
        #expect(run(corpus).stories == expected)
    }

    @Test("A tighter threshold never makes fewer stories on separable events")
    func tightness() {
        let corpus = Corpus(Self.documents(events: 25, perEvent: 4, seed: 3))
        let counts = [0.25, 0.5, 1, 2, 4].map { run(corpus, tightness: $0).stories.count }
        #expect(counts == counts.sorted())
    }

    @Test("Neither the order of the input nor the number of threads changes the stories or their figures")
    func determinism() {
        let documents = Self.documents(events: 40, perEvent: 3, seed: 4)
        let expected = run(Corpus(documents))
        var random = SeededGenerator(seed: 5)
        for threads in [1, 2, 3] {
            let corpus = Corpus(random.shuffled(documents))
            let result = run(corpus, threads: threads)
            #expect(result.stories == expected.stories)
            for story in result.stories {
                #expect(result.centralities(of: story) == expected.centralities(of: story))
            }
        }
    }

    @Test("Versions further apart than the window, or in different languages, are never one story")
    func apart() {
        let text = Self.documents(events: 1, perEvent: 2, seed: 6).map(\.text)
        let day: Int64 = 86_400
        func stories(_ first: (String, Int64?), _ second: (String, Int64?)) -> [[Int]] {
            run(
                Corpus([
                    PlainDocument("1", text[0], language: first.0, published: first.1),
                    PlainDocument("2", text[0] + " " + text[1], language: second.0, published: second.1),
                ])
            ).stories
        }
        let window = Int64(StoryOptions().windowDays)
        #expect(stories(("en", 0), ("en", (window + 1) * day)) == [[0], [1]])
        #expect(stories(("en", 0), ("de", 0)) == [[0], [1]])
    }

    @Test("Centrality is the mean similarity to the others, and similarity the product of the rows")
    func centralities() {
        let corpus = Corpus(Self.documents(events: 10, perEvent: 5, seed: 7))
        let result = run(corpus)
        #expect(result.stories.count { $0.count > 1 } > 5)
        for story in result.stories where story.count > 1 {
            for (version, centrality) in zip(story, result.centralities(of: story)) {
                let others = story.filter { $0 != version }.map { result.similarity(version, $0) }
                #expect(abs(centrality - others.reduce(0, +) / Double(others.count)) < 1e-5)
                #expect(result.similarity(version, version) == 1)
            }
        }
        #expect(result.centralities(of: [3]) == [0])
    }

    @Test("The terms of a story are words that its versions share, as they write them")
    func terms() {
        let documents = Self.documents(events: 12, perEvent: 4, seed: 8)
        let corpus = Corpus(documents)
        let result = run(corpus)
        #expect(result.stories.count { $0.count > 1 } > 5)
        for story in result.stories where story.count > 1 {
            let terms = try! result.terms(
                of: story, canonical: story[0], versions: Array(0..<corpus.count), in: corpus,
                words: Self.words(of: corpus), tokenizer: Tokenizer())
            #expect((1...8).contains(terms.count))
            #expect(Set(terms).count == terms.count)
            for term in terms {
                #expect(story.contains { (documents[$0].title + " " + documents[$0].text).contains(term) })
                #expect(!["the", "of", "and", "in", "that", "was", "for"].contains(term))
            }
        }
    }

    @Test(
        "Reports nine days apart over two months do not part each other, in a corpus of little else",
        arguments: ["en", "pl"])
    func longStory(language: String) {
        var random = SeededGenerator(seed: 11)
        func words(_ count: Int) -> [String] { Self.invented(count, &random) }
        func report(_ id: String, _ own: [String], day: Int64) -> PlainDocument {
            PlainDocument(
                id, (own + words(14)).joined(separator: " "), title: own.prefix(4).joined(separator: " "),
                source: "source\(day % 2)", language: language,
                published: (19_700 + day) * 86_400)
        }
        let (trial, storm, recall) = (words(12), words(12), words(12))
        let documents =
            (0..<8).map { report("a\($0)", trial, day: 9 * Int64($0)) }
            + [report("b0", storm, day: 12), report("b1", storm, day: 13), report("c0", recall, day: 37)]
        // The alike pairs beyond the window must not pass for the likeness of unlike texts.
        let stories = run(Corpus(documents)).stories
        #expect(stories.filter { $0.count == 1 } == [[10]] && stories.contains([8, 9]), "\(stories)")
    }

    @Test("Reports eight days apart are one story beside two weeks of other news")
    func longStoryAmongOthers() {
        var random = SeededGenerator(seed: 13)
        func words(_ count: Int) -> [String] { Self.invented(count, &random) }
        let trial = words(12)
        let reports = (0..<6).map { number in
            PlainDocument(
                "a\(number)", (trial + words(14)).joined(separator: " "), language: "en",
                published: (19_700 + 8 * Int64(number)) * 86_400)
        }
        let others = (0..<26).map { number in
            PlainDocument(
                "b\(number)", words(36).joined(separator: " "), language: "en",
                published: (19_730 + Int64(number % 14)) * 86_400)
        }
        let stories = run(Corpus(reports + others)).stories
        #expect(stories.filter { $0.count > 1 } == [[0, 1, 2, 3, 4, 5]], "\(stories)")
    }

    @Test("Two events of one company on one day are two stories in a corpus of few, whose reports are near one another")
    func relatedEvents() {
        var random = SeededGenerator(seed: 12)
        func words(_ count: Int) -> [String] { Self.invented(count, &random) }
        func report(_ id: String, _ words: [String], day: Int64) -> PlainDocument {
            PlainDocument(
                id, words.joined(separator: " "), title: words.prefix(4).joined(separator: " "), language: "en",
                published: (19_700 + day) * 86_400)
        }
        let company = words(10)
        let events = [words(20), words(20)]
        let reports = events.enumerated().flatMap { number, event in
            (0..<2).map { report("a\(number)\($0)", company + event + words(6), day: 10) }
        }
        let others = (0..<24).map { report("b\($0)", words(36), day: $0) }
        let corpus = Corpus(reports + others)
        let similarity = run(corpus)
        #expect(similarity.similarity(0, 2) > 0.25, "they are neighbours")
        #expect(similarity.stories.filter { $0.count > 1 } == [[0, 1], [2, 3]], "\(similarity.stories)")
    }

    @Test("No versions make no stories, and one makes one")
    func few() {
        #expect(run(Corpus([PlainDocument]())).stories.isEmpty)
        #expect(run(Corpus([PlainDocument("a", "One ferry only")])).stories == [[0]])
    }

    /// A code of three letters that no language has, or nearly none.
    private func code(_ number: Int) -> String {
        let letters = Array("qxwabcdefghijklmnoprstuvyz").map(String.init)
        return letters[number / 676] + letters[number / 26 % 26] + letters[number % 26]
    }

    @Test("A language for each version takes no more than one for all, near enough")
    func manyLanguages() {
        let growth = growth(from: 200, by: 8) { count in
            let corpus = Corpus(
                (0..<count).map { number in
                    let words = (0..<6).map { "word\(number)x\($0)" }.joined(separator: " ")
                    return PlainDocument("a\(10_000 + number)", words, language: code(number))
                })
            #expect(run(corpus).stories.count == count)
        }
        #expect(growth < 24, "\(growth) times as long for 8 times the languages")
    }

    @Test("Languages of which nothing is known have the same terms, and their versions are still apart")
    func unknownLanguages() {
        let texts = (0..<6).map { PlainDocument("a\($0)", "Skerren ferry adrift in fog", language: code($0 % 2)) }
        let result = run(Corpus(texts))
        #expect(result.stories == [[0, 2, 4], [1, 3, 5]])
        let apart = run(Corpus([texts[0], texts[2], texts[4]]))
        #expect(result.similarity(0, 2) == apart.similarity(0, 1))
    }

    @Test("Where stories would not fit into memory the search stops before it, and says how much would do")
    func memory() throws {
        let corpus = Corpus(Self.documents(events: 40, perEvent: 10, seed: 6))
        func run(_ bytes: Int) throws -> Int {
            try StorySearch(options: StoryOptions(), tokenizer: Tokenizer(), threads: 1, memoryBytes: bytes)
                .run(on: corpus, words: Self.words(of: corpus), versions: Array(0..<corpus.count)).stories.count
        }
        let error = try #require(throws: CorpusError.self) { try run(100 * 2_000) }
        #expect(error.code == .memory)
        #expect(error.problem.contains("400 versions"))
        #expect(error.remedy.contains("GB"))
        #expect(try run(400 * 20_000) > 0)
    }
}
