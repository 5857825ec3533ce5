import Corpus
import Storyfold
import Testing

@testable import Comparison

@Suite("Names and numbers of two texts")
struct MentionsTests {
    private func mentions(_ a: String, _ b: String) -> Mentions {
        func reading(_ text: String) -> Mentions.OfText {
            Mentions.OfText(of: Array(text.utf8)[...], tokenizer: Tokenizer(), language: "en")
        }
        return Mentions(reading(a), reading(b))
    }

    @Test("Names are capitals inside a sentence; what is only in one text is told apart word by word")
    func names() {
        let found = mentions(
            "Yesterday Maddy Osk took the Skerren Gannet to Quillhaven. “The fog,” said Osk’s friend on Friday.",
            "In Quillhaven the Gannet was late, and Mr Cato Brisk said so to Osk.")
        #expect(found.names.shared == ["Osk", "Gannet", "Quillhaven"])
        #expect(found.names.onlyA == ["Maddy", "Skerren"])
        #expect(found.names.onlyB == ["Cato Brisk"])
    }

    @Test("A headline in capitals gives no names")
    func headline() {
        let found = mentions("Strange Fog Stops Every Morning Ferry\n\nA barge waited at Quillhaven.", "At Quillhaven.")
        #expect(found.names.onlyA.isEmpty && found.names.shared == ["Quillhaven"])
    }

    @Test("Numbers are compared as they are written, each once")
    func numbers() {
        let found = mentions("At 6.15 there were 14, then 14 and 1,350.", "At 6.15 there were 19 of 1,350.")
        #expect(found.numbers.shared == ["6.15", "1,350"])
        #expect(found.numbers.onlyA == ["14"] && found.numbers.onlyB == ["19"])
    }

    @Test("A text without names or numbers has none")
    func none() {
        let found = mentions("", "雨が降った。")
        #expect(found.names == .init() && found.numbers == .init())
    }
}
