import Glibc

/// The dense solvers of this machine, loaded when they are first needed.
///
/// They call the products of BLAS, whose settings must be made before either library is loaded.
@safe struct LAPACKLibrary: @unchecked Sendable {
    // The routines of LAPACK (Anderson et al., LAPACK Users' Guide, third edition), all arguments by their addresses.
    // Fortran compilers pass the lengths of texts behind the arguments; what a library does not read does no harm.

    /// dposv: triangle, n, right sides, matrix, its stride, sides, their stride, status.
    typealias SolvePositiveDefinite =
        @convention(c) (
            UnsafePointer<CChar>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?, UnsafeMutablePointer<Double>?,
            UnsafePointer<Int32>?, UnsafeMutablePointer<Double>?, UnsafePointer<Int32>?, UnsafeMutablePointer<Int32>?,
            Int
        ) -> Void

    /// sgelqf: rows, columns, matrix, its stride, factors, working space, its size, status.
    typealias Factorise =
        @convention(c) (
            UnsafePointer<Int32>?, UnsafePointer<Int32>?, UnsafeMutablePointer<Float>?, UnsafePointer<Int32>?,
            UnsafeMutablePointer<Float>?, UnsafeMutablePointer<Float>?, UnsafePointer<Int32>?,
            UnsafeMutablePointer<Int32>?
        ) -> Void
    /// sorglq: as above, with the number of factors behind the columns.
    typealias MakeOrthonormal =
        @convention(c) (
            UnsafePointer<Int32>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?, UnsafeMutablePointer<Float>?,
            UnsafePointer<Int32>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?, UnsafePointer<Int32>?,
            UnsafeMutablePointer<Int32>?
        ) -> Void
    /// sgesdd: which vectors, rows, columns, matrix, its stride, values, left, its stride, right, its stride, working
    /// space, its size, working space of eight integers a row, status.
    typealias Decompose =
        @convention(c) (
            UnsafePointer<CChar>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?, UnsafeMutablePointer<Float>?,
            UnsafePointer<Int32>?, UnsafeMutablePointer<Float>?, UnsafeMutablePointer<Float>?, UnsafePointer<Int32>?,
            UnsafeMutablePointer<Float>?, UnsafePointer<Int32>?, UnsafeMutablePointer<Float>?, UnsafePointer<Int32>?,
            UnsafeMutablePointer<Int32>?, UnsafeMutablePointer<Int32>?, Int
        ) -> Void

    /// nil where there is no library, as every routine.
    let solvePositiveDefinite: SolvePositiveDefinite?
    let factorise: Factorise?
    let makeOrthonormal: MakeOrthonormal?
    let decompose: Decompose?

    static let shared = LAPACKLibrary()

    private init() {
        _ = BLASLibrary.shared
        // OpenBLAS brings LAPACK with it, whether or not the system's name leads to it.
        guard let handle = unsafe dlopen("liblapack.so.3", RTLD_NOW) ?? dlopen("libopenblas.so.0", RTLD_NOW) else {
            unsafe (solvePositiveDefinite, factorise, makeOrthonormal, decompose) = (nil, nil, nil, nil)
            return
        }
        // Safe: the routines of these names have the arguments above in every release of LAPACK.
        unsafe solvePositiveDefinite = unsafe dlsym(handle, "dposv_").map {
            unsafe unsafeBitCast($0, to: SolvePositiveDefinite.self)
        }
        unsafe factorise = unsafe dlsym(handle, "sgelqf_").map { unsafe unsafeBitCast($0, to: Factorise.self) }
        unsafe makeOrthonormal = unsafe dlsym(handle, "sorglq_").map {
            unsafe unsafeBitCast($0, to: MakeOrthonormal.self)
        }
        unsafe decompose = unsafe dlsym(handle, "sgesdd_").map { unsafe unsafeBitCast($0, to: Decompose.self) }
    }
}
