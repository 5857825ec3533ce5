import Fixtures
import Testing

@testable import Corpus

@Suite("Sentences")
struct SentencesTests {
    private func sentences(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Sentences.ranges(of: bytes.span).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(
        "Sentences end where a reader would end them",
        arguments: [
            ("The quay was shut. Nobody came!  Why?", ["The quay was shut.", "Nobody came!", "Why?"]),
            (
                "Mr. Osk met Dr. Renn of St. Tellan at 6.15 a.m. on Friday. He left.",
                ["Mr. Osk met Dr. Renn of St. Tellan at 6.15 a.m. on Friday.", "He left."]
            ),
            ("The U.S. envoy J. Brisk spoke. So did he.", ["The U.S. envoy J. Brisk spoke.", "So did he."]),
            ("It is No. 4 now. She said no. They left.", ["It is No. 4 now.", "She said no.", "They left."]),
            ("“Stop!” he cried. “You can't.” She could.", ["“Stop!” he cried.", "“You can't.”", "She could."]),
            (
                "\"Stop!\" he cried... and ran (away.) Then night.",
                ["\"Stop!\" he cried... and ran (away.)", "Then night."]
            ),
            (
                "Am 4. April kam er. Es waren 14. Dann ging er.",
                ["Am 4. April kam er.", "Es waren 14.", "Dann ging er."]
            ),
            ("雨が降った。船は「出ます。」と言う。終わり", ["雨が降った。", "船は「出ます。」", "と言う。", "終わり"]),
            ("هل جاء؟ نعم.", ["هل جاء؟", "نعم."]),
            ("First line\nSecond line\n\nThird", ["First line", "Second line", "Third"]),
            ("Rates rose 0.5 per cent to 3.41. Bonds fell", ["Rates rose 0.5 per cent to 3.41.", "Bonds fell"]),
            ("", []), (" \n\n ", []), ("...", ["..."]), ("no end", ["no end"]),
        ])
    func examples(text: String, expected: [String]) {
        #expect(sentences(text) == expected)
    }

    @Test("A text that is wrapped to a width is not cut at its line breaks")
    func wrapped() {
        let text = """
            The ferry had left the harbour of Quillhaven in the morning
            when a barge came out of the fog and struck it. Nobody on the
            Skerren Gannet was hurt.

            The bureau is to report.
            """
        #expect(
            sentences(text).map { $0.split { $0 == "\n" || $0 == " " }.joined(separator: " ") } == [
                "The ferry had left the harbour of Quillhaven in the morning when a barge came out of the fog and "
                    + "struck it.",
                "Nobody on the Skerren Gannet was hurt.", "The bureau is to report.",
            ])
    }

    @Test("Every letter is in one sentence, in order, whatever the text", arguments: 0..<40)
    func partition(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "a", "Quay", ".", "!", " ", "\n", "\"", "”", "“", "。", "é", "4", "…", "Mr.", "U.S.", "\u{A0}", "»", "؟",
        ]
        let text = (0..<60).map { _ in random.pick(pieces) }.joined()
        func visible(_ text: String) -> [Character] { text.filter { !$0.isWhitespace } }
        let found = sentences(text)
        #expect(found.allSatisfy { !$0.isEmpty })
        #expect(visible(found.joined()).filter { $0 != "\u{A0}" } == visible(text).filter { $0 != "\u{A0}" })
    }
}
