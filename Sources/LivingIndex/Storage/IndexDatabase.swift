import Corpus
import Foundation
import GRDB
import Platform
import Storyfold

/// The database of an index, and the questions that changes and views ask of it.
struct IndexDatabase: Sendable {
    let folder: IndexFolder
    private let queue: DatabaseQueue
    /// nil where changes beside it are seen as they should.
    private let frozen: Frozen?

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
                // What was committed lasts through a loss of power; of what was removed no byte is left.
                try database.execute(
                    sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
            }
        }
        func opened(_ path: String) throws -> DatabaseQueue {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { database in
                let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
                if !isEmpty { return try Schema.check(database, folder: folder) }
                // A run that was killed as it made the index has left an empty one, but no segment.
                try folder.checkNoSegments()
                if !writing { throw folder.nothing }
            }
            return queue
        }
        (queue, frozen) = try explaining(folder) {
            do { return (try opened(folder.databaseName), nil) } catch let error as DatabaseError
                where !writing && Self.needPermission.contains(error.resultCode)
            {
                let frozen = try Frozen(folder)
                return (try opened(folder.frozenDatabaseName), frozen)
            }
        }
    }

    /// What SQLite says where a log has to be opened for writing beside the database, as even readers do.
    private static let needPermission: [ResultCode] = [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM]

    /// The database for a reader who may not write beside it: the file alone, as it was when it was opened.
    private struct Frozen: Equatable {
        let status: FileStatus

        /// - Throws: where some of the index is not in the file.
        init(_ folder: IndexFolder) throws {
            guard (try? FileStatus(of: folder.log))?.bytes ?? 0 == 0 else {
                throw CorpusError(
                    .inputOutput, at: .init(path: folder.log),
                    "the latest changes are in this file, which is read by those alone who may write beside it",
                    remedy: "have somebody who may run: storyfold index info \(folder.path)")
            }
            status = try FileStatus(of: folder.database)
        }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try explaining(folder) {
            let result = Swift.Result { try queue.read(body) }
            guard let frozen else { return try result.get() }
            // Nobody holds a change off while the file is read so.
            guard try Frozen(folder) == frozen else {
                throw CorpusError(
                    .inputOutput, at: .init(path: folder.path), "another program has changed the index meanwhile",
                    remedy: "run the same once more")
            }
            return try result.get()
        }
    }

    /// Writes the database anew without what is free in it, where earlier versions may have left something, and without a log
    /// beside it. Where that cannot be done nothing is lost by it.
    func rewrite() {
        try? queue.writeWithoutTransaction { database in
            try database.execute(sql: "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
        }
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

    /// A number of the settings; 0 where there is none.
    ///
    /// - Throws: where it is none, or none that can have been counted to.
    func number(_ name: String, _ folder: IndexFolder) throws -> Int {
        guard let value = try setting(name) else { return 0 }
        guard let number = Int(value), (0..<1 << 52).contains(number) else {
            throw folder.damage("its \"\(name)\" is \(value)")
        }
        return number
    }

    /// The second up to which there is news; nil where no article is dated.
    ///
    /// - Throws: where it is none that a date can mean.
    func horizon(_ folder: IndexFolder) throws -> Int64? {
        guard let value = try setting("horizon") else { return nil }
        guard let second = Int64(value), second.magnitude < 1 << 52 else {
            throw folder.damage("its \"horizon\" is \(value)")
        }
        return second == 0 ? nil : second
    }

    func set(_ name: String, to value: String) throws {
        try execute(
            sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            arguments: [name, value])
    }

    /// A number that only grows, from 1: what it has once been is never given again.
    func nextNumber(_ name: String, _ folder: IndexFolder) throws -> Int {
        let next = try number(name, folder) + 1
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
