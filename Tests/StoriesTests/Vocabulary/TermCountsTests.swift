import Bindings
import Corpus
import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Term counts")
struct TermCountsTests {
    static let words = [
        "ferry", "ferries", "harbour", "storm", "storms", "stormy", "pier", "the", "of", "baker", "loaf", "Überfahrt",
        "überfahrten", "don\u{2019}t", "x", "1900", "東", "Insel", "Inseln", "und",
    ]

    private func corpus(_ count: Int, seed: UInt64) -> (corpus: Corpus, languages: [String]) {
        var random = SeededGenerator(seed: seed)
        let documents = (0..<count).map { number in
            PlainDocument(
                "\(10_000 + number)",
                (0..<random.below(40)).map { _ in random.pick(Self.words) }.joined(separator: " "),
                title: (0..<random.below(6)).map { _ in random.pick(Self.words) }.joined(separator: " "))
        }
        return (Corpus(documents), (0..<count).map { _ in random.pick(["en", "de", "xx"]) })
    }

    /// The term counts of one piece of text in a dictionary, stem by stem.
    private func plainCounts(_ bytes: ArraySlice<UInt8>, language: String) -> [UInt64: Int] {
        let stemmer = Stemmer(language: language)
        var counts: [UInt64: Int] = [:]
        for word in Tokenizer.segments(ofRun: Array(bytes), removingDiacritics: false) {
            let word = Array(word)
            guard word.count > 1, !StopWords.hashes(for: language).contains(Hash64.hash(word.span)) else { continue }
            let stem = stemmer?.stem(word) ?? word
            counts[Hash64.hash(stem.span), default: 0] += 1
        }
        return counts
    }

    @Test("The counts are those of a dictionary, for any number of threads", arguments: [0, 1, 40, 1_300])
    func agrees(count: Int) {
        let (corpus, languages) = corpus(count, seed: UInt64(count))
        var random = SeededGenerator(seed: 5)
        let articles = random.shuffled(Array(0..<count))
        let counts = TermCounts(of: articles, in: corpus, languages: languages, tokenizer: Tokenizer(), threads: 1)
        #expect(zip(counts.vocabulary, counts.vocabulary.dropFirst()).allSatisfy { $0 < $1 })
        #expect(counts.starts.count == count + 1)
        for (position, article) in articles.enumerated() {
            let inTitle = plainCounts(corpus.titleBytes(article), language: languages[position])
            // The words are parted by spaces, so a title opens the text where it does with a space behind it.
            let (title, text) = (corpus.titleBytes(article), corpus.text(article))
            let isRepeated = !title.isEmpty && (Array(text) + [0x20]).starts(with: Array(title) + [0x20])
            let inText = plainCounts(isRepeated ? text.dropFirst(title.count) : text, language: languages[position])
            let expected = Set(inTitle.keys).union(inText.keys).sorted()
            let entries = counts.range(of: position)
            #expect(entries.map { counts.vocabulary[Int(counts.terms[$0])] } == expected)
            #expect(entries.map { Int(counts.inTitle[$0]) } == expected.map { inTitle[$0] ?? 0 })
            #expect(entries.map { Int(counts.inText[$0]) } == expected.map { inText[$0] ?? 0 })
        }
        let threaded = TermCounts(of: articles, in: corpus, languages: languages, tokenizer: Tokenizer(), threads: 3)
        #expect(threaded.vocabulary == counts.vocabulary)
        #expect(threaded.starts == counts.starts)
        #expect(threaded.terms == counts.terms)
        #expect(threaded.inTitle == counts.inTitle)
        #expect(threaded.inText == counts.inText)
    }

    @Test("A count stops at 65,535")
    func saturates() {
        let corpus = Corpus([PlainDocument("1", String(repeating: "ferry ", count: 65_540))])
        let counts = TermCounts(of: [0], in: corpus, languages: ["en"], tokenizer: Tokenizer(), threads: 1)
        #expect(counts.inText == [65_535])
    }

    @Test(
        "A title opens the text where the text repeats it as words",
        arguments: [
            ("Ferry adrift", "Ferry adrift\nThe ferry", true), ("Ferry adrift", "Ferry adrift", true),
            ("Ferry", "Ferryman honoured", false), ("Ferry", "The Ferry", false), ("", "Ferry", false),
            ("Zo", "Zoë", false),
        ])
    func opening(title: String, text: String, opens: Bool) {
        #expect(TermCounts.opens(Array(title.utf8)[...], Array(text.utf8)[...]) == opens)
    }
}
