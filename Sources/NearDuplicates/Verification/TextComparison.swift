package import Corpus
import Kernels

/// What the search for duplicates finds out about two articles, whether they are a pair or not.
package struct TextComparison: Sendable {
    /// Whether both are the same sequence of tokens, one at least.
    package let isExact: Bool
    /// Different shingles of either text, and those that both have.
    package let shinglesOfA: Int
    package let shinglesOfB: Int
    package let sharedShingles: Int
    /// Shared shingles over all of the two, in 0...1; 0 for texts without any.
    package let jaccard: Double
    /// The share of one text's shingles that the other has, in 0...1.
    package let containmentOfAInB: Double
    package let containmentOfBInA: Double
    /// How bands are cut, and the numbers from 0 of those in which both signatures agree; nil where all shingles are
    /// joined instead.
    package let plan: BandingPlan?
    package let agreeingBands: [Int]
    /// Why they say different things although they share enough; nil where they share less, or say the same.
    package let difference: Difference?
    /// Why they would be no duplicates if they shared enough; nil where they do, or would be.
    package let otherwiseDifferent: Difference?
    /// What stands in the same places of both and is not the same, if they say different things: the words of each text.
    package let exchanged: [Exchange]

    /// Words of the one text in the place of words of the other; empty where the other has words more.
    package struct Exchange: Sendable, Equatable {
        package let a: String
        package let b: String
    }
    /// Whether they are duplicates by these figures.
    package let passes: Bool
    /// What the first is to the second; nil where they do not pass.
    package let relation: Relation?
    /// Whether the run found the pair, if they pass.
    package let isFound: Bool

    /// Whether the shorter text is long enough to be called contained, and the other so much longer.
    package func mayBeContained(_ options: DuplicateOptions) -> Bool {
        min(shinglesOfA, shinglesOfB) >= options.fewestContainedShingles
            && max(containmentOfAInB, containmentOfBInA)
                >= DuplicateOptions.containingRatio * min(containmentOfAInB, containmentOfBInA)
    }
}

extension DuplicateSearch {
    /// Compares two articles exactly.
    ///
    /// - Parameter result: of a run with these options on the corpus.
    /// - Precondition: the two are different articles.
    /// - Complexity: O(n) in the tokens of both.
    /// - Throws: when texts that are not in memory cannot be read again.
    package func comparison(
        of a: Int, and b: Int, in corpus: Corpus, found result: DuplicateResult
    ) throws -> TextComparison {
        precondition(a != b, "an article is not compared with itself")
        let sets = try ShingleSets(
            of: [a, b], in: corpus, options: options, tokenizer: tokenizer, memory: memory, threads: 1)
        let (setA, setB) = (try sets.shingleSet(of: a), try sets.shingleSet(of: b))
        let shared = SortedSets.intersectionCount(setA.span, setB.span)!
        let texts = result.texts
        let isExact = texts.textOf[a] != .max && texts.textOf[a] == texts.textOf[b]
        let pair =
            isExact
            ? DuplicatePair.exact(a, b)
            : a < b
                ? DuplicatePair(a: a, b: b, shared: shared, sizeOfA: setA.count, sizeOfB: setB.count)
                : DuplicatePair(a: b, b: a, shared: shared, sizeOfA: setB.count, sizeOfB: setA.count)
        let hasWords = !setA.isEmpty && !setB.isEmpty
        let isAlike = hasWords && pair.passes(options)
        let (difference, exchanged) =
            hasWords && shared > 0 ? try self.difference(of: a, and: b, sets, in: corpus, found: result) : (nil, [])
        let passes = isAlike && difference == nil
        let otherwiseDifferent = isAlike ? nil : difference
        let plan = options.isExact ? nil : BandingPlan(options)
        return TextComparison(
            isExact: isExact, shinglesOfA: setA.count, shinglesOfB: setB.count, sharedShingles: shared,
            jaccard: hasWords ? pair.jaccard : 0, containmentOfAInB: hasWords ? pair.containment(of: a) : 0,
            containmentOfBInA: hasWords ? pair.containment(of: b) : 0, plan: plan,
            agreeingBands: hasWords ? plan.map { Self.agreeingBands(setA, setB, $0) } ?? [] : [],
            difference: isAlike ? difference : nil, otherwiseDifferent: otherwiseDifferent,
            exchanged: isAlike ? exchanged : [], passes: passes,
            relation: passes ? Relation(of: a, to: b, pair, options: options) : nil,
            isFound: isExact || hasWords && result.holdsPair(of: a, and: b))
    }

    /// As the run judged the two texts: a quotation shows beside others alone.
    private func difference(
        of a: Int, and b: Int, _ sets: ShingleSets, in corpus: Corpus, found result: DuplicateResult
    ) throws -> (Difference?, [TextComparison.Exchange]) {
        let found = result.pair(a, b)
        if let found, found.isExact { return (found.difference, []) }
        let (first, second) = (min(a, b), max(a, b))
        var reader = ShingleSets.Reader(sets)
        let (verdict, _, slots) = samenessRule.reading(
            TextAlignment.Index(try reader.outline(first)), dayOfA: corpus.day(first), try reader.outline(second),
            dayOfB: corpus.day(second))
        let difference = found?.difference ?? verdict.difference
        guard difference == .otherFacts || difference == .opposite else { return (difference, []) }
        let told = slots.slots.filter { difference == .otherFacts ? $0.kind.isFact : $0.kind == .opposite }
        let places = (told.isEmpty ? slots.slots : told).map { first == a ? ($0.a, $0.b) : ($0.b, $0.a) }
        let ofA = try surfaces(of: places.map(\.0), a, in: corpus)
        let ofB = try surfaces(of: places.map(\.1), b, in: corpus)
        return (difference, zip(ofA, ofB).map { TextComparison.Exchange(a: $0, b: $1) })
    }

    /// Ranges of an article's words as they stand in its text.
    private func surfaces(of ranges: [Range<Int>], _ article: Int, in corpus: Corpus) throws -> [String] {
        var surfaces: [String] = []
        let tokenizer = tokenizer
        try corpus.forEachText(
            of: [article], threads: 1,
            worker: {
                var tokens = TokenBuffer()
                return { _, text in
                    tokens.removeAll()
                    tokenizer.tokenize(text.span, into: &tokens)
                    return ranges.map { $0.map { tokens.surface(of: $0, in: text.span) }.joined(separator: " ") }
                }
            }, receive: { surfaces = $1 })
        return surfaces
    }

    private static func agreeingBands(
        _ a: ArraySlice<UInt64>, _ b: ArraySlice<UInt64>, _ plan: BandingPlan
    ) -> [Int] {
        let sketch = MinHashSketch(permutations: plan.permutations)
        let keys = [a, b].map { set in
            var signature: [UInt32] = []
            sketch.sketch(set.span, into: &signature)
            var keys: [UInt32] = []
            MinHashSketch.appendBandKeys(of: signature, bands: plan.bands, rows: plan.rows, to: &keys)
            return keys
        }
        return (0..<plan.bands).filter { keys[0][$0] == keys[1][$0] }
    }
}

extension DuplicateResult {
    /// Whether the texts of two articles are a pair that the run found, whatever it said of it.
    fileprivate func holdsPair(of a: Int, and b: Int) -> Bool {
        let (a, b) = (texts.text(of: a), texts.text(of: b))
        return graph.holds(a, b) || apart.holds(a, b)
    }
}
