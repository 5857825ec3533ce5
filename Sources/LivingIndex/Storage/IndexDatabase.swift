import Corpus
import Foundation
import GRDB
import Platform
import Storyfold

/// The database of an index, and the questions that changes and views ask of it.
struct IndexDatabase: Sendable {
    let folder: IndexFolder
    private let queue: DatabaseQueue

    /// Opens the database of an index.
    ///
    /// - Parameter writing: whether it is going to be changed; then it is made where there is none.
    /// - Throws: when there is none, it is damaged, or of another version.
    init(_ folder: IndexFolder, writing: Bool) throws {
        self.folder = folder
        var configuration = GRDB.Configuration()
        configuration.readonly = !writing
        configuration.foreignKeysEnabled = true
        // Who reads while another writes sees what was there; who waits, waits for a moment.
        configuration.busyMode = .timeout(5)
        if writing {
            configuration.prepareDatabase { database in
                // What was committed lasts through a loss of power.
                try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            }
        }
        queue = try explaining(folder) {
            let queue = try DatabaseQueue(path: folder.database, configuration: configuration)
            try queue.read { database in
                let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
                // A run that was killed as it made the index has left an empty one.
                if !isEmpty { return try Schema.check(database, folder: folder) }
                if !writing { throw folder.nothing }
            }
            return queue
        }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try explaining(folder) { try queue.read(body) }
    }

    /// One transaction: all of it is there behind it, or nothing.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try explaining(folder) {
            try FaultPoint.step("begin a transaction")
            return try queue.write { database in
                let result = try body(database)
                try FaultPoint.step("commit a transaction")
                return result
            }
        }
    }
}

extension Database {
    func setting(_ name: String) throws -> String? {
        try String.fetchOne(self, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
    }

    func set(_ name: String, to value: String) throws {
        try execute(
            sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            arguments: [name, value])
    }

    /// A number that only grows, from 1: what it has once been is never given again.
    func nextNumber(_ name: String) throws -> Int {
        let next = (try setting(name).flatMap { Int($0) } ?? 0) + 1
        try set(name, to: "\(next)")
        return next
    }

    /// The settings that the index was made with.
    func indexSettings(_ folder: IndexFolder) throws -> IndexSettings {
        var values: [String: String] = [:]
        for row in try Row.fetchAll(self, sql: "SELECT name, value FROM setting WHERE name LIKE '--%'") {
            values[row[0]] = row[1]
        }
        return try IndexSettings(values, damage: folder.damage("its settings cannot be read"))
    }

    /// The state that articles are compared by; nil where nothing was learned yet.
    func learned(_ folder: IndexFolder) throws -> LearnedState? {
        guard
            let bytes = try Data.fetchOne(self, sql: "SELECT state FROM learned ORDER BY version DESC LIMIT 1")
        else { return nil }
        return try LearnedState(Array(bytes), damage: folder.damage("what it has learned cannot be decoded"))
    }

    func segmentNumbers() throws -> [Int] { try Int.fetchAll(self, sql: "SELECT number FROM segment ORDER BY number") }

    /// The articles of a condition, ascending by their keys.
    func articles(where condition: String, _ arguments: StatementArguments = []) throws -> [IndexedArticle] {
        try Row.fetchAll(
            self,
            sql: "SELECT key, id, segment, place, seen, component, text_group, story FROM article "
                + "WHERE \(condition) ORDER BY key", arguments: arguments
        ).map { row in
            IndexedArticle(
                key: row[0], id: row[1], segment: row[2], place: row[3], seen: row[4], component: row[5],
                group: row[6], story: row[7])
        }
    }
}

extension IndexFolder {
    func damage(_ problem: String) -> CorpusError {
        CorpusError(
            .badInput, at: .init(path: database), "the index is damaged: \(problem)", remedy: Self.remedy)
    }

    /// What can be done about damage.
    static let remedy = "bring the index back from a copy, or make it once more from its articles"

    /// Opens some segments.
    ///
    /// - Throws: where one is missing or damaged.
    func open(_ numbers: some Sequence<Int>, _ configuration: Storyfold.Configuration) throws(CorpusError)
        -> [Int: ArticleSegment]
    {
        var segments: [Int: ArticleSegment] = [:]
        for number in numbers {
            do throws(CorpusError) {
                segments[number] = try ArticleSegment(reading: segment(number), for: configuration)
            } catch {
                guard error.code == .noInput else { throw error }
                throw CorpusError(
                    .badInput, at: error.place, "the segment is missing", remedy: Self.remedy)
            }
        }
        return segments
    }
}
