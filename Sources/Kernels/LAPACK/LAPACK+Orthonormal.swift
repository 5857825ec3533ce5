extension LAPACK {
    /// A = Q R with orthonormal columns of Q: the matrix becomes Q, and R is returned.
    ///
    /// Householder's reflections, so that Q is orthonormal whatever the matrix holds.
    ///
    /// - Parameter matrix: rows x columns, row-major.
    /// - Returns: columns x columns, row-major, zero below the diagonal.
    /// - Precondition: at least as many rows as columns.
    /// - Complexity: 4 m n^2 operations for m rows and n columns.
    package static func orthonormalise(_ matrix: inout [Float], rows: Int, columns: Int) -> [Float] {
        precondition(matrix.count == rows * columns && rows >= columns, "a matrix at least as long as it is wide")
        guard columns > 0 else { return [] }
        guard let factorise = unsafe LAPACKLibrary.shared.factorise,
            let makeOrthonormal = unsafe LAPACKLibrary.shared.makeOrthonormal
        else { return orthonormalisePlainly(&matrix, rows: rows, columns: columns) }
        // LAPACK counts by columns: it sees the transpose, and the QR of a matrix is the LQ of its transpose.
        var (m, n, status) = (Int32(columns), Int32(rows), Int32(0))
        var factors = [Float](repeating: 0, count: columns)
        // Room for blocks of 64 columns, which is more than LAPACK asks for.
        var space = [Float](repeating: 0, count: 64 * columns)
        var size = Int32(space.count)
        var r = [Float](repeating: 0, count: columns * columns)
        // Safe: the routines read and write the matrix, one factor a column and the working space of the size named.
        unsafe matrix.withUnsafeMutableBufferPointer { matrix in
            unsafe factorise(&m, &n, matrix.baseAddress, &m, &factors, &space, &size, &status)
        }
        for row in 0..<columns {
            for column in row..<columns { r[row * columns + column] = matrix[row * columns + column] }
        }
        unsafe matrix.withUnsafeMutableBufferPointer { matrix in
            unsafe makeOrthonormal(&m, &n, &m, matrix.baseAddress, &m, factors, &space, &size, &status)
        }
        return r
    }

    /// The same where there is no library: Householder's reflections, one column after the other.
    static func orthonormalisePlainly(_ matrix: inout [Float], rows: Int, columns: Int) -> [Float] {
        var a = matrix.map(Double.init)
        var r = [Double](repeating: 0, count: columns * columns)
        // Of each reflection I - 2 v v^T the unit vector v, or nothing where there is nothing to reflect.
        var reflections: [[Double]] = []
        func reflect(_ a: inout [Double], by v: [Double], from first: Int) {
            guard !v.isEmpty else { return }
            for column in 0..<columns {
                var product = 0.0
                for row in first..<rows { product += v[row - first] * a[row * columns + column] }
                for row in first..<rows { a[row * columns + column] -= 2 * product * v[row - first] }
            }
        }
        for column in 0..<columns {
            var v = (column..<rows).map { a[$0 * columns + column] }
            let length = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
            v[0] += v[0] < 0 ? -length : length
            let size = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
            v = size > 0 ? v.map { $0 / size } : []
            reflect(&a, by: v, from: column)
            reflections.append(v)
            for row in 0...column { r[row * columns + column] = a[row * columns + column] }
        }
        var q = [Double](repeating: 0, count: rows * columns)
        for column in 0..<columns { q[column * columns + column] = 1 }
        for column in (0..<columns).reversed() { reflect(&q, by: reflections[column], from: column) }
        matrix = q.map(Float.init)
        return r.map(Float.init)
    }

    /// The singular value decomposition M = U S V^T of a square matrix.
    package struct Decomposition: Sendable {
        /// U, n x n, row-major: a column is a left singular vector; it may be zero where its value is.
        package var left: [Float]
        /// n, descending.
        package var values: [Float]
        /// V^T, n x n, row-major: a row is a right singular vector.
        package var right: [Float]
    }

    /// The decomposition of a matrix, n x n, row-major.
    ///
    /// - Complexity: O(n^3).
    package static func decompose(_ matrix: [Float], order n: Int) -> Decomposition {
        precondition(matrix.count == n * n, "a square matrix")
        guard n > 0 else { return Decomposition(left: [], values: [], right: []) }
        guard let decompose = unsafe LAPACKLibrary.shared.decompose else { return decomposePlainly(matrix, order: n) }
        var all = CChar(UInt8(ascii: "A"))
        var (order, status) = (Int32(n), Int32(0))
        var copy = matrix
        var values = [Float](repeating: 0, count: n)
        // Seen by columns the matrix is its transpose, V S U^T.
        var left = [Float](repeating: 0, count: n * n)
        var right = left
        var integers = [Int32](repeating: 0, count: 8 * n)
        // The least is 4 n^2 + 7 n.
        var space = [Float](repeating: 0, count: 4 * n * n + 7 * n + 64 * n)
        var size = Int32(space.count)
        // Safe: every array has the size that LAPACK's documentation of sgesdd asks for.
        unsafe decompose(
            &all, &order, &order, &copy, &order, &values, &right, &order, &left, &order, &space, &size, &integers,
            &status, 1)
        return status == 0
            ? Decomposition(left: left, values: values, right: right) : decomposePlainly(matrix, order: n)
    }

    /// The same where there is no library: rotations of pairs of columns until all are orthogonal (Hestenes 1958,
    /// "Inversion of matrices by biorthogonalization and related results").
    static func decomposePlainly(_ matrix: [Float], order n: Int) -> Decomposition {
        // Columns of M V, which become U S, and of V.
        var columns = (0..<n).map { column in (0..<n).map { Double(matrix[$0 * n + column]) } }
        var vectors = (0..<n).map { column in (0..<n).map { $0 == column ? 1.0 : 0 } }
        func product(_ a: [Double], _ b: [Double]) -> Double {
            var sum = 0.0
            for index in 0..<n { sum += a[index] * b[index] }
            return sum
        }
        for _ in 0..<60 {
            var isRotated = false
            for p in 0..<n {
                for q in p + 1..<n {
                    let (alpha, beta) = (product(columns[p], columns[p]), product(columns[q], columns[q]))
                    let gamma = product(columns[p], columns[q])
                    guard abs(gamma) > 1e-14 * (alpha * beta).squareRoot(), gamma != 0 else { continue }
                    isRotated = true
                    let zeta = (beta - alpha) / (2 * gamma)
                    let t = (zeta < 0 ? -1 : 1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
                    let cosine = 1 / (1 + t * t).squareRoot()
                    let sine = cosine * t
                    func rotate(_ vectors: inout [[Double]]) {
                        for index in 0..<n {
                            let (a, b) = (vectors[p][index], vectors[q][index])
                            vectors[p][index] = cosine * a - sine * b
                            vectors[q][index] = sine * a + cosine * b
                        }
                    }
                    rotate(&columns)
                    rotate(&vectors)
                }
            }
            if !isRotated { break }
        }
        let lengths = columns.map { product($0, $0).squareRoot() }
        let order = (0..<n).sorted { lengths[$0] != lengths[$1] ? lengths[$0] > lengths[$1] : $0 < $1 }
        var result = Decomposition(
            left: [Float](repeating: 0, count: n * n), values: order.map { Float(lengths[$0]) },
            right: [Float](repeating: 0, count: n * n))
        for (position, column) in order.enumerated() {
            for index in 0..<n {
                result.left[index * n + position] =
                    lengths[column] > 0 ? Float(columns[column][index] / lengths[column]) : 0
                result.right[position * n + index] = Float(vectors[column][index])
            }
        }
        return result
    }
}
