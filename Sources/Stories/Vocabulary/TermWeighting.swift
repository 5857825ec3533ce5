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
    var backgroundArticles = 500.0
    /// The power of the inverse document frequency; below 1 the rarest words weigh less against the rest.
    var inverseFrequencyExponent = 0.7
    /// What a term gains that is always a name or a number; others by their share.
    var nameGain = 0.3
    /// A term of a single version matches nothing and only lengthens its row. It keeps its weight in a corpus of
    /// a few versions and loses it in a large one: it weighs this over this plus the number of versions.
    var loneTermVersions = 50.0
}

/// What the terms weigh by language of the article: the inverse document frequency, and a gain for names.
struct InverseFrequencies: Sendable {
    private let weighting: TermWeighting
    private let byLanguage: [String: [Float]]
    /// Per language and term: what is left of the weight in a row.
    private let damping: [String: [Float]]

    /// - Parameter languages: of each counted article.
    init(of counts: TermCounts, languages: [String], weighting: TermWeighting) {
        self.weighting = weighting
        var byLanguage: [String: [Float]] = [:]
        var damping: [String: [Float]] = [:]
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
                    * (1 + Float(weighting.nameGain) * counts.nameShare[term])
            }
            let ofLoneTerm = Float(weighting.loneTermVersions / (weighting.loneTermVersions + Double(articles)))
            damping[language] = frequencies.map { $0 == 1 ? ofLoneTerm : 1 }
        }
        self.byLanguage = byLanguage
        self.damping = damping
    }

    /// The unscaled weight of an entry of the counts.
    func weight(of entry: Int, in counts: TermCounts, language: String) -> Float {
        let count = weighting.titleWeight * Double(counts.inTitle[entry]) + Double(counts.inText[entry])
        return Float(1 + log(max(1, count))) * byLanguage[language]![Int(counts.terms[entry])]
    }

    /// The rows of the counted articles, scaled to length 1.
    ///
    /// - Complexity: O(n) in the entries.
    func rows(of counts: TermCounts, languages: [String]) -> SparseRows {
        var rows = SparseRows(columnCount: counts.vocabulary.count)
        var columns: [UInt32] = []
        var values: [Float] = []
        for (article, language) in languages.enumerated() {
            let idf = byLanguage[language]!
            let damping = damping[language]!
            columns.removeAll(keepingCapacity: true)
            values.removeAll(keepingCapacity: true)
            var squares: Float = 0
            for entry in counts.range(of: article) {
                let term = Int(counts.terms[entry])
                guard idf[term] > 0 else { continue }
                let count = weighting.titleWeight * Double(counts.inTitle[entry]) + Double(counts.inText[entry])
                let value = Float(1 + log(max(1, count))) * idf[term] * damping[term]
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
