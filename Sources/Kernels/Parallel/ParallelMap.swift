import Dispatch
import Synchronization

/// The results of `body` for 0..<count, in order, computed by at most `threads` workers.
///
/// The workers take the next index from a shared counter, so uneven items balance; the result does not
/// depend on the number of threads.
///
/// - Parameter threads: at least 1; 1 runs on the calling thread alone.
/// - Throws: the error of the lowest index whose body threw.
package func parallelMap<Element: Sendable, Failure: Error>(
    count: Int, threads: Int, _ body: @Sendable (Int) throws(Failure) -> Element
) throws(Failure) -> [Element] {
    precondition(threads >= 1, "parallelMap needs at least one thread")
    var elements: [Element] = []
    elements.reserveCapacity(count)
    guard threads > 1, count > 1 else {
        for index in 0..<count { elements.append(try body(index)) }
        return elements
    }
    let slots = Mutex<[Result<Element, Failure>?]>(Array(repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let result: Result<Element, Failure>
            do throws(Failure) { result = .success(try body(index)) } catch { result = .failure(error) }
            slots.withLock { $0[index] = result }
        }
    }
    for slot in slots.withLock({ $0 }) {
        elements.append(try slot!.get())
    }
    return elements
}
