import Fixtures
import Testing

@testable import Corpus

@Suite("First lines of text files")
struct TextHeadTests {
    private static let body = "Rain fell on the harbour all night, and the ferry stayed where it was."

    private static func article(_ title: String, _ date: String?, source: String = "", url: String = "")
        -> ReadDocuments.Article
    {
        .init(
            id: url.isEmpty ? "n" : url, title: title, text: body, published: date.flatMap(ReadDocuments.date),
            source: source, url: url)
    }

    @Test(
        "Names and values above a text are fields",
        arguments: [
            "Title: Rain\nSource: Vale Post\nDate: 2024-03-12\nAuthor: I. Kvist\n\n",
            "DATE: 12 March 2024\nHEADLINE: Rain\nPublisher: Vale Post\n",
            "Title: Rain\nSource: Vale Post\nDate: 2024-03-12\nText: ",
            "Title: Rain\nSource: Vale Post\nDate: 2024-03-12\n\nBody:\n",
            // Mail, with what programs add to it, and a line that goes on.
            "From: Vale Post <news@vale.example>\nSubject: Rain\nDate: Tue, 12 Mar 2024\n\n",
            "Subject: Rain\r\nTo: all@vale.example\r\nX-Mailer: Post 1\r\nFrom: \"Vale Post\" <news@vale.example>\r\n"
                + "Date: Tue, 12 Mar 2024\r\n\r\n",
            "Von: Vale Post\nGesendet: 12. März 2024\nAn: alle\nBetreff: Rain\n\n",
        ])
    func named(head: String) throws {
        let read = try ReadDocuments("n.txt", head + Self.body)
        #expect(read.articles == [Self.article("Rain", "2024-03-12", source: "Vale Post")])
    }

    @Test("A subject that goes on in the next line is one title, and a sender without a name is a host")
    func folded() throws {
        let head = "From: news@vale.example\nSubject: Rain\n at last\nDate: Tue, 12 Mar 2024\n\n"
        let read = try ReadDocuments("n.txt", head + Self.body)
        #expect(read.articles == [Self.article("Rain at last", "2024-03-12", source: "vale.example")])
    }

    @Test("Lines of names and values may have empty lines between them, to the name of the text")
    func spaced() throws {
        let head =
            "Title: Rain at last\n\nURL Source: https://vale.example/rain\n\nPublished Time: 2024-03-12\n\n"
            + "Markdown Content:\n"
        let read = try ReadDocuments("n.txt", head + Self.body)
        #expect(
            read.articles == [
                Self.article("Rain at last", "2024-03-12", source: "vale.example", url: "https://vale.example/rain")
            ])
    }

    @Test(
        "Below the title a line may be the date, the address, or a name and its value",
        arguments: [
            "Rain at last\n12 March 2024\n\n", "Rain at last\r\n\r\nMarch 12, 2024\r\n\r\n",
            "Rain at last\nBy I. Kvist\n2024-03-12\n",
            "# Rain at last\n\n*12 March 2024*\n\n", "Rain at last\nPublished: 2024-03-12\n",
        ])
    func dated(head: String) throws {
        #expect(try ReadDocuments("n.txt", head + Self.body).articles == [Self.article("Rain at last", "2024-03-12")])
    }

    @Test("An address below the title is that of the article")
    func address() throws {
        let read = try ReadDocuments("n.txt", "Rain at last\nhttps://vale.example/rain\n\n" + Self.body)
        #expect(
            read.articles == [
                Self.article("Rain at last", nil, source: "vale.example", url: "https://vale.example/rain")
            ])
    }

    @Test("A heading of Markdown is the title")
    func heading() throws {
        #expect(
            try ReadDocuments("n.md", "# Rain at last\n\n" + Self.body).articles == [Self.article("Rain at last", nil)])
        let front = "---\ndate: 2024-03-12\n---\n\n# Rain at last\n\n"
        #expect(try ReadDocuments("n.md", front + Self.body).articles == [Self.article("Rain at last", "2024-03-12")])
    }

    @Test(
        "Text is left alone",
        arguments: [
            "Rain fell.\n12 March 2024\n\nMore.", "Rain\nNote: it was wet.\nMore.", "Title: a story\nIt began.",
            "12 March 2024\nRain",
            "Rain\nSource: it said so.\n", "From: the coast\nIt rained.", "Subject: rain\nNote: wind\n", "",
            "#hashtag\nRain", "Rain at last\nWind rose\n12 March 2024\n",
        ])
    func text(text: String) {
        #expect(TextHead(Array(text.utf8)[...], names: .usual) == nil)
    }

    @Test("Markdown is read where a folder holds nothing else, but for notes")
    func folder() throws {
        let folder = try TestFolder()
        _ = try folder.write("p/a.md", Array(("# Rain at last\n\n" + Self.body).utf8))
        _ = try folder.write("p/README.md", Array("# Notes\n\nText.".utf8))
        #expect(try ReadDocuments([folder.path + "/p"]).articles.map(\.title) == ["Rain at last"])
        _ = try folder.write("p/b.txt", Array("Wind.".utf8))
        #expect(try ReadDocuments([folder.path + "/p"]).articles.map(\.text) == ["Wind."])
    }
}
