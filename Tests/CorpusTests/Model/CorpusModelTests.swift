import Fixtures
import Testing

@testable import Corpus

@Suite("Corpus")
struct CorpusModelTests {
    @Test("Articles stand in the order of their ids' bytes, whatever the batches")
    func order() throws {
        let ids = [
            "a", "a\u{0}", "a\u{0}b", "aa", "a/long/path/1", "a/long/path/10", "a/long/path/2", "Z", "é", "z", "10",
            "9",
            "abcdefgh", "abcdefghi", "abcdefg", "日本",
        ]
        let expected = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var random = SeededGenerator(seed: 61)
        for _ in 0..<20 {
            let documents = random.shuffled(ids).map { PlainDocument($0, "text of \($0)", title: "title of \($0)") }
            let cut = random.below(documents.count + 1)
            let corpus = Corpus([ArticleBatch(Array(documents[..<cut])), ArticleBatch(Array(documents[cut...]))])
            #expect((0..<corpus.count).map(corpus.id) == expected)
            for article in 0..<corpus.count {
                #expect(String(decoding: try corpus.text(article), as: UTF8.self) == "text of \(expected[article])")
                #expect(corpus.title(article) == "title of \(expected[article])")
            }
        }
    }

    @Test("A field that is not there is nil")
    func absent() throws {
        let corpus = Corpus([PlainDocument("a", "")])
        #expect(try corpus.text(0).isEmpty)
        #expect(corpus.titleBytes(0).isEmpty)
        #expect(corpus.title(0) == nil)
        #expect(corpus.source(0) == nil)
        #expect(corpus.url(0) == nil)
        #expect(corpus.language(0) == nil)
        #expect(corpus.published(0) == nil)
        #expect(corpus.storyLabel(0) == nil)
        #expect(corpus.groupLabel(0) == nil)
        #expect(!corpus.isTruncated(0))
        #expect(Corpus([ArticleBatch]()).count == 0)
    }

    @Test(
        "The language is the declared one without its region",
        arguments: [
            ("en", "en"), ("pt-BR", "pt"), ("EN_us", "en"), ("zh-Hant-TW", "zh"), ("Deutsch", "de"), ("und", nil),
            ("7", nil), ("-", nil), ("", nil),
        ]
            as [(String, String?)])
    func language(declared: String, expected: String?) {
        #expect(Corpus([PlainDocument("a", "x", language: declared)]).language(0) == expected)
    }
}
