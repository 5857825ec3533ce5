import Fixtures
import Testing

@testable import Corpus

@Suite("Plain text")
struct PlainTextTests {
    private func plain(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        return PlainText.removingMarkup(from: bytes.span).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "Markup is removed",
        arguments: [
            ("<p>One</p><p>Two</p>", "\nOne\n\nTwo\n"), ("a<br>b<BR/>c<br />d", "a\nb\nc\nd"),
            ("<b>bo</b>ld <a href=\"x?a=1&amp;b=2\">link</a>", "bold link"), ("x<!-- a <b> -- c -->y", "xy"),
            ("a<script>if (a < b) { c }</script>b", "a b"), ("a<STYLE type='x'>p { }</Style >b", "a b"),
            ("<h2>Title</h2>text", "\nTitle\ntext"), ("<img src=x>y<td>z", "yz"), ("<div class=\"a\nb\">x", "\nx"),
            ("AT&amp;T &lt;b&gt; &quot;x&quot;", "AT&T <b> \"x\""), ("caf&eacute; &Uuml;ber", "café Über"),
            ("&#233;&#xE9;&#XE9;", "ééé"), ("&nbsp;x&ndash;y&hellip;", "\u{A0}x–y…"),
            ("it&#146;s &#147;so&#148; &#128;5 &#x85;", "it’s “so” €5 …"), ("&apos;x&apos;", "'x'"),
            ("&amp;amp;", "&amp;"),
            ("&#128512;", "😀"), ("a&#10;b&#9;c", "a\nb\tc"), ("<script>never closed", "never closed"),
        ] as [(String, String)])
    func removes(text: String, expected: String) {
        #expect(plain(text) == expected)
    }

    @Test(
        "What only looks like markup is text",
        arguments: [
            "", "plain", "3 < 4 & 5 > 2", "a<b and c", "<3", "x <unknown> y", "<http://a.example>", "<>", "< b>", "</>",
            "<b", "<!-- open", "Q&A", "R&D;", "&", "&;", "&#;", "&#x;", "&#0;", "&#x1F;", "&#xD800;", "&#1114112;",
            "&#99999999999;", "&#-5;", "&unknownname;", "&amp", "&averylongnamethatisnone;", "&é;", "<é>", "<p é",
            "&#x110000;",
        ])
    func keeps(text: String) {
        #expect(plain(text) == nil)
    }

    @Test("Random scraps of markup leave valid UTF-8, and never more bytes")
    func survives() {
        let pieces = [
            "<", ">", "&", ";", "#", "x", "p", "/", "!--", "-->", "script", "amp", "é", "東", " ", "\n", "1", "\"",
        ]
        var random = SeededGenerator(seed: 51)
        var changed = 0
        for _ in 0..<5_000 {
            let text = (0..<random.below(30)).map { _ in random.pick(pieces) }.joined()
            guard let plain = PlainText.removingMarkup(from: Array(text.utf8).span) else { continue }
            #expect(plain.count <= text.utf8.count)
            #expect(String(validating: plain, as: UTF8.self) != nil, "\(text)")
            changed += 1
        }
        #expect(changed > 200)
    }
}
