import Corpus
import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Candidate pairs")
struct CandidatePairsTests {
    private static func graph(_ corpus: Corpus, threads: Int = 2) -> (result: StoryResult, graph: StoryGraph) {
        let result = try! StorySearch(options: StoryOptions(), tokenizer: Tokenizer(), threads: threads).run(
            on: corpus, words: StorySearchTests.words(of: corpus), versions: Array(0..<corpus.count), keepsGraph: true)
        return (result, result.graph!)
    }

    /// All pairs, one by one.
    private static func allPairs(_ similarity: LinkSimilarity) -> [SimilarRows.Pair] {
        (0..<similarity.rows.rowCount).flatMap { a in
            (a + 1..<max(a + 1, similarity.lastOf[a])).compactMap { b in
                let value = similarity(a, b, cosine: similarity.rows.product(a, b))
                return value > 0 ? SimilarRows.Pair(a: UInt32(a), b: UInt32(b), similarity: value) : nil
            }
        }
    }

    /// Small events and large ones, whose rows have more like them than candidates or neighbours, with days and without.
    private static let corpora = [
        (events: 60, perEvent: 4, dated: true), (events: 60, perEvent: 4, dated: false),
        (events: 4, perEvent: 220, dated: true), (events: 4, perEvent: 220, dated: false),
    ]

    @Test("They are pairs of the whole graph, with the same similarity", arguments: corpora)
    func pairs(shape: (events: Int, perEvent: Int, dated: Bool)) {
        let corpus = Corpus(
            StorySearchTests.documents(
                events: shape.events, perEvent: shape.perEvent, seed: 17, dated: shape.dated))
        let graph = Self.graph(corpus).graph
        let all = Self.allPairs(graph.similarity)
        var similarityOf: [[UInt32]: Float] = [:]
        for pair in all { similarityOf[[pair.a, pair.b]] = pair.similarity }
        #expect(graph.pairs.allSatisfy { similarityOf[[$0.a, $0.b]] == $0.similarity })
        #expect(zip(graph.pairs, graph.pairs.dropFirst()).allSatisfy { ($0.a, $0.b) < ($1.a, $1.b) })
        #expect(graph.pairs.count <= 128 * corpus.count)
        if shape.perEvent < 10 {
            let alike = all.filter { $0.similarity >= 0.3 }.count
            #expect(graph.pairs.count { $0.similarity >= 0.3 } == alike, "of \(alike)")
        } else {
            #expect(graph.pairs.count < all.count, "the graph is to lack pairs here")
        }
        #expect(Self.graph(corpus, threads: 1).graph.pairs == graph.pairs)
    }

    @Test("The stories are those of the graph of all pairs", arguments: corpora)
    func stories(shape: (events: Int, perEvent: Int, dated: Bool)) {
        let corpus = Corpus(
            StorySearchTests.documents(
                events: shape.events, perEvent: shape.perEvent, seed: 18, dated: shape.dated))
        let (result, graph) = Self.graph(corpus)
        let expected = Agglomeration(threshold: graph.thresholds[0], centroidWeight: StorySearch.centroidWeight)
            .clusters(of: 0..<corpus.count, pairs: Self.allPairs(graph.similarity))
        let order = graph.matrix.order.order
        #expect(result.stories == expected.map { $0.map { order[$0] }.sorted() }.sorted { $0[0] < $1[0] })
        #expect(result.stories.contains { $0.count >= shape.perEvent / 2 })
    }

    @Test("The sum over two clusters is that of their pairs; of very many, that of some stands for all")
    func sums() {
        let corpus = Corpus(StorySearchTests.documents(events: 3, perEvent: 150, seed: 19))
        let similarity = Self.graph(corpus).graph.similarity
        func plain(_ a: [Int], _ b: [Int]) -> Float {
            var sum: Float = 0
            for x in a {
                for y in b {
                    sum += similarity(min(x, y), max(x, y), cosine: similarity.rows.product(x, y))
                }
            }
            return sum
        }
        var sums = ClusterSums(similarity, threshold: 0.5)
        for (a, b) in [([3], [9]), ([3, 4, 8], [9, 12]), (Array(0..<60), Array(100..<168))] {
            #expect(abs(sums(a, b) - plain(a, b)) < 1e-3 * max(1, plain(a, b)))
            #expect(abs(sums(a, b) - sums(b, a)) < 1e-5 * sums(a, b))
        }
        let (a, b) = (Array(0..<200), Array(220..<450))
        #expect(abs(sums(a, b) / plain(a, b) - 1) < 0.1)
    }
}
