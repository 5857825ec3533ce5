internal import Platform
internal import Synchronization

/// A hidden folder beside the files of a set, in which they are written, and from which they take their places.
///
/// It is locked as long as the run lives, so that the next run can tell one that was left behind. What it holds is
/// known, so that nothing else is ever removed.
final class StagingFolder {
    private static let prefix = ".storyfold-"
    private static let entries: Set = ["new", "old", "side", "sides", "tree", "link", "journal", "journal-next"]

    /// The folder that it is in, with no link in its path.
    let root: String
    let path: String
    /// Nil where the file system knows no locks.
    private let lock: FolderLock?

    /// The staging folders of this process. Whoever changes what a reader sees, or what stands beside it, has this lock:
    /// then a signal that ends the process finds all of it or nothing.
    private static let live = Mutex(Set<String>())

    /// Does something with the lock, unless a signal has come: then nothing is begun, and what was under way is the last.
    private static func undisturbed<Result, Failure: Error>(
        _ body: (inout sending Set<String>) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        Termination.awaitEnd()
        defer { Termination.awaitEnd() }
        return try live.withLock(body)
    }

    private static let cleansUp: Void = Termination.clean { end in
        live.withLock { paths in
            for path in paths { try? Folder.removeTree(path) }
            // With the lock, so that nothing more is written.
            end()
        }
    }

    /// - Throws: when nothing can be made in the root.
    init(in root: String) throws(SystemError) {
        self.root = root
        _ = Self.cleansUp
        while true {
            let number = UInt64.random(in: 0...UInt64.max)
            let digits = String(number, radix: 16)
            let path =
                (root == "/" ? "/" : root + "/") + Self.prefix + String(repeating: "0", count: 16 - digits.count)
                + digits
            guard try Self.make(path) else { continue }
            let lock = try FolderLock.waiting(for: path)
            // Before it was locked another run may have taken it for one that was left behind.
            guard lock?.isLock(of: path) ?? ((try? FileStatus(ofLink: path)) != nil) else {
                Self.undisturbed { _ = $0.remove(path) }
                continue
            }
            (self.path, self.lock) = (path, lock)
            return
        }
    }

    private static func make(_ path: String) throws(SystemError) -> Bool {
        try undisturbed { (live) throws(SystemError) in
            guard try Folder.makeOne(path) else { return false }
            live.insert(path)
            do throws(SystemError) { try Folder.makeOne("\(path)/new") } catch {
                try? Folder.removeTree(path)
                live.remove(path)
                throw error
            }
            return true
        }
    }

    deinit { remove() }

    /// Removes the folder and what is left in it.
    func remove() {
        Self.undisturbed { live in
            guard live.remove(path) != nil else { return }
            try? Folder.removeTree(path)
        }
    }

    var name: String { path.splitAtLastSlash.name }

    /// Does something that is not to be cut in two by a signal.
    ///
    /// - Parameter body: returns whether the folders are of no more use; otherwise they are left to the next run.
    static func exclusively(on folders: [StagingFolder], _ body: () -> Bool) {
        undisturbed { live in
            if !body() { live.subtract(folders.map(\.path)) }
        }
    }

    /// Files that are synchronised one by one; of more, the file system is, once.
    private static let fewFiles = 16
    private var files = 0

    /// Waits until all files last through a loss of power.
    func synchronize() throws(SystemError) {
        if files > Self.fewFiles { try Folder.synchronizeFileSystem(of: path) }
    }

    /// Makes a file while no signal removes the folder.
    func file(_ name: String, for path: String, replaced: FileStatus?) throws(SystemError) -> OutputSink {
        var sink: OutputSink?
        try Self.undisturbed { (_) throws(SystemError) in
            files += 1
            sink = try OutputSink(
                staging: "\(self.path)/\(name)", name: path, replaced: replaced,
                synchronizes: files <= Self.fewFiles)
        }
        return sink!
    }

    // MARK: What earlier runs left

    /// Recovers the folders that runs which were killed have left in a root: completes what had been switched, takes back
    /// what had not, and removes them. Those of runs that live stay.
    ///
    /// What fails is left to the next run.
    static func recover(in root: String) {
        guard let names = try? Folder.names(in: root) else { return }
        for name in names where isOurs(name) { recover("\(root == "/" ? "" : root)/\(name)") }
    }

    static func isOurs(_ name: String) -> Bool {
        name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + 16
            && name.dropFirst(prefix.count).allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }

    private static func recover(_ path: String) {
        guard (try? FileStatus(ofLink: path))?.kind == .folder,
            let held = try? Folder.names(in: path), entries.isSuperset(of: held),
            let lock = FolderLock(path), lock.isLock(of: path)
        else { return }
        // The files of one switch may be in several folders, of which the first has the journal.
        if let side = Folder.linkTarget("\(path)/side"), side.hasPrefix("/") {
            let home = side.splitAtLastSlash.folder.splitAtLastSlash.folder.splitAtLastSlash.folder
            if (try? FileStatus(ofLink: home)) != nil {
                guard let lock = FolderLock(home), lock.isLock(of: home), SwitchJournal.recover(home) else { return }
                try? Folder.removeTree(home)
            }
        } else {
            guard SwitchJournal.recover(path) else { return }
        }
        try? Folder.removeTree(path)
    }
}
