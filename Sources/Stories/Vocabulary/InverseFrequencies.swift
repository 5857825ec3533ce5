import Kernels

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
            let used = UsedColumns(
                of: counts.terms[counts.starts[range.lowerBound]..<counts.starts[range.upperBound]],
                among: counts.vocabulary.terms.count)
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
            for term in counts.terms[counts.starts[lower]..<counts.starts[upper]] {
                frequencies[used.number(of: term)] += 1
            }
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

    /// The rows of the counted versions, scaled to length 1, some thousand in each part.
    ///
    /// - Complexity: O(n) in the entries.
    func rows(of counts: TermCounts, languages: [String], threads: Int) -> [SparseRows] {
        let countWeights = CountWeights(weighting)
        let block = 1_024
        return parallelMap(count: (languages.count + block - 1) / block, threads: threads) { index in
            var rows = SparseRows(columnCount: counts.vocabulary.terms.count)
            let range = index * block..<min(languages.count, (index + 1) * block)
            rows.reserveCapacity(counts.starts[range.upperBound] - counts.starts[range.lowerBound])
            var columns: [UInt32] = []
            var values: [Float] = []
            for version in range {
                let weights = byLanguage[languages[version]]!
                columns.removeAll(keepingCapacity: true)
                values.removeAll(keepingCapacity: true)
                for entry in counts.range(of: version) {
                    let term = counts.terms[entry]
                    let weight = weights.weights[weights.used.number(of: term)]
                    guard weight > 0 else { continue }
                    columns.append(term)
                    values.append(countWeights[counts.inTitle[entry], counts.inText[entry]] * weight)
                }
                let damped = weights.damping.share(inRowOf: columns.count)
                var squares: Float = 0
                for index in values.indices {
                    if weights.damping.isDamped(columns[index]) { values[index] *= damped }
                    squares += values[index] * values[index]
                }
                let length = squares.squareRoot()
                for index in values.indices { values[index] /= length }
                rows.append(columns: columns, values: values)
            }
            return rows
        }
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

    subscript(inTitle: UInt16, inText: UInt16) -> Float {
        let (title, text) = (Int(inTitle), Int(inText))
        return title < Self.mostInTitle && text < Self.mostInText
            ? table[title * Self.mostInText + text] : weighting.ofCounts(inTitle: title, inText: text)
    }
}
