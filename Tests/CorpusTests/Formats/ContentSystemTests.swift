import Fixtures
import Testing

@testable import Corpus

@Suite("Fields of exports and content systems")
struct ContentSystemTests {
    private static let body =
        "Rain fell on the harbour all night, and the ferry stayed where it was, with forty people in it."

    private func read(_ name: String, _ text: String) throws -> [ReadDocuments.Article] {
        try ReadDocuments(name, text).articles
    }

    @Test("A channel of Telegram, whose first message tells of itself, and whose texts are in pieces")
    func telegram() throws {
        let text = """
            {"name": "Vale Post", "type": "public_channel", "id": 1, "messages": [
            {"id": 0, "type": "service", "date": "2024-04-01T00:00:00", "action": "create_channel", "text": ""},
            {"id": 1, "type": "message", "date": "2024-04-04T10:15:00", "text": [{"type": "bold", "text": "Rain"}, "\\n\\nIt fell on ",
            {"type": "text_link", "text": "the harbour", "href": "https://vale.example"}, " all night."]},
            {"id": 2, "type": "message", "date": "2024-04-05T10:15:00", "text": "\(Self.body)"}]}
            """
        let articles = try read("n.json", text).filter { !$0.text.isEmpty }
        #expect(articles.map(\.text) == ["Rain\n\nIt fell on the harbour all night.", Self.body])
        #expect(articles.map(\.id) == ["1", "2"])
    }

    @Test("WordPress' own table, Joomla's two halves, and cells between single quotes")
    func tables() throws {
        let wordpress = try read(
            "n.csv",
            "ID,post_date,post_date_gmt,post_content,post_title\n7,2024-04-04 12:15:00,2024-04-04 10:15:00,<p>\(Self.body.replacing(",", with: ""))</p>,Rain\n"
        )
        #expect(wordpress.map(\.title) == ["Rain"])
        #expect(wordpress.map(\.id) == ["7"])
        #expect(wordpress.map { $0.published?.description } == ["2024-04-04T10:15:00Z"])
        let joomla = try read(
            "n.csv",
            "id,title,introtext,fulltext,publish_up\n1,Rain,<p>It rained.</p>,<p>The ferry stayed.</p>,2024-04-04\n2,Clock,<p>Sold.</p>,,2024-04-05\n"
        )
        #expect(
            joomla.map { $0.text.split(separator: "\n").filter { !$0.isEmpty }.joined(separator: "|") }
                == ["<p>It rained.</p>|<p>The ferry stayed.</p>", "<p>Sold.</p>"])
        let single = try read(
            "n.csv",
            "title,date,text\nRain,2024-04-04,'It fell, they said, on Vale''s harbour.'\nClock,2024-04-05,'Sold, at last.'\n"
        )
        #expect(single.map(\.text) == ["It fell, they said, on Vale's harbour.", "Sold, at last."])
        let apostrophes = try read(
            "n.csv", "title,text\nRain,'Tis raining, they said\nClock,'Twas sold\n".replacing(", they", with: " they"))
        #expect(apostrophes.map(\.text) == ["'Tis raining they said", "'Twas sold"])
    }

    @Test(
        "A body that is an object or a list under a name of its own is read",
        arguments: [
            "{\"title\": \"Rain\", \"body\": {\"plain\": \"\(body)\"}, \"date\": \"2024-04-04\"}",
            "{\"title\": \"Rain\", \"body\": {\"html\": \"\(body)\", \"plain\": \"\(body)\"}, \"date\": \"2024-04-04\"}",
            "{\"headline\": \"Rain\", \"bodyParagraphs\": [\"\(body)\"], \"date\": \"2024-04-04\"}",
            "{\"post_title\": \"Rain\", \"post_content\": \"\(body)\", \"post_date_gmt\": \"2024-04-04\"}",
            "{\"title\": \"Rain\", \"Opening Text\": \"\(body)\", \"date\": \"2024-04-04\"}",
        ])
    func objects(record: String) throws {
        let articles = try read("n.jsonl", record + "\n")
        #expect(articles.map(\.text) == [Self.body])
        #expect(articles.map(\.title) == ["Rain"])
        #expect(articles.map { $0.published?.description } == ["2024-04-04"])
    }

    @Test("Of an object whose text stands deeper the path is told")
    func deeper() throws {
        let record =
            "{\"title\": \"Rain\", \"text\": {\"layers\": {\"first\": \"\(Self.body) \(Self.body) \(Self.body)\"}}}\n"
        let error = #expect(throws: CorpusError.self) { try ReadDocuments("n.jsonl", record) }
        #expect(error?.remedy.contains("--text-field text.layers.first") == true, "\(error?.remedy ?? "")")
    }

    @Test("A headline is the title where a title stands beside it in XML")
    func reuters() throws {
        let item = """
            <?xml version="1.0"?>
            <newsitem itemid="7" date="2024-04-04"><title>VALE: Rain at last.</title><headline>Rain at last.</headline>
            <text><p>\(Self.body)</p></text></newsitem>
            """
        #expect(try read("n.xml", item).map(\.title) == ["Rain at last."])
    }

    @Test("The byline of Factiva and the pages of Nexis Uni are no part of a title")
    func titles() throws {
        let factiva = """
            Rain at last
            By Ina Kvist
            12 words
            4 April 2024
            Vale Post
            VPX
            English
            Copyright 2024 Vale Ltd.

            \(Self.body)

            Document VPX0000020240404en440000
            """
        #expect(try read("n.txt", factiva).map(\.title) == ["Rain at last"])
        let broken = factiva.replacing("By Ina Kvist", with: "by the sea")
        #expect(try read("n.txt", broken).map(\.title) == ["Rain at last by the sea"])
        let nexis = """
            Page 1 of 1
            Rain at last

            Rain at last
            Vale Post
            April 4, 2024 Thursday

            Copyright 2024 Vale Ltd All Rights Reserved

            Section: NEWS; Pg. 4
            Length: 12 words

            Body

            \(Self.body)

            End of Document
            """
        let articles = try read("n.txt", nexis)
        #expect(articles.map(\.title) == ["Rain at last"])
        #expect(articles.map(\.source) == ["Vale Post"])
    }

    @Test(
        "Fields have names in the languages of Europe, and of others",
        arguments: [
            "заглавие,текст,дата,източник", "titulek,text,datum,zdroj", "overskrift,brødtekst,dato,kilde",
            "titel,text,datum,quelle",
            "τίτλος,κείμενο,ημερομηνία,πηγή", "título,texto,fecha,fuente", "pealkiri,sisu,kuupäev,allikas",
            "otsikko,teksti,päivämäärä,lähde", "titre,texte,date,source", "teideal,téacs,dáta,foinse",
            "naslov,sadržaj,datum,izvor",
            "cím,szöveg,dátum,forrás", "titolo,testo,data,fonte", "antraštė,tekstas,data,šaltinis",
            "virsraksts,teksts,datums,avots",
            "titlu tal-artiklu,kontenut,data,sors", "titel,tekst,datum,bron", "tytuł,treść,data,źródło",
            "título,texto,data,fonte",
            "titlu,conținut,data,sursă", "názov,obsah,dátum,zdroj", "naslov,besedilo,datum,vir",
            "rubrik,brödtext,publicerad,källa",
            "başlık,metin,tarih,kaynak", "judul,isi,tanggal,sumber", "tiêu đề,nội dung,ngày đăng,nguồn",
            "عنوان,متن,تاریخ,منبع",
            "العنوان,النص,التاريخ,المصدر", "כותרת,טקסט,תאריך,מקור", "शीर्षक,पाठ,दिनांक,स्रोत", "заголовок,текст,дата,джерело",
        ])
    func languages(header: String) throws {
        let articles = try read("n.csv", "\(header)\nRain,\(Self.body.replacing(",", with: "")),2024-04-04,Vale Post\n")
        #expect(articles.map(\.title) == ["Rain"])
        #expect(articles.map(\.text) == [Self.body.replacing(",", with: "")])
        #expect(articles.map { $0.published?.description } == ["2024-04-04"])
        #expect(articles.map(\.source) == ["Vale Post"])
    }
}
