import Fixtures
import Kernels
import Testing

@Suite("Nearest vectors")
struct NearestVectorsTests {
    @Test(
        "The nearest are those of a full comparison, for any number of threads",
        arguments: [(1, 3), (40, 5), (5_000, 7)])
    func finds(count: Int, width: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        var vectors = (0..<count * width).map { _ in Float(random.unit() - 0.5) }
        // Some vectors are there several times, so that there are ties.
        for row in stride(from: 3, to: count, by: 7) {
            vectors.replaceSubrange(row * width..<(row + 1) * width, with: vectors[..<width])
        }
        let queries = [0, 10, 3, 4_097, count - 1].filter { $0 < count }
        func product(_ a: Int, _ b: Int) -> Double {
            var sum = 0.0
            for index in 0..<width { sum += Double(vectors[a * width + index]) * Double(vectors[b * width + index]) }
            return sum
        }
        var expected: [[NearestVectors.Neighbour]] = []
        for query in queries {
            var near: [NearestVectors.Neighbour] = []
            for other in 0..<count where other != query {
                let similarity = product(query, other)
                if similarity >= 0.05 { near.append(NearestVectors.Neighbour(row: other, similarity: similarity)) }
            }
            near.sort { $0.similarity != $1.similarity ? $0.similarity > $1.similarity : $0.row < $1.row }
            expected.append(Array(near.prefix(6)))
        }
        for threads in [1, 2, 4] {
            let found = NearestVectors(vectors, width: width).nearest(6, to: queries, floor: 0.05, threads: threads)
            #expect(found == expected)
        }
    }

    @Test("Nothing is near where nothing reaches the floor, and nobody is near itself")
    func none() {
        let vectors: [Float] = [1, 0, 0, 1, 0.8, 0.6]
        #expect(NearestVectors(vectors, width: 2).nearest(5, to: [0], floor: 0.9, threads: 1) == [[]])
        let near = NearestVectors(vectors, width: 2).nearest(5, to: [0, 2], floor: 0, threads: 1)
        #expect(near.map { $0.map(\.row) } == [[2, 1], [0, 1]])
    }
}
