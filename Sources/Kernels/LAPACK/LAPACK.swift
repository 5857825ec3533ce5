/// Dense linear systems and factorisations; every call runs on the thread it is made from.
package enum LAPACK {
    /// The solution x of A x = b for a symmetric positive definite A, by Cholesky's factorisation.
    ///
    /// - Parameters:
    ///   - a: n x n, row-major; the lower triangle alone is read.
    ///   - b: n numbers.
    /// - Returns: n numbers; nil where A is not positive definite, or holds what is not a number.
    /// - Precondition: the arrays hold what n says.
    /// - Complexity: n^3 / 3 multiplications.
    package static func solvePositiveDefinite(_ a: [Double], _ b: [Double]) -> [Double]? {
        precondition(a.count == b.count * b.count, "a square matrix of as many rows as the right side is long")
        guard !b.isEmpty else { return [] }
        guard let solve = unsafe LAPACKLibrary.shared.solvePositiveDefinite else {
            return solvePositiveDefinitePlainly(a, b)
        }
        // LAPACK counts by columns: what is the lower triangle by rows is its upper one.
        var triangle = CChar(UInt8(ascii: "U"))
        var (n, sides, status) = (Int32(b.count), Int32(1), Int32(0))
        var (factor, solution) = (a, b)
        // Safe: the arrays hold n x n and n numbers, which is all that the routine reads or writes.
        unsafe factor.withUnsafeMutableBufferPointer { factor in
            unsafe solution.withUnsafeMutableBufferPointer { solution in
                unsafe solve(&triangle, &n, &sides, factor.baseAddress, &n, solution.baseAddress, &n, &status, 1)
            }
        }
        return status == 0 && solution.allSatisfy(\.isFinite) ? solution : nil
    }

    /// The same where there is no library.
    static func solvePositiveDefinitePlainly(_ a: [Double], _ b: [Double]) -> [Double]? {
        let n = b.count
        // A = L times its transpose; L replaces the lower triangle.
        var l = a
        for row in 0..<n {
            for column in 0...row {
                var rest = l[row * n + column]
                for index in 0..<column { rest -= l[row * n + index] * l[column * n + index] }
                if column < row {
                    l[row * n + column] = rest / l[column * n + column]
                } else {
                    guard rest > 0 else { return nil }
                    l[row * n + row] = rest.squareRoot()
                }
            }
        }
        var x = b
        for row in 0..<n {
            for index in 0..<row { x[row] -= l[row * n + index] * x[index] }
            x[row] /= l[row * n + row]
        }
        for row in (0..<n).reversed() {
            for index in row + 1..<n { x[row] -= l[index * n + row] * x[index] }
            x[row] /= l[row * n + row]
        }
        return x.allSatisfy(\.isFinite) ? x : nil
    }
}
