import Fixtures
import Testing

@testable import Kernels

@Suite("Dense factorisations")
struct OrthonormalTests {
    private func random(_ count: Int, seed: Int) -> [Float] {
        var random = SeededGenerator(seed: UInt64(seed))
        return (0..<count).map { _ in Float(random.unit() - 0.5) }
    }

    /// The largest difference between a product of three loops and what is expected of it.
    private func difference(
        _ rows: Int, _ columns: Int, _ inner: Int, _ a: (Int, Int) -> Float, _ b: (Int, Int) -> Float,
        _ expected: (Int, Int) -> Float
    ) -> Double {
        var largest = 0.0
        for row in 0..<rows {
            for column in 0..<columns {
                let sum = (0..<inner).reduce(0.0) { $0 + Double(a(row, $1)) * Double(b($1, column)) }
                largest = max(largest, abs(sum - Double(expected(row, column))))
            }
        }
        return largest
    }

    @Test(
        "Q has orthonormal columns and Q R is the matrix, with a library and without",
        arguments: [(0, 0), (5, 0), (1, 1), (4, 4), (7, 3), (90, 40), (300, 112)])
    func orthonormalises(rows: Int, columns: Int) {
        let matrix = random(rows * columns, seed: rows)
        for make in [LAPACK.orthonormalise, LAPACK.orthonormalisePlainly] {
            var q = matrix
            let r = make(&q, rows, columns)
            #expect(
                difference(columns, columns, rows, { q[$1 * columns + $0] }, { q[$0 * columns + $1] }) {
                    $0 == $1 ? 1 : 0
                } < 1e-5)
            #expect(
                difference(rows, columns, columns, { q[$0 * columns + $1] }, { r[$0 * columns + $1] }) {
                    matrix[$0 * columns + $1]
                } < 1e-5)
            #expect((0..<columns).allSatisfy { row in (0..<row).allSatisfy { r[row * columns + $0] == 0 } })
        }
    }

    @Test("Columns that depend on others, or are zero, still give an orthonormal Q")
    func dependent() {
        let (rows, columns) = (30, 6)
        var matrix = random(rows * columns, seed: 3)
        for row in 0..<rows {
            matrix[row * columns + 2] = matrix[row * columns] * 2
            matrix[row * columns + 4] = 0
        }
        for make in [LAPACK.orthonormalise, LAPACK.orthonormalisePlainly] {
            var q = matrix
            _ = make(&q, rows, columns)
            #expect(
                difference(columns, columns, rows, { q[$1 * columns + $0] }, { q[$0 * columns + $1] }) {
                    $0 == $1 ? 1 : 0
                } < 1e-5)
        }
    }

    @Test(
        "The singular values descend, their vectors are orthonormal, and U S V^T is the matrix",
        arguments: [0, 1, 2, 9, 60])
    func decomposes(n: Int) {
        let matrix = random(n * n, seed: n + 100)
        for make in [LAPACK.decompose, LAPACK.decomposePlainly] {
            let result = make(matrix, n)
            #expect(result.values == result.values.sorted(by: >) && result.values.allSatisfy { $0 >= 0 })
            #expect(
                difference(n, n, n, { result.left[$0 * n + $1] * result.values[$1] }, { result.right[$0 * n + $1] }) {
                    matrix[$0 * n + $1]
                } < 1e-5)
            for vectors in [result.left, result.right] {
                #expect(
                    difference(n, n, n, { vectors[$1 * n + $0] }, { vectors[$0 * n + $1] }) { $0 == $1 ? 1 : 0 } < 1e-5)
            }
        }
    }

    @Test("The library's singular values are those of the rotations")
    func agree() {
        let matrix = random(40 * 40, seed: 8)
        let (library, plain) = (LAPACK.decompose(matrix, order: 40), LAPACK.decomposePlainly(matrix, order: 40))
        for (a, b) in zip(library.values, plain.values) { #expect(abs(a - b) < 1e-5) }
    }

    @Test("This machine's library has all of the routines")
    func isFound() {
        #expect(unsafe LAPACKLibrary.shared.factorise != nil && LAPACKLibrary.shared.makeOrthonormal != nil)
        #expect(unsafe LAPACKLibrary.shared.decompose != nil)
    }
}
