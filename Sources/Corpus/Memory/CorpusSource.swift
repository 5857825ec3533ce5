/// Where the articles of a run come from.
package enum CorpusSource: Sendable {
    /// Folders and files, or "-" for standard input; and those of a reference corpus.
    case paths([String], against: [String] = [])
    case articles(any ArticleSource)
}

extension Input {
    /// The inputs that a source stands for.
    ///
    /// - Throws: as ``inputs(at:against:format:passedOver:)``.
    static func inputs(
        of source: CorpusSource, format: InputFormat?, passedOver: inout PassedOver
    ) throws(CorpusError) -> [Input] {
        switch source {
        case .paths(let paths, let reference):
            return try inputs(at: paths, against: reference, format: format, passedOver: &passedOver)
        case .articles(let articles):
            var input = Input(path: articles.name, format: .jsonl, name: articles.name)
            input.articles = articles
            return [input]
        }
    }
}
