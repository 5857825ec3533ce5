import Corpus
import Fixtures
import NearDuplicates
import Testing

/// Corpora that are one text over and over, or nearly so: work by the square of their size would not end.
@Suite("Crowds of like texts")
struct CrowdTests {
    #if DEBUG
        private static let articles = 3_000
    #else
        private static let articles = 60_000
    #endif
    private let options = DuplicateOptions()

    @Test("Copies of one text are one counted set: the choice is asked about one text, and each copy is listed once")
    func identical() {
        let count = 10 * Self.articles
        let texts = Array(repeating: "rain", count: count)
        var asked: [Int] = []
        let result = duplicates(of: Corpus(EditedTexts.documents(texts)), options) { question in
            asked.append(question.texts.count)
            #expect(question.eligible.count == count && question.members.count == count)
            return (question.eligible[0], "first")
        }
        #expect(asked == [1])
        #expect(result.groups.map(\.members.count) == [count])
        #expect(result.pairCount(.texts) == count - 1)
        #expect(result.pairCount(.all) == count * (count - 1) / 2)
        let listed = pairs(of: result, .texts)
        #expect(listed.map(\.a) == Array(repeating: 0, count: count - 1))
        #expect(listed.map(\.b) == Array(1..<count))
        #expect(listed.allSatisfy { $0.isExact })
    }

    @Test("Near copies of one text are one group, each verified against its canonical, without all of their pairs")
    func nearCopies() throws {
        let count = Self.articles
        let texts = (0..<count).map {
            "the weather service of the northern coast says that rain will fall on town\($0) from the early evening until noon"
        }
        let plain = PlainDuplicates(Array(texts.prefix(40)), width: options.shingleWidth)
        #expect(plain.pairs(options).count == 40 * 39 / 2)
        let result = duplicates(of: Corpus(EditedTexts.documents(texts)), options)
        #expect(result.groups.map(\.members.count) == [count])
        // All pairs would be count / 2 for each text.
        #expect(result.candidateCount <= 43 * (1 << 17 + 4 * count))
        #if !DEBUG
            #expect(result.candidateCount < 300 * count)
        #endif
        #expect(result.pairCount(.texts) == result.candidateCount)
    }

    @Test("Texts that share a frame and no more are compared a few times each, and stay apart")
    func frames() {
        let count = Self.articles
        let texts = (0..<count).map { "weather forecast for town\($0)" }
        let result = duplicates(of: Corpus(EditedTexts.documents(texts)), options)
        #expect(result.groups.isEmpty)
        #expect(result.candidateCount > count, "their bands bring them together")
        #if !DEBUG
            #expect(result.candidateCount < 300 * count)
        #endif
    }
}

@Suite("Exact pairs of a crowd")
struct ExactCrowdTests {
    @Test("An exact join that finds more pairs than fit into memory says so, and one that finds as many does not")
    func memory() throws {
        var options = DuplicateOptions()
        options.isExact = true
        let texts = (0..<60).map { "rain will fall on the northern coast from early evening until noon of day\($0)" }
        let corpus = Corpus(EditedTexts.documents(texts))
        func run(_ bytes: Int) throws -> Int {
            let search = DuplicateSearch(
                options: options, tokenizer: Tokenizer(), memory: MemoryBudget(bytes: bytes), threads: 2)
            let sketches = try SketchTable(of: corpus.batches, search.sketching, threads: 1)
            return try search.run(on: corpus, sketches: sketches) { ($0.eligible[0], "first") }.pairCount(.texts)
        }
        let pairs = 60 * 59 / 2
        #expect(try run(pairs * 80) == pairs)
        let error = try #require(throws: CorpusError.self) { try run(pairs * 80 - 1) }
        #expect(error.code == .memory)
        #expect(error.remedy.contains("--threshold"))
    }
}

@Suite("Which pairs are listed")
struct PairExtentTests {
    @Test("Of different texts a pair each, of copies one each, ascending and among all pairs", arguments: 0..<4)
    func texts(seed: Int) throws {
        var edited = EditedTexts(seed: UInt64(seed) + 90)
        let corpus = Corpus(EditedTexts.documents(edited.corpus(originals: 40)))
        let result = duplicates(of: corpus, DuplicateOptions())
        let (listed, all) = (pairs(of: result, .texts), pairs(of: result, .all))
        #expect(listed.count == result.pairCount(.texts))
        #expect(listed.count < all.count)
        #expect(
            listed.map { [$0.a, $0.b] } == listed.map { [$0.a, $0.b] }.sorted { $0.lexicographicallyPrecedes($1) })
        let known = Dictionary(uniqueKeysWithValues: all.map { ([$0.a, $0.b], $0) })
        for pair in listed { #expect(known[[pair.a, pair.b]] == pair) }
        // Copies hang on one article each, and every pair of all follows from the listed ones.
        var first = Array(0..<corpus.count)
        for pair in listed where pair.isExact {
            #expect(first[pair.b] == pair.b, "a copy is listed twice")
            first[pair.b] = first[pair.a]
        }
        let near = Dictionary(uniqueKeysWithValues: listed.filter { !$0.isExact }.map { ([$0.a, $0.b], $0.jaccard) })
        for pair in all {
            let ends = [first[pair.a], first[pair.b]].sorted()
            #expect(pair.isExact ? ends[0] == ends[1] : near[ends] == pair.jaccard)
        }
        for article in 0..<corpus.count {
            #expect(
                result.pairs(of: article)
                    == all.filter { $0.a == article || $0.b == article }
                    .sorted { ($0.a + $0.b) < ($1.a + $1.b) })
        }
    }
}
