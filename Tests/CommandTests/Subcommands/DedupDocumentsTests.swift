import Fixtures
import Foundation
import Testing

@Suite("dedup of documents")
struct DedupDocumentsTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func files(_ name: String) throws -> [String: [UInt8]] {
        try folder.files(below: name).filter { !$0.hasSuffix("manifest.json") }.reduce(into: [:]) { files, file in
            files[file] = try folder.bytes("\(name)/\(file)")
        }
    }

    @Test("A folder of web pages is written as a folder, with the names that they had")
    func pages() throws {
        var expected: [String: [UInt8]] = [:]
        for (name, text) in zip(["a.html", "coast/b.HTM", "coast/c.html", "d.html"], DedupTests.texts) {
            let page =
                "<html><head><link rel=canonical href=https://a.example/\(name)></head><body><p>\(text)</p></body></html>\r\n"
            try folder.write("in/\(name)", page)
            expected[name] = Array(page.utf8)
        }
        let outcome = try Command.run(
            "dedup", folder.path("in"), "--output", folder.path("out"), "--removed", folder.path("gone"), "--quiet")
        #expect(outcome.code == 0)
        #expect(try files("gone") == ["a.html": expected["a.html"]!])
        expected["a.html"] = nil
        #expect(try files("out") == expected)
    }

    @Test("What a call or lines that end in carriage returns hold is written as it came", arguments: [false, true])
    func wrapped(isTable: Bool) throws {
        let texts = [DedupTests.texts[0], DedupTests.texts[0], DedupTests.texts[1]]
        let name = isTable ? "in.csv" : "in.json"
        func document(_ kept: [Int]) -> String {
            isTable
                ? "title,text\r" + kept.map { "T\($0),\"\(texts[$0])\"\r" }.joined()
                : "cb([" + kept.map { "{\"title\":\"T\($0)\",\"text\":\"\(texts[$0])\"}" }.joined(separator: ",")
                    + "]);\n"
        }
        _ = try folder.write(name, document([0, 1, 2]))
        let outcome = try Command.run("dedup", folder.path(name), "--removed", folder.path("gone-\(name)"), "--quiet")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let gone = String(decoding: try folder.bytes("gone-\(name)"), as: UTF8.self)
        let (kept, removed) = outcome.text == document([0, 2]) ? ([0, 2], [1]) : ([1, 2], [0])
        #expect(outcome.text == document(kept) && gone == document(removed))
    }

    @Test("Records that are no objects and no rows are not annotated")
    func notAnnotated() throws {
        let outcome = try Command.run("dedup", folder.write("in.xml", feed([0, 1])), "--annotate")
        #expect(outcome.code == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("has no place for an annotation"))
    }

    private func item(_ index: Int) -> String {
        "<item><guid>g\(index)</guid><title>T\(index)</title><description>\(DedupTests.texts[index])</description></item>"
    }

    private func feed(_ items: [Int]) -> String {
        "<?xml version=\"1.0\"?>\n<rss><channel><title>A</title>\n\(items.map { item($0) + "\n" }.joined())</channel></rss>\n"
    }

    @Test("A feed stays a feed, and what goes is one too")
    func feeds() throws {
        let path = try folder.write("feed.xml", feed([0, 1, 2, 3]))
        let kept = folder.path("kept.xml")
        let gone = folder.path("gone.xml")
        #expect(try Command.run("dedup", path, "-o", kept, "--removed", gone, "--quiet").code == 0)
        #expect(try folder.text("kept.xml") == feed([1, 2, 3]))
        #expect(try folder.text("gone.xml") == feed([0]))
    }

    @Test("Several XML files are written as files of a folder")
    func severalFeeds() throws {
        try folder.write("in/a.xml", feed([0]))
        try folder.write("in/x/b.xml", feed([1, 2]))
        try folder.write("in/x/c.xml", feed([3]))
        let outcome = try Command.run(
            "dedup", folder.path("in"), "--output", folder.path("out"), "--removed", folder.path("gone"), "--quiet")
        #expect(outcome.code == 0)
        #expect(try files("out") == ["x/b.xml": Array(feed([1, 2]).utf8), "x/c.xml": Array(feed([3]).utf8)])
        #expect(try files("gone") == ["a.xml": Array(feed([0]).utf8)])
    }

    @Test("A crawl stays a crawl: records leave with the breaks behind them, in their order")
    func crawls() throws {
        let records = DedupTests.texts.enumerated().map { index, text in
            let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>\(text)</p></body></html>"
            return """
                WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\(index)\r
                WARC-Record-ID: <urn:uuid:\(index)>\r\nContent-Type: application/http\r
                Content-Length: \(page.utf8.count)\r\n\r\n\(page)\r\n\r

                """
        }
        let path = try folder.write("a.warc", records.joined())
        let (kept, gone) = (folder.path("kept.warc"), folder.path("gone.warc"))
        #expect(try Command.run("dedup", path, "-o", kept, "--removed", gone, "--quiet").code == 0)
        #expect(try folder.text("kept.warc") == records[1...].joined())
        #expect(try folder.text("gone.warc") == records[0])
    }
}
