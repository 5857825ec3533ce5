package import Corpus
import Kernels

/// The shingle sets of some articles, each an ascending run of 64-bit hashes.
package struct ShingleSets: Sendable {
    /// Per article of the corpus: its place among the sets; -1 where it has none.
    private let places: [Int]
    /// All sets, one behind the other, and where each begins.
    private let hashes: [UInt64]
    private let starts: [Int]
    /// Per set: the different numbers of the text, ascending.
    private let numbers: [[UInt64]]

    /// - Complexity: O(n) in the tokens of the articles named.
    /// - Throws: when texts that are not in memory cannot be read again.
    package init(
        of articles: [Int], in corpus: Corpus, options: DuplicateOptions, tokenizer: Tokenizer, threads: Int,
        progress: ProgressHandler = { _ in }
    ) throws {
        var places = [Int](repeating: -1, count: corpus.count)
        var hashes: [UInt64] = []
        var starts: [Int] = [0]
        var numbers: [[UInt64]] = []
        try corpus.forEachText(
            of: articles, threads: threads,
            worker: {
                var shingler = Shingler(options, tokenizer: tokenizer, keepsNumbers: true)
                var scratch = HashSort.Scratch()
                return { _, text in
                    shingler.shingle(text.span)
                    var set = shingler.shingles
                    HashSort.sortDistinct(&set, scratch: &scratch)
                    return (set, shingler.distinctNumbers(in: text.span))
                }
            },
            receive: { article, made in
                places[article] = starts.count - 1
                hashes += made.0
                numbers.append(made.1)
                starts.append(hashes.count)
                if starts.count & 0x3FF == 0 {
                    progress(
                        Progress("shingle sets", completed: starts.count, total: articles.count, unit: "articles"))
                }
            })
        (self.places, self.hashes, self.starts, self.numbers) = (places, hashes, starts, numbers)
    }

    /// - Precondition: the article was named at the start.
    package subscript(article: Int) -> ArraySlice<UInt64> {
        let place = places[article]
        return hashes[starts[place]..<starts[place + 1]]
    }

    /// The different numbers of an article, ascending by their hashes.
    func numbers(of article: Int) -> [UInt64] { numbers[places[article]] }
}
