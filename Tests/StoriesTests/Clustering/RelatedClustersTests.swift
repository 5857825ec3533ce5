import Kernels
import Testing

@testable import Stories

@Suite("Clusters near to each other")
struct RelatedClustersTests {
    private func related(_ clusterOf: [Int], _ links: [(Int, Int, Float)], threshold: Double = 0.4) -> [[[Double]]] {
        let graph = links.map { SimilarRows.Pair(a: UInt32($0.0), b: UInt32($0.1), similarity: $0.2) }
        return RelatedClusters(
            clusters: clusterOf.max()! + 1, clusterOf: clusterOf,
            thresholds: [Double](repeating: threshold, count: clusterOf.count), graph: graph
        ).related.map { $0.map { [Double($0.cluster), $0.similarity] } }
    }

    @Test("Of two clusters the pair most alike counts, in both directions, and pairs within one do not")
    func mostAlike() {
        let found = related([0, 0, 1, 1], [(0, 1, 0.75), (0, 2, 0.25), (1, 3, 0.5)])
        #expect(found == [[[1, 0.5]], [[0, 0.5]]])
    }

    @Test("What is under half of what makes one story is not told, nor more than three; ties go by position")
    func limits() {
        let found = related(
            [0, 1, 2, 3, 4, 5], [(0, 1, 0.1875), (0, 2, 0.25), (0, 3, 0.25), (0, 4, 0.375), (0, 5, 0.25)])
        #expect(found[0] == [[4, 0.375], [2, 0.25], [3, 0.25]] && found[1].isEmpty && found[5] == [[0, 0.25]])
    }
}
