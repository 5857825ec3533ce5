package import Corpus
import Kernels

/// The shingle sets of some articles, each an ascending run of 64-bit hashes.
package struct ShingleSets: Sendable {
    /// Per article of the corpus: its place among the sets; -1 where it has none.
    private let places: [Int]
    /// All sets, one behind the other, and where each begins.
    private let hashes: [UInt64]
    private let starts: [Int]

    /// - Complexity: O(n) in the tokens of the articles named.
    /// - Throws: when texts that are not in memory cannot be read again.
    package init(
        of articles: [Int], in corpus: Corpus, width: Int, tokenizer: Tokenizer, threads: Int,
        progress: ProgressHandler = { _ in }
    ) throws {
        var places = [Int](repeating: -1, count: corpus.count)
        var hashes: [UInt64] = []
        var starts: [Int] = [0]
        try corpus.forEachText(
            of: articles, threads: threads,
            worker: {
                var builder = Builder(width: width, tokenizer: tokenizer)
                return { _, text in builder.set(of: text) }
            },
            receive: { article, set in
                places[article] = starts.count - 1
                hashes += set
                starts.append(hashes.count)
                if starts.count & 0x3FF == 0 {
                    progress(
                        Progress("shingle sets", completed: starts.count, total: articles.count, unit: "articles"))
                }
            })
        (self.places, self.hashes, self.starts) = (places, hashes, starts)
    }

    /// - Precondition: the article was named at the start.
    package subscript(article: Int) -> ArraySlice<UInt64> {
        let place = places[article]
        return hashes[starts[place]..<starts[place + 1]]
    }

    /// Makes one set after the other in the same memory.
    private struct Builder {
        let width: Int
        let tokenizer: Tokenizer
        var tokens = TokenBuffer(keepsPlaces: false)
        var scratch = HashSort.Scratch()

        mutating func set(of text: ArraySlice<UInt8>) -> [UInt64] {
            tokens.removeAll()
            tokenizer.tokenize(text.span, into: &tokens)
            var shingles: [UInt64] = []
            shingles.reserveCapacity(tokens.count)
            ShingleHashing.append(shinglesOf: tokens.hashes.span, width: width, to: &shingles)
            HashSort.sortDistinct(&shingles, scratch: &scratch)
            return shingles
        }
    }
}
