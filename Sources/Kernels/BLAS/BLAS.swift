import CBLAS
import Glibc

/// The linear algebra library that this process runs on.
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
        // Safe: the preconditions above bound every element the routine touches.
        unsafe a.withUnsafeBufferPointer { a in
            unsafe b.withUnsafeBufferPointer { b in
                unsafe c.withUnsafeMutableBufferPointer { c in
                    unsafe cblas_sgemm(
                        CblasRowMajor, CblasNoTrans, CblasTrans, Int32(m), Int32(n), Int32(k), 1,
                        a.baseAddress! + aStart, Int32(k), b.baseAddress! + bStart, Int32(k), 0,
                        c.baseAddress!, Int32(n))
                }
            }
        }
    }

    /// Makes every call run on the thread it is made from.
    ///
    /// Storyfold divides its work itself, tile by tile; a library that divides a product by its own thread
    /// count would round differently for each count.
    package static func runOnCallingThread() {
        typealias SetThreads = @convention(c) (Int32) -> Void
        if let symbol = unsafe dlsym(nil, "openblas_set_num_threads") {
            // Safe: the symbol of this name has had this signature in every release of OpenBLAS.
            unsafe unsafeBitCast(symbol, to: SetThreads.self)(1)
        }
    }

    /// The library as it names itself: "OpenBLAS 0.3.21 ... SkylakeX", or "reference BLAS".
    package static var library: String {
        typealias Describe = @convention(c) () -> UnsafePointer<CChar>?
        func call(_ name: String) -> String? {
            // Safe: both symbols take nothing and return a static null-terminated string.
            guard let symbol = unsafe dlsym(nil, name),
                let text = unsafe unsafeBitCast(symbol, to: Describe.self)()
            else { return nil }
            return unsafe String(cString: text)
        }
        guard let configuration = call("openblas_get_config") else { return "reference BLAS" }
        let words = configuration.split(separator: " ").prefix(2).joined(separator: " ")
        return call("openblas_get_corename").map { "\(words) (\($0) kernels)" } ?? words
    }

    /// Whether the library is the plain reference one, tens of times slower than OpenBLAS.
    package static var isReference: Bool { unsafe dlsym(nil, "openblas_get_config") == nil }
}
