import Testing

@testable import Corpus

@Suite("Files that are something else")
struct FileKindTests {
    struct Case: CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var what: String
        var remedy: String

        init(_ name: String, _ bytes: [UInt8], _ what: String, _ remedy: String) {
            (self.name, self.bytes, self.what, self.remedy) = (name, bytes, what, remedy)
        }

        init(_ name: String, _ text: String, _ what: String, _ remedy: String) {
            self.init(name, Array(text.utf8), what, remedy)
        }

        var testDescription: String { "\(name): \(what)" }
    }

    static let cases = [
        Case("a.parquet", "PAR1....", "a Parquet file", "duckdb"),
        Case("a.arrow", "ARROW1\0\0", "Arrow or Feather", "read_feather"),
        Case("a.arrow", [0xFF, 0xFF, 0xFF, 0xFF, 0x10, 0, 0, 0], "a stream of Arrow", "open_stream"),
        Case("a.rar", "Rar!\u{1A}\u{7}\u{1}\0", "a RAR archive", "unrar x"),
        Case("a.pkl", [0x80, 0x04, 0x95, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "a Python pickle", "read_pickle"),
        Case("a.yaml", "- title: Rain\n", "a YAML file", "yq"),
        Case("a.dat", "- title: Rain\n  text: fell\n", "a YAML file", "yq"),
        Case("a.sql", "CREATE TABLE news (id int);\n", "a dump of a database", "CSV"),
        Case("a.eml", "Return-Path: <a@vale.example>\nFrom: A\nSubject: Rain\n\nRain fell.\n", "an e-mail", "get_body"),
        Case("a", "From: A\nSubject: Rain\n\nRain fell.\n", "an e-mail", "get_body"),
        Case("a.mbox", "From a@vale.example Thu Apr 04 10:15:00 2024\nFrom: A\n\nRain\n", "a mailbox", "mailbox.mbox"),
        Case(
            "a.mht", "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n", "MHTML",
            "'html'"),
        Case("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D], "an image", "tesseract"),
        Case("a.tif", [0x49, 0x49, 0x2A, 0x00, 0x08], "an image", "tesseract"),
        Case("a.jsonl", "version https://git-lfs.github.com/spec/v1\n", "a pointer of Git LFS", "git lfs pull"),
        Case("a.json", "<!DOCTYPE html><html><body>Not found</body></html>", "HTML, and not the JSON", ".html"),
        Case("a.js", "window.news = [{text: \"Rain\"}];", "a script", "bracket"),
        Case("a.bib", "@article{rain, title={Rain}}\n", "BibTeX", "Zotero"),
        Case("a.ris", "TY  - NEWS\nTI  - Rain\n", "RIS", "Zotero"),
        Case("a.arc", "filedesc://a.arc 0.0.0.0\n", "an ARC file", "arc2warc"),
    ]

    @Test("The error names what a file is, and what helps", arguments: cases)
    func named(file: Case) throws {
        let folder = try TemporaryFolder()
        let error = failure(reading: [try folder.write(file.name, file.bytes)])
        #expect(error?.code == .badInput)
        #expect(error?.problem.contains(file.what) == true, "\(error?.problem ?? "")")
        #expect(error?.remedy.contains(file.remedy) == true, "\(error?.remedy ?? "")")
    }

    @Test("Text that begins as other files do is read where its name says that it is text")
    func text() throws {
        let folder = try TemporaryFolder()
        let list = "- title: Rain\n  text: fell\n"
        #expect(try read([try folder.write("n.txt", list)]).articles.map(\.text) == [list])
        // A mail's head is that of its text.
        let mail = try read([try folder.write("m.txt", "From: A\nSubject: Rain\n\nRain fell.\n")]).articles
        let only = try #require(mail.first)
        #expect(mail.count == 1 && only.title == "Rain")
        #expect(only.text.contains("Rain fell.") && !only.text.contains("Subject"))
    }

    @Test("Japanese behind escapes is read, in texts, tables and pages; so are feeds in UTF-16")
    func encodings() throws {
        let folder = try TemporaryFolder()
        // "雨" in ISO-2022-JP.
        let rain: [UInt8] = [0x1B, 0x24, 0x42, 0x31, 0x2B, 0x1B, 0x28, 0x42]
        let text = try read([try folder.write("n.txt", rain + [0x0A])])
        #expect(text.articles.map(\.text) == ["雨\n"] && text.inputs[0].encoding == "ISO-2022-JP")
        let table = try read([try folder.write("n.csv", Array("id,text\n1,".utf8) + rain + [0x0A])])
        #expect(table.articles.map(\.text) == ["雨"])
        let page = Array("<html><body><p>".utf8) + rain + Array("</p></body></html>".utf8)
        #expect(try read([try folder.write("n.html", page)]).articles[0].text.contains("雨"))
        let feed =
            "<?xml version=\"1.0\" encoding=\"utf-16\"?><rss><channel><item><guid>1</guid><description>Regen fällt.</description></item></channel></rss>"
        for mark in [true, false] {
            var bytes: [UInt8] = mark ? [0xFF, 0xFE] : []
            for unit in feed.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
            let reading = try read([try folder.write("n.xml", bytes)])
            #expect(reading.articles.map(\.text) == ["Regen fällt."] && reading.inputs[0].encoding == "UTF-16LE")
        }
    }
}
