package import Corpus
import Foundation
import GRDB
import Storyfold

extension IndexReader {
    /// Checks every sum and every reference of the index.
    ///
    /// The database is checked by SQLite; each block of the segments by its checksum; each article against the digest of its
    /// record; each group and story against its articles; and the log of events, from its beginning, against what is there.
    ///
    /// - Returns: what is wrong, in the order in which it was found; empty where nothing is.
    /// - Complexity: O(n) in the bytes of the index.
    /// - Throws: where the index cannot be read at all.
    package func verify(threads: Int, progress: ProgressHandler = { _ in }) throws -> [String] {
        let (folder, configuration) = (self.folder, settings.configuration(threads: threads))
        return try database.read { database in
            var problems: [String] = []
            for line in try String.fetchAll(database, sql: "PRAGMA integrity_check") where line != "ok" {
                problems.append("database: \(line)")
            }
            for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
                problems.append(
                    "database: a row of \(row[0] as String) refers to one of \(row[2] as String) that is missing")
            }
            do { _ = try database.learned(folder) } catch { problems.append("\(error)") }
            problems += try Self.problems(ofSegments: database, folder, configuration, progress: progress)
            problems += try Self.problems(ofWords: database)
            return try problems + Self.problems(of: database)
        }
    }

    /// What of groups, stories and events does not agree.
    static func problems(of database: Database) throws -> [String] {
        try problems(ofSets: database) + problems(ofLog: database)
    }

    /// What of the segments is damaged, or is not what the database says.
    private static func problems(
        ofSegments database: Database, _ folder: IndexFolder, _ configuration: Storyfold.Configuration,
        progress: ProgressHandler
    ) throws -> [String] {
        var problems: [String] = []
        let segments = try Row.fetchAll(database, sql: "SELECT number, articles FROM segment ORDER BY number")
        var done = 0
        for row in segments {
            let (number, count): (Int, Int) = (row[0], row[1])
            try progress(Progress("segments", completed: done, total: segments.count, unit: "segments"))
            done += 1
            do {
                let segment = try ArticleSegment(reading: folder.segment(number), for: configuration)
                try segment.verify()
                if segment.count != count {
                    problems.append("segment \(number): it has \(segment.count) articles, expected \(count)")
                }
                let articles = try Row.fetchCursor(
                    database, sql: "SELECT place, id, digest FROM article WHERE segment = ? ORDER BY place",
                    arguments: [number])
                while let article = try articles.next() {
                    let (place, id, digest): (Int, String, Data) = (article[0], article[1], article[2])
                    guard try segment.digest(of: place) != digest else { continue }
                    problems.append("segment \(number): article \(place) is not \"\(id)\" as it was added")
                }
            } catch let error as CorpusError { problems.append("\(error)") }
        }
        return problems
    }

    /// Whose words cannot be found, and whether there are as many as were put in.
    private static func problems(ofWords database: Database) throws -> [String] {
        var problems = try String.fetchAll(
            database,
            sql: "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM article_words_docsize d WHERE d.id = words)"
        ).map { "search: \"\($0)\" is not found by any word" }
        var expected = 0
        let sizes = try Data.fetchCursor(database, sql: "SELECT sz FROM article_words_docsize")
        while let size = try sizes.next() { expected += numbers(size).reduce(0, +) }
        let there = try Int.fetchOne(database, sql: "SELECT ifnull(sum(cnt), 0) FROM article_word") ?? 0
        if there != expected { problems.append("search: it finds \(there) words, expected \(expected)") }
        return problems
    }

    /// The numbers that FTS5 keeps of an article: seven bits a byte, the highest first.
    private static func numbers(_ bytes: Data) -> [Int] {
        var numbers: [Int] = []
        var number = 0
        for byte in bytes {
            number = number << 7 | Int(byte & 0x7F)
            if byte < 0x80 {
                numbers.append(number)
                number = 0
            }
        }
        return numbers
    }

    /// Which groups and stories are not what their articles say.
    private static func problems(ofSets database: Database) throws -> [String] {
        func rows(_ sql: String, _ problem: (Row) -> String) throws -> [String] {
            try Row.fetchAll(database, sql: sql).map(problem)
        }
        return try rows(
            "SELECT number FROM text_group g WHERE canonical IS NOT NULL AND (SELECT count(*) FROM article "
                + "WHERE text_group = g.number) < 2"
        ) { "group \($0[0] as Int): it has fewer than two articles" }
            + rows(
                "SELECT number FROM text_group g WHERE canonical IS NOT NULL AND NOT EXISTS (SELECT 1 FROM article "
                    + "WHERE key = g.canonical AND text_group = g.number)"
            ) { "group \($0[0] as Int): its canonical article is not in it" }
            + rows(
                "SELECT number FROM story s WHERE canonical IS NOT NULL AND NOT EXISTS (SELECT 1 FROM article "
                    + "WHERE key = s.canonical AND story = s.number)"
            ) { "story \($0[0] as Int): its canonical article is not in it" }
            + ["text_group", "story"].flatMap { table in
                try rows(
                    "SELECT a.id, a.\(table) FROM article a JOIN \(table) s ON s.number = a.\(table) "
                        + "WHERE s.canonical IS NULL"
                ) {
                    "article \"\($0[0] as String)\": it is in \(table) \($0[1] as Int), which is marked as empty"
                }
            }
            + rows(
                "SELECT component FROM article GROUP BY component HAVING min(key) != component"
            ) { "component \($0[0] as Int): it is not named after its first article" }
    }

    /// Whether the log of events, from its beginning, leads to what is there.
    private static func problems(ofLog database: Database) throws -> [String] {
        var (count, last) = (0, 0)
        var sets: [Event.Unit: [String: Int]] = [.group: [:], .story: [:]]
        var problems: [String] = []
        let events = try Row.fetchCursor(
            database, sql: "SELECT cursor, unit, number, kind, article FROM event ORDER BY cursor")
        while let row = try events.next() {
            (count, last) = (count + 1, row[0])
            guard let unit = Event.Unit(rawValue: row[1]), let kind = Event.Kind(rawValue: row[3]) else {
                problems.append("event \(last): it is of no known kind")
                continue
            }
            let (number, article): (Int, String?) = (row[2], row[4])
            switch kind {
            case .joined: if let article { sets[unit]?[article] = number }
            case .left:
                if let article, sets[unit]?[article] == number {
                    sets[unit]?[article] = nil
                } else {
                    problems.append("event \(last): who leaves was not there")
                }
            default: break
            }
        }
        if count != last { problems.append("events: there are \(count), and the last is \(last)") }
        for (unit, column) in [(Event.Unit.group, "text_group"), (.story, "story")] {
            var left = sets[unit] ?? [:]
            let articles = try Row.fetchCursor(
                database, sql: "SELECT id, \(column) FROM article WHERE \(column) IS NOT NULL")
            while let row = try articles.next() {
                let (id, number): (String, Int) = (row[0], row[1])
                if left.removeValue(forKey: id) != number {
                    problems.append("events: \"\(id)\" is in \(unit.rawValue) \(number), and they say otherwise")
                }
            }
            if let (id, number) = left.min(by: { $0.key < $1.key }) {
                problems.append("events: they have \"\(id)\" in \(unit.rawValue) \(number), which is not so")
            }
        }
        return problems
    }
}

extension ArticleSegment {
    /// Tells the content of an article, as ``IndexWriter/digest(of:)`` does of one that was read.
    func digest(of article: Int) throws(CorpusError) -> Data {
        let kept = try encoded(article)
        return IndexWriter.digest(of: (kept.fields, kept.record[...]))
    }
}
