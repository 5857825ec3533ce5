/// The vectors of a set that are most alike, by their inner products.
package struct NearestVectors: Sendable {
    /// A vector, by its row, and how alike it is.
    package struct Neighbour: Sendable, Equatable {
        package var row: Int
        package var similarity: Double

        package init(row: Int, similarity: Double) { (self.row, self.similarity) = (row, similarity) }
    }

    /// Rows of a tile of products, and its columns: 1 MB, which the second-level cache holds.
    private static let tile = (rows: 64, columns: 4_096)

    private let vectors: [Float]
    private let width: Int

    /// - Parameter vectors: n x width, row-major.
    package init(_ vectors: [Float], width: Int) {
        precondition(width > 0 && vectors.count % width == 0, "whole rows")
        (self.vectors, self.width) = (vectors, width)
    }

    private var count: Int { vectors.count / width }

    /// Of each of some rows the other rows most like it, the most similar first, ties by row.
    ///
    /// Chosen in single precision, then computed in double, so that two rows are as alike seen from either.
    ///
    /// - Parameters:
    ///   - most: at least 1.
    ///   - floor: the least product that counts.
    /// - Complexity: O(q n w) for q queries among n vectors of width w, through BLAS.
    package func nearest(
        _ most: Int, to queries: [Int], floor: Double, threads: Int
    ) -> [[Neighbour]] {
        let tiles = (queries.count + Self.tile.rows - 1) / Self.tile.rows
        return parallelMap(count: tiles, threads: threads) { tile in
            let range = tile * Self.tile.rows..<min(queries.count, (tile + 1) * Self.tile.rows)
            return nearest(most, to: Array(queries[range]), floor: floor)
        }.flatMap { $0 }
    }

    private func nearest(_ most: Int, to queries: [Int], floor: Double) -> [[Neighbour]] {
        let asked = queries.flatMap { vectors[$0 * width..<($0 + 1) * width] }
        var best = [[(row: Int, product: Float)]](repeating: [], count: queries.count)
        // What a product must exceed to be among the best; rounding may take it a little below the floor.
        var bounds = [Float](repeating: Float(floor) - 1e-5, count: queries.count)
        var products = [Float](repeating: 0, count: queries.count * Self.tile.columns)
        for start in stride(from: 0, to: count, by: Self.tile.columns) {
            let columns = min(Self.tile.columns, count - start)
            BLAS.multiplyByTransposed(
                asked, from: 0, vectors, from: start * width, into: &products, m: queries.count, n: columns, k: width)
            for (index, query) in queries.enumerated() {
                for column in 0..<columns {
                    let product = products[index * columns + column]
                    guard product > bounds[index], start + column != query else { continue }
                    // Rows come in ascending order, so an equal product stays behind.
                    let place = best[index].firstIndex { $0.product < product } ?? best[index].count
                    best[index].insert((start + column, product), at: place)
                    if best[index].count > most { best[index].removeLast() }
                    if best[index].count == most { bounds[index] = max(bounds[index], best[index][most - 1].product) }
                }
            }
        }
        return zip(queries, best).map { query, rows in
            rows.map { Neighbour(row: $0.row, similarity: product(query, $0.row)) }
                .filter { $0.similarity >= floor }
                .sorted { $0.similarity != $1.similarity ? $0.similarity > $1.similarity : $0.row < $1.row }
        }
    }

    private func product(_ a: Int, _ b: Int) -> Double {
        var sum = 0.0
        for index in 0..<width { sum += Double(vectors[a * width + index]) * Double(vectors[b * width + index]) }
        return sum
    }
}
