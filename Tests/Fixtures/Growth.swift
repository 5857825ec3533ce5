import Glibc

/// How many times as long some work takes on one thread where its input is several times as large: about as many where
/// it is linear, the square where it is quadratic.
///
/// The clock is the processor time of the thread, and of some measurements the shortest counts, so that what else the machine
/// does plays little part. What it does takes caches away, though, and a short run is more often spared of that than a long
/// one: by that alone the time of what is linear grew 26-fold for 8 times the input. So the small input is run as often as
/// the large one is larger, which takes about as long, and what seems to be more than linear is measured again, up to twelve
/// times.
///
/// - Parameter body: given the size.
package func growth(from size: Int, by times: Int, _ body: (Int) throws -> Void) rethrows -> Double {
    var (small, large) = (Double.infinity, Double.infinity)
    for _ in 0..<12 {
        small = min(small, try threadTime { for _ in 0..<times { try body(size) } } / Double(times))
        large = min(large, try threadTime { try body(times * size) })
        // Most are linear at once.
        if large < 1.5 * Double(times) * small { break }
    }
    return large / small
}

/// Processor seconds that a call takes on the thread.
private func threadTime(of body: () throws -> Void) rethrows -> Double {
    let start = now()
    try body()
    return now() - start
}

private func now() -> Double {
    var time = timespec()
    // SAFETY: the call fills the value that it is given.
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
