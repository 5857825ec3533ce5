import Fixtures
import Testing

@testable import Corpus

@Suite("Exports of articles as text")
struct ExportTests {
    private static let first = "Rain fell on the harbour all night."
    private static let last = "The ferry stayed where it was."

    private static let numbered = """


                                       1 of 2 DOCUMENTS


                                          Vale Post

                                March 12, 2024 Tuesday
                                      City Edition

        Rain at last

        BYLINE: I. Kvist

        SECTION: NEWS; Pg. 3

        LENGTH: 12 words

        \(first)

        \(last)

        LOAD-DATE: March 14, 2024

        LANGUAGE: ENGLISH

        PUBLICATION-TYPE: Newspaper

                              Copyright 2024 Vale Press
                                 All Rights Reserved

                                       2 of 2 DOCUMENTS


                                          Vale Post

                                March 12, 2024 Tuesday

        Rain at last

        LENGTH: 12 words

        \(first)

        \(last)

        LANGUAGE: ENGLISH
        """

    private static func closed() -> String {
        """
        Rain at last
        Vale Post
        March 12, 2024 Tuesday

        Copyright 2024 Vale Press All Rights Reserved

        Section: NEWS; Pg. 3
        Length: 12 words
        Byline: I. Kvist

        Body

        \(first)

        \(last)

        Classification

        Language: ENGLISH
        Subject: FERRIES (90%)

        Load-Date: March 14, 2024

        End of Document

        """
    }

    private static func coded(_ number: Int) -> String {
        """
        HD  Rain at last
        BY  By I. Kvist
        WC  12 words
        PD  12 March 2024
        SN  Vale Post
        SC  VPOST
        LA  English
        CY  (c) 2024 Vale Press

        LP
        \(first)

        TD
        \(last)

        CO  ferry : Ferry Lines
        AN  Document VPOST00020240312ek3c0000\(number)

        """
    }

    private static func counted(_ number: Int) -> String {
        """
        Rain at last

        By I. Kvist
        12 words
        12 March 2024
        Vale Post
        VPOST
        English
        (c) 2024 Vale Press

        \(first)

        \(last)

        Document VPOST00020240312ek3c0000\(number)

        """
    }

    private static let rule = String(repeating: "_", count: 60)

    private static func labelled(_ number: Int) -> String {
        """
        ____________________________________________________________

        Document \(number) of 2

        Rain at last

        Author: I. Kvist

        Publication info: Vale Post ; Vale [Vale]. 12 Mar 2024: A3.

        Abstract: Short.

        Full text: \(first)

        \(last)

        Title: Rain at last

        Publication title: Vale Post; Vale

        Publication date: Mar 12, 2024

        ISSN: 12345678

        Language of publication: English

        ProQuest document ID: 3001\(number)

        """
    }

    /// As above, and not numbered.
    private static func ruled(_ number: Int) -> String {
        labelled(number).replacing("Document \(number) of 2\n\n", with: "")
    }

    private static func weblog(_ number: Int) -> String {
        """
        AUTHOR: I. Kvist
        TITLE: Rain at last
        STATUS: Publish
        SOURCE: Vale Post
        DATE: 03/12/2024
        -----
        BODY:
        \(first)

        \(last)
        -----
        KEYWORDS:

        -----
        --------

        """
    }

    static let files = [
        ("numbered", numbered), ("closed", closed() + closed()),
        ("coded", coded(1) + "\n" + coded(2) + "\nSearch Summary\nText ferry\n"),
        ("counted", counted(1) + counted(2)), ("labelled", labelled(1) + labelled(2)),
        ("ruled", ruled(1) + ruled(2)),
        (
            "ruled to its end",
            ruled(1) + ruled(2) + "\(rule)\n\nContact us at: https://vale.example/help\n\nCopyright 2024 Vale Press\n"
        ),
        ("weblog", weblog(1) + weblog(2)),
    ]

    @Test("Each kind is cut into its articles, with title, date and source", arguments: files)
    func reads(_ file: (name: String, text: String)) throws {
        let read = try ReadDocuments("n.txt", file.text)
        #expect(read.articles.count == 2)
        for article in read.articles {
            #expect(article.title == "Rain at last" && article.source == "Vale Post", "\(file.name)")
            #expect(article.text == "\(Self.first)\n\n\(Self.last)", "\(file.name)")
            #expect(article.published?.description == "2024-03-12", "\(file.name)")
        }
        #expect(Set(read.articles.map(\.id)).count == 2)
    }

    @Test("The end of a file that is cut off is an article as far as it goes", arguments: files)
    func truncated(_ file: (name: String, text: String)) throws {
        for part in [2, 3, 5] {
            let bytes = Array(file.text.utf8)
            let read = try ReadDocuments("n.txt", Array(bytes.prefix(bytes.count * (part - 1) / part)), invalid: .skip)
            #expect(read.articles.count >= 1 && read.rejected.isEmpty)
        }
    }

    @Test(
        "The text of one article is none",
        arguments: [
            "Rain.\n12 words\nDocument 7\n", "Document 1 of 2\nRain.", "End of Document", "Body\nLength: 3\n",
            "BODY:\n-----\n", "Full text: Rain.\n\(rule)\nMore.\n", "\(rule)\nPublication title: Vale Post\nRain.\n",
        ])
    func single(text: String) { #expect(ExportKind(Array(text.utf8)[...]) == nil) }

    @Test("What is asked to be an export and is none is refused")
    func refused() throws {
        let folder = try TestFolder()
        var options = ReadingOptions()
        options.format = .export
        let path = try folder.write("n.txt", Array("Rain fell.".utf8))
        let error = #expect(throws: CorpusError.self) { try CorpusReader(options).read([path]) }
        #expect(error?.problem == "no line says where an article begins or ends")
    }
}
