import Bindings
package import Corpus
import Kernels

/// Finds the duplicate pairs of a corpus: sketch, band, verify; or, where none may be missed, join and verify.
///
/// The sketches are made while the corpus is read, by ``Sketching``; the search takes them from there.
package struct DuplicateSearch: Sendable {
    package let options: DuplicateOptions
    package let tokenizer: Tokenizer
    package let memory: MemoryBudget
    package let threads: Int

    /// - Precondition: the options are valid; the façade validates what a user gives.
    package init(
        options: DuplicateOptions, tokenizer: Tokenizer, memory: MemoryBudget = .unbounded, threads: Int
    ) {
        self.options = options
        self.tokenizer = tokenizer
        self.memory = memory
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
        on corpus: Corpus, sketches: SketchTable, overrides: GroupOverrides = GroupOverrides(),
        choosing choose: CanonicalChoice, progress: ProgressHandler = { _ in }
    ) throws -> DuplicateResult {
        let texts = DistinctTexts(sketches, of: corpus)
        ProcessEnvironment.returnFreedMemory()
        if options.isExact { progress(Progress("exact join", completed: texts.count, total: nil, unit: "texts")) }
        let rowOf = (0..<texts.count).map { UInt32(corpus.row(texts.representative($0))) }
        let candidates =
            options.isExact
            ? joined(sketches, rowOf: rowOf, origins: texts.origins)
            : try CandidatePairs(
                sketches, rowOf: rowOf, origins: texts.origins, options: options, threads: threads, progress: progress
            ).pairs
        ProcessEnvironment.returnFreedMemory()
        let graph = try verified(candidates, of: texts, in: corpus, progress: progress)
        var groups = StarGroups(graph: graph, texts: texts, options: options).groups(choosing: choose)
        if !overrides.isEmpty {
            let obeying = OverriddenGroups(
                overrides: overrides, verified: { graph.pair($0, $1, in: texts) },
                compared: { try compared($0, $1, in: corpus) }, options: options)
            groups = try obeying.groups(groups, choosing: choose)
        }
        return DuplicateResult(
            groups: groups,
            textPairs: graph.pairs, texts: texts, candidateCount: candidates.count,
            tokenCounts: (0..<corpus.count).map { Int(sketches.tokenCounts[corpus.row($0)]) })
    }

    /// The similarities of two articles that a person brought together.
    private func compared(_ a: Int, _ b: Int, in corpus: Corpus) throws -> DuplicatePair {
        let (a, b) = (min(a, b), max(a, b))
        let sets = try ShingleSets(
            of: [a, b], in: corpus, options: options, tokenizer: tokenizer, memory: .unbounded, threads: 1)
        let (setA, setB) = (try sets.member(a).shingles, try sets.member(b).shingles)
        let shared = SortedSets.intersectionCount(setA.span, setB.span) ?? 0
        return DuplicatePair(a: a, b: b, shared: shared, sizeOfA: max(1, setA.count), sizeOfB: max(1, setB.count))
    }

    /// All pairs that pass by their shingles, ascending.
    private func joined(_ sketches: SketchTable, rowOf: [UInt32], origins: TextOrigins) -> [UInt64] {
        var textOfRow = [UInt32](repeating: .max, count: sketches.count)
        for (text, row) in rowOf.enumerated() { textOfRow[Int(row)] = UInt32(text) }
        let join = ExactJoin(rule: PairRule(options), threads: threads)
        return join.pairs(of: sketches.shingles(textOfRow: textOfRow, count: rowOf.count), origins: origins).pairs
            .map { PairSet.pair(UInt64($0.a), UInt64($0.b)) }
    }

    private func verified(
        _ candidates: [UInt64], of texts: DistinctTexts, in corpus: Corpus, progress: ProgressHandler
    ) throws -> DuplicateGraph {
        var isCandidate = [Bool](repeating: false, count: texts.count)
        for pair in candidates {
            isCandidate[Int(pair >> 32)] = true
            isCandidate[Int(pair & 0xFFFF_FFFF)] = true
        }
        let articles = (0..<texts.count).filter { isCandidate[$0] }.map(texts.representative)
        let sets = try ShingleSets(
            of: articles, in: corpus, options: options, tokenizer: tokenizer, memory: memory,
            threads: threads, progress: progress)
        let verifier = Verifier(options: options, corpus: corpus, sets: sets, texts: texts)
        let pairs = try verifier.verified(candidates, threads: threads, progress: progress)
        let graph = DuplicateGraph(pairs: pairs, texts: texts)
        if options.isExact { return graph }
        // In small components every pair is verified, those the bands missed too.
        let missed = graph.components.filter { $0.count <= DuplicateGraph.largestComponentInFull }.flatMap {
            component in
            component.indices.flatMap { position in
                component[(position + 1)...]
                    .filter {
                        texts.origins.mayPair(component[position], $0) && graph.pair(component[position], $0) == nil
                    }
                    .map { PairSet.pair(UInt64(component[position]), UInt64($0)) }
            }
        }
        let completion = try verifier.verified(missed, threads: threads, progress: progress)
        guard !completion.isEmpty else { return graph }
        return DuplicateGraph(pairs: (pairs + completion).sorted { ($0.a, $0.b) < ($1.a, $1.b) }, texts: texts)
    }
}
