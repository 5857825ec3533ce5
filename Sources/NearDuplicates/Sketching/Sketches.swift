package import Corpus
import Kernels

/// What one pass over the texts leaves for the search: no text and no shingle set, a few hundred bytes an
/// article.
package struct Sketches: Sendable {
    package let plan: BandingPlan
    /// Per article: its token sequence in 128 bits.
    private(set) var fingerprints: [Fingerprint] = []
    /// Per article: tokens of the clean text; 0 for an empty one.
    package private(set) var tokenCounts: [Int] = []
    /// Articles x bands, row-major.
    private(set) var bandKeys: [UInt32] = []
    /// Sampled shingles: the high half of the hash over the article, in no particular order.
    private(set) var samples: [UInt64] = []

    /// One shingle in this many is sampled, by the low bits of its hash (FracMinHash, Irber et al. 2022).
    static let samplingRate: UInt64 = 8

    /// Articles that one worker sketches at a time.
    private static let block = 1_024

    package init(
        of corpus: Corpus, options: DuplicateOptions, tokenizer: Tokenizer, threads: Int,
        progress: ProgressHandler = { _ in }
    ) {
        plan = BandingPlan(options)
        let plan = plan
        let blocks = (corpus.count + Self.block - 1) / Self.block
        let parts = parallelMap(count: blocks, threads: threads) { block in
            let articles = block * Self.block..<min(corpus.count, (block + 1) * Self.block)
            let part = Part(articles, of: corpus, width: options.shingleWidth, plan: plan, tokenizer: tokenizer)
            progress(Progress("signatures", completed: articles.upperBound, total: corpus.count, unit: "articles"))
            return part
        }
        fingerprints.reserveCapacity(corpus.count)
        bandKeys.reserveCapacity(corpus.count * plan.bands)
        for part in parts {
            fingerprints.append(contentsOf: part.fingerprints)
            tokenCounts.append(contentsOf: part.tokenCounts)
            bandKeys.append(contentsOf: part.bandKeys)
            samples.append(contentsOf: part.samples)
        }
    }

    private struct Part: Sendable {
        var fingerprints: [Fingerprint] = []
        var tokenCounts: [Int] = []
        var bandKeys: [UInt32] = []
        var samples: [UInt64] = []

        init(_ articles: Range<Int>, of corpus: Corpus, width: Int, plan: BandingPlan, tokenizer: Tokenizer) {
            let sketch = MinHashSketch(permutations: plan.permutations)
            var tokens = TokenBuffer(keepsPlaces: false)
            var shingles: [UInt64] = []
            var signature: [UInt32] = []
            for article in articles {
                tokens.removeAll()
                shingles.removeAll(keepingCapacity: true)
                let text = corpus.text(article)
                tokenizer.tokenize(text.span, into: &tokens)
                fingerprints.append(ShingleHashing.fingerprint(of: tokens.hashes.span))
                tokenCounts.append(tokens.count)
                ShingleHashing.append(shinglesOf: tokens.hashes.span, width: width, to: &shingles)
                sketch.sketch(shingles.span, into: &signature)
                MinHashSketch.appendBandKeys(of: signature, bands: plan.bands, rows: plan.rows, to: &bandKeys)
                for shingle in shingles where shingle & (Sketches.samplingRate - 1) == 0 {
                    samples.append((shingle & ~0xFFFF_FFFF) | UInt64(article))
                }
            }
        }
    }
}
