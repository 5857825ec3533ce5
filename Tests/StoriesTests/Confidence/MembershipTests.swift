import Corpus
import Fixtures
import Glibc
import Kernels
import Testing

@testable import Stories

@Suite("Membership")
struct MembershipTests {
    @Test("It is that of the formula, within a story of few and of many")
    func formula() {
        let corpus = Corpus(StorySearchTests.documents(events: 4, perEvent: 80, seed: 5))
        let graph = try! StorySearch(options: StoryOptions(), tokenizer: Tokenizer(), threads: 1).run(
            on: corpus, words: StorySearchTests.words(of: corpus), versions: Array(0..<corpus.count), keepsGraph: true
        ).graph!
        let similarity = graph.similarity
        // Whatever the search made of them: some alike, some not, more than are compared one by one in the last.
        let clusters =
            [[0, 1, 2], [3], [4, 200], Array(20..<180)]
            + (Array(5..<20) + Array(180..<200) + Array(201..<320)).map { [$0] }
        let thresholds = [Double](repeating: 0.6, count: corpus.count)
        let memberships = Membership.all(
            of: clusters, thresholds: thresholds, similarity, graph: graph.pairs, threads: 2)
        #expect(memberships[3] == nil && memberships[5] == nil)
        for cluster in clusters where cluster.count > 1 {
            for row in cluster {
                let values = cluster.filter { $0 != row }.map {
                    Double(similarity(min(row, $0), max(row, $0), cosine: similarity.rows.product(row, $0)))
                }
                let agreement = Double(values.count { $0 >= 0.6 }) / Double(values.count)
                #expect(abs(memberships[row]!.agreement - agreement) < (cluster.count < 65 ? 1e-9 : 0.2))
                var rivals: [Int: Double] = [:]
                for pair in graph.pairs where [Int(pair.a), Int(pair.b)].contains(row) {
                    let other = clusters.firstIndex { $0.contains(Int(pair.a) == row ? Int(pair.b) : Int(pair.a)) }!
                    guard clusters[other] != cluster else { continue }
                    rivals[other, default: 0] += Double(pair.similarity) / Double(clusters[other].count)
                }
                #expect(abs(memberships[row]!.rivalry - log(max(0.05, (rivals.values.max() ?? 0) / 0.6))) < 1e-9)
            }
        }
        #expect(memberships.compactMap { $0 }.contains { $0.rivalry > log(0.05) })
        #expect(
            Membership.all(of: clusters, thresholds: thresholds, similarity, graph: graph.pairs, threads: 1)
                == memberships)
    }
}
