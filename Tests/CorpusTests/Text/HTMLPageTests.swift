import Fixtures
import Testing

@testable import Corpus

@Suite("Pages")
struct HTMLPageTests {
    private static func page(_ text: String) -> HTMLPage? { HTMLPage(Array(text.utf8).span) }

    private static func text(_ page: String) -> String? {
        self.page(page).map { String(decoding: $0.text, as: UTF8.self) }
    }

    private static func name(_ page: String) -> String? {
        self.page(page)?.name.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test(
        "A reader's text is left",
        arguments: [
            ("<p>One</p><p>Two</p>", "One\nTwo\n"), ("a<br>b<BR/>c<br />d", "a\nb\nc\nd"),
            ("<p title=\"a > b\">x</p>", "x\n"), ("<table><tr><td>a<td>b<tr><td>c</table>", "a b \nc \n"),
            ("<div>One <span>two</span><ul><li>a<li>b</ul></div>", "One two\na\nb\n"),
            ("<p>wrapped\n   at\nwill</p>", "wrapped at will\n"), ("<p>one\n\ntwo", "one\ntwo\n"),
            ("<pre>kept\n  as is</pre>", "kept\n  as is\n"), ("line\nline <b>bold</b>\nline", "line\nline bold\nline"),
            ("<p>caf&eacute; &#146;s &#128512; &unknown; Q&A</p>", "café ’s 😀 &unknown; Q&A\n"),
            // What looks like a tag and is none.
            (
                "<p>3 < 4, <3, <unknown>, <http://a.example>, < b ></p>",
                "3 < 4, <3, <unknown>, <http://a.example>, < b >\n"
            ),
            ("<![CDATA[<p>Hi</p>]]>", "Hi\n"), ("<p>a<!-- b <p> --> c</p>", "a c\n"),
            ("<?xml version=\"1.0\"?><p>a</p>", "a\n"),
            // What is not shown.
            ("<nav><a>Home</a></nav><p>a</p>", "a\n"),
            ("<p>a</p><script>if (a < b) { \"</p>\" }</script><p>b</p>", "a\nb\n"),
            ("<style>p { }</style><p>a</p>", "a\n"),
            ("<div><svg><title>icon</title><path d='M1'/></svg>a</div>", "a\n"),
            ("<form><select><option>Alpha</option><option>Beta</option></select></form><p>a</p>", "a\n"),
            ("<p>a</p><button>Reply</button><textarea>b</textarea>", "a\n"),
            // What never ends hides nothing.
            ("<nav>a<p>b</body>", "a\nb\n"), ("<div><nav>menu</div><p>a</p>", "menu\na\n"),
            ("<p>a</p><svg>b", "a\nb\n"),
            ("<o:p>x</o:p><my-el>y</my-el>", "xy"),
        ])
    func reads(page: String, expected: String) {
        #expect(Self.text(page) == expected)
    }

    @Test(
        "What is no page, or is not closed as one is, is read by the plain rules",
        arguments: [
            "plain", "3 < 4 & 5 > 2", "a <b and c", "I <3 you", "a <b> c", "<i>", "<b>bold", "x <unknown> y </unknown>",
            "<p>a</p><!-- open", "<p>a</p><script>open", "<p>a</p><b open",
            "<p>a</p> <a href=\"x>b</a> he said \"c\" there",
            "<p>a</p>\u{0}b", "</", "<", "",
        ])
    func keeps(text: String) {
        #expect(Self.text(text) == nil)
    }

    @Test("No tag is too long, nor its values too strange")
    func longTags() {
        let path = (0..<5_000).map { "l\($0 % 97).\($0 % 7) \($0 % 89)" }.joined()
        for tag in [
            "<svg viewBox=\"0 0 24 24\"><path d=\"\(path)\"/></svg>",
            "<img src=\"data:image/png;base64,\(path.filter { $0 != " " })\">",
            "<img alt='a > b' data-x=\"\(path)\">", "<div style=\"\(path)\"></div>",
        ] {
            let text = tag + "<p>The ferry sank.</p>"
            #expect(Self.text(text)?.filter { $0 != "\n" }.trimmingPrefix(" ") == "The ferry sank.")
            // By the plain rules, too, for which the first ">" ends a tag.
            guard !tag.contains("a > b") else { continue }
            let open = tag + "The ferry sank.<!-- "
            let plain = PlainText.removingMarkup(from: Array(open.utf8).span).map {
                String(decoding: $0, as: UTF8.self)
            }
            #expect(plain?.filter { $0 != "\n" } == "The ferry sank.<!-- ")
        }
        let prose = "if a <b and c, " + String(repeating: "the words of the tale, ", count: 200) + "then d > e"
        #expect(PlainText.removingMarkup(from: Array(prose.utf8).span) == nil)
    }

    @Test(
        "A page is called as its heading says, or its title",
        arguments: [
            ("<title>Orchid found - Vale Observer</title><h1>Orchid found</h1><p>x</p>", "Orchid found"),
            ("<title>Vale Observer</title><h1>Rare orchid found by the line</h1>", "Rare orchid found by the line"),
            (
                "<title>Rare orchid found - Vale Observer</title><h1>Vale Observer</h1><p>x</p>",
                "Rare orchid found - Vale Observer"
            ),
            ("<head><title>Only\n a title &amp; more</title></head><p>x</p>", "Only  a title & more"),
            ("<h1>Only a heading</h1><p>x</p>", "Only a heading"), ("<p>x</p>", nil), ("<title></title><p>x</p>", nil),
        ] as [(String, String?)])
    func names(page: String, expected: String?) {
        #expect(Self.name(page) == expected)
    }

    @Test("A feed's escaped page is a page; an article about tags is none")
    func escaped() {
        func read(_ text: String) -> String? {
            PublishedText(Array(text.utf8).span, naming: .none).plain.map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(read("&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;p&gt;Three&lt;/p&gt;") == "One & two\nThree\n")
        #expect(read("See &lt;a href=&quot;https://a.example&quot;&gt;this&lt;/a&gt;") == "See this")
        #expect(read("Use &lt;p&gt; and &lt;/p&gt; for a paragraph") == "Use <p> and </p> for a paragraph")
        #expect(read("In HTML &lt;a href=x&gt;y&lt;/a&gt; is a link") == "In HTML <a href=x>y</a> is a link")
    }

    @Test("Random pages leave valid UTF-8, never longer, and the words between their tags")
    func random() {
        let pieces = [
            "<p>", "</p>", "<div class='a'>", "</div>", "<nav>", "</nav>", "<b>", "</b>", "<br/>", "<h1>", "</h1>",
            "<td>",
            "<select>", "</select>", "<svg>", "</svg>", "<!-- ", " -->", "<script>", "</script>", "&amp;", "&lt;", "é",
            "東",
            "\n", " ", "<", ">", "<title>", "</title>", "<![CDATA[", "]]>", "&#147;", "\"", "<li>", "<pre>", "</pre>",
        ]
        var random = SeededGenerator(seed: 3)
        var pages = 0
        for _ in 0..<5_000 {
            let text = (0..<random.below(40)).map { _ in random.pick(pieces) }.joined()
            guard let page = Self.page(text) else { continue }
            pages += 1
            #expect(page.text.count <= text.utf8.count)
            #expect(String(validating: page.text, as: UTF8.self) != nil)
        }
        #expect(pages > 500)
    }

    @Test(
        "The work is linear in a page of one piece over and over",
        arguments: [
            "<p>", "<div>", "<b>", "<li>", "<nav>", "<svg>", "<h1>", "<td>", "<p>x</p>", "</b>", "<a href=x>",
            "<![CDATA[",
            "<title>", "<select>", "<", "< ", "<b x='>'>", "&amp;", "<p x", "<p a=1 ", "<a href='", "<!--", "<script>",
        ])
    func isLinear(piece: String) {
        let growth = growth(from: 40_000, by: 8) { size in
            let text = "<p>x</p>" + String(repeating: piece, count: size / piece.utf8.count)
            _ = PublishedText(Array(text.utf8).span, naming: .title)
        }
        #expect(growth < 24)
    }

    @Test("A hundred thousand open elements are read by the plain rules")
    func deep() {
        let text = String(repeating: "<div>", count: 100_000) + "a" + String(repeating: "</div>", count: 100_000)
        #expect(Self.page(text) == nil)
        let plain = PublishedText(Array(text.utf8).span, naming: .none).plain ?? []
        #expect(plain.filter { $0 != 0x0A } == [UInt8(ascii: "a")])
    }
}
