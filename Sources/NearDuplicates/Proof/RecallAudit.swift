package import Corpus
import Kernels

/// How many of the duplicates of some articles a run found, by comparing each with all others: no sketch, no band.
///
/// Pairs are of distinct texts: exact copies are told by fingerprints, which miss none.
package struct RecallAudit: Sendable {
    /// Articles drawn, and distinct texts each was compared with, its own included.
    package let articles: Int
    package let texts: Int
    /// Articles that are exact copies of a drawn one.
    package let exactCopies: Int
    /// Pairs of a drawn text and another that are duplicates by the options, and how many of them the run had.
    package let pairs: Int
    package let found: Int
    /// Those that it had not; the highest similarity first, then ascending.
    package let missed: [DuplicatePair]

    /// The share of the pairs that the run had; nil where there is no pair.
    package var recall: Double? { pairs > 0 ? Double(found) / Double(pairs) : nil }
    package var interval: WilsonInterval? { pairs > 0 ? WilsonInterval(found: found, of: pairs) : nil }
}

extension DuplicateSearch {
    /// Compares some articles with all others.
    ///
    /// The articles drawn are those whose ids have the smallest hashes, so they are the same in any order of the
    /// input. Articles without a word are never drawn: they are nobody's copy.
    ///
    /// - Parameters:
    ///   - result: of a run with these options on the corpus.
    ///   - count: how many articles are drawn; all, where there are no more.
    /// - Complexity: O(n) in the corpus, plus the shingles that a drawn article shares with any other.
    /// - Throws: when texts that are not in memory cannot be read again.
    package func audit(
        _ result: DuplicateResult, on corpus: Corpus, articles count: Int, seed: UInt64 = 1,
        progress: ProgressHandler = { _ in }
    ) throws -> RecallAudit {
        let texts = result.texts
        let drawn = drawn(count, of: texts, in: corpus, seed: seed)
        // Per distinct text: the article that stands for it.
        let probes = Set(drawn.map { texts.representative(texts.text(of: $0)) }).sorted()
        let candidates = try allCandidates(of: probes, among: texts, in: corpus, progress: progress)
        let involved = Set(candidates.flatMap { [Int($0 >> 32), Int($0 & 0xFFFF_FFFF)] }).sorted()
        let verifier = Verifier(
            options: options, corpus: corpus,
            sets: try ShingleSets(
                of: involved.map(texts.representative), in: corpus, options: options, tokenizer: tokenizer,
                memory: memory, threads: threads),
            texts: texts, rule: samenessRule)
        let pairs = try verifier.verified(candidates, threads: threads).map(verifier.pair)
        let missed = pairs.filter { !result.holds($0) }
            .sorted { ($1.jaccard, $0.a, $0.b) < ($0.jaccard, $1.a, $1.b) }
        return RecallAudit(
            articles: drawn.count, texts: texts.count,
            exactCopies: probes.reduce(0) { $0 + texts.articles(of: texts.text(of: $1)).count - 1 },
            pairs: pairs.count, found: pairs.count - missed.count, missed: missed)
    }

    private func drawn(_ count: Int, of texts: DistinctTexts, in corpus: Corpus, seed: UInt64) -> [Int] {
        (0..<corpus.count).filter { texts.textOf[$0] != .max }
            .map { (hash: Hash64.mix(Hash64.hash(corpus.id($0)) ^ seed, Hash64.multiplier), article: $0) }
            .sorted { $0 < $1 }.prefix(count).map(\.article)
    }

    /// The pairs of a probe and any other text that pass by their shingles, packed and ascending.
    private func allCandidates(
        of probes: [Int], among texts: DistinctTexts, in corpus: Corpus, progress: ProgressHandler
    ) throws -> [UInt64] {
        let sets = try ShingleSets(
            of: probes, in: corpus, options: options, tokenizer: tokenizer, memory: memory, threads: threads)
        let index = ProbeIndex(try probes.map { try sets.shingleSet(of: $0) })
        let (options, tokenizer, rule) = (options, tokenizer, PairRule(options))
        var pairs: Set<UInt64> = []
        var done = 0
        try corpus.forEachText(
            of: (0..<texts.count).map(texts.representative), threads: threads,
            worker: {
                var shingler = Shingler(options, tokenizer: tokenizer)
                var counter = ProbeCounter(index)
                return { _, text in
                    shingler.read(text.span)
                    var set = shingler.shingles()
                    SortedSets.make(ofHashes: &set)
                    return counter.shared(with: set).filter { probe, shared in
                        rule.passes(shared: shared, index.sizes[probe], set.count)
                    }.map(\.probe)
                }
            },
            receive: { article, found in
                for probe in found where probes[probe] != article {
                    pairs.insert(
                        PairSet.pair(UInt64(texts.text(of: article)), UInt64(texts.text(of: probes[probe]))))
                }
                done += 1
                if done & 0x3FF == 0 {
                    try progress(Progress("audit", completed: done, total: texts.count, unit: "articles"))
                }
            })
        return pairs.sorted()
    }
}

/// Which of some sets hold a shingle.
private struct ProbeIndex: Sendable {
    /// Per set: how many shingles it has.
    let sizes: [Int]
    private var numbers = HashIndex()
    /// Per shingle, by its number: the sets that hold it.
    private var holders: [[UInt32]] = []

    init(_ sets: [ArraySlice<UInt64>]) {
        sizes = sets.map(\.count)
        for (probe, set) in sets.enumerated() {
            for shingle in set {
                if let number = numbers[shingle] {
                    holders[Int(number)].append(UInt32(probe))
                } else {
                    numbers.insert(shingle, UInt32(holders.count))
                    holders.append([UInt32(probe)])
                }
            }
        }
    }

    func holders(of shingle: UInt64) -> [UInt32] { numbers[shingle].map { holders[Int($0)] } ?? [] }
}

/// Counts the shingles that one set after the other shares with the probes.
private struct ProbeCounter {
    private let index: ProbeIndex
    private var counts: [Int]

    init(_ index: ProbeIndex) {
        self.index = index
        counts = Array(repeating: 0, count: index.sizes.count)
    }

    /// The probes that share any, in the order in which they are met.
    mutating func shared(with set: [UInt64]) -> [(probe: Int, shared: Int)] {
        var met: [Int] = []
        for shingle in set {
            for holder in index.holders(of: shingle) {
                let probe = Int(holder)
                if counts[probe] == 0 { met.append(probe) }
                counts[probe] += 1
            }
        }
        return met.map { probe in
            defer { counts[probe] = 0 }
            return (probe, counts[probe])
        }
    }
}
