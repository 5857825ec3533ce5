internal import CStoryfold
internal import Corpus
internal import Synchronization

/// Tells a caller in C how far a fold has come, and hears from it whether to go on.
///
/// SAFETY: the header says that the function is called from any thread, one call at a time, until the fold is made; the
/// context is the caller's and is handed through.
@safe final class ProgressCallback: @unchecked Sendable {
    private struct State {
        var stage = ""
        var told = ContinuousClock.now - interval
        var isStopped = false
    }

    /// Between two calls, unless a stage begins.
    private static let interval = Duration.milliseconds(20)

    private let function: storyfold_progress?
    private let context: UnsafeMutableRawPointer?
    private let state = Mutex(State())

    init(_ function: storyfold_progress?, _ context: UnsafeMutableRawPointer?) {
        unsafe (self.function, self.context) = (function, context)
    }

    /// - Throws: when the caller has said that the fold is to stop.
    func tell(_ stage: String, _ completed: Int, of total: Int?) throws(CorpusError) {
        guard let function = unsafe function else { return }
        let isStopped = state.withLock { state in
            let now = ContinuousClock.now
            guard !state.isStopped, state.stage != stage || now - state.told >= Self.interval else {
                return state.isStopped
            }
            (state.stage, state.told) = (stage, now)
            state.isStopped = unsafe stage.withCString {
                unsafe function(context, $0, Int64(completed), Int64(total ?? -1)) != 0
            }
            return state.isStopped
        }
        if isStopped { throw .cancelled }
    }
}
