import Glibc
import Kernels

/// TF-IDF: what each term of an article weighs.
///
/// The frequency enters as 1 + log of the count, the words of the title counted `titleWeight` times; the
/// inverse document frequency blends the corpus with the background table. Rows have length 1.
struct TermWeighting: Sendable {
    /// How many words of text one word of the title is worth.
    var titleWeight = 2.0
    /// The articles that the background table counts for, however many it was made from.
    var backgroundArticles = 1_000.0
    /// A term in fewer versions matches nothing and would only lengthen the row.
    var fewestVersions = 2

    /// The weighted rows of the counted articles.
    ///
    /// - Parameter languages: of each article.
    /// - Complexity: O(n) in the entries.
    func rows(of counts: TermCounts, languages: [String]) -> SparseRows {
        let weights = inverseFrequencies(of: counts, languages: languages)
        var rows = SparseRows(columnCount: counts.vocabulary.count)
        var columns: [UInt32] = []
        var values: [Float] = []
        for (article, language) in languages.enumerated() {
            let idf = weights[language]!
            columns.removeAll(keepingCapacity: true)
            values.removeAll(keepingCapacity: true)
            var squares = 0.0
            for entry in counts.range(of: article) {
                let weight = idf[Int(counts.terms[entry])]
                guard weight > 0 else { continue }
                let count = titleWeight * Double(counts.inTitle[entry]) + Double(counts.inText[entry])
                let value = (1 + log(max(1, count))) * Double(weight)
                columns.append(counts.terms[entry])
                values.append(Float(value))
                squares += value * value
            }
            let length = Float(squares.squareRoot())
            rows.append(columns: columns, values: values.map { $0 / length })
        }
        return rows
    }

    /// Per language of the corpus: the inverse document frequency of each term, 0 for one to be left out.
    private func inverseFrequencies(of counts: TermCounts, languages: [String]) -> [String: [Float]] {
        var result: [String: [Float]] = [:]
        for language in Set(languages) {
            var frequencies = [Int](repeating: 0, count: counts.vocabulary.count)
            var articles = 0
            for article in languages.indices where languages[article] == language {
                articles += 1
                for entry in counts.range(of: article) { frequencies[Int(counts.terms[entry])] += 1 }
            }
            let background = BackgroundFrequencies(language: language)
            let blended = background == nil ? 0 : backgroundArticles
            let total = Double(articles) + blended
            result[language] = frequencies.indices.map { term in
                let frequency = frequencies[term]
                guard frequency >= fewestVersions else { return 0 }
                let share = background.map { $0.count(of: counts.vocabulary[term]) / $0.articles } ?? 0
                return Float(max(0, log((total + 1) / (Double(frequency) + blended * share + 0.5))))
            }
        }
        return result
    }
}
