import Glibc

extension BLAS {
    /// What OpenBLAS asks the environment for when it is loaded.
    ///
    /// It shall start no threads, which nobody would need, and use the kernels for the vector instructions that this machine
    /// has: a library that is older than the processor does not know it, and takes those that any processor can run, at a
    /// fifth of the speed.
    package static var environment: [(name: String, value: String)] {
        [("OPENBLAS_NUM_THREADS", "1")] + (VectorLevel.best.kernels.map { [("OPENBLAS_CORETYPE", $0)] } ?? [])
    }

    /// Says so in the environment of a process of our own, before it has a second thread. What the caller has set of kernels
    /// stays.
    package static func prepareProcess() {
        for (name, value) in environment {
            // Safe: no other thread is there that could read the environment.
            _ = unsafe setenv(name, value, name == "OPENBLAS_NUM_THREADS" ? 1 : 0)
        }
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
