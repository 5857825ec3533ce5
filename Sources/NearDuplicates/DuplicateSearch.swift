package import Corpus
import Kernels

/// Finds the duplicate pairs of a corpus: sketch, band, verify.
///
/// The stages are kept apart so that a caller can time them; ``DuplicateResult`` is what they lead to.
package struct DuplicateSearch: Sendable {
    package let options: DuplicateOptions
    package let tokenizer: Tokenizer
    package let threads: Int

    /// - Precondition: the options are valid; the façade validates what a user gives.
    package init(options: DuplicateOptions, tokenizer: Tokenizer, threads: Int) {
        self.options = options
        self.tokenizer = tokenizer
        self.threads = threads
    }

    package func sketches(of corpus: Corpus, progress: ProgressHandler = { _ in }) -> Sketches {
        Sketches(of: corpus, options: options, tokenizer: tokenizer, threads: threads, progress: progress)
    }

    /// Pairs and groups, every pair verified.
    ///
    /// - Complexity: O(n) in the corpus, plus O(m log m) in the candidate pairs and the cost of comparing
    ///   each exactly.
    package func run(
        on corpus: Corpus, sketches: Sketches, choosing choose: CanonicalChoice,
        progress: ProgressHandler = { _ in }
    ) -> DuplicateResult {
        let texts = DistinctTexts(sketches, in: corpus, tokenizer: tokenizer, threads: threads)
        let candidates = CandidatePairs(sketches, texts: texts, options: options, threads: threads).pairs
        let graph = verified(candidates, of: texts, in: corpus, progress: progress)
        return DuplicateResult(
            groups: StarGroups(graph: graph, texts: texts, options: options).groups(choosing: choose),
            textPairs: graph.pairs, copies: texts.articles, candidateCount: candidates.count,
            tokenCounts: sketches.tokenCounts)
    }

    private func verified(
        _ candidates: [UInt64], of texts: DistinctTexts, in corpus: Corpus, progress: ProgressHandler
    ) -> DuplicateGraph {
        var isCandidate = [Bool](repeating: false, count: texts.count)
        for pair in candidates {
            isCandidate[Int(pair >> 32)] = true
            isCandidate[Int(pair & 0xFFFF_FFFF)] = true
        }
        let articles = (0..<texts.count).filter { isCandidate[$0] }.map(texts.representative)
        let sets = ShingleSets(
            of: articles, in: corpus, width: options.shingleWidth, tokenizer: tokenizer, threads: threads,
            progress: progress)
        let verifier = Verifier(options: options, sets: sets)
        let textOf = Dictionary(
            uniqueKeysWithValues: (0..<texts.count).map { (texts.representative($0), $0) })
        let block = 4_096
        let blocks = (candidates.count + block - 1) / block
        let pairs = parallelMap(count: blocks, threads: threads) { index in
            let range = index * block..<min(candidates.count, (index + 1) * block)
            let verified = candidates[range].compactMap { pair in
                verifier.verify(
                    texts.representative(Int(pair >> 32)), texts.representative(Int(pair & 0xFFFF_FFFF)))
            }
            progress(Progress("verification", completed: range.upperBound, total: candidates.count, unit: "pairs"))
            return verified
        }.flatMap { $0 }
        let graph = DuplicateGraph(pairs: pairs, textCount: texts.count, textOf: textOf)
        return completed(graph, verifier: verifier, texts: texts, textOf: textOf)
    }

    /// The graph with every pair of its small components verified, those the bands missed too.
    private func completed(
        _ graph: DuplicateGraph, verifier: Verifier, texts: DistinctTexts, textOf: [Int: Int]
    ) -> DuplicateGraph {
        var pairs = graph.pairs
        for component in graph.components where component.count <= DuplicateGraph.largestComponentInFull {
            for (position, a) in component.enumerated() {
                for b in component[(position + 1)...] where graph.pair(a, b) == nil {
                    if let pair = verifier.verify(texts.representative(a), texts.representative(b)) {
                        pairs.append(pair)
                    }
                }
            }
        }
        guard pairs.count > graph.pairs.count else { return graph }
        pairs.sort { ($0.a, $0.b) < ($1.a, $1.b) }
        return DuplicateGraph(pairs: pairs, textCount: texts.count, textOf: textOf)
    }
}
