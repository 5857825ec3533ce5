import Corpus
import Fixtures
import Glibc
import Kernels
import Testing

@testable import Stories

@Suite("Inverse frequencies")
struct InverseFrequenciesTests {
    private let corpus: Corpus
    private let languages: [String]
    private let counts: TermCounts
    private let weighting = TermWeighting()

    init() {
        var random = SeededGenerator(seed: 6)
        let documents = (0..<60).map { number in
            PlainDocument(
                "\(100 + number)",
                (0..<random.below(50)).map { _ in random.pick(TermCountsTests.words) }.joined(separator: " ")
                    + (number == 7 ? " unicorn" : ""),
                title: (0..<random.below(5)).map { _ in random.pick(TermCountsTests.words) }.joined(separator: " "))
        }
        let languages = (0..<60).map { _ in random.pick(["en", "de"]) }
        let corpus = Corpus(documents)
        counts = TermCounts(
            of: Array(0..<60), in: corpus, languages: languages, tokenizer: Tokenizer(), threads: 1)
        self.corpus = corpus
        self.languages = languages
    }

    /// The documented weight of an entry, unscaled.
    private func plainWeight(of entry: Int, language: String) -> Double {
        let term = counts.terms[entry]
        let articles = languages.indices.filter { languages[$0] == language }
        let holding = articles.count { counts.range(of: $0).contains { counts.terms[$0] == term } }
        let background = BackgroundFrequencies(language: language)
        let blended = background == nil ? 0 : weighting.backgroundArticles
        let share = background.map { $0.count(of: counts.vocabulary[Int(term)]) / $0.articles } ?? 0
        let total = Double(articles.count) + blended
        let inverse = max(0, log((total + 1) / (Double(holding) + blended * share + 0.5)))
        let count = weighting.titleWeight * Double(counts.inTitle[entry]) + Double(counts.inText[entry])
        let ofName = 1 + weighting.nameGain * Double(counts.nameShare[Int(term)])
        return (1 + log(max(1, count))) * pow(inverse, weighting.inverseFrequencyExponent) * ofName
    }

    @Test("A weight is that of the formula, by the language of the article")
    func agrees() {
        let frequencies = InverseFrequencies(of: counts, languages: languages, weighting: weighting)
        for article in languages.indices {
            for entry in counts.range(of: article) {
                let weight = Double(frequencies.weight(of: entry, in: counts, language: languages[article]))
                let expected = plainWeight(of: entry, language: languages[article])
                #expect(abs(weight - expected) < 1e-4 * max(1, expected))
            }
        }
    }

    @Test("A row holds the weights, those of lone terms damped, scaled to length 1")
    func rows() {
        let frequencies = InverseFrequencies(of: counts, languages: languages, weighting: weighting)
        let rows = frequencies.rows(of: counts, languages: languages)
        #expect(rows.rowCount == languages.count)
        for (article, language) in languages.enumerated() {
            let peers = languages.indices.filter { languages[$0] == language }
            let lone = weighting.loneTermVersions / (weighting.loneTermVersions + Double(peers.count))
            var terms: [UInt32] = []
            var weights: [Double] = []
            for entry in counts.range(of: article) {
                let term = counts.terms[entry]
                let holding = peers.count { counts.range(of: $0).contains { counts.terms[$0] == term } }
                let weight = plainWeight(of: entry, language: language) * (holding == 1 ? lone : 1)
                guard weight > 0 else { continue }
                terms.append(term)
                weights.append(weight)
            }
            let length = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
            let row = rows.range(of: article)
            #expect(Array(rows.columns[row]) == terms)
            for (value, weight) in zip(rows.values[row], weights) {
                #expect(abs(Double(value) - weight / length) < 1e-5)
            }
        }
    }
}
