import Fixtures
import Testing

@testable import Corpus

@Suite("Pages with many articles")
struct ExportPageTests {
    private static let first = "Rain fell on the harbour all night & the quay was wet."
    private static let last = "The ferry stayed where it was."
    private static let paragraphs = [first, last].map { $0.replacing("&", with: "&amp;") }

    private static func elements(_ number: Int) -> String {
        """
        <article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Vale Post</span></div>
        <span class="DocHeader">Economy, Tuesday, March 12, 2024 &bull; 120 words, p. 3</span>
        <div class="titreArticle"><p class="titreArticleVisu">Rain at last</p></div></header>
        <section><div class="DocText clearfix"><p>\(paragraphs[0])</p><p>\(paragraphs[1])</p></div></section>
        <footer><div class="publiC-lblNodoc">news·20240312·VP·\(number)</div></footer></article>

        """
    }

    private static func divisions(_ number: Int) -> String {
        """
        <div id="article-VPOST\(number)" class="article enArticle"><div><span class="enHeadline">Rain at last</span></div>
        <div class="author">I. Kvist</div><div>120 words</div><div>12 March 2024</div><div>Vale Post</div><div>VPOST</div>
        <div>English</div><p class="articleParagraph enarticleParagraph">\(paragraphs[0])</p>
        <p class="articleParagraph enarticleParagraph">\(paragraphs[1])</p><p>Document VPOST\(number)</p></div>

        """
    }

    private static func coded(_ number: Int) -> String {
        func row(_ code: String, _ value: String) -> String { "<tr><td><b>\(code)</b></td><td>\(value)</td></tr>" }
        let text = { (text: String) in "<p class=\"articleParagraph enarticleParagraph\">\(text)</p>" }
        return "<div id=\"article-VPOST\(number)\" class=\"article enArticle\"><table>"
            + row("HD", "<b>Rain at last</b>")
            + row("WC", "120 words") + row("PD", "12 March 2024") + row("SN", "Vale Post") + row("LA", "English")
            + row("LP", text(paragraphs[0])) + row("TD", text(paragraphs[1]))
            + row("AN", "Document VPOST\(number)") + "</table></div>\n"
    }

    private static func page(_ articles: String) -> String {
        "<!DOCTYPE html>\n<html><head><title>Press</title><style>.article { margin: 0 }</style></head><body>\n"
            + "<article-list></article-list><div>2 documents</div>" + articles + "</body></html>\n"
    }

    static let pages = [
        ("elements", page(elements(1) + elements(2)), ["news·20240312·VP·1", "news·20240312·VP·2"]),
        ("divisions", page(divisions(1) + divisions(2)), ["VPOST1", "VPOST2"]),
        ("coded", page(coded(1) + coded(2)), ["VPOST1", "VPOST2"]),
    ]

    @Test("Each kind is cut into its articles, with title, date, source and id", arguments: pages)
    func reads(_ page: (name: String, text: String, ids: [String])) throws {
        let read = try ReadDocuments("n.html", page.text)
        #expect(read.articles.map(\.id) == page.ids && read.rejected.isEmpty)
        for article in read.articles {
            #expect(article.title == "Rain at last" && article.source == "Vale Post", "\(page.name)")
            #expect(article.text == "\(Self.first)\n\n\(Self.last)", "\(page.name)")
            #expect(article.published?.description == "2024-03-12", "\(page.name)")
        }
    }

    @Test(
        "A text that no class names is what stands in the section",
        arguments: ["<div class=\"docOcurrContainer\">", "<div class=\"DocText clearfix\">", "<div>", ""])
    func unmarked(open: String) throws {
        let marked = "<div class=\"DocText clearfix\">"
        let close = open.isEmpty ? "" : "</div>"
        let text = Self.page(Self.elements(1) + Self.elements(2)).replacing(marked, with: open)
            .replacing("</div></section>", with: "\(close)</section>")
        let read = try ReadDocuments("n.html", text)
        #expect(read.articles.map(\.text) == [String](repeating: "\(Self.first)\n\n\(Self.last)", count: 2))
        #expect(read.articles.allSatisfy { $0.source == "Vale Post" && $0.published?.description == "2024-03-12" })
    }

    @Test("A page that is cut off has the articles as far as they go", arguments: pages)
    func truncated(_ page: (name: String, text: String, ids: [String])) throws {
        let end = try #require(page.text.ranges(of: Self.last).last)
        let read = try ReadDocuments("n.html", String(page.text[..<end.upperBound]))
        #expect(read.articles.map(\.title) == ["Rain at last", "Rain at last"])
        #expect(read.articles.allSatisfy { $0.text == "\(Self.first)\n\n\(Self.last)" }, "\(page.name)")
    }

    @Test("A page of one site is one article, whatever elements it has")
    func single() throws {
        let text = String(repeating: "\(Self.paragraphs[0]) ", count: 8)
        let page = Self.page(
            "<article class=\"article\"><h1>Rain at last</h1><p>\(text)</p></article><article><h2>Wind</h2></article>")
        #expect(ExportPage(Array(page.utf8)[...]) == nil)
        #expect(try ReadDocuments("n.html", page).articles.map(\.title) == ["Rain at last"])
    }
}
