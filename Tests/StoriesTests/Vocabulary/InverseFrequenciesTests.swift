import Corpus
import Fixtures
import Glibc
import Kernels
import Testing

@testable import Stories

@Suite("Inverse frequencies")
struct InverseFrequenciesTests {
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
        languages = (0..<60).map { _ in random.pick(["en", "de"]) }.sorted()
        let corpus = Corpus(documents)
        let words = try! WordTable(of: corpus.batches, tokenizer: Tokenizer(), threads: 1)
        counts = try! TermCounts(of: Array(0..<60), languages: languages, in: words, threads: 1)
    }

    /// The documented weight of an entry, unscaled.
    private func plainWeight(of entry: Int, language: String) -> Double {
        let term = counts.terms[entry]
        let articles = languages.indices.filter { languages[$0] == language }
        let holding = articles.count { counts.range(of: $0).contains { counts.terms[$0] == term } }
        let background = BackgroundFrequencies(language: language)
        let blended = background == nil ? weighting.unknownArticles : weighting.backgroundArticles
        let share = background.map { $0.count(of: counts.vocabulary.terms[Int(term)]) / $0.articles } ?? 0
        let total = Double(articles.count) + blended
        let inverse = max(0, log((total + 1) / (Double(holding) + blended * share + 0.5)))
        let count = weighting.titleWeight * Double(counts.inTitle[entry]) + Double(counts.inText[entry])
        let ofName = 1 + weighting.nameGain * Double(counts.vocabulary.nameShare[Int(term)])
        return (1 + log(max(1, count))) * pow(inverse, weighting.inverseFrequencyExponent) * ofName
    }

    @Test("A row holds the weights, those of lone terms damped, scaled to length 1")
    func rows() {
        let rows = rows(threads: 1)
        #expect(rows.rowCount == languages.count)
        for (article, language) in languages.enumerated() {
            let peers = languages.indices.filter { languages[$0] == language }
            let (ofTerms, ofVersions) = weighting.loneTerms
            let held = counts.range(of: article).filter { plainWeight(of: $0, language: language) > 0 }
            let lone = max(
                ofTerms / (ofTerms + Double(held.count)), ofVersions / (ofVersions + Double(peers.count)))
            var terms: [UInt32] = []
            var weights: [Double] = []
            for entry in held {
                let term = counts.terms[entry]
                let holding = peers.count { counts.range(of: $0).contains { counts.terms[$0] == term } }
                let weight = plainWeight(of: entry, language: language) * (holding == 1 ? lone : 1)
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

    @Test("The rows are the same for any number of threads")
    func isIndependent() {
        let expected = rows(threads: 1)
        for threads in [2, 3] {
            let rows = rows(threads: threads)
            #expect(rows.starts == expected.starts)
            #expect(rows.columns == expected.columns)
            #expect(rows.values == expected.values)
        }
    }

    private func rows(threads: Int) -> SparseRows {
        InverseFrequencies(of: counts, languages: languages, weighting: weighting, threads: threads)
            .rows(of: counts, languages: languages, threads: threads)
    }
}
