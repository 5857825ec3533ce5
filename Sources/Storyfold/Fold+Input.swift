import Corpus
import Dispatch
import Synchronization

extension Fold {
    /// Folds articles that are in memory.
    ///
    /// - Parameters:
    ///   - articles: in any order; no two have one id.
    ///   - configuration: what is looked for, and how.
    ///   - progress: told how far the fold has come, from any thread; what it throws ends the fold.
    /// - Throws: for an option outside its range, where two articles have one id, and where `progress` threw.
    /// - Complexity: O(n) in the bytes, plus the pairs that are compared.
    public init(
        _ articles: [InputArticle], configuration: Configuration = Configuration(),
        progress: @escaping FoldProgress.Handler = { _ in }
    ) throws(StoryfoldError) {
        try self.init(.articles(ArticleList(articles: articles)), configuration, progress)
    }

    /// Folds the articles of a sequence, as soon as all have come. Where its task is cancelled, it
    /// ends at once, and what is left of the work at the next report of progress.
    ///
    /// - Parameters:
    ///   - articles: in any order; no two have one id.
    ///   - configuration: what is looked for, and how.
    ///   - progress: told how far the fold has come, from any thread; what it throws ends the fold.
    /// - Throws: as for an array, what the sequence throws, and `CancellationError`.
    public init<Articles: AsyncSequence>(
        _ articles: Articles, configuration: Configuration = Configuration(),
        progress: @escaping FoldProgress.Handler = { _ in }
    ) async throws where Articles.Element == InputArticle {
        var all: [InputArticle] = []
        for try await article in articles { all.append(article) }
        let wait = FoldWait()
        self = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                wait.begin(continuation)
                // Folding keeps its thread busy, which tasks cannot spare.
                DispatchQueue.global().async { [all] in
                    wait.end(
                        with: Result {
                            try Fold(all, configuration: configuration) { state in
                                try wait.check()
                                try progress(state)
                            }
                        })
                }
            }
        } onCancel: {
            wait.end(with: .failure(CancellationError()))
        }
    }

    /// Folds the articles at some paths: folders and files of all formats that the command reads.
    ///
    /// - Parameters:
    ///   - paths: folders and files; "-" is standard input.
    ///   - configuration: what is looked for, and how.
    ///   - progress: told how far the fold has come, from any thread; what it throws ends the fold.
    /// - Throws: with the file and line of what cannot be read, and for an option outside its range.
    /// - Complexity: O(n) in the bytes, plus the pairs that are compared.
    public init(
        paths: [String], configuration: Configuration = Configuration(),
        progress: @escaping FoldProgress.Handler = { _ in }
    ) throws(StoryfoldError) {
        try self.init(.paths(paths), configuration, progress)
    }

    private init(
        _ source: CorpusSource, _ configuration: Configuration, _ progress: @escaping FoldProgress.Handler
    ) throws(StoryfoldError) {
        @Sendable func tell(_ state: FoldProgress) throws(CorpusError) {
            do { try progress(state) } catch { throw .cancelled }
        }
        do {
            try configuration.validate()
            var options = ReadingOptions()
            options.threads = configuration.threads
            let sketched = try SketchedCorpus(
                source, options: options, configuration: configuration, depth: configuration.depth,
                progress: { (state) throws(CorpusError) in
                    try tell(FoldProgress(stage: "reading", completed: state.bytes, total: state.totalBytes))
                })
            try self.init(sketched, progress: { (state) throws(CorpusError) in try tell(FoldProgress(state)) })
        } catch {
            throw StoryfoldError(error)
        }
    }
}

/// How far a fold has come.
public struct FoldProgress: Sendable, Equatable {
    /// Is told how far a fold has come, and throws where nobody waits for it any more.
    public typealias Handler = @Sendable (FoldProgress) throws -> Void

    /// As a person reads it: "reading", "verification", "neighbours".
    public var stage: String
    public var completed: Int
    /// nil where the end is not known.
    public var total: Int?

    init(stage: String, completed: Int, total: Int?) {
        (self.stage, self.completed, self.total) = (stage, completed, total)
    }

    init(_ progress: Progress) {
        self.init(stage: progress.stage, completed: progress.completed, total: progress.total)
    }
}

/// The wait of a task for a fold, which ends as soon as the task is cancelled; the fold ends at its next report.
private final class FoldWait: Sendable {
    private enum State {
        case notBegun
        case waiting(CheckedContinuation<Fold, any Error>)
        case ended(Result<Fold, any Error>)
    }

    private let state = Mutex(State.notBegun)

    func begin(_ continuation: CheckedContinuation<Fold, any Error>) {
        let result = state.withLock { state -> Result<Fold, any Error>? in
            if case .ended(let result) = state { return result }
            state = .waiting(continuation)
            return nil
        }
        if let result { continuation.resume(with: result) }
    }

    /// What ends it first counts.
    func end(with result: Result<Fold, any Error>) {
        let continuation = state.withLock { state -> CheckedContinuation<Fold, any Error>? in
            switch state {
            case .notBegun:
                state = .ended(result)
                return nil
            case .waiting(let continuation):
                state = .ended(result)
                return continuation
            case .ended: return nil
            }
        }
        continuation?.resume(with: result)
    }

    func check() throws {
        if state.withLock({ if case .ended = $0 { true } else { false } }) { throw CancellationError() }
    }
}
