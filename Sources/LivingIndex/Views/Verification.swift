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
        func problems(
            _ database: Database, _ segments: [Int: Result<ArticleSegment, CorpusError>]
        ) throws -> [String] {
            var problems: [String] = []
            for line in try String.fetchAll(database, sql: "PRAGMA integrity_check") where line != "ok" {
                problems.append("database: \(line)")
            }
            for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
                problems.append(
                    "database: a row of \(row[0] as String) refers to one of \(row[2] as String) that is missing")
            }
            do { _ = try database.learned(folder) } catch { problems.append("\(error)") }
            problems += try Self.problems(ofSegments: segments, database, folder, configuration, progress: progress)
            problems += try Self.problems(ofWords: database)
            return try problems + Self.problems(of: database, folder)
        }
        do {
            return try look(with: { try $0.segmentNumbers() }, configuration) { database, segments in
                try problems(database, segments.mapValues { .success($0) })
            }
        } catch let error as CorpusError where error.code == .badInput {
            // Which of them it is that cannot be opened is among what is wrong.
            return try database.read { database in
                try problems(
                    database,
                    Dictionary(
                        uniqueKeysWithValues: database.segmentNumbers().map { number in
                            (
                                number,
                                Result { () throws(CorpusError) in try folder.open([number], configuration)[number]! }
                            )
                        }))
            }
        }
    }

    /// What of settings, groups, stories and events does not agree.
    static func problems(of database: Database, _ folder: IndexFolder) throws -> [String] {
        try problems(ofSettings: database, folder) + problems(ofSets: database) + problems(ofLog: database)
    }

    /// Which numbers would be given a second time, and whether what articles are compared by is there; and which stories are
    /// open or closed though their articles say otherwise.
    private static func problems(ofSettings database: Database, _ folder: IndexFolder) throws -> [String] {
        var problems: [String] = []
        let counted = [
            ("story", "number", "story"), ("group", "number", "text_group"), ("key", "key", "article"),
            ("segment", "number", "segment"), ("change", "number", "change"), ("override", "number", "override"),
        ]
        for (name, column, table) in counted {
            do {
                let last = try Int.fetchOne(database, sql: "SELECT max(\(column)) FROM \(table)") ?? 0
                let number = try database.number(name, folder)
                if number < last { problems.append("setting: \(name) is \(number), and there is \(last) already") }
            } catch let error as CorpusError { problems.append("\(error)") }
        }
        let articles = try Int.fetchOne(database, sql: "SELECT count(*) FROM article") ?? 0
        if articles > 0, try Int.fetchOne(database, sql: "SELECT count(*) FROM learned") == 0 {
            problems.append("learned: what the articles are compared by is missing")
        }
        do {
            let cutoff = Horizon.cutoff(
                try database.horizon(folder), openDays: try database.indexSettings(folder).openDays)
            problems += try Row.fetchAll(
                database,
                sql: "SELECT number, is_open FROM story s WHERE is_open != "
                    + "(canonical IS NOT NULL AND EXISTS (SELECT 1 FROM article WHERE story = s.number AND seen >= ?))",
                arguments: [cutoff]
            ).map {
                "story \($0[0] as Int): it is \($0[1] as Bool ? "open" : "closed"), and its articles say otherwise"
            }
        } catch let error as CorpusError { problems.append("\(error)") }
        return problems
    }

    /// What of the segments is damaged, or is not what the database says.
    private static func problems(
        ofSegments opened: [Int: Result<ArticleSegment, CorpusError>], _ database: Database, _ folder: IndexFolder,
        _ configuration: Storyfold.Configuration, progress: ProgressHandler
    ) throws -> [String] {
        var problems: [String] = []
        let segments = try Row.fetchAll(database, sql: "SELECT number, articles FROM segment ORDER BY number")
        var done = 0
        for row in segments {
            let (number, count): (Int, Int) = (row[0], row[1])
            try progress(Progress("segments", completed: done, total: segments.count, unit: "segments"))
            done += 1
            do {
                guard let segment = try opened[number]?.get() else { continue }
                try segment.verify()
                if segment.count != count {
                    problems.append("segment \(number): it has \(segment.count) articles, expected \(count)")
                }
                let articles = try Row.fetchCursor(
                    database,
                    sql: "SELECT place, id, digest, source, url, language, published, precision, seen FROM article "
                        + "WHERE segment = ? ORDER BY place", arguments: [number])
                while let article = try articles.next() {
                    let (place, id, digest): (Int, String, Data) = (article[0], article[1], article[2])
                    if try segment.digest(of: place) != digest {
                        problems.append("segment \(number): article \(place) is not \"\(id)\" as it was added")
                    } else if let field = try segment.fieldUnlike(article, of: place) {
                        problems.append("article \"\(id)\": its \(field) is not that of its record")
                    }
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
        // Titles are kept beside the words that they were found by.
        let titles = try Row.fetchCursor(
            database,
            sql: "SELECT a.id, a.title, a.words, d.sz FROM article a JOIN article_words_docsize d ON d.id = a.words")
        let match = try database.makeStatement(
            sql: "SELECT 1 FROM article_words WHERE article_words MATCH ? AND rowid = ?")
        while let row = try titles.next() {
            let (id, title, size): (String, String?, Data) = (row[0], row[1], row[3])
            let words = ArticleWords.words(of: Array((title ?? "").utf8)[...])
            var isFound = ArticleWords.wordCount(words) == numbers(size).first
            if isFound, ArticleWords.hasWord(words) {
                isFound = try Int.fetchOne(match, arguments: ["title : \"\(words)\"", row[2] as Int]) != nil
            }
            if !isFound { problems.append("article \"\(id)\": its title is not that of its record") }
        }
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
            + ["text_group", "story"].flatMap { table in
                try rows("SELECT number, became FROM \(table) WHERE canonical IS NOT NULL AND became IS NOT NULL") {
                    "\(table) \($0[0] as Int): it is there, and is said to have become \($0[1] as Int)"
                }
            }
            + rows(
                "SELECT component FROM article GROUP BY component HAVING min(key) != component"
            ) { "component \($0[0] as Int): it is not named after its first article" }
    }

    /// Whether the log of events, from its beginning, leads to what is there.
    private static func problems(ofLog database: Database) throws -> [String] {
        var (count, last) = (0, 0)
        // By bytes: ids that are equal as strings may be two.
        var sets: [Event.Unit: [[UInt8]: Int]] = [.group: [:], .story: [:]]
        var canonicals: [Event.Unit: [Int: String]] = [.group: [:], .story: [:]]
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
            case .joined: if let article { sets[unit]?[Array(article.utf8)] = number }
            case .left:
                if let id = article.map({ Array($0.utf8) }), sets[unit]?[id] == number {
                    sets[unit]?[id] = nil
                } else {
                    problems.append("event \(last): who leaves was not there")
                }
            case .canonicalChanged: canonicals[unit]?[number] = article
            default: break
            }
        }
        for unit in Event.Unit.allCases {
            let there = try Row.fetchCursor(
                database, sql: "SELECT s.number, a.id FROM \(unit.table) s JOIN article a ON a.key = s.canonical")
            while let row = try there.next() {
                let (number, id): (Int, String) = (row[0], row[1])
                guard let told = canonicals[unit]?[number], told.utf8.elementsEqual(id.utf8) else {
                    problems.append(
                        "events: \"\(id)\" is the canonical of \(unit.rawValue) \(number), and they say otherwise")
                    continue
                }
            }
        }
        if count != last { problems.append("events: there are \(count), and the last is \(last)") }
        for (unit, column) in [(Event.Unit.group, "text_group"), (.story, "story")] {
            var left = sets[unit] ?? [:]
            let articles = try Row.fetchCursor(
                database, sql: "SELECT id, \(column) FROM article WHERE \(column) IS NOT NULL")
            while let row = try articles.next() {
                let (id, number): (String, Int) = (row[0], row[1])
                if left.removeValue(forKey: Array(id.utf8)) != number {
                    problems.append("events: \"\(id)\" is in \(unit.rawValue) \(number), and they say otherwise")
                }
            }
            if let (bytes, number) = left.min(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                let id = String(decoding: bytes, as: UTF8.self)
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

    /// The first column of an article's row that is not what its record says; nil where there is none.
    fileprivate func fieldUnlike(_ row: Row, of article: Int) throws(CorpusError) -> String? {
        var batch = ArticleBatch()
        try add(article, to: &batch, at: 0)
        let entry = batch.entries[0]
        for (name, field) in [
            ("id", entry.id), ("source", entry.source), ("url", entry.url), ("language", entry.language),
        ] {
            let value: String? = row[name]
            guard (value ?? "").utf8.elementsEqual(batch.bytes[field.bounds]) else { return name }
        }
        let (first, precision, seen): (Int64?, Int?, Int64) = (row["published"], row["precision"], row["seen"])
        // Of a source without times the day alone counts.
        guard first == entry.published?.first,
            precision == entry.published.map({ Int($0.precision.rawValue) })
                || precision == Int(PublicationDate.Precision.day.rawValue) && entry.published?.hasTime == true
        else { return "date" }
        guard let first, let precision, let exactness = PublicationDate.Precision(rawValue: UInt8(clamping: precision)),
            let moment = PublicationDate(first: first, precision: exactness).moment
        else { return nil }
        return moment == seen ? nil : "date"
    }
}
