import Fixtures
import Foundation
import Testing

@Suite("Records that are odd but whole")
struct OddRecordTests {
    static let sentence = "The council of Orrin Quay voted on the harbour plan late in the evening. "

    @Test("Empty texts are reported and stand alone; nothing odd traps or gets lost")
    func odd() throws {
        let folder = try TestFolder()
        let path = try folder.write(
            "n.jsonl",
            #"""
            {"id":"empty","text":""}
            {"id":"empty too","text":""}
            {"id":"blank","text":" \n\t "}
            {"id":"word","text":"harbours"}
            {"id":"nul","text":"a\u0000b harbour"}
            {"id":"half","text":"\ud800 harbour \udfff"}
            {"id":"late","text":"harbour lights","published":292277026596}
            {"id":"later","text":"harbour nights","published":"292277026596"}
            {"id":"worse","text":"harbour bites","published":1e999}
            {"id":"no date","text":"harbour kites","published":"soon"}
            {"id":"\u0000","text":"a NUL for a name","title":"\u0000\ud800","source":"\u001b[2J"}
            """#)
        for format in ["text", "json", "jsonl", "csv"] {
            let outcome = try Command.run("cluster", path, "--format", format, "--all")
            #expect(outcome.code == 0)
            #expect(outcome.errors.contains("11 articles"))
            #expect(outcome.errors.contains("3 articles without a word of text; each stands alone"))
            #expect(outcome.errors.contains("2 dates not understood"))
            // A table holds fields as they are; JSON escapes, and text must not move the cursor.
            #expect(format == "csv" || !outcome.text.contains("\u{1B}"))
        }
        _ = try Command.run("cluster", path, "--output", folder.path("out"))
        let articles = try objects(try folder.text("out/articles.jsonl"))
        #expect(articles.count == 11)
        for article in articles where ["empty", "empty too", "blank"].contains(article.string("id")) {
            #expect(article.string("group") == article.string("id"))
            #expect(article.string("story") == article.string("id"))
        }
        let survivors = try Command.output("dedup", path)
        let whole = try folder.text("n.jsonl")
        #expect(survivors == whole)
    }

    @Test("A text of 50 MB is compared like any other")
    func longText() throws {
        let folder = try TestFolder()
        // Long words: as many bytes, fewer of them to sort.
        let alphabet = String(repeating: "abcdefghijklmnopqrstuvwxyz", count: 40)
        var text = ""
        text.reserveCapacity(51_000_000)
        var number = 0
        while text.utf8.count < 50_000_000 {
            text += alphabet
            text += "\(number) "
            number += 1
        }
        let path = try folder.write(
            "n.jsonl",
            "{\"id\":\"long\",\"text\":\"\(text)\"}\n{\"id\":\"part\",\"text\":\"\(text.prefix(40_000))\"}\n")
        let groups = try objects(try Command.output("duplicates", path, "--format", "jsonl"))
        #expect(groups.map { $0.list("articles").compactMap { $0.string("id") } } == [["long", "part"]])
        #expect(groups.first?.list("articles").last?.string("relation") == "contained")
    }

    @Test("A line of 100 MB is read, and leaves as it came")
    func longLine() throws {
        let folder = try TestFolder()
        let junk = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000_000)
        let line = Array("{\"id\":\"long\",\"text\":\"\(Self.sentence)\",\"page\":\"".utf8) + junk + Array("\"}\n".utf8)
        let path = try folder.write("n.jsonl", line + Array("{\"id\":\"x\",\"text\":\"Sunday was calm.\"}".utf8))
        let outcome = try Command.run("dedup", path, "--output", folder.path("out.jsonl"))
        #expect(outcome.code == 0)
        #expect(try folder.bytes("out.jsonl") == folder.bytes("n.jsonl"))
    }
}
