import Corpus
import Fixtures
import Foundation
import GRDB
import Storyfold
import Testing

@testable import LivingIndex

@Suite("An index that is damaged, or in use")
struct DamageTests {
    private func made() throws -> SmallIndex {
        let index = try SmallIndex()
        try index.add(
            SmallIndex.record("a", SmallIndex.ferry, "2024-03-01", title: "Ferry sinks", source: "Norvane Wire")
                + SmallIndex.record(
                    "b", SmallIndex.ferry + " (Norvane Wire)", "2024-03-01", title: "Ferry sinks off Tarnholm")
                + SmallIndex.record("c", SmallIndex.bridge, "2024-03-02", title: "Bridge opens"))
        return index
    }

    @Test(
        "verify notices what does not agree with the articles, the log and the records",
        arguments: [
            "UPDATE setting SET value = '0' WHERE name = 'story'",
            "UPDATE setting SET value = '0' WHERE name = 'group'",
            "UPDATE setting SET value = '1' WHERE name = 'key'",
            "UPDATE setting SET value = '0' WHERE name = 'segment'",
            "UPDATE setting SET value = '0' WHERE name = 'change'", "UPDATE story SET became = 1 WHERE number = 2",
            "UPDATE article SET title = 'XX' WHERE key = 1",
            "UPDATE article SET url = 'https://x.example' WHERE key = 1",
            "UPDATE article SET published = 0 WHERE key = 1", "UPDATE article SET seen = seen - 1 WHERE key = 1",
            "UPDATE article SET source = NULL WHERE key = 1",
            "UPDATE event SET article = 'c' WHERE kind = 'canonical_changed'",
            "UPDATE story SET is_open = 0 WHERE number = 1", "DELETE FROM learned",
            "UPDATE setting SET value = '9223372036854775807' WHERE name = 'key'",
            "UPDATE setting SET value = '-9223372036854775808' WHERE name = 'horizon'",
        ])
    func verification(_ statement: String) throws {
        let index = try made()
        #expect(try index.reader().verify(threads: 1) == [])
        try index.tamper(statement)
        #expect(try !index.reader().verify(threads: 1).isEmpty)
    }

    @Test(
        "Numbers that nothing was counted to are an error of the index",
        arguments: ["key", "segment", "story", "change", "horizon", "--open-days"])
    func extremes(_ name: String) throws {
        let index = try made()
        try index.tamper("UPDATE setting SET value = '9223372036854775807' WHERE name = '\(name)'")
        let error = #expect(throws: CorpusError.self) {
            let writer = try IndexWriter(index.path, threads: 1)
            _ = try writer.add(
                .lines(RecordLines(Array(SmallIndex.notes("n", from: "2024-03-03", days: 1).utf8)), name: "news"),
                options: ReadingOptions())
        }
        #expect(error?.code == .badInput || error?.code == .inputOutput, "\(String(describing: error))")
    }

    @Test("A table that is missing is damage")
    func schema() throws {
        let index = try made()
        try index.tamper("ALTER TABLE event RENAME TO evant")
        let error = #expect(throws: CorpusError.self) { try index.reader().events(most: 1) }
        #expect(error?.code == .badInput)
    }

    @Test("A compaction beside a reader does not look like damage, and a segment that is missing does")
    func readers() throws {
        let index = try made()
        let reader = try index.reader()
        var looks = 0
        let articles = try reader.look(
            with: { database in
                let numbers = try database.segmentNumbers()
                looks += 1
                if looks == 1 { _ = try index.writer.compact() }
                return numbers
            }, index.writer.configuration
        ) { _, segments in segments.values.reduce(0) { $0 + $1.count } }
        #expect(articles == 3 && looks == 2)
        let segment = try #require(try index.folder.files(below: "index/segments").first)
        try FileManager.default.removeItem(atPath: index.folder.path("index/segments/\(segment)"))
        let problems = try reader.verify(threads: 1)
        #expect(problems.contains { $0.contains("the segment is missing") }, "\(problems)")
        let error = #expect(throws: CorpusError.self) { try reader.explain("a", "c", threads: 1) }
        #expect(error?.code == .badInput)
    }

    @Test("A database that is empty or missing beside segments is damage, and nothing is removed")
    func emptied() throws {
        for isMissing in [false, true] {
            let folder = try TestFolder()
            let path = folder.path("i")
            do {
                let writer = try IndexWriter(path, settings: IndexSettings(), threads: 1)
                _ = try writer.add(
                    .lines(RecordLines(Array(SmallIndex.record("a", SmallIndex.ferry).utf8)), name: "news"),
                    options: ReadingOptions())
            }
            for file in try folder.files(below: "i") where file.hasPrefix("index.sqlite") {
                try FileManager.default.removeItem(atPath: folder.path("i/\(file)"))
            }
            if !isMissing { try folder.write("i/index.sqlite", "") }
            for open in [
                { _ = try IndexReader(path) }, { _ = try IndexWriter(path, settings: IndexSettings(), threads: 1) },
            ] {
                let error = #expect(throws: CorpusError.self, performing: open)
                #expect(error?.code == .badInput && error?.problem.contains("beside segments") == true, "\(error!)")
            }
            #expect(try folder.files(below: "i/segments").count == 1)
        }
    }

    @Test("Who may not write beside the database reads it alone, whatever its name, as long as all is in it")
    func frozen() throws {
        let folder = try TestFolder()
        let path = folder.path("a%20b?#ü")
        do {
            let writer = try IndexWriter(path, settings: IndexSettings(), threads: 1)
            _ = try writer.add(
                .lines(RecordLines(Array(SmallIndex.record("a", SmallIndex.ferry).utf8)), name: "news"),
                options: ReadingOptions())
        }
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: IndexFolder(path).frozenDatabaseName, configuration: configuration)
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM article") } == 1)
    }

    @Test("An index without a name is refused")
    func nameless() throws {
        for open in [{ _ = try IndexReader("") }, { _ = try IndexWriter("", settings: IndexSettings(), threads: 1) }] {
            #expect(#expect(throws: CorpusError.self, performing: open)?.code == .usage)
        }
    }

    @Test("Who waits for an index that nothing came into makes it, with its own options")
    func waiting() async throws {
        let folder = try TestFolder()
        let path = folder.path("i")
        var first: IndexWriter? = try IndexWriter(path, settings: IndexSettings(), threads: 1)
        let second = Task.detached {
            var settings = IndexSettings()
            settings.openDays = 9
            let writer = try IndexWriter(path, settings: settings, threads: 1)
            return try writer.add(
                .lines(RecordLines(Array(SmallIndex.record("a", SmallIndex.ferry).utf8)), name: "news"),
                options: ReadingOptions()
            ).added
        }
        first?.abandonIfEmpty()
        first = nil
        #expect(try await second.value == 1)
        #expect(try IndexReader(path).settings.openDays == 9)
    }

    @Test("Only the options that were given have to be those of the index")
    func options() throws {
        var made = IndexSettings()
        (made.isFromOCR, made.openDays) = (true, 9)
        var asked = IndexSettings()
        asked.openDays = 9
        try asked.check(made, given: ["--open-days"], path: "i")
        #expect(throws: CorpusError.self) { try asked.check(made, given: ["--ocr"], path: "i") }
        #expect(throws: CorpusError.self) { try asked.check(made, given: nil, path: "i") }
    }

    @Test("An article of a group that comes again is told of the group too")
    func updatedGroup() throws {
        let index = try made()
        let group = try #require(try index.reader().article("b")?.group)
        try index.add(
            SmallIndex.record("b", SmallIndex.ferry + " (Norvane)", "2024-03-01", title: "Ferry sinks off Tarnholm"))
        let events = try index.reader().events(of: (.group, group), most: .max)
        #expect(events.contains { $0.kind == .updated && $0.article == "b" }, "\(events)")
    }

    @Test("Rules that contradict each other are named by their numbers, those that are being given by their lines")
    func rules() throws {
        let index = try made()
        func give(_ rules: String) throws {
            let file = try OverrideFile(at: index.folder.write("rules.csv", "rule,a,b,of\n" + rules))
            _ = try index.writer.override(by: file)
        }
        try give("must-link,a,c,story\ncanonical,a,,story\n")
        let error = #expect(throws: CorpusError.self) { try give("canonical,c,,story\n") }
        let text = "\(try #require(error))"
        #expect(
            text.contains("rules.csv:2: \"canonical c\" and \"canonical a\" in rule 2 are about one story"), "\(text)")
        #expect(text.contains("--undo 2 takes that back"), "\(text)")
    }
}
