package import Corpus
import Kernels

/// A version that another is like.
package struct NeighbourVersion: Sendable, Equatable {
    /// Position among the versions.
    package var version: Int
    /// The cosine of the two versions' TF-IDF rows, in 0...1.
    package var cosine: Double
}

extension VersionRows {
    /// Per version: the other versions most like it by exact cosine, the most similar first, ties by version; of those
    /// that tie for the last place, the undated or earlier ones.
    ///
    /// Versions in different languages are not compared, nor dated ones further apart than the window; the time
    /// between two takes nothing off.
    ///
    /// - Parameters:
    ///   - most: neighbours of a version.
    ///   - floor: the least cosine of a neighbour, in 0...1.
    /// - Complexity: that of ``Kernels/SimilarRows/nearest(_:_:plan:threads:progress:)``.
    package func nearest(
        most: Int, floor: Float, threads: Int, progress: @Sendable (Int) throws(CorpusError) -> Void = { _ in }
    ) throws(CorpusError) -> [[NeighbourVersion]] {
        let nearest = try SimilarRows(rows).nearest(
            most, SimilarRows.Request(floor: floor, upTo: order.lastOf), threads: threads, progress: progress)
        return (0..<versions.count).map { version in
            nearest[rowOf[version]].map { neighbour in
                NeighbourVersion(
                    version: order.order[Int(neighbour.row)], cosine: min(1, Double(neighbour.similarity)))
            }.sorted { $0.isBefore($1) }
        }
    }
}

extension NeighbourVersion {
    func isBefore(_ other: NeighbourVersion) -> Bool {
        cosine != other.cosine ? cosine > other.cosine : version < other.version
    }
}
