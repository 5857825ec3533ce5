internal import Platform

/// Gives the files of a set their places, all at one moment.
struct OutputSwitch {
    private let folders: [StagingFolder]
    private var journal: SwitchJournal
    /// Locks of the folders that change, so that two runs do not change one at once.
    private var locks: [FolderLock] = []
    private var isTakenBack = true

    /// - Parameter changes: those that remove a file and those that write one, which is in its staging folder.
    init(_ folders: [StagingFolder], _ changes: [SwitchJournal.Change]) {
        self.folders = folders
        journal = SwitchJournal(folders: folders.map(\.path), changes: changes)
    }

    /// - Throws: when anything fails before the switch; then everything is as it was.
    mutating func perform() throws(CorpusError) {
        for folder in folders {
            do throws(SystemError) { try folder.synchronize() } catch { throw CorpusError(error, path: folder.root) }
        }
        try lock()
        for folder in folders { StagingFolder.recover(in: folder.root) }
        var failure: CorpusError?
        var isTidy = true
        StagingFolder.exclusively(on: folders) {
            do throws(CorpusError) {
                try examine()
                if try !performAtOnce() { isTidy = try performByLinks() }
            } catch {
                failure = error
                isTidy = isTakenBack
            }
            return isTidy
        }
        // The first has the journal that the others need.
        if isTidy { for folder in folders.reversed() { folder.remove() } }
        if let failure { throw failure }
    }

    private mutating func lock() throws(CorpusError) {
        var roots: [FileStatus.Identity: String] = [:]
        for folder in folders {
            if let status = try? FileStatus(of: folder.root) { roots[status.identity] = folder.root }
        }
        // In one order, so that no two runs wait for each other.
        for root in roots.sorted(by: { $0.key < $1.key }).map(\.value) {
            do throws(SystemError) {
                if let lock = try FolderLock.waiting(for: root) { locks.append(lock) }
            } catch {
                throw CorpusError(
                    .inputOutput, at: .init(path: root), "another program holds the lock of this folder",
                    remedy: "run again when it has ended")
            }
        }
    }

    /// Finds what stands in the places.
    private mutating func examine() throws(CorpusError) {
        for index in journal.changes.indices.reversed() {
            let path = journal.path(of: journal.changes[index])
            switch (try? FileStatus(ofLink: path))?.kind {
            case .folder: throw .folder(at: path)
            case .file: journal.changes[index].isReplacing = true
            case .link, .other:
                throw CorpusError(
                    .inputOutput, at: .init(path: path), "cannot write: what stands there is no file any more",
                    remedy: "run again when nothing else writes there")
            case nil:
                journal.changes[index].isReplacing = false
                if journal.changes[index].isRemoval { journal.changes.remove(at: index) }
            }
        }
    }

    // MARK: One rename

    /// Where one rename does it all: of a single file, or of a folder that is not there yet.
    private mutating func performAtOnce() throws(CorpusError) -> Bool {
        guard !journal.changes.isEmpty else { return true }
        if journal.changes.count == 1, !journal.changes[0].isRemoval {
            let change = journal.changes[0]
            let path = journal.path(of: change)
            do throws(SystemError) {
                journal.planFolders()
                try journal.makeFolders()
                try Folder.rename(journal.new(change), to: path)
            } catch {
                journal.takeBackFolders()
                throw CorpusError(error, path: path)
            }
            try? Folder.synchronize(path.splitAtLastSlash.folder)
            return true
        }
        guard folders.count == 1, let first = journal.changes.first?.name.firstName,
            (try? FileStatus(ofLink: journal.path(0, first))) == nil,
            journal.changes.allSatisfy({ !$0.isRemoval && $0.name.firstName == first && $0.name != first })
        else { return false }
        let tree = "\(journal.home)/tree"
        do throws(SystemError) {
            var made: Set<[UInt8]> = []
            try Folder.makeOne(tree)
            for change in journal.changes {
                let path = "\(tree)/\(change.name)"
                for folder in change.name.foldersOnTheWay where made.insert(Array(folder.utf8)).inserted {
                    try Folder.makeOne("\(tree)/\(folder)")
                }
                try Folder.rename(journal.new(change), to: path)
            }
            for folder in made { try Folder.synchronize("\(tree)/\(String(decoding: folder, as: UTF8.self))") }
            try Folder.rename("\(tree)/\(first)", to: journal.path(0, first))
        } catch { throw CorpusError(error, path: journal.path(0, first)) }
        try? Folder.synchronize(folders[0].root)
        return true
    }

    // MARK: Several

    /// - Returns: whether nothing is left to do.
    private mutating func performByLinks() throws(CorpusError) -> Bool {
        var place = journal.home
        do throws(SystemError) {
            for folder in folders { try Folder.makeOne("\(folder.path)/old") }
            for change in journal.changes where change.isReplacing {
                place = journal.path(of: change)
                try keep(change)
            }
            place = journal.home
            for folder in folders {
                for side in ["old", "new"] { try Folder.synchronize("\(folder.path)/\(side)") }
            }
            do throws(SystemError) { try journal.makeSides() } catch {
                guard error.isUnsupported else { throw error }
                journal.usesLinks = false
            }
        } catch { throw CorpusError(error, path: place) }
        do throws(SystemError) {
            journal.planFolders()
            try journal.write()
            try journal.makeFolders()
            if journal.usesLinks {
                try journal.linkNames()
                try journal.switchSides()
            } else {
                try journal.placeAll()
            }
        } catch {
            isTakenBack = journal.takeBack()
            throw CorpusError(error, path: journal.path(of: journal.changes[0]))
        }
        return journal.complete()
    }

    /// Gives the old file a second name.
    private func keep(_ change: SwitchJournal.Change) throws(SystemError) {
        let path = journal.path(of: change)
        do throws(SystemError) { try Folder.link(path, to: journal.old(change)) } catch {
            guard error.isUnsupported else { throw error }
            try Folder.copy(path, to: journal.old(change))
        }
    }
}
