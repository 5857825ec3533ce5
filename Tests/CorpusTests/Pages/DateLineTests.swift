import Testing

@testable import Corpus

@Suite("Date lines of pages")
struct DateLineTests {
    private static let paragraph =
        "<p>Rain fell on the quay of the old harbour all day long on Thursday, and nobody went out to sea in it, the port said.</p>"

    @Test(
        "A short line between the title and the first paragraph dates a page that says nothing else",
        arguments: [
            ("<p>April 4, 2024</p>", "2024-04-04"), ("<p>Thursday 4 April 2024 10:15 BST</p>", "2024-04-04T09:15Z"),
            ("<p>Published: April 4, 2024</p>", "2024-04-04"), ("<div>By A. Other | April 4, 2024</div>", "2024-04-04"),
            ("<span>04.04.2024</span>", "2024-04-04"), ("<p>On 4 April 2024 it rained.</p>", ""),
            ("<p>Published 3 hours ago</p>", ""),
            ("", ""),
        ])
    func lines(line: String, date: String) {
        let page =
            "<html><body><article><h1>Rain at last</h1>\(line)\(Self.paragraph)<p>4 May 2023</p></article></body></html>"
        let dates = DateReader(latestYear: 2025)
        let article = ArticlePage(Array(page.utf8).span, dates: dates)
        #expect(dates.date(article.published)?.description ?? "" == date)
    }
}
