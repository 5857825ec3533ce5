import Fixtures
import Foundation
import Platform
import Testing

@testable import Corpus

@Suite("Articles of pages")
struct ArticlePageTests {
    private static let pages = try! InventedPages()

    private static func article(_ html: String, address: String = "") -> ArticlePage {
        let bytes = Array(html.utf8)
        return ArticlePage(bytes.span, address: address, dates: DateReader(latestYear: 2030))
    }

    /// The words that two texts share, as the harmonic mean of precision and recall; a script without spaces by characters.
    private static func score(_ found: String, _ expected: String) -> Double {
        func counts(_ text: String) -> [String: Int] {
            var counts: [String: Int] = [:]
            for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                let isSpaced = word.utf8.first! < 0xE3
                for part in isSpaced ? [String(word)] : word.map({ String($0) }) { counts[part, default: 0] += 1 }
            }
            return counts
        }
        let (a, b) = (counts(found), counts(expected))
        let shared = a.reduce(0) { $0 + min($1.value, b[$1.key] ?? 0) }
        let total = a.values.reduce(0, +) + b.values.reduce(0, +)
        return total == 0 ? 0 : 2 * Double(shared) / Double(total)
    }

    @Test("There are at least 60 pages of 15 layouts")
    func count() throws {
        #expect(Self.pages.layoutCount >= 15)
        #expect(try Self.pages.pages().count >= 60)
    }

    @Test("The article of every page is found, and nothing beside it")
    func scores() throws {
        var scores: [Double] = []
        for page in try Self.pages.pages() {
            let article = Self.article(page.html)
            let expected = page.text.lines.joined(separator: "\n")
            let score = Self.score(String(decoding: article.text, as: UTF8.self), expected)
            scores.append(score)
            #expect(score >= 0.9, "\(page) has \(score): \(String(decoding: article.text, as: UTF8.self))")
            #expect(article.title == page.text.title, "\(page) is called \(article.title)")
        }
        #expect(scores.reduce(0, +) / Double(scores.count) >= 0.985)
    }

    @Test("Pages are written for other tools to read, where a folder is named")
    func write() throws {
        guard let folder = ProcessInfo.processInfo.environment["STORYFOLD_PAGES"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for page in try Self.pages.pages() {
            let path = "\(folder)/\(page.layout)--\(page.text.slug)"
            try Data(page.html.utf8).write(to: URL(fileURLWithPath: path + ".html"))
            try Data(page.text.lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path + ".expected"))
        }
    }
}

// MARK: What a page says of itself

extension ArticlePageTests {
    private static let body = """
        <p>The harbour board of Ostrane closed the north pier after the storm on Monday night, its warden said.</p>
        <p>Two cranes stand askew, and the planks of the walkway have gone out to sea with the tide.</p>
        """

    private static func page(head: String = "", body: String = body, html: String = "<html>") -> ArticlePage {
        article("<!doctype html>\(html)<head>\(head)</head><body><h1>Pier shut</h1>\(body)</body></html>")
    }

    @Test(
        "The date is the first that is one, from what is sure to what is guessed",
        arguments: [
            (
                "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-04-04\"}</script>",
                "", "2024-04-04"
            ),
            ("<meta property=\"article:published_time\" content=\"2024-04-04T10:15:00Z\">", "", "2024-04-04T10:15:00Z"),
            // What is no date is passed over for what is.
            ("<meta name=\"date\" content=\"soon\"><meta name=\"dc.date\" content=\"2024-04-04\">", "", "2024-04-04"),
            (
                "<meta property=\"article:modified_time\" content=\"2024-04-09\">",
                "<time datetime=\"2024-04-04\">x</time>", "2024-04-04"
            ),
            ("", "<span itemprop=\"datePublished\" content=\"2024-04-04\">yesterday</span>", "2024-04-04"),
            ("", "<abbr class=\"published\" title=\"2024-04-04\">yesterday</abbr>", "2024-04-04"),
            ("", "<div class=\"date\">Published 2024-04-04 | 3 min</div>", "2024-04-04"),
            ("<link rel=\"canonical\" href=\"https://a.example/2024/4/4/pier\">", "", "2024-04-04"),
            ("<link rel=\"canonical\" href=\"https://a.example/news/2024-04-04-pier\">", "", "2024-04-04"),
            ("<meta name=\"date\" content=\"soon\">", "", "soon"), ("", "", ""),
        ])
    func dates(head: String, body: String, expected: String) {
        #expect(Self.page(head: head, body: body + Self.body).published == expected)
    }

    @Test("A date above the article is not taken where one stands beside it")
    func clock() {
        let page = Self.article(
            """
            <html><body><div class="date">2024-06-01</div><h1>Pier shut</h1><div class="date">2024-04-04</div>\(Self.body)
            <div class="related"><time datetime="2024-03-01">1 March</time></div></body></html>
            """)
        #expect(page.published == "2024-04-04")
    }

    @Test(
        "Title, address, site and language come from data, metadata, microdata and markup",
        arguments: [
            (
                """
                <script type="application/ld+json">[{"@type":"WebSite","name":"Wrong"},{"@context":"https://schema.org","@graph":[
                {"@type":"Organization","@id":"#o","name":"Harbour Post"},{"@type":["Article","NewsArticle"],"headline":"Pier shut by storm",
                "mainEntityOfPage":{"@id":"https://post.example/pier"},"publisher":{"@id":"#o"},"inLanguage":"en"}]}]</script>
                """, ""
            ),
            (
                """
                <meta property="og:title" content="Pier shut by storm | Harbour Post"><meta property="og:site_name" content="Harbour Post">
                <meta property="og:url" content="https://post.example/pier"><meta http-equiv="content-language" content="en">
                """, ""
            ),
            (
                "<base href=\"https://post.example/\"><link rel=\"canonical\" href=\"/pier\">",
                """
                <div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="inLanguage" content="en">
                <span itemprop="headline">Pier shut by storm</span><div itemprop="publisher" itemscope><b itemprop="name">Harbour
                Post</b></div></div>
                """
            ),
            // Linked data as careless templates write it.
            (
                """
                <script type="application/ld+json"><!-- {"@type":"NewsArticle","headline":"Pier
                shut by storm","url":"https://post.example/pier","publisher":[{"name":"Harbour Post",}],"inLanguage":"en",} --></script>
                """, ""
            ),
        ])
    func facts(head: String, body: String) {
        let page = Self.page(head: head, body: body + Self.body)
        #expect(page.title == "Pier shut by storm")
        #expect(page.url == "https://post.example/pier")
        #expect(page.site == "Harbour Post")
        #expect(page.language == "en")
        #expect(String(decoding: page.text, as: UTF8.self).hasPrefix("The harbour board of Ostrane"))
    }

    @Test("Linked data that is cut, or is of something else, leaves the text that is shown")
    func partialData() {
        let begins =
            "The harbour board of Ostrane closed the north pier after the storm on Monday night, its warden said"
        let data = String(repeating: begins + ". ", count: 4) + "…"
        let head =
            "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"articleBody\":\"\(data)\"}</script>"
        #expect(String(decoding: Self.page(head: head).text, as: UTF8.self).hasSuffix("out to sea with the tide."))
    }

    @Test(
        "A page that is broken, cut off or no page still gives its text",
        arguments: [
            "<html><body><h1>Pier shut</h1>\(body)", "<html><body><article><p>The harbour board closed the pier",
            "<!doctype html><html><head><title>Pier", "<html><!-- \(body)",
            "<html>\(String(repeating: "<div>", count: 300))pier",
            "no markup at all, and still the pier is shut", "<html><body><p title=\"open>pier</p></body></html>",
            "<html><body><a href=\"x\"class=\"y\">\(body)</a>",
            "<html \(String(repeating: "a=b ", count: 300))>\(body)", "<html>",
        ])
    func broken(page: String) {
        let article = Self.article(page)
        #expect(article.text.isEmpty || String(decoding: article.text, as: UTF8.self).contains("pier"))
        #expect(String(validating: article.text, as: UTF8.self) != nil)
    }

    @Test(
        "Text is the same to the byte whatever encoding the page is in", arguments: ["iso-8859-1", "utf-16le", "utf-8"])
    func encodings(label: String) throws {
        let encoding: String.Encoding =
            label == "utf-8" ? .utf8 : label == "utf-16le" ? .utf16LittleEndian : .windowsCP1252
        let html = """
            <html><head><meta http-equiv="content-type" content="text/html; charset=\(label)"><title>Café</title></head><body>
            <p>Das Café an der Mühlenbrücke schließt – „für immer“, wie die Wirtin am Donnerstag sagte, und das für 3 € am Tag.</p></body></html>
            """
        let mark: [UInt8] = label == "utf-16le" ? [0xFF, 0xFE] : []
        let folder = try TestFolder()
        let path = try folder.write("seite.html", mark + Array(try #require(html.data(using: encoding))))
        let reading = try CorpusReader().read([path])
        let batch = reading.batches[0]
        #expect(batch.entries.count == 1)
        let text = String(decoding: batch.bytes[batch.entries[0].text.bounds], as: UTF8.self)
        #expect(
            text
                == "Das Café an der Mühlenbrücke schließt – „für immer“, wie die Wirtin am Donnerstag sagte, und das für 3 € am Tag."
        )
        #expect(String(decoding: batch.bytes[batch.entries[0].id.bounds], as: UTF8.self) == "seite")
    }

    @Test("A folder of pages is read, each named by its address or by its path")
    func folder() throws {
        let folder = try TestFolder()
        try folder.write("b/two.HTM", "<html><body>\(Self.body)</body></html>")
        try folder.write(
            "one.html",
            "<html><head><link rel=canonical href=https://a.example/1></head><body>\(Self.body)</body></html>")
        let reading = try CorpusReader().read([folder.path])
        let ids = reading.batches.flatMap { batch in
            batch.entries.map { String(decoding: batch.bytes[$0.id.bounds], as: UTF8.self) }
        }
        #expect(ids == ["b/two", "https://a.example/1"])
        let sources = reading.batches.flatMap { batch in
            batch.entries.map { String(decoding: batch.bytes[$0.source.bounds], as: UTF8.self) }
        }
        #expect(sources == ["", "a.example"])
    }

    // MARK: Pages of few marks and few words

    private static func text(_ html: String) -> [String] {
        String(decoding: article(html).text, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static let paragraphs = [
        "The harbour board of Ostrane closed the north pier after the storm on Monday night, its warden said, and nobody was hurt.",
        "Two cranes stand askew, and the planks of the walkway have gone out to sea with the tide, which fishermen had feared.",
        "What it will cost to mend the pier is not known yet; the board meets on Thursday in the old customs house to hear of it.",
    ]

    @Test(
        "All of a page is read that has no element around it, whatever stands before and around its paragraphs",
        arguments: [
            "", "<!doctype html>\n", "<!-- made by hand -->", "<title>Pier shut</title>", "<h1>Pier shut</h1>",
        ],
        ["p", "div", "section"])
    func fragments(before: String, element: String) {
        let html = before + Self.paragraphs.map { "<\(element)>\($0)</\(element)>" }.joined(separator: "\n")
        #expect(Self.text(html) == Self.paragraphs)
        let nested = before + Self.paragraphs.map { "<div><\(element)>\($0)</\(element)></div>" }.joined()
        #expect(Self.text(nested) == Self.paragraphs)
    }

    @Test(
        "Sentences beside a single paragraph are as much of the article as it is",
        arguments: ["article", "main", "div"])
    func briefs(element: String) {
        let briefs = [
            [Self.paragraphs[0], "The town will pay."],
            [Self.paragraphs[0], "The town will pay, officials said.", "It was a long night."],
            ["It was a long night.", Self.paragraphs[0]],
            [
                "风暴过后港务局周一晚间关闭了北码头，管理员说没有人受伤，两台起重机歪斜，步道的木板被潮水冲进了大海，渔民早有担心。",
                "市政府将支付费用。",
            ],
            [
                "การท่าเรือออสเทรนปิดท่าเทียบเรือด้านเหนือหลังพายุในคืนวันจันทร์ ผู้ดูแลกล่าวว่าไม่มีผู้ได้รับบาดเจ็บ และเครนสองตัวเอียงอยู่ริมน้ำ",
                "เทศบาลจะจ่ายค่าซ่อมจากเงินสำรองของตนเอง เจ้าหน้าที่กล่าว",
            ],
        ]
        for brief in briefs {
            let html = """
                <html><head><title>Pier shut</title></head><body><ul><li><a href="/a">Home</a></li></ul>
                <\(element)><h1>Pier shut</h1>\(brief.map { "<p>\($0)</p>" }.joined())</\(element)>
                <div><p><a href="/b">The ferry sails again.</a></p><p>All rights reserved.</p></div></body></html>
                """
            #expect(Self.text(html) == brief)
        }
    }

    @Test("An introduction between the title and the article's element belongs to the text, other lines there do not")
    func leads() {
        func page(_ above: String) -> String {
            """
            <html><body><div class="lead"><p>The weather stays dry, the forecasters say.</p></div><ul>
            \(String(repeating: "<li><a href=\"/t\">Towns of the coast</a></li>", count: 9))</ul>
            <div class="head"><h1>Pier shut</h1>\(above)</div><div class="share"><a href="/s">Share</a></div>
            <div class="article-text"><p>\(Self.paragraphs[1])</p><p>\(Self.paragraphs[2])</p></div></body></html>
            """
        }
        let lead = Self.paragraphs[0]
        for above in [
            "<div class=\"lead\"><p>\(lead)</p></div>", "<p>\(lead)</p>", "<div class=\"standfirst\">\(lead)</div>",
        ] {
            #expect(Self.text(page(above)) == Self.paragraphs)
        }
        for above in ["<p>By I. Kvist</p>", "<p class=\"caption\">\(lead)</p>", "<p><a href=\"/b\">\(lead)</a></p>"] {
            #expect(Self.text(page(above)) == Array(Self.paragraphs[1...]))
        }
    }

    @Test(
        "Linked data is read in whatever marks it stands, and behind other objects",
        arguments: [
            ("/*<![CDATA[*/", "/*]]>*/"), ("//<![CDATA[\n", "\n//]]>"), ("<![CDATA[", "]]>"), ("<!-- ", " -->"),
            ("{\"@type\":\"WebSite\",\"name\":\"x\"}\n", ""), ("[{\"@type\":\"WebPage\"}],", ";"),
            ("", "{\"@type\":\"WebSite\",\"name\":"), ("{\"@type\":\"WebSite\",\"name\":\"the pilot\\'s\"}", ""),
        ])
    func wrappedData(before: String, behind: String) {
        let data = "{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-04-04\",\"keywords\":[\"a\",[\"b\"]]}"
        let script = "<script type=\"application/ld+json\">\(before)\(data)\(behind)</script>"
        #expect(Self.page(head: script).published == "2024-04-04")
        let escaped = script.replacing(data, with: data.replacing("\"", with: "&quot;"))
        #expect(before.contains("\"") || behind.contains("\"") || Self.page(head: escaped).published == "2024-04-04")
    }

    @Test(
        "Of the encodings that are named the first counts that fits the bytes, then what these look like",
        arguments: [
            ("windows-1252", "utf-8", "utf-8"), ("windows-1252", "", "utf-8"),
            ("windows-1252", "utf-8", "windows-1252"),
            ("windows-1252", "utf-16", ""), ("windows-1252", "big5", ""), ("cp850", "", ""), ("macintosh", "", ""),
            ("cp850", "", "iso-8859-1"), ("windows-1251", "utf-8", "windows-1251"), ("windows-1251", "utf-8", ""),
            ("shift_jis", "utf-8", "shift_jis"), ("shift_jis", "euc-jp", ""),
        ])
    func misnamed(actual: String, transport: String, head: String) throws {
        let texts = [
            "windows-1251":
                "Совет Каменки решил, что в старой мельнице у реки откроют музей часов, сказал смотритель порта.",
            "shift_jis": "港の委員会は月曜日の夜の嵐のあと、北の桟橋を閉鎖した。管理人は、けが人はいないと話している。",
        ]
        let text =
            texts[actual]
            ?? "Hamnstyrelsen på Östra ön stängde den norra bryggan efter måndagens storm, säger en förvaltare på måndagen."
        let meta = head.isEmpty ? "" : "<meta charset=\"\(head)\">"
        let html = "<html><head>\(meta)<title>x</title></head><body><p>\(text)</p></body></html>"
        let encoder = try #require(CharacterEncoder(to: actual))
        let bytes = try #require(encoder.encoded(Array(html.utf8)))
        #expect(String(decoding: PageBytes.utf8(bytes, declared: transport), as: UTF8.self) == html)
    }

    @Test(
        "A page in UTF-8 that is damaged keeps its other characters, and what is named does not fit keeps those it has")
    func damaged() {
        let text = "<meta charset=utf-8><p>Die Brücke über den Fluß wird für Fußgänger geöffnet"
        #expect(
            String(decoding: PageBytes.utf8(Array(text.utf8) + [0xFC, 0x20, 0x41]), as: UTF8.self) == text
                + "\u{FFFD} A")
    }

    @Test(
        "A sign within a word or two does not speak against what is named", arguments: ["windows-1252", "windows-1251"])
    func signs(label: String) throws {
        let text = label == "windows-1252" ? "l´école d´une commune" : "п•дъезд об¤явление"
        let html = "<html><head><meta charset=\"\(label)\"></head><body><p>\(text)</p></body></html>"
        let encoder = try #require(CharacterEncoder(to: label))
        let bytes = try #require(encoder.encoded(Array(html.utf8)))
        #expect(String(decoding: PageBytes.utf8(bytes), as: UTF8.self) == html)
    }
}
