import CBLAS
import Glibc

/// The linear algebra library of this machine, loaded when it is first needed.
///
/// OpenBLAS starts its threads while it is being loaded, and they wait by spinning; a run that needs no products does
/// without them, and so does a process of our own (``BLAS/prepareProcess()``). The library that is found stays as it is for the rest of the process: of its settings only the number of
/// its own threads is changed, by the call that it has for this, and no variable of the environment.
@safe struct BLASLibrary: @unchecked Sendable {
    typealias MultiplySingle =
        @convention(c) (
            CBLAS_LAYOUT, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, Int32, Int32, Int32, Float, UnsafePointer<Float>?, Int32,
            UnsafePointer<Float>?, Int32, Float, UnsafeMutablePointer<Float>?, Int32
        ) -> Void

    /// nil where there is no library.
    let multiplySingle: MultiplySingle?
    /// "OpenBLAS 0.3.21 (SkylakeX kernels)", "reference BLAS", or "no BLAS".
    let name: String
    let isReference: Bool

    static let shared = BLASLibrary()

    private init() {
        guard let handle = unsafe dlopen("libblas.so.3", RTLD_NOW) else {
            (unsafe multiplySingle, name, isReference) = (nil, "no BLAS", true)
            return
        }
        // Safe: the routine of this name has had this signature since there has been a C interface.
        unsafe multiplySingle = unsafe dlsym(handle, "cblas_sgemm").map {
            unsafe unsafeBitCast($0, to: MultiplySingle.self)
        }
        unsafe Self.useOneThread(of: handle)
        guard let configuration = unsafe Self.text(of: "openblas_get_config", in: handle) else {
            // Each exports a name that the others do not.
            let isBLIS = unsafe dlsym(handle, "bli_init") != nil
            let isMKL = unsafe dlsym(handle, "MKL_Get_Version") != nil
            name = isBLIS ? "BLIS" : isMKL ? "MKL" : "reference BLAS"
            isReference = !isBLIS && !isMKL
            return
        }
        let words = configuration.split(separator: " ").prefix(2).joined(separator: " ")
        let core = unsafe Self.text(of: "openblas_get_corename", in: handle)
        (name, isReference) = (core.map { "\(words) (\($0) kernels)" } ?? words, false)
    }

    /// Storyfold divides its work itself, tile by tile; a library that divides a product by its own thread count would
    /// round differently for each count.
    private static func useOneThread(of handle: UnsafeMutableRawPointer) {
        typealias SetThreads = @convention(c) (Int32) -> Void
        // Safe: the function of this name takes one int, in every version of OpenBLAS.
        guard let symbol = unsafe dlsym(handle, "openblas_set_num_threads") else { return }
        unsafe unsafeBitCast(symbol, to: SetThreads.self)(1)
    }

    /// What a function without arguments says; nil where the library has none of that name.
    private static func text(of function: String, in handle: UnsafeMutableRawPointer) -> String? {
        typealias Describe = @convention(c) () -> UnsafePointer<CChar>?
        // Safe: the functions asked for take nothing and return a static null-terminated string, which is copied.
        guard let symbol = unsafe dlsym(handle, function),
            let text = unsafe unsafeBitCast(symbol, to: Describe.self)()
        else { return nil }
        return unsafe String(cString: text)
    }
}
