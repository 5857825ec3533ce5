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
    try parallelMap(count: count, threads: threads, workspace: {}) {
        (_: inout Void, index: Int) throws(Failure) -> Element in
        try body(index)
    }
}

/// As above, where each worker has a workspace of its own that it uses for one item after the other.
///
/// - Parameters:
///   - workspace: makes one; called once by each worker.
///   - body: its result must not depend on what earlier items left in the workspace.
package func parallelMap<Workspace, Element: Sendable, Failure: Error>(
    count: Int, threads: Int, workspace: @Sendable () -> Workspace,
    _ body: @Sendable (inout Workspace, Int) throws(Failure) -> Element
) throws(Failure) -> [Element] {
    precondition(threads >= 1, "parallelMap needs at least one thread")
    var elements: [Element] = []
    elements.reserveCapacity(count)
    guard threads > 1, count > 1 else {
        var own = workspace()
        for index in 0..<count { elements.append(try body(&own, index)) }
        return elements
    }
    let slots = Mutex<[Result<Element, Failure>?]>(Array(repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
        var own = workspace()
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let result: Result<Element, Failure>
            do throws(Failure) { result = .success(try body(&own, index)) } catch { result = .failure(error) }
            slots.withLock { $0[index] = result }
        }
    }
    for slot in slots.withLock({ $0 }) {
        elements.append(try slot!.get())
    }
    return elements
}
