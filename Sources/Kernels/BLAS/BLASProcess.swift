import Glibc

extension BLAS {
    /// Says what OpenBLAS asks the environment for when it is loaded: for a process of our own, before it has a second thread.
    ///
    /// It shall start no threads, which nobody would need, and use the kernels for the vector instructions that this machine
    /// has: a library that is older than the processor does not know it, and takes those that any processor can run, at a
    /// fifth of the speed. What the caller has set of kernels stays.
    package static func prepareProcess() {
        // Safe: no other thread is there that could read the environment.
        _ = unsafe setenv("OPENBLAS_NUM_THREADS", "1", 1)
        if let kernels = VectorLevel.best.kernels { _ = unsafe setenv("OPENBLAS_CORETYPE", kernels, 0) }
    }
}

extension VectorLevel {
    /// The kernels of OpenBLAS that every processor of this level can run; nil where any will do.
    fileprivate var kernels: String? {
        switch self {
        case .plain, .sse2: nil
        case .avx2: "Haswell"
        case .avx512: "SkylakeX"
        }
    }
}
