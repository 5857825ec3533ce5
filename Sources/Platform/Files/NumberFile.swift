internal import Synchronization

/// A temporary file of numbers: runs of them are appended, and read again in any order by any thread.
///
/// It has no name and vanishes with its owner.
package final class NumberFile: Sendable {
    private let descriptor: FileDescriptor
    private let end = Mutex(0)

    package init() throws(SystemError) { descriptor = try .unnamedTemporary() }

    /// Where a run of numbers stands.
    package struct Run: Sendable, Equatable {
        fileprivate var offset: Int
        package fileprivate(set) var count: Int
    }

    /// Appends a run of numbers.
    package func append<Number: BitwiseCopyable>(_ numbers: [Number]) throws(SystemError) -> Run {
        // SAFETY: the array's memory, all of it initialised, stays where it is during the closure.
        let result: Result<Run, SystemError> = end.withLock { end in
            unsafe numbers.withUnsafeBytes { bytes in
                do throws(SystemError) {
                    unsafe try descriptor.write(bytes)
                    defer { end += bytes.count }
                    return .success(Run(offset: end, count: numbers.count))
                } catch {
                    return .failure(error)
                }
            }
        }
        return try result.get()
    }

    /// Part of a run that was appended.
    ///
    /// - Precondition: `Number` is what the run was appended as, and the range is within it.
    package func numbers<Number: BitwiseCopyable>(
        _ range: Range<Int>, at place: Run, as type: Number.Type = Number.self
    ) throws(SystemError) -> [Number] {
        precondition(range.lowerBound >= 0 && range.upperBound <= place.count, "the run ends before that")
        var failure: SystemError?
        // SAFETY: the buffer is filled wholly before it is counted as initialised, and numbers of a bitwise
        // copyable type may have any bytes that such numbers were written as.
        let numbers = unsafe [Number](unsafeUninitializedCapacity: range.count) { memory, count in
            do throws(SystemError) {
                let offset = place.offset + range.lowerBound * MemoryLayout<Number>.stride
                unsafe try descriptor.read(into: UnsafeMutableRawBufferPointer(memory), at: offset)
                count = range.count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return numbers
    }
}
