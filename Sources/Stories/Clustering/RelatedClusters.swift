import Kernels

/// Which clusters are about what is near to each other and still not one story: of each the others that one of its versions is
/// most like, by the similarities that the clusters were made from.
struct RelatedClusters: Sendable {
    /// Clusters that are told of each, at most.
    private static let most = 3
    /// The least similarity, as a share of that from which two versions are of one story.
    private static let leastShare: Float = 0.5

    /// Per cluster the others, the most similar first, ties by position.
    let related: [[(cluster: Int, similarity: Double)]]

    /// - Parameters:
    ///   - clusterOf: of each row its cluster.
    ///   - thresholds: of each row the similarity from which another is of its story.
    ///   - graph: pairs of rows with their similarities.
    /// - Complexity: O(p log p) in the pairs of different clusters.
    init(clusters: Int, clusterOf: [Int], thresholds: [Double], graph: [SimilarRows.Pair]) {
        var links: [(from: Int, to: Int, similarity: Float)] = []
        for pair in graph {
            let (a, b) = (clusterOf[Int(pair.a)], clusterOf[Int(pair.b)])
            guard a != b, pair.similarity >= Self.leastShare * Float(thresholds[Int(pair.a)]) else { continue }
            links.append((a, b, pair.similarity))
            links.append((b, a, pair.similarity))
        }
        // Of two clusters the pair most alike counts.
        links.sort { a, b in
            if a.from != b.from { return a.from < b.from }
            return a.similarity != b.similarity ? a.similarity > b.similarity : a.to < b.to
        }
        var related = [[(cluster: Int, similarity: Double)]](repeating: [], count: clusters)
        for link in links where related[link.from].count < Self.most {
            guard !related[link.from].contains(where: { $0.cluster == link.to }) else { continue }
            related[link.from].append((link.to, min(1, Double(link.similarity))))
        }
        self.related = related
    }
}
