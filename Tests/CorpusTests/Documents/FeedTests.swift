import Corpus
import Fixtures
import Testing

@Suite("Feeds")
struct FeedTests {
    private static let rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- written by hand -->
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Corvale Evening - All</title><link>https://corvale.example/</link><language>en-GB</language>
        <item><title>Bell &amp; book</title><link> https://corvale.example/bell </link><guid isPermaLink="false">c:1</guid>
        <pubDate>Thu, 04 Apr 2024 10:15:00 GMT</pubDate><description>Cut …</description>
        <content:encoded><![CDATA[<p>The bell rang.</p><p>The post <a href="https://corvale.example/bell">Bell &amp; book</a> came first on
        <a href="https://corvale.example">Corvale</a>.</p>]]></content:encoded></item>
        <item><title>Two</title><guid>https://corvale.example/two</guid><dc:date>2024-04-05T07:00:00Z</dc:date>
        <source url="https://nessley.example/feed">Nessley Mail</source><dc:language>fr</dc:language>
        <description>&lt;p&gt;Le pont est ferm&amp;eacute;.&lt;/p&gt;</description></item>
        </channel></rss>
        """

    @Test("RSS 2.0 is read, whole text before a summary, with what the feed says where the entry says nothing")
    func rss() throws {
        let read = try ReadDocuments("feed.xml", Self.rss)
        #expect(
            read.articles == [
                .init(
                    id: "c:1", title: "Bell & book", text: "<p>The bell rang.</p>",
                    published: ReadDocuments.date("2024-04-04T10:15:00Z"), source: "corvale.example",
                    url: "https://corvale.example/bell", language: "en-GB"),
                .init(
                    id: "https://corvale.example/two", title: "Two", text: "<p>Le pont est ferm&eacute;.</p>",
                    published: ReadDocuments.date("2024-04-05T07:00:00Z"), source: "Nessley Mail",
                    url: "https://corvale.example/two", language: "fr"),
            ])
    }

    @Test(
        "Every line break and chunk of a feed leads to the same articles", arguments: ["feed.rss", "feed", "feed.xml"])
    func names(name: String) throws {
        let read = try ReadDocuments(name, Array(Self.rss.utf8), threads: 3)
        #expect(read.articles.map(\.title) == ["Bell & book", "Two"])
        #expect(
            try ReadDocuments(name, Self.rss.split(separator: "\n").joined(separator: "\r\n")).articles.map(\.id)
                == read.articles.map(\.id))
    }

    @Test("RSS 1.0 is read: its items stand beside the channel")
    func rdf() throws {
        let read = try ReadDocuments(
            "feed.rdf",
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
             xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>A</title>
            <items><rdf:Seq><rdf:li rdf:resource="https://a.example/1"/></rdf:Seq></items></channel>
            <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><dc:date>2024-04-04</dc:date>
            <description>Text of one.</description></item></rdf:RDF>
            """)
        #expect(
            read.articles == [
                .init(
                    id: "https://a.example/1", title: "One", text: "Text of one.",
                    published: ReadDocuments.date("2024-04-04"),
                    source: "a.example", url: "https://a.example/1")
            ])
    }

    @Test(
        "The content of an Atom entry is read in any form",
        arguments: [
            (
                "<content type=\"html\">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>",
                "<p>One.</p><p>Two.</p>"
            ),
            (
                "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>One\n <b>more</b>.</p><p>Two.</p></div></content>",
                "One more.\nTwo."
            ),
            ("<content>One. Two.</content>", "One. Two."),
            ("<summary>Short.</summary><content type=\"html\">One. Two.</content>", "One. Two."),
            ("<content type=\"image/png\" src=\"a.png\"/><summary>Short.</summary>", "Short."), ("", ""),
        ])
    func atom(content: String, expected: String) throws {
        let read = try ReadDocuments(
            "feed.atom",
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://a.example/x/"><title>Planet</title>
            <entry><title type="html">Eins &amp;amp; zwei</title><id>tag:a.example,2024:1</id>
            <link rel="replies" href="https://a.example/1#c"/><link href="/1"/>
            <updated>2024-04-06T00:00:00Z</updated><published>2024-04-04T05:15:00-05:00</published>
            <source><id>x</id><title>Bote</title></source>\(content)</entry></feed>
            """)
        #expect(
            read.articles == [
                .init(
                    id: "tag:a.example,2024:1", title: "Eins &amp; zwei", text: expected,
                    published: ReadDocuments.date("2024-04-04T10:15:00Z"), source: "Bote", url: "https://a.example/1",
                    language: "de")
            ])
    }

    @Test(
        "Addresses are made whole by what they stand under",
        arguments: [
            ("https://a.example/", "", "n/1", "https://a.example/n/1"),
            ("https://a.example", "", "n/1", "https://a.example/n/1"),
            ("https://a.example/news/", "", "../n/1?a=b#c", "https://a.example/n/1?a=b"),
            ("https://a.example/news/index", "", "./1", "https://a.example/news/1"),
            ("https://a.example/news/", "de/", "1", "https://a.example/news/de/1"),
            ("https://a.example/news/", "", "/1", "https://a.example/1"),
            ("https://a.example/news/", "", "?p=1", "https://a.example/news/?p=1"),
            ("https://a.example/news/", "", "https://b.example/1", "https://b.example/1"),
            ("https://a.example/news/", "", "urn:x:1", "urn:x:1"), ("", "", "n/1", "n/1"),
        ])
    func bases(feed: String, entry: String, reference: String, expected: String) throws {
        func base(_ value: String) -> String { value.isEmpty ? "" : " xml:base=\"\(value)\"" }
        let read = try ReadDocuments(
            "n.xml",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"\(base(feed))><title>A</title><entry\(base(entry))><title>Pier</title>"
                + "<id>u:1</id><link href=\"\(reference)\"/><content>The pier is shut.</content></entry></feed>")
        #expect(read.articles.map(\.url) == [expected])
    }

    @Test("References of HTML, bare signs and control characters do not cost an entry")
    func mends() throws {
        let read = try ReadDocuments(
            "feed.xml",
            "<rss><channel><item><title>Caf&eacute; &nbsp;Q&A \u{8}</title><description>R&D &amp; &#x41;&#2;</description></item></channel></rss>"
        )
        #expect(read.articles.map(\.title) == ["Café \u{A0}Q&A"])
        #expect(read.articles.map(\.text) == ["R&D & A&#2;"])
    }

    @Test("What is declared is never expanded, nor read from elsewhere")
    func entities() throws {
        let folder = try TestFolder()
        try folder.write("secret.txt", "secret")
        let bomb = (1..<20).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);&e\($0 - 1);\">" }.joined()
        let path = try folder.write(
            "feed.xml",
            """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "boom">\(bomb)<!ENTITY x SYSTEM "file://\(folder.path)/secret.txt">]>
            <rss><channel><item><title>T</title><description>a &e19; &x; b</description></item></channel></rss>
            """)
        #expect(try ReadDocuments([path]).articles.map(\.text) == ["a &e19; &x; b"])
    }

    @Test("An entry that is not well-formed is told, or skipped, and takes no other with it")
    func broken() throws {
        let feed = """
            <rss><channel>
            <item><title>One</title><description>a</description></item>
            <item><title>Two</b></title><description>b</description></item>
            <item><title>Three</title><description>c</description></item>
            </channel></rss>
            """
        let error = try #require(throws: CorpusError.self) { try ReadDocuments("feed.xml", feed) }
        #expect(error.code == .badInput && error.place.line == 3 && error.problem.contains("malformed XML"))
        let read = try ReadDocuments("feed.xml", feed, invalid: .skip)
        #expect(read.articles.map(\.title) == ["One", "Three"])
        #expect(
            read.rejected.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                "<item><title>Two</b></title><description>b</description></item>"
            ])
    }

    @Test("A feed that is cut off keeps its whole entries")
    func truncated() throws {
        let cut = String(Self.rss[..<Self.rss.firstRange(of: "Le pont")!.lowerBound])
        let error = try #require(throws: CorpusError.self) { try ReadDocuments("feed.xml", cut) }
        #expect(error.problem.contains("the element \"item\" does not end"))
        #expect(try ReadDocuments("feed.xml", cut, invalid: .skip).articles.map(\.id) == ["c:1"])
    }

    @Test("A feed longer than a chunk, and an entry longer than one, are read whole", arguments: [1, 3])
    func long(threads: Int) throws {
        let long = String(repeating: "The bell rang once more over the roofs. ", count: 40_000)
        let items = (0..<9_000).map {
            "<item><guid>g\($0)</guid><title>T\($0)</title><description>The text of item \($0), with words.</description></item>\n"
        }
        let feed =
            "<rss><channel><title>x</title>" + items.joined()
            + "<item><guid>long</guid><description>\(long)</description></item></channel></rss>"
        let read = try ReadDocuments("feed.xml", Array(feed.utf8), threads: threads)
        #expect(read.articles.count == 9_001)
        #expect(read.articles[8_999].text == "The text of item 8999, with words.")
        #expect(read.articles[9_000].text.utf8.count == long.utf8.count)
    }

    @Test("Other encodings are those that the feed declares", arguments: ["ISO-8859-1", "windows-1252"])
    func encodings(label: String) throws {
        let feed =
            "<?xml version=\"1.0\" encoding=\"\(label)\"?><rss><channel><item><title>Café</title></item></channel></rss>"
        let bytes = feed.unicodeScalars.map { UInt8($0.value) }
        #expect(try ReadDocuments("feed.xml", bytes).articles.map(\.title) == ["Café"])
    }

    @Test("XML of another kind is refused by its name")
    func otherKinds() throws {
        let error = try #require(throws: CorpusError.self) {
            try ReadDocuments("map.xml", "<?xml version=\"1.0\"?><urlset><url/></urlset>")
        }
        #expect(error.code == .badInput && error.problem.contains("urlset"))
        #expect(
            try ReadDocuments("page.xml", "<?xml version=\"1.0\"?><html><body><p>Text of a page.</p></body></html>")
                .articles.map(\.text) == ["Text of a page."])
    }

    @Test("A list of feeds stands for the files that it names, and says what is on the web")
    func list() throws {
        let folder = try TestFolder()
        try folder.write("feeds/a b.xml", Self.rss)
        try folder.write("other.atom", "<feed><entry><id>o</id><title>O</title></entry></feed>")
        let list = try folder.write(
            "list.opml",
            """
            <?xml version="1.0"?><opml version="2.0"><head><title>L</title></head><body><outline text="News">
            <outline type="rss" text="A" xmlUrl="file://\(folder.path)/feeds/a%20b.xml"/><outline xmlUrl="other.atom" text="O"/></outline>
            <outline xmlUrl="other.atom"/><outline xmlUrl="https://x.example/feed"/></body></opml>
            """)
        #expect(try ReadDocuments([list]).articles.map(\.id) == ["c:1", "https://corvale.example/two", "o"])
        let reading = try CorpusReader().read([list])
        #expect(reading.passedOver.leftOut() == "1 feed on the web, https://x.example/feed")
        let web = try folder.write("web.opml", "<opml><body><outline xmlUrl='https://x.example/feed'/></body></opml>")
        let error = try #require(throws: CorpusError.self) { try ReadDocuments([web]) }
        #expect(error.code == .noInput && error.problem.contains("1 on the web"))
        for broken in ["<opml><body>", "", "<rss/>"] {
            let path = try folder.write("broken.opml", broken)
            #expect(throws: CorpusError.self) { try ReadDocuments([path]) }
        }
    }
}
