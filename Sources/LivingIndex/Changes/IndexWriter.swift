import Corpus
import GRDB
import Platform
package import Storyfold

/// Changes an index: one change after the other, each of them there as a whole or not at all.
///
/// A change finds out by folds over few articles what is different behind it, writes a segment where articles are new, and
/// then the database, in one transaction. Nobody else changes the index meanwhile.
package final class IndexWriter {
    let folder: IndexFolder
    let database: IndexDatabase
    package let configuration: Storyfold.Configuration
    package let settings: IndexSettings
    private let lock: FolderLock?
    /// Whether this writer has made the index.
    private let isNew: Bool

    /// Opens an index, or makes one.
    ///
    /// - Parameters:
    ///   - settings: of an index that is made; of one that is there they have to be these. nil takes an index as it is, and
    ///     makes none.
    /// - Throws: when another program changes the index, the folder has other files, or the index cannot be used.
    package init(_ path: String, settings: IndexSettings? = nil, threads: Int) throws {
        folder = IndexFolder(path)
        if let settings, !folder.hasIndex {
            (self.settings, lock, database) = try Self.made(in: folder, settings)
            isNew = true
        } else {
            isNew = false
            try folder.check()
            lock = try Self.locked(folder)
            database = try IndexDatabase(folder, writing: true)
            let (folder, database) = (self.folder, self.database)
            let isEmpty = try database.read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master WHERE name = 'setting'") == 0
            }
            if isEmpty {
                guard let settings else { throw folder.nothing }
                try Self.fill(database, settings)
            }
            let kept = try database.read { try $0.indexSettings(folder) }
            try settings?.check(kept, path: path)
            self.settings = kept
        }
        configuration = self.settings.configuration(threads: threads)
        try removeStrangers()
    }

    private static func locked(_ folder: IndexFolder) throws(CorpusError) -> FolderLock? {
        do throws(SystemError) { return try FolderLock.waiting(for: folder.path, seconds: 2) } catch {
            throw CorpusError(
                .inputOutput, at: .init(path: folder.path), "another program is changing the index",
                remedy: "wait until it has ended; whoever reads need not wait")
        }
    }

    private static func made(
        in folder: IndexFolder, _ settings: IndexSettings
    ) throws -> (IndexSettings, FolderLock?, IndexDatabase) {
        let names = (try? Folder.names(in: folder.path)) ?? []
        guard Set(names).isSubset(of: ["segments", "index.sqlite"]) else {
            throw CorpusError(
                .usage, at: .init(path: folder.path), "the folder has other files in it, and no index",
                remedy: "name an empty folder, or one that does not exist yet, for the index")
        }
        do throws(SystemError) { try Folder.make(folder.segments) } catch {
            throw CorpusError(error, path: folder.path)
        }
        let lock = try locked(folder)
        let database = try IndexDatabase(folder, writing: true)
        try fill(database, settings)
        return (settings, lock, database)
    }

    /// Makes the tables of a database that has none.
    private static func fill(_ database: IndexDatabase, _ settings: IndexSettings) throws {
        try database.write { database in
            try database.execute(sql: Schema.tables)
            for (option, value) in settings.values { try database.set(option, to: value) }
        }
    }

    /// Removes the segments that no commit knows: a run that was killed has left them.
    private func removeStrangers() throws {
        let known = Set(try database.read { try $0.segmentNumbers() })
        for number in try folder.segmentNumbers where !known.contains(number) { try removeSegment(number) }
    }

    /// Removes an index that this writer has made and that nothing came into.
    package func abandonIfEmpty() {
        guard isNew, (try? before().articles) == 0 else { return }
        try? Folder.removeTree(folder.path)
    }

    func removeSegment(_ number: Int) throws(CorpusError) {
        do throws(SystemError) { try Folder.remove(folder.segment(number)) } catch {
            throw CorpusError(error, path: folder.segment(number))
        }
    }
}
