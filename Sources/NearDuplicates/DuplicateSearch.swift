package import Corpus
import Kernels

/// Finds the duplicate pairs of a corpus: sketch, band, verify; or, where every pair is wanted, join.
///
/// The sketches are made while the corpus is read, by ``Sketching``; the search takes them from there.
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

    package var sketching: Sketching { Sketching(options: options, tokenizer: tokenizer) }

    /// Pairs and groups, every pair verified.
    ///
    /// - Parameter sketches: those of the corpus' batches, row for row.
    /// - Complexity: O(n) in the corpus, plus O(m log m) in the candidate pairs and the cost of comparing
    ///   each exactly.
    /// - Throws: when texts that are not in memory cannot be read again.
    package func run(
        on corpus: Corpus, sketches: SketchTable, choosing choose: CanonicalChoice,
        progress: ProgressHandler = { _ in }
    ) throws -> DuplicateResult {
        let texts = DistinctTexts(sketches, of: corpus)
        let (graph, candidateCount) =
            options.isExact
            ? joined(sketches, of: texts, in: corpus)
            : try verified(candidates(sketches, of: texts, in: corpus), of: texts, in: corpus, progress: progress)
        return DuplicateResult(
            groups: StarGroups(graph: graph, texts: texts, options: options).groups(choosing: choose),
            textPairs: graph.pairs, texts: texts, candidateCount: candidateCount,
            tokenCounts: (0..<corpus.count).map { Int(sketches.tokenCounts[corpus.row($0)]) })
    }

    private func candidates(_ sketches: SketchTable, of texts: DistinctTexts, in corpus: Corpus) -> [UInt64] {
        let (textOfRow, lengths) = rows(sketches, of: texts, in: corpus)
        return CandidatePairs(sketches, textOfRow: textOfRow, lengths: lengths, options: options, threads: threads)
            .pairs
    }

    /// Per row the text it stands for, `UInt32.max` where none; and per text its tokens.
    private func rows(
        _ sketches: SketchTable, of texts: DistinctTexts, in corpus: Corpus
    ) -> (textOfRow: [UInt32], lengths: [UInt32]) {
        var textOfRow = [UInt32](repeating: .max, count: sketches.count)
        var lengths: [UInt32] = []
        lengths.reserveCapacity(texts.count)
        for text in 0..<texts.count {
            let row = corpus.row(texts.representative(text))
            textOfRow[row] = UInt32(text)
            lengths.append(sketches.tokenCounts[row])
        }
        return (textOfRow, lengths)
    }

    /// All pairs, by ``ExactJoin``; their similarities are exact, so there is nothing to verify.
    private func joined(
        _ sketches: SketchTable, of texts: DistinctTexts, in corpus: Corpus
    ) -> (DuplicateGraph, candidateCount: Int) {
        let textOfRow = rows(sketches, of: texts, in: corpus).textOfRow
        let join = ExactJoin(rule: PairRule(options), threads: threads)
        let found = join.pairs(of: sketches.shingles(textOfRow: textOfRow, count: texts.count))
        let pairs = found.pairs.map { pair in
            // Texts ascend by their first articles, so a pair stays the right way round.
            DuplicatePair(
                a: texts.representative(pair.a), b: texts.representative(pair.b), shared: pair.shared,
                sizeOfA: found.sizes[pair.a], sizeOfB: found.sizes[pair.b])
        }
        return (DuplicateGraph(pairs: pairs, texts: texts), pairs.count)
    }

    private func verified(
        _ candidates: [UInt64], of texts: DistinctTexts, in corpus: Corpus, progress: ProgressHandler
    ) throws -> (DuplicateGraph, candidateCount: Int) {
        var isCandidate = [Bool](repeating: false, count: texts.count)
        for pair in candidates {
            isCandidate[Int(pair >> 32)] = true
            isCandidate[Int(pair & 0xFFFF_FFFF)] = true
        }
        let articles = (0..<texts.count).filter { isCandidate[$0] }.map(texts.representative)
        let sets = try ShingleSets(
            of: articles, in: corpus, width: options.shingleWidth, tokenizer: tokenizer, threads: threads,
            progress: progress)
        let verifier = Verifier(rule: PairRule(options), sets: sets, texts: texts)
        let pairs = verifier.verified(candidates, threads: threads, progress: progress)
        let graph = DuplicateGraph(pairs: pairs, texts: texts)
        // In small components every pair is verified, those the bands missed too.
        let missed = graph.components.filter { $0.count <= DuplicateGraph.largestComponentInFull }.flatMap {
            component in
            component.indices.flatMap { position in
                component[(position + 1)...].filter { graph.pair(component[position], $0) == nil }
                    .map { PairSet.pair(UInt64(component[position]), UInt64($0)) }
            }
        }
        let completion = verifier.verified(missed, threads: threads, progress: progress)
        guard !completion.isEmpty else { return (graph, candidates.count) }
        let all = (pairs + completion).sorted { ($0.a, $0.b) < ($1.a, $1.b) }
        return (DuplicateGraph(pairs: all, texts: texts), candidates.count)
    }
}
