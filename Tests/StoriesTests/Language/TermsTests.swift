import Corpus
import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Terms")
struct TermsTests {
    private func terms(_ text: String, language: String) -> [UInt64] {
        let bytes = Array(text.utf8)
        var tokens = TokenBuffer()
        Tokenizer().tokenize(bytes.span, into: &tokens)
        let terms = Terms(language: language, removesDiacritics: false)
        return (0..<tokens.count).map { terms.term(of: tokens.normalisedBytes(of: $0, in: bytes.span)) }
    }

    @Test("Forms of one word are one term, and different words different ones")
    func stems() {
        let english = terms("ferry ferries Ferry's harbour", language: "en")
        #expect(english[0] == english[1])
        #expect(english[0] == english[2])
        #expect(english[0] != english[3])
        #expect(english[0] != Terms.none)
        let german = terms("Schiff Schiffe", language: "de")
        #expect(german[0] == german[1])
    }

    @Test("In Turkish an apostrophe parts a name from its endings; elsewhere it may be part of the word")
    func apostrophes() {
        let turkish = terms("Vessmark Vessmark'ta Vessmark\u{2019}taki Brannoch'un", language: "tr")
        #expect(turkish[0] == turkish[1] && turkish[0] == turkish[2])
        #expect(turkish[0] != turkish[3] && turkish[3] == terms("Brannoch", language: "tr")[0])
        let other = terms("Vessmark Vessmark'ta", language: "xx")
        #expect(other[0] != other[1])
    }

    @Test(
        "Without a stemmer of Snowball's the forms of a word are one, by its endings or what stands before it",
        arguments: [
            ("ko", "다리가 다리를 다리에서는", "부두"), ("ko", "한빛케미칼은 한빛케미칼의", "한빛전자"),
            ("he", "המנסרה במנסרה ומנסרה", "הרציף"), ("pl", "tartak tartaku tartakiem", "most"),
            ("sk", "Lipova Lipovej Lipovou", "Brezová"), ("hr", "Kamengrad Kamengradu kamengradskoj", "Brodina"),
            ("cs", "Lhota Lhoty Lhotě", "Brodina"), ("uk", "Калинове Калиновому Калинового", "Бродина"),
            ("bg", "мостът моста мост", "кораб"), ("bn", "সেতু সেতুর সেতুটি", "জাহাজ"), ("lv", "tilts tiltu tiltam", "kuģis"),
        ])
    func lightStems(language: String, forms: String, other: String) {
        let found = terms(forms, language: language)
        #expect(Set(found).count == 1 && found[0] != Terms.none)
        #expect(!found.contains(terms(other, language: language)[0]))
    }

    @Test("Stop words of the language, and single letters and digits, are no terms")
    func stops() {
        #expect(terms("the of don\u{2019}t x 7", language: "en") == Array(repeating: Terms.none, count: 5))
        #expect(terms("the", language: "de") != [Terms.none])
        #expect(!terms("東 雨", language: "ja").contains(Terms.none))
    }

    @Test("A language without a stemmer keeps its words whole, and so does a word of more than 64 bytes")
    func whole() {
        #expect(terms("ferries", language: "xx") == [Hash64.hash("ferries")])
        let long = String(repeating: "ferries", count: 10)
        #expect(terms(long, language: "en") == [Hash64.hash(long)])
    }
}
