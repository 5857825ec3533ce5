import Glibc

/// The dense solvers of this machine, loaded when they are first needed.
///
/// They call the products of BLAS, whose settings must be made before either library is loaded.
@safe struct LAPACKLibrary: @unchecked Sendable {
    /// dposv of LAPACK (Anderson et al., LAPACK Users' Guide, third edition). Fortran compilers pass the lengths of
    /// texts behind the arguments; what a library does not read does no harm.
    typealias SolvePositiveDefinite =
        @convention(c) (
            UnsafePointer<CChar>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?, UnsafeMutablePointer<Double>?,
            UnsafePointer<Int32>?, UnsafeMutablePointer<Double>?, UnsafePointer<Int32>?, UnsafeMutablePointer<Int32>?,
            Int
        ) -> Void

    /// nil where there is no library, as every routine.
    let solvePositiveDefinite: SolvePositiveDefinite?

    static let shared = LAPACKLibrary()

    private init() {
        _ = BLASLibrary.shared
        // OpenBLAS brings LAPACK with it, whether or not the system's name leads to it.
        guard let handle = unsafe dlopen("liblapack.so.3", RTLD_NOW) ?? dlopen("libopenblas.so.0", RTLD_NOW) else {
            unsafe solvePositiveDefinite = nil
            return
        }
        // Safe: the routine of this name has the arguments above in every release of LAPACK.
        unsafe solvePositiveDefinite = unsafe dlsym(handle, "dposv_").map {
            unsafe unsafeBitCast($0, to: SolvePositiveDefinite.self)
        }
    }
}
