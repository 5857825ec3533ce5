import Corpus

/// The parts of some inputs, each record with its article.
struct ArticleWalk {
    private let articles: [Int]
    private let corpus: Corpus
    private let inputs: [Input]
    private var stream: RecordStream
    /// The input that the last part was of.
    var input: Int { stream.input }
    /// How many have come.
    private var passed = 0

    /// - Parameters:
    ///   - articles: all that are of the inputs, in their order.
    ///   - wanted: positions of the inputs that these are; nil stands for all.
    init(
        _ articles: [Int], of corpus: Corpus, _ inputs: [Input], options: ReadingOptions, only wanted: Range<Int>? = nil
    ) {
        (self.articles, self.corpus, self.inputs) = (articles, corpus, inputs)
        stream = RecordStream(inputs, options: options, only: wanted)
    }

    /// The next part, with the article that it is the record of; nil for a record that was skipped.
    ///
    /// - Throws: when an input cannot be read again, and at the end when a record has not come.
    mutating func next() throws(CorpusError) -> (part: RecordStream.Part, article: Int?)? {
        guard let part = try stream.nextPart() else {
            guard passed == articles.count else {
                throw CorpusError(
                    .inputOutput, at: .init(path: inputs[corpus.place(articles[passed]).input].path),
                    "the file changed while it was in use", remedy: "run again when nothing writes to it")
            }
            return nil
        }
        guard case .record(let record) = part, passed < articles.count, corpus.place(articles[passed]) == record.place
        else {
            return (part, nil)
        }
        passed += 1
        return (part, articles[passed - 1])
    }
}
