import Platform
package import Corpus
import Kernels

/// Finds the duplicate pairs of a corpus: sketch, band, verify; or, where none may be missed, join and verify.
///
/// The sketches are made while the corpus is read, by ``Sketching``; the search takes them from there. Its steps are
/// functions of what the step before made (``candidates(of:sketches:crowds:progress:)``,
/// ``verified(_:in:progress:)``, ``grouped(_:in:overrides:choosing:)``), and a run is one after the other.
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
    /// - Parameters:
    ///   - sketches: those of the corpus' batches, row for row.
    ///   - crowds: of the whole corpus, where most of its reference stays in an archive.
    ///   - proposed: the candidates, where others found them in a corpus of which this is a part.
    /// - Complexity: O(n) in the corpus, plus O(m log m) in the candidate pairs and the cost of comparing
    ///   each exactly.
    /// - Throws: when texts that are not in memory cannot be read again.
    package func run(
        on corpus: Corpus, sketches: SketchTable, crowds: Crowds? = nil, proposed: [(a: Int, b: Int)]? = nil,
        overrides: GroupOverrides = GroupOverrides(), choosing choose: CanonicalChoice,
        progress: ProgressHandler = { _ in }
    ) throws -> DuplicateResult {
        let candidates =
            try proposed.map { self.candidates(proposed: $0, of: corpus, sketches: sketches) }
            ?? self.candidates(of: corpus, sketches: sketches, crowds: crowds, progress: progress)
        let found = try verified(candidates, in: corpus, progress: progress)
        return try grouped(found, in: corpus, overrides: overrides, choosing: choose)
    }

    // MARK: Steps

    /// The pairs of texts that are worth the exact comparison.
    ///
    /// - Parameters: as in ``run(on:sketches:crowds:proposed:overrides:choosing:progress:)``.
    /// - Throws: when a temporary file cannot be written or read.
    package func candidates(
        of corpus: Corpus, sketches: SketchTable, crowds: Crowds? = nil, progress: ProgressHandler = { _ in }
    ) throws -> Candidates {
        let texts = DistinctTexts(sketches, of: corpus)
        ProcessEnvironment.returnFreedMemory()
        if options.isExact { try progress(Progress("exact join", completed: texts.count, total: nil, unit: "texts")) }
        let rowOf = (0..<texts.count).map { UInt32(corpus.row(texts.representative($0))) }
        let pairs =
            options.isExact
            ? CandidatePairs(try joined(sketches, rowOf: rowOf, origins: texts.origins), texts: texts.count)
            : try CandidatePairs(
                sketches, rowOf: rowOf, origins: texts.origins, options: options, crowds: crowds, memory: memory,
                threads: threads, progress: progress)
        ProcessEnvironment.returnFreedMemory()
        return Candidates(
            texts: texts, pairs: pairs,
            tokenCounts: sketches.tokenCounts)
    }

    /// The candidates that were compared exactly, with all pairs of small components, and passed.
    ///
    /// - Throws: when texts that are not in memory cannot be read again.
    package func verified(
        _ candidates: Candidates, in corpus: Corpus, progress: ProgressHandler = { _ in }
    ) throws -> VerifiedPairs {
        var (same, apart, sets) = try verified(
            candidates.pairs, of: candidates.texts, in: corpus, progress: progress)
        let pages = try PagesWithoutArticle(
            candidates.texts, same: same, apart: apart, in: corpus, tokenizer: tokenizer, threads: threads)
        same.move(pages.pairs(in: same), as: .noArticle, to: &apart)
        return VerifiedPairs(
            same: same, apart: apart, sets: sets, pages: pages, candidateCount: candidates.pairs.count,
            tokenCounts: candidates.tokenCounts)
    }

    /// The groups of what was verified.
    ///
    /// - Throws: when a temporary file cannot be read, or a text that a person named.
    package func grouped(
        _ found: VerifiedPairs, in corpus: Corpus, overrides: GroupOverrides = GroupOverrides(),
        choosing choose: CanonicalChoice
    ) throws -> DuplicateResult {
        let (graph, texts) = (found.same, found.same.texts)
        var groups = StarGroups(graph: graph, apart: found.apart, pages: found.pages, options: options)
            .groups(choosing: choose)
        if !overrides.isEmpty {
            let obeying = OverriddenGroups(
                overrides: overrides, textOf: { texts.textOf[$0] == .max ? nil : texts.text(of: $0) },
                verified: graph.pair(ofArticles:_:),
                duplicatesOf: { text in
                    var others: [Int] = []
                    graph.forEachNeighbour(of: text) { others.append($0) }
                    return others
                },
                compared: { try compared($0, with: $1, in: corpus) }, options: options)
            groups = try obeying.groups(groups, choosing: choose)
        }
        groups = try WeakestPairs(graph: graph, sets: found.sets, options: options).found(in: groups, threads: threads)
        return DuplicateResult(
            groups: groups, graph: graph, apart: found.apart, pages: found.pages,
            candidateCount: found.candidateCount,
            tokenCounts: (0..<corpus.count).map { Int(found.tokenCounts[corpus.row($0)]) })
    }

    // MARK: Steps on a part of a corpus

    /// Pairs that were proposed elsewhere, as candidates.
    ///
    /// - Parameter proposed: pairs of articles with different texts, in any order and with repetitions.
    package func candidates(
        proposed: [(a: Int, b: Int)], of corpus: Corpus, sketches: SketchTable
    ) -> Candidates {
        let texts = DistinctTexts(sketches, of: corpus)
        let pairs = proposed.map { PairSet.pair(UInt64(texts.textOf[$0.a]), UInt64(texts.textOf[$0.b])) }
        return Candidates(
            texts: texts, pairs: CandidatePairs(PairRuns.ascending(pairs), texts: texts.count),
            tokenCounts: sketches.tokenCounts)
    }

    /// Which of some pairs of articles share enough, whether they say the same or not.
    ///
    /// - Throws: when texts cannot be read.
    package func shareEnough(
        _ pairs: [(a: Int, b: Int)], in corpus: Corpus, sketches: SketchTable
    ) throws -> [Bool] {
        let sets = try ShingleSets(
            of: Set(pairs.flatMap { [$0.a, $0.b] }).sorted(), in: corpus, options: options, tokenizer: tokenizer,
            memory: memory, threads: threads)
        let verifier = Verifier(
            options: options, corpus: corpus, sets: sets, texts: DistinctTexts(sketches, of: corpus),
            rule: samenessRule)
        return try pairs.map { try verifier.shareEnough($0.a, $0.b) }
    }

    // MARK: Details

    /// The similarities of an article to others that a person brought together with it, in their order.
    private func compared(_ article: Int, with others: [Int], in corpus: Corpus) throws -> [DuplicatePair] {
        guard !others.isEmpty else { return [] }
        let sets = try ShingleSets(
            of: ([article] + others).sorted(), in: corpus, options: options, tokenizer: tokenizer, memory: memory,
            threads: threads)
        let own = try sets.shingleSet(of: article)
        return try others.map { other in
            let its = try sets.shingleSet(of: other)
            let shared = SortedSets.intersectionCount(own.span, its.span) ?? 0
            let (sizeOfOwn, sizeOfIts) = (max(1, own.count), max(1, its.count))
            return article < other
                ? DuplicatePair(a: article, b: other, shared: shared, sizeOfA: sizeOfOwn, sizeOfB: sizeOfIts)
                : DuplicatePair(a: other, b: article, shared: shared, sizeOfA: sizeOfIts, sizeOfB: sizeOfOwn)
        }
    }

    /// All pairs that pass by their shingles, ascending.
    ///
    /// - Throws: where there are more of them than fit into memory.
    private func joined(
        _ sketches: SketchTable, rowOf: [UInt32], origins: TextOrigins
    ) throws(CorpusError) -> [UInt64] {
        var textOfRow = [UInt32](repeating: .max, count: sketches.count)
        for (text, row) in rowOf.enumerated() { textOfRow[Int(row)] = UInt32(text) }
        let join = ExactJoin(rule: PairRule(options), threads: threads)
        let most = memory.mostJoinedPairs(available: ProcessEnvironment.availableMemory)
        let shingles = sketches.shingles(textOfRow: textOfRow, count: rowOf.count)
        guard let joined = join.pairs(of: shingles, origins: origins, most: most) else {
            throw CorpusError(
                .memory, at: .init(path: "--exact"),
                "every pair of duplicates is held in memory, and there are more than the \(most) that fit",
                remedy: "leave --exact out, raise --threshold, or allow more with --memory")
        }
        return joined.pairs.map { PairSet.pair(UInt64($0.a), UInt64($0.b)) }
    }

    /// The verified pairs of texts: those that are versions of one text, and those that say different things; with the
    /// shingles of all that were compared.
    private func verified(
        _ candidates: CandidatePairs, of texts: DistinctTexts, in corpus: Corpus, progress: ProgressHandler
    ) throws -> (same: DuplicateGraph, apart: DuplicateGraph, sets: ShingleSets) {
        let articles = (0..<texts.count).filter { candidates.isInPair[$0] }.map(texts.representative)
        let sets = try ShingleSets(
            of: articles, in: corpus, options: options, tokenizer: tokenizer, memory: memory,
            threads: threads, progress: progress)
        let sizes = (0..<texts.count).map { UInt32(sets.shingles(of: texts.representative($0))) }
        let verifier = Verifier(options: options, corpus: corpus, sets: sets, texts: texts, rule: samenessRule)
        var (draft, draftApart) = (DuplicateGraph.Draft(texts), DuplicateGraph.Draft(texts))
        var done = 0
        try candidates.forEachBlock { pairs in
            let before = done
            let links = try verifier.verified(pairs, threads: threads) { (pairs) throws(CorpusError) in
                try progress(
                    Progress("verification", completed: before + pairs, total: candidates.count, unit: "pairs"))
            }
            for link in links {
                if link.remark.difference == nil { draft.append(link) } else { draftApart.append(link) }
            }
            done += pairs.count
        }
        var (same, apart) = (draft.finished(sizes: sizes), draftApart.finished(sizes: sizes))
        if !options.isExact {
            let missed = try missedLinks(of: same, apart, verifier)
            if !missed.isEmpty {
                same = same.adding(missed.filter { $0.remark.difference == nil })
                apart = apart.adding(missed.filter { $0.remark.difference != nil })
            }
        }
        let collections = Collections(in: same, apart: apart).pairs()
        let quotations = Quotations(in: same, apart: apart).pairs()
        same.move(collections, as: .collection, to: &apart)
        same.move(quotations, as: .quotation, to: &apart)
        let frames = try Frames(in: same, apart: apart, verifier).pairs(threads: threads)
        same.move(frames.forms, as: .otherFacts, to: &apart)
        same.move(frames.standing, as: .standingText, to: &apart)
        // Quotations tell of standing text. And where many texts have one footer, the pairs that are told first tell of the rest.
        for _ in 0..<StandingTexts.mostRounds {
            let pairs = StandingTexts(in: same, apart: apart).pairs()
            if pairs.isEmpty { break }
            same.move(pairs, as: .standingText, to: &apart)
        }
        return (same, apart, sets)
    }

    var samenessRule: SamenessRule {
        SamenessRule(
            foldsTemplates: options.foldsTemplates, isScanned: options.unit == .characters,
            tables: .tables(for: tokenizer))
    }

    /// In small components every pair is verified, those the bands missed too.
    private func missedLinks(
        of graph: DuplicateGraph, _ apart: DuplicateGraph, _ verifier: Verifier
    ) throws -> [DuplicateGraph.Link] {
        var links: [DuplicateGraph.Link] = []
        var waiting: [UInt64] = []
        func verify() throws {
            links += try verifier.verified(waiting, threads: threads)
            waiting.removeAll(keepingCapacity: true)
        }
        try graph.forEachComponent { component in
            guard component.count <= DuplicateGraph.largestComponentInFull else { return }
            for (position, text) in component.enumerated() {
                for other in component[(position + 1)...]
                where graph.texts.origins.mayPair(text, other) && !graph.holds(text, other) && !apart.holds(text, other)
                {
                    waiting.append(PairSet.pair(UInt64(text), UInt64(other)))
                }
            }
            if waiting.count >= PairRuns.slicePairs { try verify() }
        }
        try verify()
        return links.sorted { $0.pair < $1.pair }
    }
}

/// The pairs of texts of a corpus that are worth the exact comparison.
package struct Candidates: Sendable {
    let texts: DistinctTexts
    let pairs: CandidatePairs
    /// Per row of the sketches.
    let tokenCounts: [UInt32]
}

/// The pairs of texts that were compared and share enough.
package struct VerifiedPairs: Sendable {
    /// Those that are versions of one text, and those that say different things.
    let same: DuplicateGraph
    let apart: DuplicateGraph
    /// The shingles of all that were compared.
    let sets: ShingleSets
    let pages: PagesWithoutArticle
    let candidateCount: Int
    /// Per row of the sketches.
    let tokenCounts: [UInt32]
}
