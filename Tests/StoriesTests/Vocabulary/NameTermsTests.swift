import Corpus
import Fixtures
import Testing

@testable import Stories

@Suite("Terms that are names")
struct NameTermsTests {
    private func names(_ documents: [PlainDocument]) -> Set<String> {
        let corpus = Corpus(documents)
        let words = StorySearchTests.words(of: corpus)
        let matrix = try! VersionRows(
            of: Array(0..<corpus.count), in: corpus, words: words, options: StoryOptions(), threads: 1)
        let isName = try! NameTerms.all(of: matrix, in: corpus, tokenizer: Tokenizer(), threads: 2)
        #expect(try! NameTerms.all(of: matrix, in: corpus, tokenizer: Tokenizer(), threads: 1) == isName)
        return Set(
            isName.indices.filter { isName[$0] }.map {
                matrix.vocabulary.commonSpelling(of: UInt32($0), in: words)
            })
    }

    @Test("A capital tells where nothing begins, and not in a headline of capitals; digits tell everywhere")
    func inside() {
        let names = names([
            PlainDocument(
                "a",
                "Aftershocks went on in Vessmark. Walls fell, said Ysolde Marrack. \u{201C}Chimneys too,\u{201D} 19 said.",
                title: "Magnitude 6.1 quake shakes Vessmark"),
            PlainDocument(
                "b", "Aftershocks went on. Walls near Brannoch fell\nCracks opened: Bridges of magnitude.",
                title: "Strong Quake Shakes Northern Brannoch Again"),
        ])
        #expect(names == ["Vessmark", "Ysolde", "Marrack", "Brannoch", "19", "6.1"])
    }

    @Test("A word that is mostly written small inside sentences is no name")
    func mostly() {
        let names = names([
            PlainDocument(
                "a", "They took the Harbour road. The harbour was shut, and the harbour master left for Tova."),
            PlainDocument("b", "Nobody saw Tova, or the tova that is a fish of Tova bay."),
        ])
        #expect(names == ["Tova"])
    }

    @Test("Languages without capitals have none, and a corpus of nothing has none")
    func none() {
        #expect(
            names([PlainDocument("a", "\u{0631}\u{0633}\u{062A} \u{0633}\u{0641}\u{064A}\u{0646}\u{0629}")]).isEmpty)
        #expect(names([]).isEmpty)
    }
}
