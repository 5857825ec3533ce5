internal import Glibc
internal import Synchronization

/// What is done before a signal ends the process.
package enum Termination {
    /// The end of a pipe that the handler writes to; handlers may do little more than that.
    private static let signals = Atomic<Int32>(-1)
    private static let ending = Atomic(false)

    /// Whether a signal has come, and the process will end.
    static var isEnding: Bool { ending.load(ordering: .sequentiallyConsistent) }

    /// Waits for the end of the process where a signal has come: nothing more is begun that would have to be taken back.
    ///
    /// To be called without a lock that ``clean(_:)`` needs.
    package static func awaitEnd() {
        while isEnding { pause() }
    }

    /// Runs a closure on a thread of its own when the process is interrupted, terminated or hung up on.
    ///
    /// Signals that are ignored, as of a command in the background, stay so; those that the process was started with held
    /// back, as a worker of a larger program starts it, are let through. To be called once.
    ///
    /// - Parameter body: what it is given ends the process, as the signal would have done.
    package static func clean(_ body: @escaping @Sendable (_ end: () -> Never) -> Void) {
        var ends: [Int32] = [-1, -1]
        // SAFETY: pipe writes two numbers, for which the array has room.
        guard unsafe ends.withUnsafeMutableBufferPointer({ unsafe Glibc.pipe($0.baseAddress!) }) == 0 else { return }
        signals.store(ends[1], ordering: .sequentiallyConsistent)
        let reading = ends[0]
        let thread = Waiting {
            letSignalsThrough()
            var number: UInt8 = 0
            // SAFETY: one byte is read into one byte.
            while unsafe read(reading, &number, 1) != 1 {}
            ending.store(true, ordering: .sequentiallyConsistent)
            body {
                signal(Int32(number), SIG_DFL)
                kill(getpid(), Int32(number))
                while true { pause() }
            }
        }
        guard thread.start() else { return }
        for number in numbers {
            var action = sigaction()
            // SAFETY: sigaction reads and writes structures of its own type; the handler calls nothing but write.
            guard unsafe sigaction(number, nil, &action) == 0,
                unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 0
            else { continue }
            unsafe action.__sigaction_handler.sa_handler = { number in
                var byte = UInt8(truncatingIfNeeded: number)
                let saved = errno
                unsafe write(Termination.signals.load(ordering: .sequentiallyConsistent), &byte, 1)
                errno = saved
            }
            action.sa_flags = SA_RESTART
            _ = unsafe sigaction(number, &action, nil)
        }
    }

    private static let numbers = [SIGINT, SIGTERM, SIGHUP]

    /// Lets the calling thread have the signals, whatever mask it was started with.
    private static func letSignalsThrough() {
        var mask = sigset_t()
        // SAFETY: the calls read and write one set of signals, which is what they are given.
        unsafe sigemptyset(&mask)
        for number in numbers { unsafe sigaddset(&mask, number) }
        unsafe pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    }

    /// A thread that waits.
    private final class Waiting: Sendable {
        private let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }

        func start() -> Bool {
            var thread = pthread_t()
            let context = unsafe Unmanaged.passRetained(self).toOpaque()
            // SAFETY: the context is an instance of this class, retained for the thread, which releases it.
            let result = unsafe pthread_create(
                &thread, nil,
                { context in
                    unsafe Unmanaged<Waiting>.fromOpaque(context!).takeRetainedValue().body()
                    return nil
                }, context)
            guard result == 0 else { return false }
            pthread_detach(thread)
            return true
        }
    }
}
