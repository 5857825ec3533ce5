import Corpus
import Fixtures
import Testing

@Suite("Wire formats")
struct WireTests {
    private static let nitf = """
        <?xml version="1.0" encoding="utf-8"?>
        <nitf xml:lang="en"><head><title>Pier shut (slug)</title><docdata><doc-id regsrc="NNW" id-string="n1"/>
        <date.issue norm="20240404T101500Z"/><doc.copyright holder="Holder" year="2024"/></docdata>
        <pubdata type="web" name="Nessley Mail" ex-ref="https://nessley.example/pier"/></head>
        <body><body.head><hedline><hl1>Pier shut</hl1><hl2>Second line</hl2></hedline><byline>By A. Body</byline>
        <distributor>Norvane News Wire</distributor></body.head>
        <body.content><media><media-caption>The pier.</media-caption></media><block><p>One <em>more</em>.</p><hl2>Why</hl2>
        <p>Two.</p><nitf-table><table><tr><td>a</td><td>b</td></tr></table></nitf-table></block></body.content>
        <body.end><tagline>Edited by C.</tagline></body.end></body></nitf>
        """

    @Test("NITF is read")
    func readsNITF() throws {
        let read = try ReadDocuments("item.xml", Self.nitf)
        #expect(
            read.articles == [
                .init(
                    id: "n1", title: "Pier shut", text: "One more.\nWhy\nTwo.\na b",
                    published: ReadDocuments.date("2024-04-04T10:15:00Z"), source: "Nessley Mail",
                    url: "https://nessley.example/pier", language: "en")
            ])
    }

    @Test("Items in a list of another name are read as those that stand alone", arguments: ["articles", "export"])
    func lists(name: String) throws {
        let item = String(try #require(Self.nitf.split(separator: "\n", maxSplits: 1).last))
        let alone = try ReadDocuments("item.xml", Self.nitf).articles
        let other = item.replacing("\"n1\"", with: "\"n2\"")
        let read = try ReadDocuments("list.xml", "<\(name)>\(item)\n\(other)</\(name)>")
        #expect(read.articles.count == 2 && read.articles.first == alone.first && read.articles.last?.id == "n2")
        let message = Self.item("<inlineData>Un.\nDeux.</inlineData>")
        let messages = try ReadDocuments("list.xml", "<\(name)><part>\(message)</part></\(name)>")
        #expect(messages.articles == (try ReadDocuments("item.xml", Self.message(message)).articles))
    }

    private static func item(_ content: String, kind: String = "ninat:text", guid: String = "urn:x:1") -> String {
        """
        <newsItem guid="\(guid)" version="2" xml:lang="en"><itemMeta><itemClass qcode="\(kind)"/>
        <provider qcode="nprov:NNW"><name>Norvane News Wire</name></provider><versionCreated>2024-04-04T11:15:00Z</versionCreated>
        <firstCreated>2024-04-04T10:15:00Z</firstCreated></itemMeta><contentMeta><language tag="fr"/>
        <headline>Le pont</headline></contentMeta><contentSet>\(content)</contentSet></newsItem>
        """
    }

    private static func message(_ items: String) -> String {
        "<?xml version=\"1.0\"?>\n<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet>\(items)</itemSet></newsMessage>"
    }

    @Test(
        "Items of NewsML-G2 are read with XHTML, NITF or plain text inside, alone and in messages",
        arguments: [
            (
                "<inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body><p>Un.</p><p>Deux.</p></body></html></inlineXML>",
                "Un.\nDeux."
            ),
            (
                "<inlineXML><nitf><body><body.content><p>Un.</p><p>Deux.</p></body.content></body></nitf></inlineXML>",
                "Un.\nDeux."
            ),
            ("<inlineData contenttype=\"text/plain\">Un.\nDeux.</inlineData>", "Un.\nDeux."),
            ("<remoteContent href=\"a.jpg\"/><inlineData>Un.\nDeux.</inlineData>", "Un.\nDeux."),
        ])
    func readsNewsML(content: String, text: String) throws {
        let expected = ReadDocuments.Article(
            id: "urn:x:1", title: "Le pont", text: text, published: ReadDocuments.date("2024-04-04T10:15:00Z"),
            source: "Norvane News Wire", language: "fr")
        #expect(try ReadDocuments("item.xml", Self.item(content)).articles == [expected])
        let message = Self.message(Self.item(content) + Self.item(content, guid: "urn:x:2"))
        var second = expected
        second.id = "urn:x:2"
        #expect(try ReadDocuments("message.xml", message).articles == [expected, second])
    }

    @Test("Pictures in a message are passed over and counted")
    func pictures() throws {
        let text = Self.item("<inlineData>Un.</inlineData>")
        let picture = Self.item("<remoteContent href=\"a.jpg\"/>", kind: "ninat:picture", guid: "urn:x:2")
        let read = try ReadDocuments("message.xml", Self.message(picture + text + picture))
        #expect(read.articles.map(\.id) == ["urn:x:1"])
        #expect(read.left == "items without text (2)")
    }

    @Test("What trafilatura writes is read, as its own XML and as TEI")
    func extracted() throws {
        let own = """
            <doc sitename="Nessley Mail" title="Pier shut" date="2024-04-04" url="https://nessley.example/pier" hostname="nessley.example">
            <main><head rend="h1">Pier shut</head><p>One <hi>more</hi>.</p><list><item>Two.</item></list></main><comments><p>No!</p></comments></doc>
            """
        let tei = """
            <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title type="main">Pier shut</title></titleStmt>
            <publicationStmt><p/></publicationStmt><sourceDesc><biblFull><titleStmt><title>Pier shut</title></titleStmt><publicationStmt>
            <publisher>Nessley Mail</publisher><ptr type="URL" target="https://nessley.example/pier"/><date>2024-04-04</date></publicationStmt>
            </biblFull></sourceDesc></fileDesc></teiHeader><text><body><div type="entry"><p>One more.</p><p>Two.</p></div>
            <div type="comments"><p>No!</p></div></body></text></TEI>
            """
        let expected = ReadDocuments.Article(
            id: "https://nessley.example/pier", title: "Pier shut", text: "One more.\nTwo.",
            published: ReadDocuments.date("2024-04-04"), source: "Nessley Mail", url: "https://nessley.example/pier")
        #expect(try ReadDocuments("a.xml", own).articles == [expected])
        #expect(try ReadDocuments("b.xml", tei).articles == [expected])
    }

    @Test("An item that is broken or cut off is told, or skipped", arguments: ["</b>", "<p", "\u{0}"])
    func broken(part: String) throws {
        let cut = String(Self.nitf[..<Self.nitf.firstRange(of: "Two.")!.lowerBound])
        for item in [Self.nitf.replacing("Two.</p>", with: "Two." + part), cut] {
            #expect(throws: CorpusError.self) { try ReadDocuments("item.xml", item) }
            let folder = try TestFolder()
            let paths = [
                try folder.write("a.xml", item), try folder.write("b.xml", Self.item("<inlineData>Un.</inlineData>")),
            ]
            let read = try ReadDocuments(paths, invalid: .skip)
            #expect(read.articles.map(\.id) == ["urn:x:1"] && read.rejected.count == 1)
        }
    }
}
