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
        let (similarity, days) = (graph.similarity, graph.matrix.order.days)
        // Whatever the search made of them: some alike, some not, more than are compared one by one in the last.
        let clusters = [[0, 1, 2], [3], [4, 200], Array(20..<180)]
        let thresholds = [Double](repeating: 0.6, count: corpus.count)
        let memberships = Membership.all(of: clusters, thresholds: thresholds, days: days, similarity, threads: 2)
        #expect(memberships[3] == nil && memberships[5] == nil)
        for cluster in clusters where cluster.count > 1 {
            let dated = cluster.map { days[$0]! }
            for row in cluster {
                let values = cluster.filter { $0 != row }.map {
                    Double(similarity(min(row, $0), max(row, $0), cosine: similarity.rows.product(row, $0)))
                }
                let mean = values.reduce(0, +) / Double(values.count)
                let agreement = Double(values.count { $0 >= 0.6 }) / Double(values.count)
                let membership = memberships[row]!
                let slack = cluster.count < 65 ? 1e-6 : 0.2
                #expect(abs(membership.closeness - log(max(0.05, mean / 0.6))) < slack)
                #expect(abs(membership.agreement - agreement) < slack)
                #expect(abs(membership.span - log(1 + dated.max()! - dated.min()!)) < 1e-12)
            }
        }
        #expect(Membership.all(of: clusters, thresholds: thresholds, days: days, similarity, threads: 1) == memberships)
    }
}
