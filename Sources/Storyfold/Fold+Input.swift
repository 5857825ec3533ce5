import Corpus
import Dispatch

extension Fold {
    /// Folds articles that are in memory.
    ///
    /// - Parameters:
    ///   - articles: in any order; no two have one id.
    ///   - configuration: what is looked for, and how.
    ///   - progress: told how far the fold has come, from any thread.
    /// - Throws: for an option outside its range, and where two articles have one id.
    /// - Complexity: O(n) in the bytes, plus the pairs that are compared.
    public init(
        _ articles: [InputArticle], configuration: Configuration = Configuration(),
        progress: @escaping @Sendable (FoldProgress) -> Void = { _ in }
    ) throws(StoryfoldError) {
        try self.init(.articles(ArticleList(articles: articles)), configuration, progress)
    }

    /// Folds the articles of a sequence, as soon as all have come.
    ///
    /// - Parameters:
    ///   - articles: in any order; no two have one id.
    ///   - configuration: what is looked for, and how.
    ///   - progress: told how far the fold has come, from any thread.
    /// - Throws: as for an array, and what the sequence throws.
    public init<Articles: AsyncSequence>(
        _ articles: Articles, configuration: Configuration = Configuration(),
        progress: @escaping @Sendable (FoldProgress) -> Void = { _ in }
    ) async throws where Articles.Element == InputArticle {
        var all: [InputArticle] = []
        for try await article in articles { all.append(article) }
        // Folding keeps its thread busy, which tasks cannot spare.
        self = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { [all] in
                continuation.resume(
                    with: Result { try Fold(all, configuration: configuration, progress: progress) })
            }
        }
    }

    /// Folds the articles at some paths: folders and files of all formats that the command reads.
    ///
    /// - Parameters:
    ///   - paths: folders and files; "-" is standard input.
    ///   - configuration: what is looked for, and how.
    ///   - progress: told how far the fold has come, from any thread.
    /// - Throws: with the file and line of what cannot be read, and for an option outside its range.
    /// - Complexity: O(n) in the bytes, plus the pairs that are compared.
    public init(
        paths: [String], configuration: Configuration = Configuration(),
        progress: @escaping @Sendable (FoldProgress) -> Void = { _ in }
    ) throws(StoryfoldError) {
        try self.init(.paths(paths), configuration, progress)
    }

    private init(
        _ source: CorpusSource, _ configuration: Configuration, _ progress: @escaping @Sendable (FoldProgress) -> Void
    ) throws(StoryfoldError) {
        do {
            try configuration.validate()
            var options = ReadingOptions()
            options.threads = configuration.threads
            let sketched = try SketchedCorpus(
                source, options: options, configuration: configuration, depth: configuration.depth,
                progress: { progress(FoldProgress(stage: "reading", completed: $0.bytes, total: $0.totalBytes)) })
            try self.init(sketched, progress: { progress(FoldProgress($0)) })
        } catch {
            throw StoryfoldError(error)
        }
    }
}

/// How far a fold has come.
public struct FoldProgress: Sendable, Equatable {
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
