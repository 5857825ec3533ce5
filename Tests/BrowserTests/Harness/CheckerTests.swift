import Fixtures
import Foundation
import Testing

/// What judges pages finds what is wrong, and accepts what is right.
extension InBrowser {
    @Suite("Checks of a page")
    struct CheckerTests {
        /// All that the report is made of.
        private let good = """
            <details><summary>One <bdi>copy</bdi></summary><p dir="auto">text <del>old</del> <ins>new</ins></p></details>
            <label for="place">Place</label>
            <input id="place" list="places" type="search"><datalist id="places"><option value="Here"></datalist>
            <label for="day">Day</label> <input id="day" type="date">
            <p role="status" id="count">3 of 4</p>
            <figure><svg role="img" aria-label="Bars" viewBox="0 0 10 10" width="100" height="100">
            <title>Bars</title><rect width="10" height="5" fill="navy"/><text x="1" y="3" fill="white">a</text></svg>
            <figcaption>A chart</figcaption></figure>
            <p>On <time datetime="2031-04-05">5 April</time></p>
            """

        @Test("HTML as the standard wants it is accepted")
        func validHTML() throws {
            #expect(try HTMLChecker.findings(Page(body: good)) == [])
        }

        @Test("Wrong HTML is reported with its line, page by page")
        func invalidHTML() throws {
            let wrong = [
                ("<p><b>x</p>", "Unclosed element"), ("<p id=\"a\">x</p><p id=\"a\">y</p>", "Duplicate ID"),
                ("<ul><p>x</p></ul>", "not allowed as child"), ("<p role=\"sing\">x</p>", "role"),
                ("<svg><p>x</p></svg>", "“p”"), ("<label for=\"gone\">x</label>", "for"),
                ("<time datetime=\"2031-13-01\">x</time>", "datetime"), ("<p>a & b &lt c</p>", "character reference"),
                ("<p style=\"colour: red\">x</p>", "colour"), ("<details><p>x</p></details>", "summary"),
            ]
            let pages = try wrong.map { try Page(body: $0.0) } + [Page(body: good)]
            let findings = try HTMLChecker.findings(pages)
            for ((body, named), found) in zip(wrong, findings) {
                #expect(found.contains { $0.hasPrefix("12: ") && $0.contains(named) }, "\(body): \(found)")
            }
            #expect(findings.last == [])
        }

        @Test("Pages that are not there are no good pages")
        func noPage() throws {
            #expect(throws: BrowserError.self) { try HTMLChecker.findings([]) }
            let page = try Page()
            try FileManager.default.removeItem(atPath: page.path)
            #expect(throws: BrowserError.self) { try HTMLChecker.findings(page) }
        }

        @Test("A page without barriers has none, one with barriers has them")
        func barriers() throws {
            let accepted = try Page(body: good)
            let browser = try Browser.opened(accepted)
            #expect(try browser.barriers() == [])

            let refused = try Page(body: "<input><svg role=\"img\"></svg><h4>deep</h4><img src=\"data:,\">")
            try browser.open(refused)
            let barriers = try browser.barriers()
            for rule in ["label", "svg-img-alt", "heading-order", "image-alt"] {
                #expect(barriers.contains { $0.hasPrefix("\(rule): ") }, "\(barriers)")
            }
        }

        @Test("Faint text is found in both schemes, through layers, and in graphics")
        func contrast() throws {
            let page = try Page(
                head: """
                    <style>
                    :root { color-scheme: light dark }
                    .edge { color: #767676; background: #fff }
                    .under { color: #777; background: #fff }
                    .layers { background: #000 } .layers p { background: rgb(255 255 255 / 0.5); color: #000a }
                    .gone { display: none; color: #fff; background: #fff }
                    .dark { color: oklch(0.4 0 0) }
                    </style>
                    """,
                body: """
                    <p class="edge">edge</p><p class="under">under</p><div class="layers"><p>layers</p></div>
                    <p class="gone">gone</p><p class="dark">dark</p><p style="opacity: 0.5">half</p>
                    <svg viewBox="0 0 100 20" width="400"><rect width="50" height="20" fill="#333"/>
                    <text x="5" y="10" font-size="5" fill="#222">inside</text>
                    <text x="70" y="10" font-size="5" fill="#555">outside</text></svg>
                    """)
            let browser = try Browser.opened(page)
            func texts() throws -> [String] {
                try browser.faintTexts().compactMap { $0.split(separator: " ").last.map(String.init) }
            }
            #expect(try texts() == ["under", "layers", "half", "inside"])
            try browser.look(in: .dark)
            #expect(try texts() == ["under", "layers", "dark", "inside", "outside"])
        }

        @Test("A picture of the whole page is kept")
        func screenshot() throws {
            let page = try Page(body: "<div style=\"height: 3000px\"></div><p>end</p>")
            let browser = try Browser.opened(page)
            let path = try browser.screenshot("harness")
            defer { try? FileManager.default.removeItem(atPath: path) }

            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(bytes.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            // Width and height stand first (PNG, section "IHDR Image header").
            let sizes = [16, 20].map { bytes[$0..<$0 + 4].reduce(0) { $0 << 8 | Int($1) } }
            #expect(sizes.first == 1280)
            #expect(try #require(sizes.last) > 3000)
        }
    }
}
