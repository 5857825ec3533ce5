import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Randomised singular value decomposition")
struct RandomisedSVDTests {
    /// Rows of a few topics: each topic has words of its own, some rows mix two of them.
    private func topicRows(count: Int, columns: Int, topics: Int) -> SparseRows {
        var random = SeededGenerator(seed: UInt64(count + topics))
        var rows = SparseRows(columnCount: columns)
        for row in 0..<count {
            let (topic, other) = (row % topics, random.below(topics))
            let held = (0..<columns).filter { column in
                random.chance(column % topics == topic ? 0.7 : column % topics == other ? 0.1 : 0.02)
            }
            rows.append(columns: held.map { UInt32($0) }, values: held.map { _ in Float(0.2 + random.unit()) })
        }
        return rows
    }

    /// The exact decomposition, by LAPACK on the matrix filled up to a square.
    private func exact(_ rows: SparseRows) -> LAPACK.Decomposition {
        let n = max(rows.rowCount, rows.columnCount)
        var square = [Float](repeating: 0, count: n * n)
        for row in 0..<rows.rowCount {
            for entry in rows.range(of: row) { square[row * n + Int(rows.columns[entry])] = rows.values[entry] }
        }
        return LAPACK.decompose(square, order: n)
    }

    @Test("The values and the space of their vectors are those of the dense decomposition", arguments: [3, 8, 20])
    func agrees(rank: Int) throws {
        let rows = topicRows(count: 150, columns: 90, topics: 8)
        let (found, expected) = try (RandomisedSVD(of: rows, rank: rank, threads: 1), exact(rows))
        #expect(found.rank == rank)
        for (index, (a, b)) in zip(found.values, expected.values).enumerated() {
            #expect(abs(a - b) < (index < 8 ? 0.001 : 0.03) * b)
        }
        // Eight topics stand out, and the vectors of their values span one space: each exact one has length 1 in it.
        for vector in 0..<min(rank, 8) {
            var inside = 0.0
            for other in 0..<rank {
                let product = (0..<150).reduce(0.0) {
                    $0 + Double(expected.left[$1 * 150 + vector]) * Double(found.left[$1 * rank + other])
                }
                inside += product * product
            }
            #expect(rank < 8 ? inside > 0.95 : inside > 0.99)
        }
    }

    @Test("With all dimensions the products of the rows come out as they were")
    func isComplete() throws {
        let rows = topicRows(count: 40, columns: 30, topics: 4)
        let svd = try RandomisedSVD(of: rows, rank: 100, threads: 1)
        #expect(svd.rank == 30)
        for (a, b) in [(0, 0), (0, 1), (3, 7), (12, 39)] {
            let product = (0..<svd.rank).reduce(Float(0)) {
                $0 + svd.left[a * svd.rank + $1] * svd.left[b * svd.rank + $1] * svd.values[$1] * svd.values[$1]
            }
            #expect(abs(product - rows.product(a, b)) < 1e-4)
        }
    }

    @Test("The same for any number of threads, and from run to run")
    func isDeterministic() throws {
        let rows = topicRows(count: 700, columns: 300, topics: 12)
        let expected = try RandomisedSVD(of: rows, rank: 30, threads: 1)
        for threads in [1, 2, 4] {
            let found = try RandomisedSVD(of: rows, rank: 30, threads: threads)
            #expect(found.left == expected.left && found.values == expected.values)
        }
    }

    @Test(
        "A matrix without rows, columns or entries has no dimensions that say anything",
        arguments: [(0, 5), (5, 0), (4, 6)])
    func empty(count: Int, columns: Int) throws {
        var rows = SparseRows(columnCount: columns)
        for _ in 0..<count { rows.append(columns: [], values: []) }
        let svd = try RandomisedSVD(of: rows, rank: 3, threads: 1)
        #expect(svd.rank == min(3, count, columns))
        #expect(svd.left.count == count * svd.rank)
        #expect((svd.values + svd.left).allSatisfy { $0.isFinite })
        #expect(svd.values.allSatisfy { $0 == 0 })
    }

    @Test("The test matrix is drawn from the normal distribution")
    func gaussian() {
        let numbers = RandomisedSVD.gaussian(count: 200_000, threads: 2).map(Double.init)
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)
        #expect(abs(mean) < 0.01 && abs(variance - 1) < 0.02)
        // Of a normal distribution 68.27 % lie within one deviation and 4.55 % beyond two.
        #expect(abs(Double(numbers.count { abs($0) < 1 }) / 200_000 - 0.6827) < 0.005)
        #expect(abs(Double(numbers.count { abs($0) > 2 }) / 200_000 - 0.0455) < 0.003)
    }
}
