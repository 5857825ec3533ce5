import Glibc
import Kernels

/// How TF-IDF weighs a term of an article.
///
/// The frequency enters as 1 + log of the count, the words of the title counted `titleWeight` times; the
/// inverse document frequency blends the corpus with the background table.
struct TermWeighting: Sendable {
    /// How many words of text one word of the title is worth.
    var titleWeight = 2.0
    /// The articles that the background table counts for, however many it was made from.
    var backgroundArticles = 1_000.0
    /// The power of the inverse document frequency; below 1 the rarest words weigh less against the rest.
    var inverseFrequencyExponent = 0.7
    /// What a term gains that is always written with a capital, as names are; others by their share.
    var capitalGain = 0.3
    /// A term in fewer versions matches nothing and would only lengthen the row.
    var fewestVersions = 2
}

/// What the terms weigh by language of the article: the inverse document frequency, and a gain for names.
struct InverseFrequencies: Sendable {
    private let weighting: TermWeighting
    private let byLanguage: [String: [Float]]
    /// Per language and term: whether enough versions hold it to match any.
    private let matching: [String: [Bool]]

    /// - Parameter languages: of each counted article.
    init(of counts: TermCounts, languages: [String], weighting: TermWeighting) {
        self.weighting = weighting
        var byLanguage: [String: [Float]] = [:]
        var matching: [String: [Bool]] = [:]
        for language in Set(languages) {
            var frequencies = [Int](repeating: 0, count: counts.vocabulary.count)
            var articles = 0
            for article in languages.indices where languages[article] == language {
                articles += 1
                for entry in counts.range(of: article) { frequencies[Int(counts.terms[entry])] += 1 }
            }
            let background = BackgroundFrequencies(language: language)
            let blended = background == nil ? 0 : weighting.backgroundArticles
            let total = Double(articles) + blended
            byLanguage[language] = frequencies.indices.map { term in
                let share = background.map { $0.count(of: counts.vocabulary[term]) / $0.articles } ?? 0
                let frequency = Double(frequencies[term]) + blended * share
                let inverse = max(0, log((total + 1) / (frequency + 0.5)))
                return Float(pow(inverse, weighting.inverseFrequencyExponent))
                    * (1 + Float(weighting.capitalGain) * counts.capitalShare[term])
            }
            matching[language] = frequencies.map { $0 >= weighting.fewestVersions }
        }
        self.byLanguage = byLanguage
        self.matching = matching
    }

    /// The unscaled weight of an entry of the counts.
    func weight(of entry: Int, in counts: TermCounts, language: String) -> Float {
        let count = weighting.titleWeight * Double(counts.inTitle[entry]) + Double(counts.inText[entry])
        return Float(1 + log(max(1, count))) * byLanguage[language]![Int(counts.terms[entry])]
    }

    /// The rows of the counted articles, of the terms that can match, scaled to length 1.
    ///
    /// - Complexity: O(n) in the entries.
    func rows(of counts: TermCounts, languages: [String]) -> SparseRows {
        var rows = SparseRows(columnCount: counts.vocabulary.count)
        var columns: [UInt32] = []
        var values: [Float] = []
        for (article, language) in languages.enumerated() {
            let idf = byLanguage[language]!
            let matching = matching[language]!
            columns.removeAll(keepingCapacity: true)
            values.removeAll(keepingCapacity: true)
            var squares: Float = 0
            for entry in counts.range(of: article) {
                let term = Int(counts.terms[entry])
                guard matching[term], idf[term] > 0 else { continue }
                let count = weighting.titleWeight * Double(counts.inTitle[entry]) + Double(counts.inText[entry])
                let value = Float(1 + log(max(1, count))) * idf[term]
                columns.append(counts.terms[entry])
                values.append(value)
                squares += value * value
            }
            let length = squares.squareRoot()
            rows.append(columns: columns, values: values.map { $0 / length })
        }
        return rows
    }
}
