import Corpus
import Fixtures
import Testing

@testable import Stories

@Suite("Language detection")
struct LanguageDetectionTests {
    static let sentences = [
        (
            "en",
            "The ferry that was built for the outer isles has been out of service since the storm, and nobody knows when it will be back."
        ),
        (
            "de",
            "Die Fähre, die für die äußeren Inseln gebaut wurde, ist seit dem Sturm nicht mehr in Betrieb, und niemand weiß, wann sie wieder fährt."
        ),
        (
            "fr",
            "Le bateau qui a été construit pour les îles est à l'arrêt depuis la tempête, et personne ne sait quand il sera de retour dans le port."
        ),
        (
            "es",
            "El barco que fue construido para las islas está parado desde la tormenta, y nadie sabe cuándo estará de nuevo en el puerto."
        ),
        (
            "pt",
            "O barco que foi construído para as ilhas está parado desde a tempestade, e ninguém sabe quando ele vai voltar ao porto, mas não há pressa."
        ),
        (
            "it",
            "Il traghetto che è stato costruito per le isole è fermo dopo la tempesta, e nessuno sa quando sarà di nuovo nel porto della città."
        ),
        (
            "nl",
            "De veerboot die voor de eilanden werd gebouwd ligt sinds de storm stil, en niemand weet wanneer hij weer naar de haven zal varen."
        ),
        (
            "sv",
            "Färjan som byggdes för öarna har inte varit i trafik sedan stormen, och ingen vet när den ska vara tillbaka i hamnen efter det."
        ),
        (
            "da",
            "Færgen, der blev bygget til øerne, har ikke været i drift efter stormen, og nogle af dem siger nu, at de ikke ved, hvad der skal ske."
        ),
        (
            "ru",
            "Паром, который был построен для островов, не ходит после шторма, и никто не знает, когда он будет опять в порту, но все ждут."
        ),
        (
            "ar",
            "العبارة التي كانت في الميناء منذ العاصفة لم تعد إلى الجزر حتى الآن وقد قال الناس أن ذلك كان بعد أكثر من عام"
        ),
    ]

    private func language(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var tokens = TokenBuffer()
        Tokenizer().tokenize(bytes.span, into: &tokens)
        return LanguageDetection().guess(tokens.hashes.span).language
    }

    @Test("A sentence tells its language by its function words", arguments: sentences)
    func detects(code: String, sentence: String) {
        #expect(language(sentence) == code)
        #expect(language(sentence.uppercased()) == code)
    }

    @Test("Every language with a list of stop words is tried")
    func covers() {
        #expect(Set(Self.sentences.map(\.0)) == Set(StopWords.languages))
    }

    @Test("Too few function words tell nothing", arguments: ["", "Orlen", "Tova Brandt Orlen 2026", "東京の雨", "the of"])
    func tellsNothing(text: String) {
        #expect(language(text) == nil)
    }

    @Test("A version's language is the declared one, then the detected one, then the corpus's commonest")
    func assignment() {
        let corpus = Corpus([
            PlainDocument("1", Self.sentences[1].1), PlainDocument("2", Self.sentences[1].1, language: "fr-CA"),
            PlainDocument("3", "Orlen 2026"), PlainDocument("4", Self.sentences[0].1),
            PlainDocument("5", Self.sentences[1].1),
            PlainDocument("6", "", language: "xx"),
        ])
        let languages = LanguageAssignment.languages(
            of: Array(0..<6), in: corpus, words: StorySearchTests.words(of: corpus))
        #expect(languages == ["de", "fr", "de", "en", "de", "xx"])
        let nothing = Corpus([PlainDocument("1", "")])
        #expect(
            LanguageAssignment.languages(of: [0], in: nothing, words: StorySearchTests.words(of: nothing)) == ["en"])
    }
}
