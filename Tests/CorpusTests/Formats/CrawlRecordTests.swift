import Fixtures
import Testing

@testable import Corpus

@Suite("Records of crawls")
struct CrawlRecordTests {
    private static let body = "Rain fell on the harbour all night, and the ferry stayed where it was."

    private func read(_ record: String) throws -> ReadDocuments.Article? {
        let articles = try ReadDocuments("n.jsonl", record + "\n").articles
        #expect(articles.count == 1)
        return articles.first
    }

    @Test(
        "The name of a crawl is no source where an address tells the host",
        arguments: [
            "common_crawl", "CommonCrawl", "mC4", "c4", "CC-MAIN-2024-10", "OSCAR-2301", "cc_news", "RefinedWeb", "web",
            "rss",
        ])
    func crawls(name: String) throws {
        let record = """
            {"text": "\(Self.body)", "meta": {"url": "https://vale.example/1", "source": "\(name)", "timestamp": "2024-04-04"}}
            """
        #expect(try read(record)?.source == "vale.example")
        // Without an address it is all that is known.
        #expect(try read("{\"text\": \"\(Self.body)\", \"source\": \"\(name)\"}")?.source == name)
    }

    @Test(
        "What only begins so, or alone may be anybody, is a source",
        arguments: ["Common Crawler Weekly", "C", "MC", "Vale Web", "CC Radio", "Webster Post", "4", "RSS-Radio"])
    func outlets(name: String) throws {
        let record = "{\"text\": \"\(Self.body)\", \"url\": \"https://vale.example/1\", \"source\": \"\(name)\"}"
        #expect(try read(record)?.source == name)
    }

    @Test("How many give way is counted, and a field that is named for the source is believed")
    func counts() throws {
        let folder = try TemporaryFolder()
        let record = "{\"text\": \"\(Self.body)\", \"url\": \"https://vale.example/1\", \"source\": \"mC4\"}\n"
        let path = try folder.write("n.jsonl", record + "{\"text\": \"\(Self.body)\", \"source\": \"Vale Post\"}\n")
        for threads in 1...2 {
            #expect(try CorpusTests.read([path], threads: threads).statistics.crawlSources == 1)
        }
        let named = try CorpusTests.read([path]) { $0.fields[.source] = ["source"] }
        #expect(named.articles.map(\.source) == ["mC4", "Vale Post"])
        #expect(named.statistics.crawlSources == 0)
    }

    @Test(
        "What the headers of a record say is its own, in each of the shapes that they come in",
        arguments: [
            """
            {"content": "\(body)", "warc_headers": {"warc-target-uri": "https://vale.example/1", "warc-date": "2024-04-04T10:15:00Z"},
            "metadata": {"identification": {"label": "sv", "prob": 0.98}}}
            """,
            """
            {"content": "\(body)", "warc_headers": {"WARC-Target-URI": "https://vale.example/1", "WARC-Date": "2024-04-04T10:15:00Z",
            "content-length": "9"}, "metadata": {"identification": {"label": "sv"}, "quality_warnings": null}}
            """,
        ])
    func headers(record: String) throws {
        let article = try #require(try read(record.replacing("\n", with: " ")))
        #expect(article.url == "https://vale.example/1" && article.source == "vale.example" && article.language == "sv")
        #expect(article.published?.description == "2024-04-04T10:15:00Z" && article.text == Self.body)
        // A date of the article comes first.
        let dated = record.replacing("\n", with: " ").replacing(
            "{\"content\"", with: "{\"updated\": \"2024-04-01\", \"content\"")
        #expect(try read(dated)?.published?.description == "2024-04-01")
    }

    @Test("Headers that are broken leave the text, and what is cut off is an error")
    func brokenHeaders() throws {
        let record =
            "{\"content\": \"\(Self.body)\", \"warc_headers\": {\"warc-target-uri\": null, \"warc-date\": \"soon\"}}"
        let article = try #require(try read(record))
        #expect(article.text == Self.body && article.url.isEmpty && article.published == nil)
        #expect(throws: CorpusError.self) { try read(String(record.dropLast(9))) }
    }
}

@Suite("Sequences of JSON texts (RFC 7464)")
struct SequenceTests {
    private static func record(_ title: String) -> String {
        "\u{1E}{\"title\": \"\(title)\", \"text\": \"\(title) fell.\"}"
    }

    /// One on several lines, one without a line break behind it, and separators without a text.
    private static let sequence = [
        record("Rain"), "\n\u{1E}{\n  \"title\": \"Snow\",\n  \"text\": \"Snow fell.\"\n}\n\u{1E}\u{1E}\n",
        record("Hail"),
        record("Sleet"), "\r\n",
    ].joined()

    @Test(
        "Each text is a record, whatever the file is called",
        arguments: ["n.json", "n.jsonl", "n.jsonseq", "n.json-seq", "n.txt", "n"])
    func records(name: String) throws {
        let folder = try TemporaryFolder()
        for threads in 1...2 {
            let reading = try read([try folder.write(name, Self.sequence)], threads: threads)
            #expect(reading.articles.map(\.text) == ["Rain", "Snow", "Hail", "Sleet"].map { "\($0) fell." })
            #expect(reading.inputs.map(\.format) == [.sequence])
            #expect(reading.batches.flatMap { $0.entries.map(\.place.line) } == [1, 2, 7, 7])
        }
    }

    @Test("The second pass meets all bytes in their order, each separator with its text")
    func parts() throws {
        let folder = try TemporaryFolder()
        let reading = try read([try folder.write("n.json", Self.sequence)])
        var stream = RecordStream(reading.inputs, options: ReadingOptions())
        var (bytes, records): ([UInt8], [[UInt8]]) = ([], [])
        while let part = try stream.nextPart() {
            switch part {
            case .mark: break
            case .header(let lines), .blank(let lines): bytes += lines
            case .record(let record):
                bytes += record.bytes + Array(record.lineBreak.rawValue.utf8)
                records.append(Array(record.bytes))
            }
        }
        #expect(String(decoding: bytes, as: UTF8.self) == Self.sequence)
        #expect(records.count == 4 && records.allSatisfy { $0.first == 0x1E && $0.last == UInt8(ascii: "}") })
    }

    @Test("A text that was cut off is told with its line, and harms no other", arguments: [1, 20, 38])
    func cut(bytes: Int) throws {
        let folder = try TemporaryFolder()
        let cut = Self.record("Rain") + "\n" + String(Self.record("Snow").dropLast(bytes)) + Self.record("Hail") + "\n"
        let path = try folder.write("n.json", cut)
        #expect(failure(reading: [path])?.place.line == 2)
        var rejected = 0
        let reading = try read([path], { $0.invalid = .skip }, reject: { _ in rejected += 1 })
        #expect(reading.articles.map(\.text) == ["Rain fell.", "Hail fell."])
        #expect(rejected == 1)
        // At the end of the file.
        let last = try folder.write("m.json", Self.record("Rain") + "\n" + String(Self.record("Snow").dropLast(bytes)))
        #expect(failure(reading: [last])?.place.line == 2)
    }

    @Test("A sequence of many pieces is read to its end")
    func pieces() throws {
        let folder = try TemporaryFolder()
        let text = (0..<20_000).map { Self.record("\($0) drops of rain") + "\n" }.joined()
        for threads in 1...2 {
            #expect(try read([try folder.write("n.json", text)], threads: threads).articles.count == 20_000)
        }
    }
}
