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
    ///   - given: the options of the settings that an index has to have which is there; nil for all.
    /// - Throws: when another program changes the index, the folder has other files, or the index cannot be used.
    package init(
        _ path: String, settings: IndexSettings? = nil, given: Set<String>? = nil, threads: Int
    ) throws {
        folder = try IndexFolder(path)
        lock = try Self.locked(folder, makes: settings != nil)
        isNew = !folder.hasIndex
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
        try settings?.check(kept, given: given, path: path)
        self.settings = kept
        configuration = self.settings.configuration(threads: threads)
        try removeStrangers()
    }

    /// Locks a folder with an index, or one that is made for it.
    ///
    /// Whoever made an index that nothing came into takes it away again, and the folder with it: then who waited for the lock
    /// holds that of a folder that is gone, and begins anew.
    private static func locked(_ folder: IndexFolder, makes: Bool) throws(CorpusError) -> FolderLock? {
        let busy = CorpusError(
            .inputOutput, at: .init(path: folder.path), "another program is changing the index",
            remedy: "wait until it has ended; whoever reads need not wait")
        for _ in 0..<100 {
            if !folder.hasIndex {
                guard makes else {
                    try folder.check()
                    continue
                }
                try make(folder)
            }
            let lock: FolderLock?
            do throws(SystemError) { lock = try FolderLock.waiting(for: folder.path, seconds: 2) } catch { throw busy }
            if let lock, !lock.isLock(of: Folder.destination(of: folder.path)) { continue }
            guard makes || folder.hasIndex else { continue }
            return lock
        }
        throw busy
    }

    /// Makes the folders of an index.
    ///
    /// - Throws: when there are other files, or segments without a database.
    private static func make(_ folder: IndexFolder) throws(CorpusError) {
        try folder.checkNoSegments()
        do throws(SystemError) {
            let names = (try? FileStatus(of: folder.path)) == nil ? [] : try Folder.names(in: folder.path)
            // Another program may be making the index.
            if Set(names).isSubset(of: ["segments", "index.sqlite", "index.sqlite-wal", "index.sqlite-shm"]) {
                try Folder.make(folder.segments)
                return
            }
        } catch { throw CorpusError(error, path: folder.path) }
        throw CorpusError(
            .usage, at: .init(path: folder.path), "the folder has other files in it, and no index",
            remedy: "name an empty folder, or one that does not exist yet, for the index")
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
