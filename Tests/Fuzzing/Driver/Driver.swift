import Foundation
import FuzzTargets

// What libFuzzer calls. There is one program for all targets; STORYFOLD_FUZZ names the one that is meant.

private let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["STORYFOLD_FUZZ"] ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
        fatalError("STORYFOLD_FUZZ is to be one of \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
    }
    return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // SAFETY: libFuzzer hands over so many bytes, which live through the call.
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    do { _ = try target.accepts(input) } catch { fatalError("\(target): \(error)") }
    return 0
}
