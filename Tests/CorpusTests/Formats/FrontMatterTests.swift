import Testing

@testable import Corpus

@Suite("Front matter")
struct FrontMatterTests {
    @Test(
        "What stands above a text says title, date, address, source and language, and is no part of it",
        arguments: [
            "---\ntitle: Rain at last\nauthor: A\nurl: https://vale.example/rain\nsitename: Vale Post\ndate: 2024-04-04\ntags:\n  - title: x\n---\nRain fell.\n",
            "---\r\ntitle: \"Rain at last\"\r\ndate: '2024-04-04'\r\nurl: https://vale.example/rain\r\nsource: Vale Post\r\n---\r\n\r\nRain fell.\n",
            "+++\ntitle = \"Rain at last\"\ndate = 2024-04-04\nurl = \"https://vale.example/rain\"\npublisher = 'Vale Post'\n+++\nRain fell.\n",
        ])
    func read(text: String) throws {
        let folder = try TemporaryFolder()
        for name in ["p/n.txt", "p/n.md"] {
            let path = try folder.write(name, text)
            for path in [path, folder.path + "/p"] {
                let reading = try CorpusTests.read([path])
                let article = reading.articles[0]
                #expect(article.title == "Rain at last" && article.text == "Rain fell.\n")
                #expect(article.published == 1_712_188_800 && article.source == "Vale Post")
                #expect(article.url == "https://vale.example/rain")
            }
        }
        let cleaning = Cleaning(strippingFurniture: true)
        let reading = try CorpusReader(ReadingOptions()).read(
            .paths([folder.path + "/p/n.txt"]), preparing: { _ = cleaning.clean(&$0) }, receive: { _ in })
        #expect(reading.articles.map(\.title) == ["Rain at last"])
        #expect(reading.articles.map { $0.text.split(separator: "\n") } == [["Rain fell."]])
    }

    @Test(
        "Lines of hyphens alone are text",
        arguments: [
            "---\nRain fell.\n---\nWind\n", "---\ntitle: T\nRain fell.\n", "----\ntitle: T\n---\nRain\n",
            "---\nwords: T\n---\nRain\n",
        ])
    func none(text: String) throws {
        let folder = try TemporaryFolder()
        #expect(try CorpusTests.read([try folder.write("n.txt", text)]).articles.map(\.text) == [text])
    }

    @Test("Markdown without front matter is none of the corpus, unless it is named")
    func markdown() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p/readme.md", "# Notes\n\nRain fell.\n")
        try folder.write("p/n.txt", "Wind\n")
        let reading = try CorpusTests.read([folder.path + "/p"])
        #expect(reading.articles.map(\.id) == ["n"])
        #expect(reading.passedOver.leftOut() == "1 file with another ending, \(path)")
        #expect(try CorpusTests.read([path]).articles.count == 1)
    }
}
