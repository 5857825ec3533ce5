import CBLAS

/// The linear algebra that this process runs on; every call runs on the thread it is made from.
package enum BLAS {
    /// C := A times the transpose of B, in single precision.
    ///
    /// - Parameters:
    ///   - a: m x k, row-major, from element `aStart` on.
    ///   - b: n x k, row-major, from element `bStart` on.
    ///   - c: receives m x n, row-major.
    /// - Precondition: the arrays hold what the shapes say.
    /// - Complexity: 2 m n k floating point operations.
    package static func multiplyByTransposed(
        _ a: borrowing [Float], from aStart: Int, _ b: borrowing [Float], from bStart: Int, into c: inout [Float],
        m: Int, n: Int, k: Int
    ) {
        precondition(aStart >= 0 && bStart >= 0 && m >= 0 && n >= 0 && k >= 0, "negative shape")
        precondition(a.count >= aStart + m * k && b.count >= bStart + n * k && c.count >= m * n, "short matrix")
        guard m > 0, n > 0 else { return }
        guard k > 0 else {
            for index in 0..<m * n { c[index] = 0 }
            return
        }
        guard !isReference, let multiply = unsafe BLASLibrary.shared.multiplySingle else {
            multiplyPlainly(a, from: aStart, b, from: bStart, into: &c, m: m, n: n, k: k)
            return
        }
        // Safe: the preconditions above bound every element the routine touches.
        unsafe a.withUnsafeBufferPointer { a in
            unsafe b.withUnsafeBufferPointer { b in
                unsafe c.withUnsafeMutableBufferPointer { c in
                    unsafe multiply(
                        CblasRowMajor, CblasNoTrans, CblasTrans, Int32(m), Int32(n), Int32(k), 1,
                        a.baseAddress! + aStart, Int32(k), b.baseAddress! + bStart, Int32(k), 0,
                        c.baseAddress!, Int32(n))
                }
            }
        }
    }

    /// The product where there is no library but the reference one, which our own loops outdo.
    static func multiplyPlainly(
        _ a: borrowing [Float], from aStart: Int, _ b: borrowing [Float], from bStart: Int, into c: inout [Float],
        m: Int, n: Int, k: Int
    ) {
        let inSteps = k / ColumnSplit.step * ColumnSplit.step
        for row in 0..<m {
            for column in 0..<n {
                let (i, j) = (aStart + row * k, bStart + column * k)
                var sum = RowProducts.product(a, from: i, b, from: j, count: inSteps)
                for index in inSteps..<k { sum += a[i + index] * b[j + index] }
                c[row * n + column] = sum
            }
        }
    }

    /// The library as it names itself: "OpenBLAS 0.3.21 (SkylakeX kernels)", "reference BLAS", or "no BLAS".
    package static var library: String { BLASLibrary.shared.name }

    /// Whether the library is the plain reference one, or missing: several times slower than an optimised one.
    package static var isReference: Bool { BLASLibrary.shared.isReference }
}
