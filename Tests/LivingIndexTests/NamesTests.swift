import Corpus
import Fixtures
import Testing

@testable import LivingIndex
@testable import Storyfold

@Suite("The names of articles in an index")
struct NamesTests {
    @Test("An article without an id or address is named by what it says, and replaces no other")
    func content() throws {
        let index = try SmallIndex()
        func record(_ text: String) -> String { SmallIndex.record("", text, "2024-03-01", title: "News") }
        try index.add(file: "monday/news.jsonl", record(SmallIndex.ferry))
        let summary = try index.add(file: "tuesday/news.jsonl", record(SmallIndex.bridge))
        #expect(summary.added == 1 && summary.updated == 0)
        let ids = try index.ids()
        #expect(ids.count == 2 && ids.allSatisfy { $0.wholeMatch(of: /x[0-9a-f]{12}/) != nil }, "\(ids)")
        // The same records elsewhere and in another order are the same articles, and one that stands twice is one.
        let again = try index.add(
            file: "other.jsonl", record(SmallIndex.bridge) + record(SmallIndex.ferry) + record(SmallIndex.bridge))
        #expect(again.added == 0 && again.updated == 0 && again.unchanged == 2)
        #expect(try index.ids() == ids)
    }

    @Test("Files of texts with one name in two folders stand beside each other")
    func files() throws {
        let index = try SmallIndex()
        for (folder, text) in [("A", SmallIndex.ferry), ("B", SmallIndex.bridge)] {
            try index.add(file: "\(folder)/x.txt", "A title\n\n\(text)\n")
        }
        #expect(try index.ids().count == 2)
    }

    static let nfc = "caf\u{E9}"
    static let nfd = "cafe\u{301}"

    @Test("Ids that spell a letter in two ways are two")
    func normalisation() throws {
        let index = try SmallIndex()
        try index.add(
            SmallIndex.record(Self.nfc, SmallIndex.ferry, "2024-03-01")
                + SmallIndex.record(Self.nfd, SmallIndex.bridge, "2024-03-01"))
        #expect(try index.reader().verify(threads: 1) == [])
        let file = index.folder.path("export")
        _ = try OutputSet.writeFile(at: file) { (sink) throws(CorpusError) in
            do { try IndexReader(index.path).export(to: sink, threads: 1) } catch { throw error as! CorpusError }
        }
        #expect(try IndexWriter.importing(file, into: index.folder.path("copy"), threads: 1).added == 2)
        let rules = try OverrideFile(
            at: index.folder.write("rules.csv", "rule,a,b,of\nmust-link,\(Self.nfc),\(Self.nfd),story\n"))
        #expect(try index.writer.override(by: rules).rules == 1)
        #expect(try index.story(of: Self.nfc).number == index.story(of: Self.nfd).number)
        #expect(try index.writer.remove([Self.nfc, Self.nfd]).removed == 2)
        #expect(try index.ids().isEmpty)
    }

    @Test("U+0000 does not cut an id, and a rule finds the article by it")
    func nulls() throws {
        let index = try SmallIndex()
        try index.add(
            SmallIndex.record("n\0l", SmallIndex.ferry, "2024-03-01", title: "A\0B", source: "S\0T")
                + SmallIndex.record("n", SmallIndex.bridge, "2024-03-01"))
        #expect(try Set(index.ids()) == ["n\u{FFFD}l", "n"])
        let article = try #require(try index.reader().article("n\u{FFFD}l"))
        #expect(article.title == "A\u{FFFD}B" && article.source == "S\u{FFFD}T")
        let rule = OverrideRule(.mustLink, "n\0l", "n", of: .story, line: 1)
        _ = try index.writer.override(by: OverrideFile(path: "rules.csv", rules: [rule]))
        #expect(try index.story(of: "n").articleCount == 2)
        #expect(try index.reader().verify(threads: 1) == [])
        // Two that become one are told.
        #expect(throws: CorpusError.self) {
            try index.add(
                SmallIndex.record("a\0", SmallIndex.ferry) + SmallIndex.record("a\u{FFFD}", SmallIndex.bridge))
        }
    }
}
