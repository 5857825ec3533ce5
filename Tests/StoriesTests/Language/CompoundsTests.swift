import Corpus
import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Compounds")
struct CompoundsTests {
    private func parts(_ word: String, _ language: String = "de", known: String) -> [String] {
        let words = known.split(separator: " ").map(String.init)
        let compounds = Compounds(language: language) { part in
            words.firstIndex(of: String(decoding: part, as: UTF8.self)).map { UInt32($0) }
        }
        return compounds.parts(of: Array(word.utf8)).map { words[Int($0)] }
    }

    @Test("A word is cut into those that are known, with the sounds between them")
    func cuts() {
        #expect(parts("hafenmauer", known: "hafen mauer haf") == ["hafen", "mauer"])
        #expect(parts("rettungsboot", known: "rettung boot") == ["rettung", "boot"])
        #expect(parts("unglücksfähre", known: "fähre") == ["fähre"])
        #expect(parts("fährverkehr", known: "fähr") == ["fähr"])
        #expect(parts("lastenkahn", known: "last kahn") == ["last", "kahn"])
        #expect(parts("branddörfer", "nl", known: "brand dörfer") == ["brand", "dörfer"])
    }

    @Test("Two known parts come before one, and of as many the longest last")
    func choice() {
        #expect(parts("wasserschaden", known: "aden wasser schaden") == ["wasser", "schaden"])
        #expect(parts("stadttorwache", known: "wache torwache") == ["torwache"])
    }

    @Test("Short parts and unknown ones are none, no letter is cut in two, and other languages have no compounds")
    func none() {
        #expect(parts("versicherung", known: "ver ung sich").isEmpty)
        #expect(parts("öööööööö", known: "öö") == ["öö"])
        #expect(!Compounds.areMade(in: "en") && Compounds.areMade(in: "de"))
    }

    @Test("Reports meet in the parts of their compounds, in German and not in English", arguments: ["de", "en"])
    func rows(language: String) {
        let corpus = Corpus([
            PlainDocument("a", "Sturmflut reisst Hafenmauer ein", language: language),
            PlainDocument("b", "Risse in der Mauer am alten Hafen", language: language),
        ])
        let matrix = try! VersionRows(
            of: [0, 1], in: corpus, words: StorySearchTests.words(of: corpus), options: StoryOptions(), threads: 1)
        #expect((matrix.rows.product(0, 1) > 0) == (language == "de"))
    }
}
