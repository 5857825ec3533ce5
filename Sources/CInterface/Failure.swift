public import CStoryfold
internal import Glibc
internal import Storyfold

/// Does some work for a caller in C, whom errors are told by their parts.
///
/// - Returns: what `body` returns; nil where it throws, and then `error` says why.
func telling<Result>(
    _ error: UnsafeMutablePointer<storyfold_error>?, _ body: () throws(StoryfoldError) -> Result
) -> Result? {
    do throws(StoryfoldError) { return try body() } catch let failure {
        unsafe error?.pointee.fill(with: failure)
        return nil
    }
}

extension storyfold_error {
    mutating func fill(with failure: StoryfoldError) {
        unsafe clear()
        unsafe code = failure.code.rawValue
        // SAFETY: each is a copy, which clear() frees.
        unsafe (place, problem, remedy) = (strdup(failure.place), strdup(failure.problem), strdup(failure.remedy))
    }

    mutating func clear() {
        // SAFETY: they are the copies of fill(with:), or null, which free takes too.
        unsafe free(place)
        unsafe free(problem)
        unsafe free(remedy)
        unsafe self = storyfold_error()
    }
}

@_cdecl("storyfold_error_clear")
public func clearError(_ error: UnsafeMutablePointer<storyfold_error>?) { unsafe error?.pointee.clear() }
