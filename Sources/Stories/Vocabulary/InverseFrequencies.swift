import Kernels
import Platform

/// What the terms weigh by language of the version: the inverse document frequency, and a gain for names.
struct InverseFrequencies: Sendable {
    private let weighting: TermWeighting
    private let byLanguage: [String: Weights]

    private struct Weights: Sendable {
        /// The terms of the language.
        let used: UsedColumns
        /// Per term of the language.
        var weights: [Float]
        var damping: Damping
    }

    /// What is left of the weights of the terms that stand in a single version of a language.
    struct Damping: Sendable {
        fileprivate let used: UsedColumns
        /// Per term of the language: whether it does.
        fileprivate let isLone: [Bool]
        fileprivate let versions: Int
        fileprivate let weighting: TermWeighting

        /// What such a term keeps of its weight in a row of so many terms.
        func share(inRowOf terms: Int) -> Float {
            Float(weighting.loneTermShare(terms: terms, versions: versions))
        }

        func isDamped(_ term: UInt32) -> Bool { isLone[used.number(of: term)] }
    }

    /// - Parameter languages: of each counted version; those of one language are a run.
    /// - Complexity: O(n) in the entries.
    init(of counts: TermCounts, languages: [String], weighting: TermWeighting, threads: Int) {
        self.weighting = weighting
        var byLanguage: [String: Weights] = [:]
        for range in Self.runs(of: languages) {
            let used = UsedColumns(among: counts.vocabulary.terms.count) { counts.forEachTerm(of: range, $0) }
            let frequencies = Self.frequencies(of: counts, used, versions: range, threads: threads)
            byLanguage[languages[range.lowerBound]] = Self.weights(
                frequencies, of: used, versions: range.count, language: languages[range.lowerBound],
                vocabulary: counts.vocabulary, weighting: weighting, threads: threads)
        }
        self.byLanguage = byLanguage
    }

    private static func runs(of languages: [String]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        for index in languages.indices where index + 1 == languages.count || languages[index + 1] != languages[index] {
            runs.append(start..<index + 1)
            start = index + 1
        }
        return runs
    }

    /// In how many of some versions each term stands.
    private static func frequencies(
        of counts: TermCounts, _ used: UsedColumns, versions: Range<Int>, threads: Int
    ) -> [UInt32] {
        let block = (versions.count + threads - 1) / threads
        let blocks = parallelMap(count: (versions.count + block - 1) / block, threads: threads) { index in
            let lower = versions.lowerBound + index * block
            let upper = min(versions.upperBound, lower + block)
            var frequencies = [UInt32](repeating: 0, count: used.count)
            counts.forEachTerm(of: lower..<upper) { frequencies[used.number(of: $0)] += 1 }
            return frequencies
        }
        return blocks.dropFirst().reduce(into: blocks[0]) { sum, more in
            for term in sum.indices { sum[term] += more[term] }
        }
    }

    private static func weights(
        _ frequencies: [UInt32], of used: UsedColumns, versions: Int, language: String, vocabulary: Vocabulary,
        weighting: TermWeighting, threads: Int
    ) -> Weights {
        let background = BackgroundFrequencies(
            language: language, removingDiacritics: vocabulary.removesDiacritics)
        let blended = background == nil ? weighting.unknownArticles : weighting.backgroundArticles
        let total = Double(versions) + blended
        let block = 1 << 14
        let blocks = parallelMap(count: (frequencies.count + block - 1) / block, threads: threads) { index in
            // Most terms share their frequencies with many others.
            var known: [Double: Float] = [:]
            return (index * block..<min(frequencies.count, (index + 1) * block)).map { number -> Float in
                // No version of this language has it.
                guard frequencies[number] > 0 else { return 0 }
                let term = used.column(number)
                let share = background.map { $0.count(of: vocabulary.terms[term]) / $0.articles } ?? 0
                let frequency = Double(frequencies[number]) + blended * share
                let weight: Float
                if let one = known[frequency] {
                    weight = one
                } else {
                    weight = weighting.ofFrequency(frequency, among: total)
                    known[frequency] = weight
                }
                return weight * weighting.ofNames(share: vocabulary.nameShare[term])
            }
        }
        return Weights(
            used: used, weights: blocks.flatMap { $0 },
            damping: Damping(
                used: used, isLone: frequencies.map { $0 == 1 }, versions: versions, weighting: weighting))
    }

    func damping(language: String) -> Damping { byLanguage[language]!.damping }

    /// The rows of the counted versions, scaled to length 1.
    ///
    /// Counts are let go of as their rows are made.
    ///
    /// - Complexity: O(n) in the entries.
    func rows(of counts: consuming TermCounts, languages: [String], threads: Int) -> SparseRows {
        let countWeights = CountWeights(weighting)
        var rows = SparseRows(columnCount: counts.vocabulary.terms.count)
        rows.reserveCapacity(rows: languages.count, entries: counts.entryCount)
        var blocks = counts.takeBlocks()
        let (wave, trimmedBlocks) = (4 * threads, 64)
        for start in stride(from: 0, to: blocks.count, by: wave) {
            let range = start..<min(blocks.count, start + wave)
            let values = parallelMap(count: range.count, threads: threads) { [blocks] index in
                let first = (start + index) * TermCounts.blockVersions
                return self.values(of: blocks[start + index], countWeights) { languages[first + $0] }
            }
            for (index, values) in zip(range, values) {
                rows.append(ends: blocks[index].ends, columns: blocks[index].terms, values: values)
                blocks[index] = TermCounts.Block()
            }
            // What is freed block by block is too small to go back by itself.
            if start / trimmedBlocks != (start + wave) / trimmedBlocks { ProcessEnvironment.returnFreedMemory() }
        }
        return rows
    }

    /// The values of the rows of some versions.
    private func values(
        of block: TermCounts.Block, _ countWeights: CountWeights, language: (Int) -> String
    ) -> [Float] {
        var values: [Float] = []
        values.reserveCapacity(block.terms.count)
        for version in block.ends.indices {
            let weights = byLanguage[language(version)]!
            let range = block.range(version)
            let damped = weights.damping.share(inRowOf: range.count)
            var squares: Float = 0
            for entry in range {
                let term = block.terms[entry]
                // Above 0, since no term is in more versions than there are.
                var value = countWeights[block.counts[entry]] * weights.weights[weights.used.number(of: term)]
                if weights.damping.isDamped(term) { value *= damped }
                squares += value * value
                values.append(value)
            }
            let length = squares.squareRoot()
            for entry in range { values[entry] /= length }
        }
        return values
    }
}

/// The weights of the counts that most terms have, worked out once.
private struct CountWeights: Sendable {
    private static let (mostInTitle, mostInText) = (4, 64)
    private let weighting: TermWeighting
    private let table: [Float]

    init(_ weighting: TermWeighting) {
        self.weighting = weighting
        table = (0..<Self.mostInTitle * Self.mostInText).map {
            weighting.ofCounts(inTitle: $0 / Self.mostInText, inText: $0 % Self.mostInText)
        }
    }

    /// - Parameter counts: as in ``TermCounts/Block``.
    subscript(counts: UInt32) -> Float {
        let (title, text) = (Int(counts >> 16), Int(counts & 0xFFFF))
        return title < Self.mostInTitle && text < Self.mostInText
            ? table[title * Self.mostInText + text] : weighting.ofCounts(inTitle: title, inText: text)
    }
}
