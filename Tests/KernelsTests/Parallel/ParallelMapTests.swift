import Kernels
import Synchronization
import Testing

@Suite("Parallel map")
struct ParallelMapTests {
    private struct Failure: Error, Equatable { var index: Int }

    @Test("The results come in order", arguments: [0, 1, 2, 3, 200], [1, 2, 3, 16])
    func order(count: Int, threads: Int) {
        #expect(parallelMap(count: count, threads: threads) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }

    @Test("Every index is given once", arguments: [1, 2, 5])
    func once(threads: Int) {
        let calls = Mutex([Int](repeating: 0, count: 300))
        _ = parallelMap(count: 300, threads: threads) { index in calls.withLock { $0[index] += 1 } }
        #expect(calls.withLock { $0 } == Array(repeating: 1, count: 300))
    }

    @Test("The error is that of the lowest index that failed", arguments: [1, 2, 3, 8])
    func error(threads: Int) {
        for failing in [[0], [7, 3, 40], [99], Array(0..<100)] {
            #expect(throws: Failure(index: failing.min()!)) {
                try parallelMap(count: 100, threads: threads) { (index) throws(Failure) -> Int in
                    guard !failing.contains(index) else { throw Failure(index: index) }
                    return index
                }
            }
        }
    }
}
