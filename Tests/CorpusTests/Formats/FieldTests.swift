import Foundation
import Testing

@testable import Corpus

@Suite("Fields of other tools")
struct FieldTests {
    struct Case: CustomTestStringConvertible {
        var record: String
        var expected: PlainArticle

        init(
            _ record: String, id: String = "1", title: String = "", text: String = "Rain", published: Int64? = nil,
            source: String = "", url: String = "", language: String = ""
        ) {
            self.record = record
            expected = PlainArticle(
                id: id, title: title, text: text, published: published, source: source, url: url, language: language)
        }

        var testDescription: String { record }
    }

    private static let day: Int64 = 1_712_225_700
    private static let midnight: Int64 = 1_712_188_800

    static let cases = [
        Case("{\"ID\":1,\"Main-Text\":\"Rain\",\"datePublished\":\"2024-04-04T10:15Z\"}", published: day),
        // Capitals of any script, with or without the accents that Greek leaves out, and letters in two parts.
        Case(
            "{\"id\":1,\"ЗАГОЛОВОК\":\"T\",\"ТЕКСТ\":\"Rain\",\"Источник\":\"Vale Post\"}", title: "T",
            source: "Vale Post"),
        Case(
            "{\"id\":1,\"ΤΙΤΛΟΣ\":\"T\",\"ΚΕΙΜΕΝΟ\":\"Rain\",\"Πηγή\":\"Vale Post\"}", title: "T", source: "Vale Post"),
        Case("{\"id\":1,\"BAŞLIK\":\"T\",\"İÇERİK\":\"Rain\"}", title: "T"),
        Case(
            "{\"id\":1,\"U\u{308}BERSCHRIFT\":\"T\",\"text\":\"Rain\",\"Me\u{301}dia\":\"Vale Post\"}", title: "T",
            source: "Vale Post"),
        Case("{\"id\":1,\"text\":\"Rain\",\"media\":\"photo\"}"),
        Case("{\"id\":1,\"METADATA\":{\"Title\":\"T\"},\"text\":\"Rain\"}", title: "T"),
        Case(
            "{\"id\":1,\"dc:title\":\"T\",\"X-TIKA:content\":\"Rain\",\"og:site_name\":\"Vale Post\"}", title: "T",
            source: "Vale Post"),
        Case("{\"id\":1,\"text\":\"Rain\",\"issued\":{\"date-parts\":[[\"2024\",4,4]]}}", published: 1_712_188_800),
        Case("{\"id\":1,\"raw_content\":\"Rain\",\"content\":\"Ra\"}"),
        Case("{\"id\":1,\"raw_content\":null,\"content\":\"Rain\"}"),
        Case("{\"id\":1,\"text\":null,\"maintext\":\"Rain\",\"date_publish\":\"None\"}"),
        Case("{\"id\":1,\"text\":\"\",\"description\":\"Rain\"}"),
        Case("{\"id\":1,\"text\":[\"Rain\",\"Wind\"]}", text: "Rain\n\nWind"),
        Case("{\"id\":1,\"content\":[{\"type\":\"text/html\",\"value\":\"Rain\"},{\"value\":\"Other\"}]}"),
        Case(
            "{\"id\":1,\"body\":{\"summary\":[\"Rain\"],\"sections\":[{\"headline\":[\"H\"],\"paragraphs\":[\"Wind\"]}]}}",
            text: "Rain\n\nH\n\nWind"),
        Case(
            "{\"id\":1,\"title\":{\"rendered\":\"T\"},\"content\":{\"rendered\":\"Rain\",\"protected\":false}}",
            title: "T"),
        Case(
            "{\"_id\":\"1\",\"_source\":{\"body\":\"Rain\",\"outlet\":{\"name\":\"Vale Post\"},\"published\":1712225700}}",
            published: day, source: "Vale Post"),
        Case(
            "{\"_id\":{\"$oid\":\"1\"},\"text\":\"Rain\",\"date\":{\"$date\":{\"$numberLong\":\"1712225700000\"}}}",
            published: day),
        Case("{\"id\":1,\"text\":\"Rain\",\"published_parsed\":[2024,4,4,10,15,0,3,95,0]}", published: day),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"source\":{\"id\":null,\"name\":\"Vale Post\",\"url\":\"https://vale.example\"}}",
            source: "Vale Post"),
        Case("{\"id\":1,\"text\":\"Rain\",\"source\":\"https://vale.example/\"}", source: "vale.example"),
        Case(
            "{\"text\":\"Rain\",\"source\":\"https://vale.example/rain\",\"source-hostname\":\"Vale Post\"}",
            id: "https://vale.example/rain", source: "Vale Post", url: "https://vale.example/rain"),
        Case(
            "{\"text\":\"Rain\",\"metadata\":{\"url\":\"https://vale.example/rain\",\"language\":\"en\"}}",
            id: "https://vale.example/rain", source: "vale.example", url: "https://vale.example/rain", language: "en"),
        Case("{\"id\":1,\"text\":\"Rain\",\"title\":\"null\",\"source\":\"None\"}"),
        // Rich text: the pieces of a paragraph are one, links and all.
        Case(
            "{\"id\":1,\"body\":{\"nodeType\":\"document\",\"content\":[{\"nodeType\":\"paragraph\",\"content\":[{\"nodeType\":"
                + "\"text\",\"value\":\"Rain \"},{\"nodeType\":\"hyperlink\",\"data\":{\"uri\":\"x\"},\"content\":[{\"nodeType\":"
                + "\"text\",\"value\":\"fell\"}]},{\"nodeType\":\"text\",\"value\":\".\"}]},{\"nodeType\":\"paragraph\","
                + "\"content\":[{\"nodeType\":\"text\",\"value\":\"Wind\"}]}]}}", text: "Rain fell.\n\nWind"),
        Case(
            "{\"id\":1,\"content\":[{\"type\":\"p\",\"children\":[{\"text\":\"Rain\"},{\"text\":\" soon\",\"bold\":true},"
                + "{\"type\":\"link\",\"url\":\"https://vale.example\",\"children\":[{\"text\":\" fell\"}]},{\"text\":\".\"}]}]}",
            text: "Rain soon fell."),
        Case(
            "{\"id\":1,\"content\":{\"root\":{\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\","
                + "\"text\":\"Rain\"},{\"type\":\"linebreak\"},{\"type\":\"text\",\"text\":\"fell\"}]}]}}}",
            text: "Rain\nfell"),
        Case(
            "{\"id\":1,\"blocks\":[{\"type\":\"paragraph\",\"text\":\"Rain\"},{\"type\":\"paragraph\",\"text\":\"Wind\"}]}",
            text: "Rain\n\nWind"),
        Case(
            "{\"id\":1,\"content\":{\"elements\":[{\"type\":\"p\",\"text\":\"Rain\"},{\"text\":\"Wind\"}]}}",
            text: "Rain\n\nWind"),
        Case("{\"id\":1,\"body\":{\"value\":\"Rain\",\"summary\":\"R\",\"format\":\"html\"}}"),
        // Names in other languages; what is less exact or means something else besides comes behind.
        Case(
            "{\"id\":1,\"Inhalt\":\"Rain\",\"Überschrift\":\"T\",\"Quelle\":\"Vale Post\",\"Datum\":\"2024-04-04T10:15Z\"}",
            title: "T", published: day, source: "Vale Post"),
        Case(
            "{\"id\":1,\"текст\":\"Rain\",\"заголовок\":\"T\",\"источник\":\"Vale Post\"}", title: "T",
            source: "Vale Post"),
        Case(
            "{\"id\":1,\"Szöveg\":\"Rain\",\"Cím\":\"T\",\"Forrás\":\"Vale Post\",\"Dátum\":\"2024-04-04T10:15Z\"}",
            title: "T", published: day, source: "Vale Post"),
        Case(
            "{\"id\":1,\"תוכן\":\"Rain\",\"כותרת\":\"T\",\"dates\":{\"published\":\"2024-04-04T10:15Z\"}}", title: "T",
            published: day),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"publication\":\"Vale Post\",\"date\":\"2024-04-04T10:15Z\"}",
            published: day, source: "Vale Post"),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"published_date\":\"2024-04-04\",\"published_datetime\":\"2024-04-04T10:15Z\"}",
            published: day),
        Case("{\"id\":1,\"text\":\"Rain\",\"links\":[\"https://other.example/a\",\"https://other.example/b\"]}"),
        Case(
            "{\"text\":\"Rain\",\"links\":[{\"rel\":\"alternate\",\"href\":\"https://vale.example/a\"}]}",
            id: "https://vale.example/a", source: "vale.example", url: "https://vale.example/a"),
        // Shapes of editors and interfaces.
        Case(
            "{\"id\":1,\"content_elements\":[{\"type\":\"text\",\"content\":\"Rain\"},{\"type\":\"image\",\"url\":\"x\"},"
                + "{\"type\":\"text\",\"content\":\"Wind\"}],\"headlines\":{\"basic\":\"T\"}}", title: "T",
            text: "Rain\n\nWind"),
        Case("{\"id\":1,\"title\":\"T\",\"html\":\"Rain\"}", title: "T"),
        Case(
            "{\"id\":1,\"text\":[\"Rain \",{\"type\":\"bold\",\"text\":\"fell\"},\" soon.\"]}", text: "Rain fell soon."),
        Case("{\"id\":1,\"text\":[{\"type\":\"link\",\"text\":\"Rain\"},\" fell\"]}", text: "Rain fell"),
        Case(
            "{\"id\":1,\"body\":{\"ops\":[{\"insert\":\"Rain \"},{\"insert\":\"fell\",\"attributes\":{\"bold\":true}}]}}",
            text: "Rain fell"),
        Case(
            "{\"id\":1,\"title\":{\"en\":\"T\",\"de\":\"U\"},\"body\":{\"en\":\"Rain\",\"de\":\"Regen\"}}", title: "T"),
        Case(
            "{\"id\":1,\"body\":\"{\\\"blocks\\\":[{\\\"type\\\":\\\"p\\\",\\\"data\\\":{\\\"text\\\":\\\"Rain\\\"}},{\\\"data\\\":{\\\"text\\\":\\\"Wind\\\"}}]}\"}",
            text: "Rain\n\nWind"),
        Case(
            "{\"id\":1,\"title\":\"T\",\"components\":[{\"type\":\"p\",\"text\":\"Rain\"},{\"type\":\"p\",\"text\":\"Wind\"}]}",
            title: "T", text: "Rain\n\nWind"),
        Case(
            "{\"id\":1,\"title\":\"rain-at-last\",\"headline\":\"Rain at last\",\"text\":\"Rain\"}",
            title: "Rain at last"),
        Case("{\"id\":1,\"title\":\"rain-at-last\",\"text\":\"Rain\"}", title: "rain-at-last"),
        Case(
            "{\"id\":1,\"title_t\":[\"T\"],\"content_txt\":[\"Rain\"],\"published_dt\":\"2024-04-04T10:15Z\",\"source_s\":\"Vale Post\"}",
            title: "T", published: day, source: "Vale Post"),
        Case(
            "{\"kind\":\"t3\",\"data\":{\"id\":\"1\",\"selftext\":\"Rain\",\"created_utc\":1712225700.0}}",
            published: day),
        Case(
            "{\"id\":1,\"created_at\":\"2025-01-01\",\"name\":\"row 1\",\"data\":{\"text\":\"Rain\",\"title\":\"T\",\"date\":\"2024-04-04T10:15Z\"}}",
            title: "T", published: day),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"created_at\":\"2024-04-04T10:15Z\",\"name\":\"T\"}", title: "T",
            published: day),
        Case(
            "{\"Item\":{\"id\":{\"S\":\"1\"},\"text\":{\"S\":\"Rain\"},\"published\":{\"N\":\"1712225700\"},\"source\":{\"M\":{\"name\":{\"S\":\"Vale Post\"}}}}}",
            published: day, source: "Vale Post"),
        Case(
            "{\"fields\":{\"id\":{\"integerValue\":\"1\",\"stringValue\":\"1\"},\"title\":{\"stringValue\":\"T\"},\"body\":{\"stringValue\":\"Rain\"},\"published\":{\"timestampValue\":\"2024-04-04T10:15:00Z\"}},\"name\":\"projects/x\"}",
            title: "T", published: day),
        Case(
            "{\"id\":1,\"body\":[{\"name\":\"p\",\"children\":[{\"value\":\"Rain \"},{\"name\":\"a\",\"children\":[{\"value\":\"fell\"}]},"
                + "{\"value\":\" soon.\"}]},{\"name\":\"p\",\"children\":[{\"value\":\"Wind\"}]}]}",
            text: "Rain fell soon.\n\nWind"),
        // A title that is an object beside a heading is that of the publication; alone it is the article's.
        Case(
            "{\"id\":1,\"heading\":\"T\",\"title\":{\"id\":\"35\",\"value\":\"Vale Post\"},\"articleText\":\"Rain\"}",
            title: "T",
            source: "Vale Post"),
        Case(
            "{\"id\":1,\"title\":[{\"$\":{\"id\":\"35\"},\"_\":\"Vale Post\"}],\"heading\":[\"T\"],\"text\":\"Rain\"}",
            title: "T",
            source: "Vale Post"),
        Case(
            "{\"_source\":{\"id\":1,\"title\":{\"id\":35,\"title\":\"Vale Post\"},\"headline\":\"T\",\"text\":\"Rain\"}}",
            title: "T", source: "Vale Post"),
        Case(
            "{\"id\":1,\"headline\":\"T\",\"title\":{\"name\":\"Vale\"},\"source\":\"Vale Post\",\"text\":\"Rain\"}",
            title: "T",
            source: "Vale Post"),
        Case("{\"id\":1,\"title\":{\"id\":3,\"value\":\"T\"},\"name\":\"row 1\",\"text\":\"Rain\"}", title: "T"),
        Case("{\"id\":1,\"title\":{\"id\":3,\"value\":\"T\"},\"text\":\"Rain\"}", title: "T"),
        Case("{\"id\":1,\"title\":{\"rendered\":\"T\"},\"heading\":\"U\",\"text\":\"Rain\"}", title: "T"),
        // Dates in parts.
        Case("{\"id\":1,\"text\":\"Rain\",\"date\":{\"_seconds\":1712225700,\"_nanoseconds\":5}}", published: day),
        Case("{\"id\":1,\"text\":\"Rain\",\"date\":{\"seconds\":\"1712225700\",\"nanos\":0}}", published: day),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"date\":{\"date\":\"2024-04-04 12:15:00.000000\",\"timezone_type\":3,\"timezone\":\"Europe/Berlin\"}}",
            published: day),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"date\":{\"timezone\":\"+02:00\",\"date\":\"2024-04-04 12:15:00.000000\"}}",
            published: day),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"published\":{\"dateTime\":\"2024-04-04T12:15:00\",\"timeZone\":\"Europe/Berlin\"}}",
            published: day),
        // It says itself where it stands.
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"date\":{\"date\":\"2024-04-04T10:15:00Z\",\"timezone\":\"Europe/Berlin\"}}",
            published: day),
        Case("{\"id\":1,\"text\":\"Rain\",\"date\":{\"@value\":\"2024-04-04T10:15:00Z\"}}", published: day),
        Case(
            "{\"@id\":\"1\",\"text\":\"Rain\",\"title\":{\"@value\":\"T\"},\"source\":{\"@value\":\"Vale Post\"}}",
            title: "T",
            source: "Vale Post"),
        Case("{\"id\":1,\"text\":\"Rain\",\"date\":\"2024-04-04\",\"time\":\"10:15\"}", published: day),
        Case("{\"id\":1,\"text\":\"Rain\",\"time\":\"10:15 AM\",\"date\":\"April 4, 2024\"}", published: day),
        Case("{\"id\":1,\"text\":\"Rain\",\"date\":\"2024-04-04T10:15Z\",\"time\":\"11:11\"}", published: day),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"year\":2024,\"month\":\"04\",\"day\":4,\"time\":\"10:15\"}", published: day),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"date\":{\"year\":2024,\"monthValue\":4,\"dayOfMonth\":4,\"hour\":10,\"minute\":15}}",
            published: day),
        Case("{\"id\":1,\"text\":\"Rain\",\"year\":2024,\"month\":13,\"day\":4}"),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"publish_year\":\"2024\",\"publish_month\":\"April\",\"publish_day\":\"4\"}",
            published: midnight),
        Case(
            "{\"id\":1,\"text\":\"Rain\",\"metadata\":{\"year\":2024,\"month\":4,\"day\":4}}", published: midnight),
        Case("{\"id\":1,\"text\":\"Rain\",\"Год\":2024,\"Месяц\":\"апрель\",\"День\":4}", published: midnight),
        Case("{\"ΚΩΔΙΚΟΣ\":1,\"text\":\"Rain\"}"), Case("{\"Ma\u{303}\":1,\"text\":\"Rain\"}"),
        Case("{\"id\":1,\"text\":\"Rain\",\"published\":true,\"date\":\"2024-04-04T10:15Z\"}", published: day),
    ]

    @Test("One field may be read as text, title, source and all, and is cleaned as any")
    func oneField() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.jsonl", "{\"id\":\"1\",\"title\":\"Rain fell on the quay\"}\n")
        var options = ReadingOptions()
        for role in [FieldNames.Role.text, .title, .source, .url] { options.fields[role] = ["title"] }
        let cleaning = Cleaning(strippingFurniture: true)
        let reading = try CorpusReader(options).read(
            .paths([path]), preparing: { _ = cleaning.clean(&$0) }, receive: { _ in })
        let corpus = Corpus(reading.batches)
        #expect(try String(decoding: corpus.text(0), as: UTF8.self) == "Rain fell on the quay")
        #expect(corpus.title(0) == "Rain fell on the quay" && corpus.strippedBytes(0) == 0)
    }

    @Test("The names, paths and shapes that tools write are read", arguments: cases)
    func names(_ tool: Case) throws {
        let folder = try TemporaryFolder()
        #expect(try read([try folder.write("n.jsonl", tool.record)]).articles == [tool.expected])
        #expect(try read([try folder.write("n.json", "[\(tool.record)]")]).articles == [tool.expected])
    }

    @Test(
        "A path names a field, also of lists",
        arguments: [
            ("a.b", "{\"a\":{\"b\":\"Rain\"}}"), ("a[1].b", "{\"a\":[{\"b\":\"No\"},{\"b\":\"Rain\"}]}"),
            ("a.b[].c[]", "{\"a\":{\"b\":[{\"c\":[\"Rain\"]},{\"c\":[]}]}}"), ("A-B", "{\"a_b\":\"Rain\"}"),
            ("a.b", "{\"a.b\":\"Rain\",\"a\":{\"b\":\"No\"}}"), ("a.b", "{\"A\":[{\"B\":\"Rain\"}]}"),
        ])
    func paths(path: String, record: String) throws {
        let folder = try TemporaryFolder()
        let reading = try read([try folder.write("n.jsonl", record)]) {
            $0.fields[.text] = [path]
            $0.fields[.summary] = []
        }
        #expect(reading.articles.map(\.text) == ["Rain"])
    }

    @Test("A text that several paths lead to is there for each, however little room the record has")
    func shared() throws {
        let folder = try TemporaryFolder()
        let text = String(repeating: "Rain ", count: 100)
        let reading = try read([try folder.write("n.jsonl", "{\"a\":[\"\(text)\",\"x\"]}")]) {
            for role in FieldNames.Role.allCases { $0.fields[role] = ["a[]"] }
        }
        #expect(reading.articles.first?.text == text + "\n\nx")
        #expect(reading.articles.first?.title == text)
    }

    @Test("Columns are named as fields are, and paths stand for names")
    func columns() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "n.csv",
            """
            _source.title,Publish Date,media-name,source.name,_source.content,URL
            T,2024-04-04,null,Vale Post,Rain,https://vale.example/1
            """)
        let article = try read([path]).articles.first
        #expect(article?.title == "T")
        #expect(article?.text == "Rain")
        #expect(article?.source == "Vale Post")
        #expect(article?.id == "https://vale.example/1")
        #expect(article?.published == 1_712_188_800)
    }

    @Test(
        "Columns that an object for the title was made into are of the publication, beside a heading",
        arguments: [
            ("heading,title.id,title.title,text", "T,35,Vale Post,Rain", "T", "Vale Post"),
            ("title.id,title.value,heading,text", "35,Vale Post,T,Rain", "T", "Vale Post"),
            ("title.id,title.value,name,text", "35,T,row 1,Rain", "T", ""),
            ("heading,title.rendered,text", "U,T,Rain", "T", ""),
        ])
    func columnsOfTitles(header: String, row: String, title: String, source: String) throws {
        let folder = try TemporaryFolder()
        let article = try read([try folder.write("n.csv", "\(header)\n\(row)\n")]).articles.first
        #expect(article?.title == title && article?.source == source)
    }
}
