package import Corpus
import Kernels

/// Stories as vectors of topics: latent semantic analysis (Deerwester et al. 1990, "Indexing by latent semantic
/// analysis") of a matrix of stories, whose rows are the sums of their versions' TF-IDF rows.
///
/// Words that go together in many stories share a dimension, so that two stories of one topic are alike which have
/// few words in common. Events are told by single words, which it blurs: it relates stories, and makes none.
package struct StoryTopics: Sendable {
    /// Stories x dimensions, row-major; each of length 1, or zero.
    private let vectors: [Float]
    private let dimensions: Int
    private let count: Int
    private let threads: Int

    /// A corpus of fewer stories keeps all of its dimensions, and the cosines of the rows as they are: from so few
    /// it cannot be told which words go together.
    private static let mostDimensions = 100
    /// The least cosine of a related story; what is below it is chance.
    package static let floor = 0.2

    /// - Parameters:
    ///   - stories: of each its versions.
    ///   - rows: the versions' rows.
    /// - Complexity: O(e d + (s + t) d^2) for e entries of s stories and t terms in d dimensions.
    package init(
        of stories: [[Int]], _ matrix: VersionRows, threads: Int,
        progress: @Sendable (Int) throws(CorpusError) -> Void = { _ in }
    ) throws(CorpusError) {
        let rows = Self.rows(of: stories, matrix, threads: threads)
        let svd = try RandomisedSVD(of: rows, rank: Self.mostDimensions, threads: threads, progress: progress)
        // Coordinates are U S. A row outside of what the dimensions hold has nothing but rounding left.
        var vectors = svd.left
        for story in stories.indices {
            let range = story * svd.rank..<(story + 1) * svd.rank
            for (dimension, index) in range.enumerated() { vectors[index] *= svd.values[dimension] }
            let length = range.reduce(into: Float(0)) { $0 += vectors[$1] * vectors[$1] }.squareRoot()
            for index in range { vectors[index] = length > 1e-4 ? vectors[index] / length : 0 }
        }
        self.vectors = vectors
        dimensions = svd.rank
        count = stories.count
        self.threads = threads
    }

    /// A story that another is related to.
    package struct Related: Sendable, Equatable {
        /// Position among the stories.
        package var story: Int
        /// Of their vectors, in ``floor``...1.
        package var cosine: Double
    }

    /// Of some stories the other stories most like them by topic, the most similar first, ties by position.
    package func related(to stories: [Int], most: Int) -> [[Related]] {
        guard dimensions > 0 else { return stories.map { _ in [] } }
        return NearestVectors(vectors, width: dimensions)
            .nearest(most, to: stories, floor: Self.floor, threads: threads)
            .map { near in near.map { Related(story: $0.row, cosine: min(1, $0.similarity)) } }
    }

    /// Where each story lies on a map: its first two principal components, each in -1...1.
    ///
    /// Of each component the largest coordinate is positive, so that the map does not turn over.
    package var map: [(x: Double, y: Double)] {
        guard dimensions > 0 else { return Array(repeating: (0, 0), count: count) }
        var means = [Double](repeating: 0, count: dimensions)
        for index in vectors.indices { means[index % dimensions] += Double(vectors[index]) / Double(count) }
        let centred = vectors.indices.map { vectors[$0] - Float(means[$0 % dimensions]) }
        // The right singular vectors of the centred vectors; lines of zeros change nothing and make them long enough.
        var basis = centred + [Float](repeating: 0, count: max(0, dimensions - count) * dimensions)
        let triangle = LAPACK.orthonormalise(&basis, rows: basis.count / dimensions, columns: dimensions)
        let components = LAPACK.decompose(triangle, order: dimensions).right
        func coordinates(_ component: Int) -> [Double] {
            guard component < dimensions else { return [Double](repeating: 0, count: count) }
            let values = (0..<count).map { story in
                var sum: Float = 0
                for dimension in 0..<dimensions {
                    sum += centred[story * dimensions + dimension] * components[component * dimensions + dimension]
                }
                return Double(sum)
            }
            let largest = values.max { abs($0) < abs($1) } ?? 0
            return largest < 0 ? values.map { -$0 } : values
        }
        return zip(coordinates(0), coordinates(1)).map { (x: $0, y: $1) }
    }

    /// The stories' rows of length 1, of the terms that at least two of them have.
    static func rows(of stories: [[Int]], _ matrix: VersionRows, threads: Int) -> SparseRows {
        let rows = matrix.rows
        let block = 256
        let parts = parallelMap(count: (stories.count + block - 1) / block, threads: threads) { index in
            var sums = [Float](repeating: 0, count: rows.columnCount)
            var part = SparseRows(columnCount: rows.columnCount)
            for story in stories[index * block..<min(stories.count, (index + 1) * block)] {
                var held: [UInt32] = []
                for version in story {
                    for entry in rows.range(of: matrix.rowOf[version]) {
                        let column = Int(rows.columns[entry])
                        if sums[column] == 0 { held.append(rows.columns[entry]) }
                        sums[column] += rows.values[entry]
                    }
                }
                held.sort()
                let length = held.reduce(into: Float(0)) { $0 += sums[Int($1)] * sums[Int($1)] }.squareRoot()
                part.append(columns: held, values: held.map { sums[Int($0)] / length })
                for column in held { sums[Int(column)] = 0 }
            }
            return part
        }
        var frequencies = [Int](repeating: 0, count: rows.columnCount)
        for part in parts { for column in part.columns { frequencies[Int(column)] += 1 } }
        var kept = [UInt32](repeating: .max, count: rows.columnCount)
        var columnCount = 0
        for column in kept.indices where frequencies[column] > 1 {
            kept[column] = UInt32(columnCount)
            columnCount += 1
        }
        var result = SparseRows(columnCount: columnCount)
        for part in parts {
            for row in 0..<part.rowCount {
                let entries = part.range(of: row).filter { kept[Int(part.columns[$0])] != .max }
                result.append(
                    columns: entries.map { kept[Int(part.columns[$0])] }, values: entries.map { part.values[$0] })
            }
        }
        return result
    }
}
