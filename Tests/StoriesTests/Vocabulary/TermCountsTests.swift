import Platform
import Corpus
import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Term counts")
struct TermCountsTests {
    static let words = [
        "ferry", "ferries", "harbour", "storm", "storms", "stormy", "pier", "the", "of", "baker", "loaf", "Überfahrt",
        "überfahrten", "don\u{2019}t", "x", "1900", "1900°", "１９００", "²nd", "2nd", "Pier·ferry", "東", "Insel", "Inseln",
        "und",
    ]

    private static let unspaced = ["東京", "東京の橋", "橋", "フェリー", "東京、橋の"]

    /// Articles of random words, and a language for each.
    private func documents(_ count: Int, seed: UInt64) -> (documents: [PlainDocument], languages: [String]) {
        var random = SeededGenerator(seed: seed)
        let words = Self.words + Self.unspaced
        let documents = (0..<count).map { number in
            PlainDocument(
                "\(10_000 + number)",
                (0..<random.below(40)).map { _ in random.pick(words) }.joined(separator: " "),
                title: (0..<random.below(6)).map { _ in random.pick(words) }.joined(separator: " "))
        }
        return (documents, (0..<count).map { _ in random.pick(["en", "es", "xx"]) })
    }

    /// The words of a text: its tokens, but two characters that touch in a script without spaces.
    private func words(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        String(decoding: bytes, as: UTF8.self).split(separator: " ").flatMap { run -> [[UInt8]] in
            let tokens = Tokenizer.segments(ofRun: Array(run.utf8), removingDiacritics: false)
            func isUnspaced(_ token: ArraySlice<UInt8>) -> Bool { token.first! >= 0xE3 }
            func touch(_ a: Int, _ b: Int) -> Bool {
                guard a >= 0, b < tokens.count, isUnspaced(tokens[a]), isUnspaced(tokens[b]) else { return false }
                // Of the words here only の is in Hiragana, and the kanji stand together, as the Katakana do.
                let hiragana = "の".utf8.elementsEqual(tokens[a]) || "の".utf8.elementsEqual(tokens[b])
                return tokens[a].endIndex == tokens[b].startIndex && !hiragana
            }
            return tokens.indices.compactMap { token in
                if touch(token - 1, token) { return Array(tokens[token - 1] + tokens[token]) }
                return touch(token, token + 1) ? nil : Array(tokens[token])
            }
        }
    }

    /// The term counts of one piece of text in a dictionary, stem by stem.
    private func plainCounts(_ bytes: ArraySlice<UInt8>, language: String) -> [UInt64: Int] {
        let stemmer = Stemmer(language: language)
        var counts: [UInt64: Int] = [:]
        for word in words(bytes) {
            guard word.count > 1, !StopWords.hashes(for: language).contains(WordKey.hash(ofNormalised: word.span)),
                String(decoding: word, as: UTF8.self) != "の"
            else { continue }
            let stem = stemmer?.stem(word) ?? word
            counts[WordKey.hash(ofNormalised: stem.span), default: 0] += 1
        }
        return counts
    }

    private func counts(
        _ batches: [ArticleBatch], _ articles: [Int], _ languages: [String], threads: Int = 1, mostBytes: Int = .max
    ) -> TermCounts {
        let corpus = Corpus(batches)
        let words = try! WordTable(of: corpus.batches, tokenizer: Tokenizer(), threads: threads, mostBytes: mostBytes)
        return try! TermCounts(of: articles.map(corpus.row), languages: languages, in: words, threads: threads)
    }

    @Test("The counts are those of a dictionary", arguments: [0, 1, 40, 1_300])
    func agrees(count: Int) {
        let (documents, languages) = documents(count, seed: UInt64(count))
        let corpus = Corpus(documents)
        var random = SeededGenerator(seed: 5)
        let articles = random.shuffled(Array(0..<count))
        let counts = counts([ArticleBatch(documents)], articles, languages)
        let terms = counts.vocabulary.terms
        #expect(zip(terms, terms.dropFirst()).allSatisfy { $0 < $1 })
        #expect(counts.starts.count == count + 1)
        for (position, article) in articles.enumerated() {
            let inTitle = plainCounts(corpus.titleBytes(article), language: languages[position])
            // The words are parted by spaces, so a title opens the text where it does with a space behind it.
            let (title, text) = (corpus.titleBytes(article), try! corpus.text(article))
            let isRepeated = !title.isEmpty && (Array(text) + [0x20]).starts(with: Array(title) + [0x20])
            let inText = plainCounts(isRepeated ? text.dropFirst(title.count) : text, language: languages[position])
            let expected = Set(inTitle.keys).union(inText.keys).sorted()
            let entries = counts.range(of: position)
            #expect(entries.map { terms[Int(counts.terms[$0])] } == expected)
            #expect(entries.map { Int(counts.inTitle[$0]) } == expected.map { inTitle[$0] ?? 0 })
            #expect(entries.map { Int(counts.inText[$0]) } == expected.map { inText[$0] ?? 0 })
        }
    }

    @Test("Neither the threads, nor the batches, nor the order in them, nor the memory change a count")
    func isIndependent() {
        let (documents, languages) = documents(900, seed: 3)
        let articles = Array(0..<900)
        let expected = counts([ArticleBatch(documents)], articles, languages)
        var random = SeededGenerator(seed: 7)
        for (threads, size, mostBytes) in [(1, 100, Int.max), (2, 7, 0), (3, 1, 1_000)] {
            let shuffled = random.shuffled(documents)
            let batches = stride(from: 0, to: 900, by: size).map {
                ArticleBatch(Array(shuffled[$0..<min(900, $0 + size)]))
            }
            let counts = counts(batches, articles, languages, threads: threads, mostBytes: mostBytes)
            #expect(counts.vocabulary.terms == expected.vocabulary.terms)
            #expect(counts.vocabulary.nameShare == expected.vocabulary.nameShare)
            #expect(counts.starts == expected.starts)
            #expect(counts.terms == expected.terms)
            #expect(counts.inTitle == expected.inTitle)
            #expect(counts.inText == expected.inText)
        }
    }

    @Test("Rows that are counted again take the place of the first")
    func replaces() {
        let first = ArticleBatch([PlainDocument("1", "ferry"), PlainDocument("2", "storm"), PlainDocument("3", "pier")])
        let again = ArticleBatch([PlainDocument("2", "harbour harbour")])
        var words = try! WordTable(of: [first], tokenizer: Tokenizer(), threads: 1)
        try! words.replace(rows: [1], by: WordCounting(tokenizer: Tokenizer()).count(again))
        let counts = try! TermCounts(of: [0, 1, 2], languages: ["en", "en", "en"], in: words, threads: 1)
        #expect(counts.vocabulary.terms == ["ferri", "harbour", "pier"].map { Hash64.hash($0) }.sorted())
        #expect(counts.range(of: 1).map { counts.vocabulary.terms[Int(counts.terms[$0])] } == [Hash64.hash("harbour")])
        #expect(counts.inText[counts.starts[1]] == 2)
    }

    @Test("A name's share is that of its occurrences with a capital, a number is always one")
    func nameShare() {
        let documents = [
            PlainDocument("1", "Orlen orlen Orlen ferries 1900"), PlainDocument("2", "Orlen's ferry", title: "Ferry"),
        ]
        let counts = counts([ArticleBatch(documents)], [0, 1], ["en", "en"])
        func share(_ stem: String) -> Float {
            counts.vocabulary.nameShare[counts.vocabulary.terms.firstIndex(of: Hash64.hash(stem))!]
        }
        #expect(share("orlen") == 0.75)
        #expect(abs(share("ferri") - 1 / 3) < 1e-6)
        #expect(share("1900") == 1)
    }

    @Test(
        "What a spelling is does not depend on the text that has it first",
        arguments: [
            ("1900", "1900°", Float(1)), ("2nd", "²nd", 1), ("orlen", "°orlen", 0), ("orlen", "Orlen·", 0.5),
        ])
    func foldedSpelling(plain: String, folded: String, share: Float) {
        let documents = [PlainDocument("1", plain), PlainDocument("2", folded)]
        for order in [documents, documents.reversed()] {
            for batches in [[ArticleBatch(order)], order.map { ArticleBatch([$0]) }] {
                let counts = counts(batches, [0, 1], ["en", "en"])
                #expect(counts.vocabulary.nameShare == [share])
                #expect(counts.vocabulary.occurrences == [2])
            }
        }
    }

    @Test("A count stops at 65,535, and so does the sum of several spellings")
    func saturates() {
        let words = String(repeating: "ferry ", count: 65_540) + String(repeating: "Ferry ", count: 10)
        #expect(counts([ArticleBatch([PlainDocument("1", words)])], [0], ["en"]).inText == [65_535])
    }

    @Test(
        "A title opens the text where the text repeats it as words",
        arguments: [
            ("Ferry adrift", "Ferry adrift\nThe ferry", true), ("Ferry adrift", "Ferry adrift", true),
            ("Ferry", "Ferryman honoured", false), ("Ferry", "The Ferry", false), ("", "Ferry", false),
            ("Zo", "Zoë", false), ("Pier 1", "Pier 10 closed", false),
        ])
    func opening(title: String, text: String, opens: Bool) {
        let (title, text) = (Array(title.utf8), Array(text.utf8))
        #expect(WordPart.Counter.opens(title.span, text.span) == opens)
    }
}

extension TermCounts {
    /// Where each version's entries begin; one more than there are versions.
    var starts: [Int] {
        blocks.reduce(into: [0]) { starts, block in
            let first = starts.last!
            starts += block.ends.map { first + Int($0) }
        }
    }

    func range(of version: Int) -> Range<Int> { starts[version]..<starts[version + 1] }

    var terms: [UInt32] { blocks.flatMap(\.terms) }
    var inTitle: [UInt16] { blocks.flatMap(\.counts).map { UInt16($0 >> 16) } }
    var inText: [UInt16] { blocks.flatMap(\.counts).map { UInt16($0 & 0xFFFF) } }
}
