import Testing

@testable import Corpus

@Suite("Objects beside articles")
struct PhantomTests {
    private static let headline = "{\"title\": \"Wind\", \"url\": \"https://vale.example/wind\"}"
    private static let named =
        "{\"name\": \"Rain\", \"url\": \"https://vale.example/rain\", \"datePublished\": \"2024-04-04\"}"

    @Test(
        "What stands beside articles that are headlines alone is none",
        arguments: [
            "{\"feed\": {\"title\": \"Vale Post\", \"link\": \"https://vale.example\", \"updated\": \"2024-04-04\"}, \"entries\": [H]}",
            "{\"sort\": [{\"name\": \"Best\", \"url\": \"https://api.example\"}], \"value\": [N]}",
            "{\"sort\": {\"name\": \"Best\", \"url\": \"https://api.example\"}, \"value\": [N]}",
            "{\"sources\": [{\"id\": \"v\", \"name\": \"Vale\", \"description\": \"News\", \"url\": \"https://vale.example\"}], \"articles\": [H]}",
            "{\"articles\": [H], \"authors\": [{\"id\": 1, \"name\": \"A\", \"description\": \"writes\", \"url\": \"https://vale.example/a\"}]}",
            "{\"meta\": {\"title\": \"Search\", \"url\": \"https://api.example\", \"date\": \"2024-04-04\"}, \"articles\": [H]}",
            "{\"facets\": {\"sections\": [{\"name\": \"World\", \"url\": \"https://vale.example/w\"}]}, \"articles\": [H]}",
            "{\"related_links\": [{\"title\": \"More\", \"url\": \"https://vale.example/m\", \"date\": \"2024-04-04\"}], \"results\": [H]}",
            "[{\"feed\": {\"title\": \"Vale Post\", \"link\": \"https://vale.example\"}, \"entries\": [H]}]",
            "{\"title\": \"Feed\", \"link\": \"https://vale.example\", \"date\": \"2024-04-04\", \"items\": [H]}",
        ])
    func beside(document: String) throws {
        let folder = try TemporaryFolder()
        let whole = document.replacing("H", with: Self.headline).replacing("N", with: Self.named)
        let ids = try read([try folder.write("n.json", whole)]).articles.map(\.id)
        #expect(ids.count == 1 && ids[0].contains("vale.example/") && !ids[0].hasSuffix("/m"), "\(ids)")
    }

    @Test(
        "Comments and what else has a text beside articles without one are no articles; headlines beside texts are told"
    )
    func texts() throws {
        let folder = try TemporaryFolder()
        let comments = "{\"articles\": [\(Self.headline)], \"comments\": [{\"id\": 1, \"text\": \"I saw it.\"}]}"
        #expect(try read([try folder.write("a.json", comments)]).articles.map(\.title) == ["Wind"])
        let both = "{\"briefs\": [\(Self.headline)], \"articles\": [{\"id\": 1, \"text\": \"Rain\"}]}"
        let reading = try read([try folder.write("b.json", both)])
        #expect(reading.articles.map(\.id) == ["1"])
        #expect(reading.passedOver.recordsWithoutArticle == "headlines beside the articles (1)")
        // Alone they are a corpus.
        let alone = try read([try folder.write("c.json", "{\"comments\": [{\"id\": 1, \"text\": \"I saw it.\"}]}")])
        #expect(alone.articles.map(\.text) == ["I saw it."])
    }

    @Test(
        "An object whose text stands in a part of it is one article",
        arguments: [
            "{\"Title\": \"T\", \"Date\": \"2024-04-04\", \"Document\": {\"Content\": \"Rain\", \"Id\": 4}}",
            "{\"title\": \"T\", \"date\": \"2024-04-04\", \"summary\": {\"content\": \"Rain\"}}",
        ])
    func parts(record: String) throws {
        let folder = try TemporaryFolder()
        for document in [
            record, "[\(record)]", "{\"value\": [\(record)]}",
            "{\"n\": 1, \"items\": [\(record), \(record.replacing("4}", with: "5}"))]}",
        ] {
            for name in ["n.json", "n.jsonl"] {
                let articles = try read([try folder.write(name, document)]).articles
                #expect(articles.allSatisfy { $0.title == "T" && $0.text == "Rain" && $0.published != nil })
                #expect(articles.count == (document.contains("items") ? 2 : 1))
            }
        }
    }

    @Test("Keys by which articles stand are their addresses or ids, where they have none of their own")
    func byKey() throws {
        let folder = try TemporaryFolder()
        let document = """
            {"https:\\/\\/vale.example\\/a": {"title": "A", "text": "Rain"}, "https://vale.example/b": {"title": "B", "text": null},
             "https://vale.example/c": {"title": "C", "text": "Wind", "url": "https://echo.example/c"}}
            """
        let articles = try read([try folder.write("n.json", document)]).articles
        #expect(articles.map(\.id) == ["https://vale.example/a", "https://vale.example/b", "https://echo.example/c"])
        #expect(articles.map(\.source) == ["vale.example", "vale.example", "echo.example"])
        let named =
            "{\"rain-1\": {\"text\": \"Rain\", \"title\": \"A\"}, \"wind\": {\"text\": \"Wind\", \"title\": \"B\"}}"
        #expect(try read([try folder.write("m.json", named)]).articles.map(\.id) == ["rain-1", "wind"])
        let single = "{\"article\": {\"text\": \"Rain\"}}"
        #expect(try read([try folder.write("s.json", single)]).articles.map(\.id) == ["s.json#1"])
    }

    @Test(
        "A list is no outlet where its name is a word for articles",
        arguments: [
            ("noticias", ""), ("artikel", ""), ("nachrichten", ""), ("news", ""), ("results", ""), ("статьи", ""),
            ("uutiset", ""), ("haberler", ""), ("searchResults", ""), ("top_stories", ""), ("page2", ""), ("新闻", ""),
            ("notizie", ""), ("Wiadomości", ""), ("Vale News", "Vale News"), ("vale-news", "vale-news"),
            ("Harbour Echo", "Harbour Echo"), ("echo.example", "echo.example"), ("Main-Post", "Main-Post"),
        ])
    func lists(key: String, source: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.json", "{\"\(key)\": [{\"id\": 1, \"text\": \"Rain\"}]}")
        #expect(try read([path]).articles.map(\.source) == [source])
    }

    @Test("Objects of lists stand by the names of their outlets")
    func grouped() throws {
        let folder = try TemporaryFolder()
        let document =
            "{\"Vale Post\": {\"articles\": [{\"id\": 1, \"text\": \"Rain\"}]}, \"Echo\": {\"articles\": [{\"id\": 2, \"text\": \"Sun\"}]}}"
        #expect(try read([try folder.write("n.json", document)]).articles.map(\.source) == ["Vale Post", "Echo"])
    }

    private static let prose = String(repeating: "rain fell on the quay ", count: 9)

    @Test(
        "The option that an error proposes makes one article a record",
        arguments: [
            (
                "{\"payload\": {\"stories\": [{\"kopf\": \"A\", \"wann\": \"2024-04-04\", \"worte\": \"P\"}, {\"kopf\": \"B\", \"wann\": \"2024-04-05\", \"worte\": \"P\"}]}}",
                "worte"
            ),
            (
                "{\"sets\": [{\"nr\": 1, \"url\": \"https://vale.example/1\", \"lines\": [\"P\", \"P\"]}, {\"nr\": 2, \"url\": \"https://vale.example/2\", \"lines\": [\"P\"]}]}",
                "lines"
            ),
            ("[{\"nr\": 1, \"words\": \"P\"}, {\"nr\": 2, \"words\": \"P\"}]", "words"),
        ])
    func proposed(document: String, option: String) throws {
        let folder = try TemporaryFolder()
        let whole = document.replacing("\"P\"", with: "\"\(Self.prose)\"")
        for name in ["n.json", "n.jsonl"] {
            let path = try folder.write(name, whole)
            #expect(failure(reading: [path])?.remedy.contains("--text-field \(option)?") == true, "\(name)")
            let articles = try read([path]) {
                $0.fields[.text] = [option]
                $0.fields[.summary] = []
            }.articles
            #expect(articles.count == 2, "\(name)")
        }
        let sections =
            "{\"items\": [{\"id\": 1, \"title\": \"A\", \"date\": \"2024-04-04\", \"sections\": [{\"kind\": \"p\", \"content\": {\"text\": "
            + "\"\(Self.prose)\"}}]}]}"
        let lost = failure(reading: [try folder.write("s.json", sections)])
        #expect(lost?.remedy.contains("--text-field sections[].content.text?") == true, "\(lost?.remedy ?? "")")
        let parts =
            "{\"head\": \"A\", \"parts\": [{\"n\": 1, \"txt\": \"\(Self.prose)\"}, {\"n\": 2, \"txt\": \"\(Self.prose)\"}]}"
        let error = failure(reading: [try folder.write("p.jsonl", parts)])
        #expect(error?.remedy.contains("--text-field parts[].txt?") == true)
    }
}
