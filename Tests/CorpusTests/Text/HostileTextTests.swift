import Platform
import Fixtures
import Testing

@testable import Corpus

@Suite("Hostile texts")
struct HostileTextTests {
    /// What opens and is never closed, what looks as if a name, a cut or a sentence might follow, and what Unicode has to
    /// put in order.
    static let pieces = [
        "<!--", "<script>", "<style>", "<SCRIPT>", "<script", "<a ", "<a href=\"", "<![CDATA[", "<!", "<?", "<", "</",
        "</script", "<script></script", "<style></style ", "<!-- -- ", "&", "&amp", "&#", "&#x", "&a;", " ", "\n",
        " \n", "a\n", "Continue reading\n", "Continue reading ", "... read more ", "Related\n", "Harbour - Post ",
        " | ", "Home » ", "a", "a.", "a'", ".", ". ", "4. ", "\"", "(A) -- ", "by A\n", "A: ", "_", "’", "…", "é", "ß",
        "\u{301}", "\u{316}", "\u{301}\u{316}", "e\u{301}", "\u{301}\u{AD}\u{316}\u{200D}", "\u{344}\u{316}", "한", "の",
        "ガ", "世", "ไ", "\u{FDFA}", "👩\u{200D}", "🇦", "\u{202E}",
    ]

    @Test("The work is linear in a text of one piece over and over", arguments: pieces)
    func isLinear(piece: String) {
        let growth = growth(from: 16_000, by: 8) { size in
            let text = String(repeating: piece, count: size / piece.utf8.count)
            let batch = Self.batch(text: text, title: text)
            var cleaned = batch
            _ = Cleaning().clean(&cleaned)
            for batch in [batch, cleaned] {
                let bytes = batch.bytes.span.extracting(batch.entries[0].text.bounds)
                var tokens = TokenBuffer()
                Tokenizer().tokenize(bytes, into: &tokens)
                _ = Sentences.ranges(of: bytes)
            }
        }
        #expect(growth < 24, "\(growth) times as long for 8 times the text")
    }

    private static func batch(text: String, title: String) -> ArticleBatch {
        var batch = ArticleBatch()
        var entry = ArticleBatch.Entry(place: RecordPlace(input: 0, line: 1, offset: 0, length: 0))
        entry.text = ByteRange(lower: 0, count: text.utf8.count)
        entry.title = ByteRange(lower: text.utf8.count, count: title.utf8.count)
        batch.bytes = Array((text + title).utf8)
        batch.entries = [entry]
        return batch
    }

    @Test("Whatever is searched for, no byte is looked at twice", arguments: ["<!--", "<script>a", "<a href='x' "])
    func lookedAtOnce(opener: String) {
        let text = Array(String(repeating: opener, count: 250).utf8)
        for closer in ["-->", "</script", ">", "a"] {
            var search = ForwardSearch(Array(closer.utf8))
            let places = Self.places(of: closer, in: text)
            for start in stride(from: 0, to: text.count, by: opener.utf8.count) {
                #expect(search.next(from: start + 1, in: text.span) == places.first { $0 > start })
            }
            #expect(search.examined <= text.count)
        }
    }

    @Test("A search from an earlier place begins anew")
    func backwards() {
        let text = Array("a > b > c".utf8)
        var search = ForwardSearch([UInt8(ascii: ">")])
        #expect(search.next(from: 4, in: text.span) == 6)
        #expect(search.next(from: 1, in: text.span) == 2)
        #expect(search.next(from: 3, in: text.span) == 6)
        #expect(search.next(from: 7, in: text.span) == nil)
        #expect(search.next(from: 8, in: text.span) == nil)
        #expect(search.next(from: 0, in: text.span) == 2)
        #expect(search.next(from: 20, in: text.span) == nil)
    }

    /// Where the pattern begins, looked for at every byte.
    private static func places(of pattern: String, in text: [UInt8]) -> [Int] {
        let pattern = Array(pattern.utf8)
        return (0...text.count - pattern.count).filter { text[$0..<$0 + pattern.count].elementsEqual(pattern) }
    }

    @Test("Markup of random pieces is removed as the plain rules say", arguments: 0..<40)
    func markup(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed) + 930)
        let pieces = [
            "<!--", "-->", "--", ">", "<", "<script>", "</script", "</SCRIPT>", "<style>", "</style>", "<p>", "<b x=1>",
            "<b ", "</b>", "tide ", "&amp;", "&amp", "<x>", "\n",
        ]
        for _ in 0..<50 {
            let text = Array((0..<random.below(14)).map { _ in pieces[random.below(pieces.count)] }.joined().utf8)
            let plain = PlainMarkup.removing(from: text)
            #expect(
                PlainText.removingMarkup(from: text.span) ?? text == plain, "\(String(decoding: text, as: UTF8.self))")
        }
    }

    @Test("Marks behind a letter are put in order up to as many as any language has, whatever their order was")
    func marks() throws {
        let ordered = "a" + String(repeating: "\u{316}", count: 120) + String(repeating: "\u{301}", count: 120)
        let mixed = "a" + String(repeating: "\u{301}\u{316}", count: 120)
        let padding = String(repeating: "水", count: 400)
        let folded = try #require(UnicodeText.folded(Array((padding + ordered).utf8), removingDiacritics: false))
        #expect(UnicodeText.folded(Array((padding + mixed).utf8), removingDiacritics: false) == folded)
        let many = Array(("a" + String(repeating: "\u{301}\u{316}", count: 20_000)).utf8)
        #expect(UnicodeText.folded(many, removingDiacritics: true) == [UInt8(ascii: "a")])
        #expect(UnicodeText.folded(many, removingDiacritics: false)?.count == many.count - 1)
    }
}

/// Markup removed by looking for every end from every beginning: the plain way.
private enum PlainMarkup {
    static func removing(from text: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index...].starts(with: "<!--".utf8), let end = find("-->", in: text, from: index + 4) {
                index = end + 3
            } else if text[index] == UInt8(ascii: "<"), let (end, stand) = tag(at: index, in: text) {
                plain += stand
                index = end
            } else if text[index...].starts(with: "&amp;".utf8) {
                plain.append(UInt8(ascii: "&"))
                index += 5
            } else {
                plain.append(text[index])
                index += 1
            }
        }
        return plain
    }

    private static func tag(at start: Int, in text: [UInt8]) -> (end: Int, stand: [UInt8])? {
        let rest = text[start...].dropFirst()
        let isEnd = rest.first == UInt8(ascii: "/")
        let name = String(
            decoding: (isEnd ? rest.dropFirst() : rest).prefix { (0x61...0x7A).contains($0 | 0x20) }, as: UTF8.self
        ).lowercased()
        guard !text[start...].starts(with: "<!--".utf8), ["script", "style", "p", "b"].contains(name),
            let close = find(">", in: text, from: start + 1)
        else { return nil }
        if !isEnd, name == "script" || name == "style", let element = find("</" + name, in: text, from: close),
            let end = find(">", in: text, from: element)
        {
            return (end + 1, [0x20])
        }
        return (close + 1, name == "p" ? [0x0A] : [])
    }

    private static func find(_ pattern: String, in text: [UInt8], from start: Int) -> Int? {
        (min(start, text.count)..<text.count).first { place in
            String(decoding: text[place...].prefix(pattern.utf8.count), as: UTF8.self).lowercased() == pattern
        }
    }
}
