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

    /// Folds the articles of a sequence, as soon as all have come. It ends early where its task is cancelled.
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
        let cancellation = Cancellation()
        self = try await withTaskCancellationHandler {
            // Folding keeps its thread busy, which tasks cannot spare.
            try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async { [all] in
                    let result = Result {
                        try Fold(all, configuration: configuration) { state in
                            try cancellation.check()
                            try progress(state)
                        }
                    }
                    continuation.resume(with: result.mapError { cancellation.isAsked ? CancellationError() : $0 })
                }
            }
        } onCancel: {
            cancellation.ask()
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

/// Whether somebody has asked for an end.
private final class Cancellation: Sendable {
    private let asked = Atomic(false)

    var isAsked: Bool { asked.load(ordering: .relaxed) }

    func ask() { asked.store(true, ordering: .relaxed) }

    func check() throws { if isAsked { throw CancellationError() } }
}
