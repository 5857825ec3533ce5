import Fixtures
import Testing

@testable import Corpus

@Suite("Text files that hold something else")
struct TextFileKindTests {
    private static let bodies = [
        "Rain fell on the harbour all night, and the ferry stayed where it was.",
        "The council of Vale has sold the clock of the town hall, which had stopped.",
    ]
    private static let titles = ["Rain at last", "Clock sold"]

    /// Both articles, each as some words have it in which T, B and N stand for its title, its text and its number.
    private static func written(_ words: String, parted separator: String = "") -> String {
        let articles = titles.indices.map { index in
            words.replacing("T$", with: titles[index]).replacing("B$", with: bodies[index]).replacing(
                "N$", with: "\(index)")
        }
        return articles.joined(separator: separator)
    }

    private static let object = #"{"title": "T$", "text": "B$", "date": "2024-03-12"}"#

    @Test(
        "Many records in a text file are read as what they are",
        arguments: [
            written(object + "\n"), "[\(written(object, parted: ",\n"))]",
            "{\"articles\": [\(written(object, parted: ",\n"))]}",
            "title\ttext\tdate\n" + written("T$\tB$\t2024-03-12\n"),
            "title;text;date\n" + written("T$;B$;2024-03-12\n"),
            "title,text,date\n" + written("T$,\"B$\",2024-03-12\n"),
            "naslov\tbesedilo\tdatum\n" + written("T$\tB$\t2024-03-12\n"),
            written(
                """
                <DOC>
                <DOCNO>T-N$</DOCNO>
                <DATE>20240312</DATE>
                <HEADLINE>T$</HEADLINE>
                <TEXT>B$</TEXT>
                </DOC>

                """),
            written(
                """
                <DOC>
                <DOCNO>T-N$</DOCNO>
                <DATE>20240312</DATE>
                <HEAD>T$</HEAD>
                <TEXT>B$</TEXT>
                </DOC>

                """),
        ])
    func records(text: String) throws {
        let read = try ReadDocuments("n.txt", text)
        #expect(read.articles.map(\.title) == Self.titles)
        #expect(read.articles.map(\.text) == Self.bodies)
        #expect(read.articles.map(\.published) == [ReadDocuments.date("2024-03-12"), ReadDocuments.date("2024-03-12")])
    }

    @Test(
        "What another program takes articles out of is told as it is elsewhere",
        arguments: [
            ("From a@vale.example Thu Apr 04 10:15:00 2024\nSubject: Rain\n\nIt rained.\n", "a mailbox"),
            ("TY  - NEWS\nTI  - Rain\nER  - \n", "a list of references (RIS)"),
            ("@article{rain,\n  title = {Rain}\n}\n", "a bibliography in BibTeX"),
            ("<text id=\"0\">\nRain\tN\nfell\tV\non\tP\nthe\tD\nharbour\tN\nall\tD\n", "a corpus with a word a line"),
            ("# newdoc id = 0\n# text = Rain fell.\n1\tRain\n", "a corpus with a word a line"),
            ("{'title': 'Rain', 'text': \"It rained.\"}\n", "a list of objects as Python prints them"),
            ("[{'title': 'Rain', 'text': 'It rained.'}]\n", "a list of objects as Python prints them"),
        ])
    func others(text: String, what: String) throws {
        let error = #expect(throws: CorpusError.self) { try ReadDocuments("n.txt", text) }
        #expect(error?.problem.contains(what) == true, "\(error?.problem ?? "")")
    }

    @Test(
        "A text stays one article, whatever its first line looks like",
        arguments: [
            "Title, text, date and other words\nA list of words, with commas, in each line of it.",
            "[Photo: I. Kvist] Rain fell on the harbour.\nThe ferry stayed.",
            "{Rain} fell on the harbour.\nThe ferry stayed.",
            "From the harbour of Vale\nSubject: to rain, the ferry stayed.",
            "<p>Rain fell.</p>\n<p>The ferry stayed.</p>",
            "Text\tof\ta\nplay\tin\tthree", "{\"a\": 1}\n{\"a\": 2}",
        ])
    func articles(text: String) throws { #expect(try ReadDocuments("n.txt", text).articles.count == 1) }

    @Test(
        "A whole page in a text file is a page, and part of one a text",
        arguments: ["<!DOCTYPE html>\n<html lang=\"en\">", "<html>"])
    func pages(begins: String) throws {
        let body = Self.bodies.joined(separator: "</p><p>")
        let page = """
            \(begins)<head><title>\(Self.titles[0]) | Vale Post</title><meta property="og:site_name" content="Vale Post">
            <meta property="article:published_time" content="2024-03-12"><link rel="canonical" href="https://vale.example/rain">
            </head><body><article><h1>\(Self.titles[0])</h1><p>\(body)</p></article><footer>Vale Press Group</footer></body></html>
            """
        let read = try ReadDocuments("n.txt", page)
        #expect(read.articles == (try ReadDocuments("n.html", page).articles))
        #expect(read.articles.map(\.text) == [Self.bodies.joined(separator: "\n")])
        #expect(read.articles.map(\.source) == ["Vale Post"])
        let part = try ReadDocuments("n.txt", "<p>\(body)</p>")
        #expect(part.articles.map(\.id) == ["n"])
    }

    @Test("JSON that is by columns is turned, and what is no UTF-8 is a text; the second pass comes by the same")
    func turned() throws {
        let table = "{\"title\": [\"Rain\", \"Clock\"], \"text\": [\"\(Self.bodies[0])\", \"\(Self.bodies[1])\"]}\n"
        #expect(try ReadDocuments("n.txt", table).articles.map(\.text) == Self.bodies)
        let latin =
            Array("{\"title\": \"Rain\", \"text\": \"Il a plu ".utf8) + [0xE9, 0xE0, 0xE9]
            + Array(" au port.\"}\n".utf8)
        #expect(try ReadDocuments("n.txt", latin + latin).articles.count == 1)
    }

    @Test("A record that is broken, or cut off at the end, is told with its line as in a file of records")
    func broken() throws {
        let whole = "{\"title\": \"Rain\", \"text\": \"\(Self.bodies[0])\", \"date\": \"2024-03-12\"}\n"
        for (text, line) in [
            (whole + whole + "{\"title\": \"Clock sold\", \"te", 3), (whole + "{\"title\": }\n" + whole, 2),
            ("title\ttext\tdate\nRain\t\(Self.bodies[0])\t2024-03-12\nRain\t\(Self.bodies[0])\n", 3),
        ] {
            let error = #expect(throws: CorpusError.self) { try ReadDocuments("n.txt", text) }
            #expect(error?.place.line == line, "\(text.suffix(40))")
            let read = try ReadDocuments("n.txt", text, invalid: .skip)
            #expect(read.articles.allSatisfy { $0.text == Self.bodies[0] } && !read.articles.isEmpty)
            #expect(read.rejected.count == 1)
        }
    }
}
