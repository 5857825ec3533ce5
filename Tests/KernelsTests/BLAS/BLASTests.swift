import Fixtures
import Testing

@testable import Kernels

@Suite("Linear algebra")
struct BLASTests {
    @Test(
        "The product with a transpose is that of three loops",
        arguments: [
            (1, 1, 1), (3, 5, 7), (17, 4, 33), (64, 65, 20), (9, 11, 150), (1, 90, 2), (8, 8, 0), (0, 4, 3), (4, 0, 3),
        ])
    func multiplies(m: Int, n: Int, k: Int) {
        var random = SeededGenerator(seed: UInt64(m * n + k))
        let (startA, startB) = (13, 4)
        let a = (0..<startA + m * k).map { _ in Float(random.unit() - 0.5) }
        let b = (0..<startB + n * k).map { _ in Float(random.unit() - 0.5) }
        // The last elements are not part of the product and stay as they are.
        var c = [Float](repeating: 99, count: m * n + 5)
        var plain = c
        BLAS.multiplyByTransposed(a, from: startA, b, from: startB, into: &c, m: m, n: n, k: k)
        BLAS.multiplyPlainly(a, from: startA, b, from: startB, into: &plain, m: m, n: n, k: k)
        for row in 0..<m {
            for column in 0..<n {
                var sum = 0.0
                for index in 0..<k {
                    sum += Double(a[startA + row * k + index]) * Double(b[startB + column * k + index])
                }
                #expect(abs(Double(c[row * n + column]) - sum) < 1e-5)
                #expect(abs(Double(plain[row * n + column]) - sum) < 1e-5)
            }
        }
        #expect(c.suffix(5).allSatisfy { $0 == 99 })
        #expect(plain.suffix(5).allSatisfy { $0 == 99 })
    }

    @Test("The library says what it is")
    func names() {
        #expect(!BLAS.library.isEmpty)
        #expect(BLAS.isReference == ["reference BLAS", "no BLAS"].contains(BLAS.library))
    }
}
