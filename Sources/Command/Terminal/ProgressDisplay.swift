import Platform
import Corpus
import Synchronization

/// Shows progress on standard error: a bar that redraws itself on a terminal, a plain line for every stage
/// otherwise.
final class ProgressDisplay: Sendable {
    private struct State {
        var stage = ""
        var started = ContinuousClock.now
        var lastDrawn = ContinuousClock.now - .seconds(1)
        var furthest = 0
        var isDrawn = false
    }

    private let isQuiet: Bool
    private let isTerminal = ProcessEnvironment.Stream.error.isTerminal
    private let state = Mutex(State())

    init(isQuiet: Bool) { self.isQuiet = isQuiet }

    /// Takes progress from any thread.
    var handler: ProgressHandler {
        { [self] progress in show(progress) }
    }

    func show(_ progress: Progress) {
        guard !isQuiet else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            if progress.stage != state.stage {
                state.stage = progress.stage
                state.started = now
                state.furthest = 0
                if !isTerminal { Terminal.say("\(progress.stage)...\n") }
            }
            state.furthest = max(state.furthest, progress.completed)
            guard isTerminal, now - state.lastDrawn > .milliseconds(100) else { return }
            state.lastDrawn = now
            state.isDrawn = true
            Terminal.redraw(Self.line(progress, done: state.furthest, after: now - state.started))
        }
    }

    /// Removes the bar, so that what comes next begins on a clean line.
    func finish() {
        state.withLock { state in
            if state.isDrawn { Terminal.redraw("") }
            state.isDrawn = false
        }
    }

    /// "signatures  [#####     ] 52 %  48,000 articles/s  0:03 left".
    static func line(_ progress: Progress, done: Int, after elapsed: Duration) -> String {
        let seconds = max(0.001, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
        let rate = Double(done) / seconds
        let speed = progress.unit == "bytes" ? "\(Int(rate / 1e6)) MB/s" : "\(Int(rate)) \(progress.unit)/s"
        let name = progress.stage + String(repeating: " ", count: max(0, 14 - progress.stage.count))
        guard let total = progress.total, total > 0 else { return "\(name) \(done) \(progress.unit)  \(speed)" }
        let share = min(1, Double(done) / Double(total))
        let filled = Int(share * 20)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
        let left = rate > 0 ? Int(Double(total - done) / rate) : 0
        let minutes = "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60)"
        return "\(name) \(bar) \(Int(share * 100)) %  \(speed)  \(minutes) left"
    }
}
