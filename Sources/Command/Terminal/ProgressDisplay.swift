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

    /// From so much time on a rate says something.
    private static let leastTime = 1.0

    /// "verification   █████████░░░░░░░░░░░ 45 %  48,000 pairs/s  0:03 left"; without rate and rest while a stage has just
    /// begun.
    static func line(_ progress: Progress, done: Int, after elapsed: Duration) -> String {
        let name = progress.stage + String(repeating: " ", count: max(0, 14 - progress.stage.count))
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let rate = seconds >= leastTime && done > 0 ? Double(done) / seconds : nil
        let speed = rate.map { rate in
            progress.unit == "bytes"
                ? "  \(Decimals.text(rate / 1e6, places: 1)) MB/s" : "  \(rounded(rate)) \(progress.unit)/s"
        }
        guard let total = progress.total, total > 0 else {
            let count =
                progress.unit == "bytes"
                ? "\(Decimals.text(Double(done) / 1e6, places: 1)) MB" : "\(Decimals.grouped(done)) \(progress.unit)"
            return "\(name) \(count)\(speed ?? "")"
        }
        let share = min(1, Double(done) / Double(total))
        let filled = Int(share * 20)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
        let rest = rate.map { rate in
            let left = Int((Double(max(0, total - done)) / rate).rounded(.up))
            return "  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
        }
        return "\(name) \(bar) \(Int(share * 100)) %\(speed ?? "")\(rest ?? "")"
    }

    /// A rate to two digits, as it is never the same for long.
    private static func rounded(_ rate: Double) -> String {
        var scale = 1
        while rate >= Double(100 * scale) { scale *= 10 }
        return rate < 10
            ? Decimals.text(rate, places: 1) : Decimals.grouped(Int((rate / Double(scale)).rounded()) * scale)
    }
}
