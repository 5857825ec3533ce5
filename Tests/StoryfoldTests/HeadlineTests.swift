import Corpus
import Fixtures
import Storyfold
import Testing

@Suite("Headline")
struct HeadlineTests {
    @Test(
        "It is the title, else the beginning of the text, else the id",
        arguments: [
            ("Ferry adrift", "It drifted.", "Ferry adrift"), ("", "It  drifted\nfor hours.", "It drifted for hours."),
            ("", "", "the-id"), ("", " \n", "the-id"),
            ("", "a b c d e f g h i j k l", "a b c d e f g h i j k l"),
            ("", "a b c d e f g h i j k l m", "a b c d e f g h i j k l…"),
        ])
    func headline(title: String, text: String, expected: String) {
        #expect(Corpus([PlainDocument("the-id", text, title: title)]).headline(of: 0) == expected)
    }

    @Test("No character is cut in a text without spaces", arguments: ["東", "é", "🛥", "a"])
    func longWord(character: String) {
        for shift in 0..<4 {
            let text = String(repeating: "x", count: shift) + String(repeating: character, count: 500)
            let headline = Corpus([PlainDocument("the-id", text)]).headline(of: 0)
            #expect(headline.hasSuffix("\(character)…"))
            #expect(text.hasPrefix(headline.dropLast()))
            #expect(headline.utf8.count <= 404)
        }
    }
}
