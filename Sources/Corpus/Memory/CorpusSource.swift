/// Where the articles of a run come from.
package enum CorpusSource: Sendable {
    /// Folders and files, or "-" for standard input; and those of a reference corpus.
    case paths([String], against: [String] = [])
    /// A reference corpus alone, which may be empty.
    case archive([String])
    case articles(any ArticleSource)
    /// Articles in memory, under a name as ``ArticleSource/name``.
    case lines(RecordLines, name: String)
}

extension Input {
    /// Records in memory that were read before, under a name as ``ArticleSource/name``.
    package static func records(name: String) -> Input {
        var input = Input(path: name, format: nil, name: name)
        input.lines = RecordLines([])
        return input
    }

    /// The inputs that a source stands for.
    ///
    /// - Throws: as ``inputs(at:against:format:passedOver:)``.
    static func inputs(
        of source: CorpusSource, format: InputFormat?, passedOver: inout PassedOver
    ) throws(CorpusError) -> [Input] {
        switch source {
        case .paths(let paths, let reference):
            return try inputs(at: paths, against: reference, format: format, passedOver: &passedOver)
        case .archive(let paths):
            return try inputs(at: paths, format: format, passedOver: &passedOver).map { input in
                var input = input
                input.isReference = true
                return input
            }
        case .articles(let articles):
            var input = Input(path: articles.name, format: .jsonl, name: articles.name)
            input.articles = articles
            input.lineDigits = String(articles.count).count
            return [input]
        case .lines(let lines, let name):
            var input = Input(path: name, format: .jsonl, name: name)
            input.lines = lines
            input.lineDigits = String(lines.count).count
            return [input]
        }
    }
}
