import Testing

@testable import Corpus

@Suite("References escaped more than once")
struct EscapesTests {
    private func read(_ text: String, naming: PublishedText.Naming = .none) -> (text: String, damage: TextDamage) {
        let published = PublishedText(Array(text.utf8).span, naming: naming)
        return (published.plain.map { String(decoding: $0, as: UTF8.self) } ?? text, published.damage)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("'", with: "&#x27;").replacing("\"", with: "&quot;")
            .replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\u{A0}", with: "&nbsp;")
    }

    private static let texts = [
        "The town's mayor said \"I didn't know\" at Delfino & Sons.", "AT&T", "Gates & floods", "10\u{A0}km off",
        "\"Quoted\" from end to \"end\"", "R&D spending at 5 > 3",
    ]

    @Test("However often a text was escaped, it is read as it was", arguments: texts)
    func layers(text: String) {
        var escaped = text
        for layer in 1...4 {
            escaped = Self.escaped(escaped)
            for naming in [PublishedText.Naming.none, .noPage] {
                let result = read(escaped, naming: naming)
                #expect(result.text == text)
                #expect(result.damage == (layer == 1 ? [] : .escapes), "\(escaped)")
            }
        }
        #expect(read(text).text == text)
    }

    @Test(
        "One layer is read as ever, and what speaks of references keeps them",
        arguments: [
            ("Write &amp;amp; in HTML for the sign", "Write &amp; in HTML for the sign"),
            ("the sign \"&amp;amp;\" stood on the wall", "the sign \"&amp;\" stood on the wall"),
            ("In XML, &amp;lt;b&amp;gt; is text", "In XML, &lt;b&gt; is text"),
            (
                "An ampersand (&amp;amp;) is a reference &amp;amp; a sign",
                "An ampersand (&amp;) is a reference &amp; a sign"
            ),
            ("write &amp; for the sign", "write & for the sign"), ("R&amp;D", "R&D"), ("Q&amp;A &copy; x", "Q&A © x"),
        ])
    func mentions(text: String, expected: String) {
        #expect(read(text).text == expected)
        #expect(read(text).damage.isEmpty)
    }

    @Test(
        "A text about markup that was escaped twice loses one layer",
        arguments: [
            ("HTML isn&amp;#x27;t hard: write &amp;amp;amp; for it", "HTML isn't hard: write &amp; for it"),
            ("see index.html: the mayor&amp;amp;rsquo;s gates", "see index.html: the mayor’s gates"),
        ])
    func aboutMarkup(text: String, expected: String) {
        #expect(read(text).text == expected)
    }

    @Test(
        "Damage that was written as references is damage",
        arguments: ["caf&Atilde;&copy;", "caf&#195;&#169;", "caf&amp;Atilde;&amp;copy;"])
    func both(text: String) {
        #expect(read(text).text == "café")
        #expect(read(text).damage.contains(.characters))
    }

    @Test("Characters that were replaced are damage that nobody can undo")
    func replaced() {
        #expect(read("caf\u{FFFD} on the quay").text == "caf\u{FFFD} on the quay")
        #expect(read("caf\u{FFFD} on the quay").damage == .characters)
        #expect(read("café on the quay").damage.isEmpty)
    }
}
