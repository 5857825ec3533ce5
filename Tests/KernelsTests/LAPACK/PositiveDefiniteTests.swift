import Fixtures
import Testing

@testable import Kernels

@Suite("Positive definite systems")
struct PositiveDefiniteTests {
    /// A matrix of M times its transpose plus a ridge, and numbers beside it.
    private func system(of n: Int) -> (a: [Double], b: [Double]) {
        var random = SeededGenerator(seed: UInt64(n) + 5)
        let m = (0..<n * n).map { _ in random.unit() - 0.5 }
        var a = [Double](repeating: 0, count: n * n)
        for row in 0..<n {
            for column in 0..<n {
                a[row * n + column] = (0..<n).reduce(row == column ? 0.1 : 0) {
                    $0 + m[row * n + $1] * m[column * n + $1]
                }
            }
        }
        return (a, (0..<n).map { _ in random.unit() - 0.5 })
    }

    @Test("The solution solves the system, with a library and without", arguments: [0, 1, 2, 3, 10, 65, 130])
    func solves(n: Int) throws {
        let (a, b) = system(of: n)
        for x in [LAPACK.solvePositiveDefinite(a, b), LAPACK.solvePositiveDefinitePlainly(a, b)] {
            let x = try #require(x)
            #expect(x.count == n)
            for row in 0..<n {
                let product = (0..<n).reduce(0) { $0 + a[row * n + $1] * x[$1] }
                #expect(abs(product - b[row]) < 1e-9)
            }
        }
    }

    @Test("Of a symmetric matrix the lower triangle is enough")
    func readsLowerTriangle() throws {
        let n = 6
        let (a, b) = system(of: n)
        var lower = a
        for row in 0..<n {
            for column in row + 1..<n { lower[row * n + column] = .nan }
        }
        #expect(LAPACK.solvePositiveDefinite(lower, b) == LAPACK.solvePositiveDefinite(a, b))
        #expect(LAPACK.solvePositiveDefinitePlainly(lower, b) == LAPACK.solvePositiveDefinitePlainly(a, b))
    }

    @Test(
        "A matrix that is not positive definite has no solution, nor one that holds no numbers",
        arguments: [
            [1.0, 2, 2, 1], [0, 0, 0, 0], [-1, 0, 0, 1], [1, 1, 1, 1], [.nan, 0, 0, 1], [1, .nan, .nan, 1],
        ])
    func refuses(a: [Double]) {
        #expect(LAPACK.solvePositiveDefinite(a, [1, 1]) == nil)
        #expect(LAPACK.solvePositiveDefinitePlainly(a, [1, 1]) == nil)
    }

    @Test("A right side that holds no numbers has no solution")
    func refusesSide() {
        #expect(LAPACK.solvePositiveDefinite([1, 0, 0, 1], [.infinity, 1]) == nil)
        #expect(LAPACK.solvePositiveDefinitePlainly([1, 0, 0, 1], [.infinity, 1]) == nil)
    }

    @Test("This machine's library is found")
    func isFound() {
        #expect(unsafe LAPACKLibrary.shared.solvePositiveDefinite != nil)
    }
}
