/// The elements of some arrays, one array after the other, copied by several threads: most of the time goes into memory
/// that is touched for the first time.
func joined<Element: BitwiseCopyable & Sendable>(_ parts: [[Element]], threads: Int) -> [Element] {
    var ends = [0]
    for part in parts { ends.append(ends.last! + part.count) }
    let starts = ends
    let count = starts.last!
    // SAFETY: the parts fill the memory without gap or overlap, and each is copied by one thread.
    return unsafe Array(unsafeUninitializedCapacity: count) { buffer, initialised in
        initialised = count
        guard let base = buffer.baseAddress else { return }
        nonisolated(unsafe) let target = unsafe base
        _ = parallelMap(count: parts.count, threads: threads) { index in
            unsafe parts[index].withUnsafeBufferPointer { part in
                guard let source = part.baseAddress else { return }
                unsafe (target + starts[index]).initialize(from: source, count: part.count)
            }
        }
    }
}
