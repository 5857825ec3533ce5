internal import Glibc
internal import Synchronization

/// For tests: makes one of the steps that change the disk fail, or ends the process before it.
///
/// Steps are counted from 1. The variable STORYFOLD_TEST_FAULT says which: "kill 17" ends the process as SIGKILL does,
/// "interrupt 17" sends it SIGINT and "terminate 17" SIGTERM, "fail 17" makes that step an error of input or output.
/// Without it a step costs one comparison.
package enum FaultPoint {
    package enum Plan: Sendable, Equatable {
        case kill(Int)
        /// A signal, sent before a step, which is taken once the signal has been noticed: then the run can only end.
        case signal(Int32, Int)
        case fail(Int)
        /// Every step from this one on.
        case failFrom(Int)
        /// As on a file system that has no links.
        case noLinks

        init?(_ text: String) {
            let words = text.split(separator: " ")
            guard words.count == 2, let step = Int(words[1]) else { return nil }
            switch words[0] {
            case "kill": self = .kill(step)
            case "interrupt": self = .signal(SIGINT, step)
            case "terminate": self = .signal(SIGTERM, step)
            case "fail": self = .fail(step)
            default: return nil
            }
        }
    }

    /// A plan and the steps taken under it.
    package final class Run: Sendable {
        let plan: Plan
        private let steps = Atomic(0)

        package init(_ plan: Plan) { self.plan = plan }

        package var stepsTaken: Int { steps.load(ordering: .relaxed) }

        func next() -> Int { steps.add(1, ordering: .relaxed).newValue }
    }

    /// The plan of a test that runs in this process; it is that of the test's own task.
    @TaskLocal package static var run: Run?

    private static let runOfProcess = ProcessEnvironment.variable("STORYFOLD_TEST_FAULT").flatMap { Plan($0) }
        .map { Run($0) }

    /// To be called before each step that changes the disk.
    package static func step(_ operation: String) throws(SystemError) {
        guard let run = runOfProcess ?? run else { return }
        let step = run.next()
        switch run.plan {
        case .kill(step): raise(SIGKILL)
        case .signal(let number, step):
            kill(getpid(), number)
            while !Termination.isEnding { usleep(100) }
        case .fail(step): throw SystemError(operation: operation, code: EIO)
        case .failFrom(let first) where step >= first: throw SystemError(operation: operation, code: EIO)
        case .noLinks where operation == "link": throw SystemError(operation: operation, code: EPERM)
        default: break
        }
    }
}
