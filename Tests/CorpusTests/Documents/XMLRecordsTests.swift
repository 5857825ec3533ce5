import Fixtures
import Testing

@testable import Corpus

@Suite("XML that no format describes")
struct XMLRecordsTests {
    private static let text = "Rain fell on the harbour all night."

    struct Case: CustomTestStringConvertible {
        var name: String
        var xml: String
        var expected: ReadDocuments.Article

        init(
            _ name: String, _ xml: String, id: String = "7", title: String = "Rain",
            text: String = XMLRecordsTests.text,
            published: String? = "2024-03-12", source: String = "Vale Post", url: String = "", language: String = ""
        ) {
            (self.name, self.xml) = (name, xml)
            expected = .init(
                id: id, title: title, text: text, published: published.flatMap(ReadDocuments.date), source: source,
                url: url,
                language: language)
        }

        var testDescription: String { name }
    }

    static let cases = [
        Case(
            "items of a crawler",
            "<?xml version=\"1.0\"?><items><item><id>7</id><title>Rain</title><date>2024-03-12</date><source>Vale Post</source>"
                + "<url>https://vale.example/rain</url><body><value>Rain fell</value><value>all night.</value></body>"
                + "<tags><value>weather</value></tags></item></items>", text: "Rain fell\n\nall night.",
            url: "https://vale.example/rain"),
        Case(
            "documents for a search engine",
            "<add><doc><field name=\"id\">7</field><field name=\"title_t\">Rain</field><field name=\"text\">\(text)</field>"
                + "<field name=\"published_dt\">2024-03-12</field><field name=\"source_s\">Vale Post</field></doc></add>"
        ),
        Case(
            "its answer",
            "<response><lst name=\"responseHeader\"><int name=\"status\">0</int></lst><result numFound=\"1\"><doc>"
                + "<str name=\"id\">7</str><arr name=\"title\"><str>Rain</str></arr><arr name=\"text\"><str>\(text)</str></arr>"
                + "<date name=\"published\">2024-03-12</date><str name=\"source\">Vale Post</str></doc></result></response>"
        ),
        Case(
            "one record a file, of a publication with a title",
            "<RECORD><RecordID>7</RecordID><Publications><Publication><Title>Vale Post</Title></Publication></Publications>"
                + "<Publisher>Vale Press Group</Publisher><RecordTitle>Rain</RecordTitle><NumericPubDate>20240312</NumericPubDate>"
                + "<LanguageCode>eng</LanguageCode><Abstract>Short.</Abstract><FullText>\(text)</FullText></RECORD>",
            language: "eng"),
        Case(
            "a heading beside the title of the newspaper",
            "<records><article><id>7</id><heading>Rain</heading><title id=\"35\">Vale Post</title><date>2024-03-12</date>"
                + "<articleText>\(text)</articleText></article></records>"),
        Case(
            "a title that has an id, and nothing beside it",
            "<records><article><id>7</id><title id=\"t1\">Rain</title><source>Vale Post</source><date>2024-03-12</date>"
                + "<text>\(text)</text></article></records>"),
        Case(
            "records without an element around them",
            "<!DOCTYPE x SYSTEM \"x.dtd\">\n<DOC><DOCNO> 7 </DOCNO><DATE>2024-03-12</DATE><SOURCE>Vale Post</SOURCE><HEADLINE>Rain"
                + "</HEADLINE><TEXT><P>\(text)</P></TEXT></DOC>"),
        Case(
            "records that are called as those of an extraction, without an element around them",
            "<doc><id>7</id><url>https://vale.example/rain</url><title>Rain</title><source>Vale Post</source>"
                + "<date>2024-03-12</date><content>\(text)</content></doc>", url: "https://vale.example/rain"),
        Case(
            "sources that are called in attributes, beside addresses or without",
            "<list><story id=\"7\"><headline>Rain</headline><pubdate norm=\"2024-03-12\"/><provider name=\"Vale Post\" "
                + "href=\"https://vale.example\"/><body>\(text)</body></story></list>"),
        Case(
            "a party that has a formal name",
            "<NewsML><NewsItem><Identification><NewsItemId>7</NewsItemId><FirstCreated>20240312</FirstCreated></Identification>"
                + "<NewsComponent><HeadLine>Rain</HeadLine><Provider><Party FormalName=\"Vale Post\"/></Provider>"
                + "<DataContent><p>\(text)</p></DataContent></NewsComponent></NewsItem></NewsML>"),
        Case(
            "attributes and elements with a value",
            "<newsitem itemid=\"7\" id=\"root\" date=\"2024-03-12\"><headline>Rain</headline><text><p>\(text)</p></text>"
                + "<metadata><dc element=\"dc.source\" value=\"Vale Post\"/></metadata></newsitem>"),
        Case(
            "rows of a database",
            "<mysqldump><database name=\"n\"><table_data name=\"a\"><row><field name=\"id\">7</field><field name=\"title\">Rain"
                + "</field><field name=\"body\">\(text)</field><field name=\"published_at\">2024-03-12</field><field "
                + "name=\"outlet\">Vale Post</field></row></table_data></database></mysqldump>"),
        Case(
            "a catalogue, whose identifier is an address",
            "<OAI><ListRecords><record><header><identifier>7</identifier></header><metadata><dc><title>Rain</title><publisher>"
                + "Vale Post</publisher><date>2024-03-12</date><description>\(text)</description><identifier>"
                + "https://vale.example/rain</identifier></dc></metadata></record></ListRecords></OAI>",
            id: "https://vale.example/rain", url: "https://vale.example/rain"),
    ]

    @Test("Elements are fields by their names", arguments: cases)
    func reads(_ testCase: Case) throws {
        #expect(try ReadDocuments("a.xml", testCase.xml).articles == [testCase.expected])
    }

    @Test(
        "Several records without an element around them are each one, whatever they are called",
        arguments: ["doc", "DOC"])
    func rootless(name: String) throws {
        let records = ["Rain", "Wind"].map {
            "<\(name)><url>https://vale.example/\($0)</url><title>\($0)</title><content>\($0) fell on the harbour.</content></\(name)>\n"
        }
        let read = try ReadDocuments("n.xml", records.joined())
        #expect(read.articles.map(\.title) == ["Rain", "Wind"])
        #expect(read.articles.map(\.text) == ["Rain fell on the harbour.", "Wind fell on the harbour."])
        #expect(read.articles.map(\.url) == ["https://vale.example/Rain", "https://vale.example/Wind"])
    }

    private static func items(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "<article><id>\($0)</id><title>T\($0)</title><content>Text \($0).</content></article>\n" }
            .joined()
    }

    @Test("What holds several records is none, whatever it says of itself")
    func container() throws {
        let xml = "<export><date>2024-03-12</date><title>All</title><articles>\(Self.items(1...3))</articles></export>"
        let read = try ReadDocuments("a.xml", xml)
        #expect(read.articles.map(\.id) == ["1", "2", "3"])
        #expect(read.articles.map(\.title) == ["T1", "T2", "T3"])
        #expect(read.articles.allSatisfy { $0.published == nil })
    }

    @Test("A broken record takes no other with it, and one that is cut off is told")
    func damaged() throws {
        let broken =
            "<articles>" + Self.items(1...2) + "<article><id>3</id><title>T</b></title></article>" + Self.items(4...4)
        let read = try ReadDocuments("a.xml", broken + "</articles>", invalid: .skip)
        #expect(read.articles.map(\.id) == ["1", "2", "4"])
        #expect(read.rejected.count == 1)
        let cut = "<articles>" + Self.items(1...2) + "<article><id>3</id><title>T"
        let rest = try ReadDocuments("a.xml", cut, invalid: .skip)
        #expect(rest.articles.map(\.id) == ["1", "2"])
        #expect(rest.rejected.map(\.error.problem) == ["malformed XML: the element \"article\" does not end"])
    }

    @Test("XML without articles says what it is and what to do")
    func refused() {
        let error = #expect(throws: CorpusError.self) {
            try ReadDocuments("a.xml", "<settings><depth>3</depth></settings>")
        }
        #expect(error?.problem == "no element in it is like an article (its outermost element is settings)")
        #expect(error?.remedy.hasSuffix("name the element of the text with --text-field") == true)
    }

    @Test("Elements under names that nobody knows are told by their prose, and what is proposed reads them")
    func proposed() throws {
        let prose = String(repeating: "Rain fell on the quay of Orlen for nine days. ", count: 5)
        let file = "<pile>\((1...3).map { "<x><qa>N\($0)</qa><qb>\(prose)</qb></x>" }.joined())</pile>"
        let error = #expect(throws: CorpusError.self) { try ReadDocuments("a.xml", file) }
        #expect(error?.remedy.hasSuffix("did you mean --text-field qb?") == true)
        let folder = try TestFolder()
        var options = ReadingOptions()
        options.fields[.text] = ["qb"]
        let reading = try CorpusReader(options).read([try folder.write("a.xml", Array(file.utf8))])
        #expect(reading.statistics.records == 3)
    }

    @Test("Its elements are described as the fields of any other file")
    func described() throws {
        let folder = try TestFolder()
        let path = try folder.write(
            "a.xml", Array("<a><b><title>T</title><text>Rain fell.</text><stand>2024-03-12</stand></b><b/></a>".utf8))
        var options = ReadingOptions()
        options.describesFields = true
        options.invalid = .skip
        let reading = try CorpusReader(options).read([path])
        let fields = reading.profiles.flatMap(\.fields.fields)
        #expect(fields.map(\.path) == ["title", "text", "stand"])
        #expect(fields.map { $0.roles.keys.first } == [.title, .text, nil])
    }
}
