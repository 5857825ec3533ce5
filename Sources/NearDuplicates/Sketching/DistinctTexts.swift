import Corpus
import Kernels

/// Articles whose token sequences are the same, folded into one text each: found by fingerprint, then compared
/// token by token.
///
/// Empty articles belong to no text: they are nobody's copy.
struct DistinctTexts: Sendable {
    /// Per text: its articles, ascending; the first stands for the text. Texts ascend by that article.
    let articles: [[Int]]

    init(_ sketches: Sketches, in corpus: Corpus, tokenizer: Tokenizer, threads: Int) {
        let fingerprints = sketches.fingerprints
        let order = fingerprints.indices.filter { sketches.tokenCounts[$0] > 0 }.sorted { a, b in
            fingerprints[a] != fingerprints[b] ? fingerprints[a] < fingerprints[b] : a < b
        }
        var texts: [[Int]] = []
        for article in order {
            if let first = texts.last?.first, fingerprints[first] == fingerprints[article] {
                texts[texts.count - 1].append(article)
            } else {
                texts.append([article])
            }
        }
        let candidates = texts
        let verified = parallelMap(count: candidates.count, threads: threads) { index in
            Self.split(candidates[index], in: corpus, tokenizer: tokenizer)
        }
        articles = verified.flatMap { $0 }.sorted { $0[0] < $1[0] }
    }

    /// Articles of one fingerprint, apart where their tokens differ after all.
    private static func split(_ articles: [Int], in corpus: Corpus, tokenizer: Tokenizer) -> [[Int]] {
        guard articles.count > 1 else { return [articles] }
        var texts: [(tokens: [[UInt8]], articles: [Int])] = []
        for article in articles {
            var buffer = TokenBuffer()
            let text = corpus.text(article)
            tokenizer.tokenize(text.span, into: &buffer)
            let tokens = (0..<buffer.count).map { buffer.normalisedBytes(of: $0, in: text.span) }
            if let known = texts.firstIndex(where: { $0.tokens == tokens }) {
                texts[known].articles.append(article)
            } else {
                texts.append((tokens, [article]))
            }
        }
        return texts.map(\.articles)
    }

    var count: Int { articles.count }

    func representative(_ text: Int) -> Int { articles[text][0] }
}
