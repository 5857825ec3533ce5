import Corpus
import Fixtures
import Testing

@testable import Stories

@Suite("Story labels")
struct StoryLabelsTests {
    /// Articles of other events, so that common words are known as such.
    private static let others = StorySearchTests.documents(events: 12, perEvent: 3, seed: 8)

    /// The labels of the story that some articles make, all of them together.
    private func labels(_ articles: [PlainDocument], most: Int = 8) -> [String] {
        let corpus = Corpus(articles + Self.others)
        let words = try! WordTable(of: corpus.batches, tokenizer: Tokenizer(), threads: 1)
        let versions = Array(0..<corpus.count)
        let result = try! StorySearch(options: StoryOptions(), tokenizer: Tokenizer(), threads: 1).run(
            on: corpus, words: words, versions: versions)
        let story = versions.filter { version in articles.contains { $0.id == corpus.id(version) } }
        return try! result.terms(
            of: story, canonical: story[0], versions: versions, in: corpus, words: words, tokenizer: Tokenizer(),
            most: most)
    }

    private static let ferry = [
        PlainDocument(
            "a1",
            "QUILLHAVEN (Wire) - The ferry Marla Venn ran aground off Quillhaven on Tuesday, said 40 of the crew. "
                + "\u{201C}It was dark,\u{201D} said Captain Odo Brand. The Museum of the Republic opened its doors.",
            title: "FERRY AGROUND OFF QUILLHAVEN"),
        PlainDocument(
            "a2",
            "Odo Brand's ferry had left Quillhaven on Tuesday with 40 people when the ferry met rocks. Rescue boats "
                + "took them off, and the Marla Venn was towed on to Quillhaven; the Museum of the Republic took them in.",
            title: "Ferry's crew safe"),
    ]

    @Test("Names come first, and those that stand side by side are one")
    func names() {
        let labels = labels(Self.ferry)
        let firstOther = labels.firstIndex { !$0.first!.isUppercase } ?? labels.count
        #expect(labels[firstOther...].allSatisfy { !$0.first!.isUppercase })
        #expect(labels.prefix(firstOther).contains("Marla Venn"))
        #expect(labels.contains("Odo Brand"))
        #expect(labels.contains("Museum of the Republic"))
        #expect(labels.contains("ferry"))
    }

    @Test("Nothing is shouted that is written otherwise, and there are no possessives, numbers, days or stop words")
    func spelling() {
        let labels = labels(Self.ferry, most: 20)
        #expect(labels.contains("Quillhaven"))
        for word in labels.flatMap({ $0.split(separator: " ") }) {
            #expect(!["QUILLHAVEN", "FERRY", "Ferry", "Brand's", "40", "Tuesday", "was", "The"].contains(word))
        }
        #expect(Set(labels.map { $0.lowercased() }).count == labels.count)
    }

    @Test("What is always in capitals stays so")
    func acronyms() {
        let text = "Ministers met the OKTU in Orlen. The OKTU had asked for it, said Orlen. "
        #expect(labels([PlainDocument("a1", text), PlainDocument("a2", text + "It was late.")]).contains("OKTU"))
    }

    @Test("Pairs of characters that touch are one label")
    func unspaced() {
        let articles = [
            PlainDocument("a1", "", title: "東京湾でフェリー座礁", language: "ja"),
            PlainDocument("a2", "", title: "フェリー、東京湾で座礁", language: "ja"),
        ]
        let labels = labels(articles)
        #expect(labels.contains("東京湾"))
        #expect(labels.contains("フェリー"))
        #expect(labels.contains("座礁"))
    }

    @Test("Where folding lengthens a text, a word behind characters that touch is none of theirs")
    func unspacedBesideWords() {
        // The place of "Orlen" in the text lies between those of the characters before it in the folded text.
        let labels = labels([
            PlainDocument("a1", "", title: "½ 東京 Orlen", language: "ja"),
            PlainDocument("a2", "", title: "½ 東京 Orlen", language: "ja"),
        ])
        #expect(labels.contains("東京"))
        #expect(labels.contains { $0.lowercased() == "orlen" })
    }

    @Test("The labels depend neither on the order of the articles nor on the batches they are read in")
    func isIndependent() {
        var random = SeededGenerator(seed: 9)
        let expected = labels(Self.ferry)
        let documents = Self.ferry + Self.others
        for size in [1, 5] {
            let shuffled = random.shuffled(documents)
            let corpus = Corpus(
                stride(from: 0, to: shuffled.count, by: size).map {
                    ArticleBatch(Array(shuffled[$0..<min(shuffled.count, $0 + size)]))
                })
            let words = try! WordTable(of: corpus.batches, tokenizer: Tokenizer(), threads: 2)
            let versions = Array(0..<corpus.count)
            let result = try! StorySearch(options: StoryOptions(), tokenizer: Tokenizer(), threads: 2)
                .run(on: corpus, words: words, versions: versions)
            let labels = try! result.terms(
                of: [0, 1], canonical: 0, versions: versions, in: corpus, words: words, tokenizer: Tokenizer())
            #expect(labels == expected)
        }
    }

    @Test("An article without words has no labels")
    func empty() { #expect(labels([PlainDocument("a1", "")]).isEmpty) }

    @Test(
        "A word is no label where it says nothing on its own",
        arguments: [
            ("Quillhaven", true), ("U.S", true), ("3D", true), ("1900", false), ("20th", false), ("8.4", false),
            ("1990s", false), ("post.example", false), ("p.m", false), ("Tuesday", false), ("März", false),
            ("Mrs", false), ("東京", true), ("", false),
        ])
    func isLabel(word: String, isLabel: Bool) { #expect(LabelWords.isLabel(word) == isLabel) }

    @Test(
        "A word is bare without possessives and elided articles",
        arguments: [
            ("Brand's", "Brand"), ("Brand\u{2019}s", "Brand"), ("l'Europe", "Europe"), ("L\u{2019}Europe", "Europe"),
            ("O'Connor", "O'Connor"), ("'s", "'s"), ("Orlen", "Orlen"),
        ])
    func bare(word: String, bare: String) { #expect(LabelSpelling.bare(word) == bare) }
}
