public import CStoryfold
internal import Corpus
internal import Glibc
internal import Kernels
internal import Storyfold

/// Options as a caller in C holds them.
final class OptionsHandle {
    var options = FoldOptions()
}

@_cdecl("storyfold_options_create")
public func createOptions() -> OpaquePointer? { unsafe Handle.pointer(to: OptionsHandle()) }

@_cdecl("storyfold_options_destroy")
public func destroyOptions(_ options: OpaquePointer?) { unsafe Handle<OptionsHandle>.destroy(options) }

@_cdecl("storyfold_options_set")
public func setOption(
    _ options: OpaquePointer, _ name: UnsafePointer<CChar>, _ value: UnsafePointer<CChar>,
    _ error: UnsafeMutablePointer<storyfold_error>?
) -> Int32 {
    let handle = unsafe Handle<OptionsHandle>.object(at: options)
    let (name, value) = unsafe (text(name) ?? "", text(value) ?? "")
    var code: Int32 = 0
    unsafe telling(error) { () throws(StoryfoldError) in
        do throws(StoryfoldError) { try handle.options.set(name, value) } catch {
            code = error.code.rawValue
            throw error
        }
    }
    return code
}

@_cdecl("storyfold_options_columns")
public func columns(
    _ options: OpaquePointer, _ names: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int,
    _ out: UnsafeMutablePointer<ArrowArrayStream>, _ error: UnsafeMutablePointer<storyfold_error>?
) -> Int32 {
    let fields = unsafe Handle<OptionsHandle>.object(at: options).options.reading.fields
    // SAFETY: the caller hands over `count` texts.
    let names = unsafe UnsafeBufferPointer(start: names, count: count).map { unsafe text($0) ?? "" }
    return unsafe export(to: out, error) { () throws(StoryfoldError) in
        let roles = fields.columns(among: names).enumerated().flatMap { role, places in
            places.map { (name: names[$0], role: "\(FieldNames.Role(rawValue: role)!)") }
        }
        return ArrowTable([("name", .text(roles.map(\.name))), ("role", .text(roles.map(\.role)))])
    }
}

// MARK: The library

/// A text that lives as long as the process.
private func lasting(_ text: String) -> UnsafePointer<CChar>? {
    // SAFETY: a copy that nobody frees; made once for each text.
    unsafe UnsafePointer(strdup(text))
}

@safe private enum LastingTexts {
    nonisolated(unsafe) static let version = unsafe lasting(Release.version)
    nonisolated(unsafe) static let blasEnvironment = unsafe lasting(
        BLAS.environment.map { "\($0.name)=\($0.value)" }.joined(separator: "\n"))
}

@_cdecl("storyfold_version")
public func version() -> UnsafePointer<CChar>? { unsafe LastingTexts.version }

@_cdecl("storyfold_blas_environment")
public func blasEnvironment() -> UnsafePointer<CChar>? { unsafe LastingTexts.blasEnvironment }
