package import Corpus
import Kernels

/// The shingle sets of some articles, each an ascending array of 64-bit hashes.
package struct ShingleSets: Sendable {
    private let position: [Int: Int]
    private let sets: [[UInt64]]

    /// - Complexity: O(n log n) in the tokens of the articles named.
    package init(
        of articles: [Int], in corpus: Corpus, width: Int, tokenizer: Tokenizer, threads: Int,
        progress: ProgressHandler = { _ in }
    ) {
        let block = 256
        let blocks = (articles.count + block - 1) / block
        sets = parallelMap(count: blocks, threads: threads) { index in
            var tokens = TokenBuffer(keepsPlaces: false)
            let range = index * block..<min(articles.count, (index + 1) * block)
            let sets = articles[range].map { Self.set(of: $0, in: corpus, width: width, tokenizer, &tokens) }
            progress(Progress("shingle sets", completed: range.upperBound, total: articles.count, unit: "articles"))
            return sets
        }.flatMap { $0 }
        position = Dictionary(uniqueKeysWithValues: articles.enumerated().map { ($1, $0) })
    }

    package func contains(_ article: Int) -> Bool { position[article] != nil }

    /// - Precondition: the article was named at the start.
    package subscript(article: Int) -> [UInt64] { sets[position[article]!] }

    private static func set(
        of article: Int, in corpus: Corpus, width: Int, _ tokenizer: Tokenizer, _ tokens: inout TokenBuffer
    ) -> [UInt64] {
        tokens.removeAll()
        let text = corpus.text(article)
        tokenizer.tokenize(text.span, into: &tokens)
        var shingles: [UInt64] = []
        ShingleHashing.append(shinglesOf: tokens.hashes.span, width: width, to: &shingles)
        SortedSets.make(ofHashes: &shingles)
        return shingles
    }
}
