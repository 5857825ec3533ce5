internal import Platform

/// All files that one run writes: they appear together, complete, or not at all.
///
/// Each is written to a hidden folder beside its place. ``commit()`` gives all of them their places at one moment;
/// without it they are removed at the end of the set's life. What a run that was killed has left is recovered by the
/// next one that writes to the folder.
package final class OutputSet {
    private var folders: [StagingFolder] = []
    private var changes: [SwitchJournal.Change] = []
    private var sinks: [OutputSink] = []
    private var listed: [ListedFolder] = []
    private var scratchFiles = 0

    package init() {}

    /// A file of the set; one that is there keeps its mode, and a link leads to it as before.
    ///
    /// What is neither file nor folder, such as a pipe or a device, cannot be replaced and is written to as it stands.
    /// The sink may be finished before ``commit()``; until then it holds a file descriptor.
    ///
    /// - Throws: when the path is that of a folder, and when nothing can be written there.
    package func sink(at path: String) throws(CorpusError) -> OutputSink {
        guard case .file(let folder, let name) = try Self.place(ofFile: path) else {
            let sink = try OutputSink(path: path)
            sinks.append(sink)
            return sink
        }
        return try sink(name, in: try root(at: folder, shown: path), shown: path)
    }

    /// A folder of which the set replaces and removes what an earlier one wrote, and nothing else.
    ///
    /// - Parameters:
    ///   - replacesAll: whether files of the set's names are replaced, whoever wrote them.
    ///   - goesWhenEmpty: whether the folder itself is removed where the set leaves nothing in it.
    package func folder(
        at path: String, replacesAll: Bool = false, goesWhenEmpty: Bool = false
    ) throws(CorpusError) -> ListedFolder {
        var root: Root
        if goesWhenEmpty, (try? FileStatus(ofLink: path))?.kind == .folder {
            let (above, name) = path.splitAtLastSlash
            root = try self.root(at: above, shown: path)
            root.prefix += name + "/"
        } else {
            root = try self.root(at: path, shown: path)
        }
        let folder = ListedFolder(self, path: path, root: root, replacesAll: replacesAll)
        listed.append(folder)
        return folder
    }

    /// A file for the time of the set's life; for what is needed in a file and is no output.
    package func scratchFile(in folder: String) throws(CorpusError) -> (path: String, sink: OutputSink) {
        let root = try root(at: folder, shown: folder)
        scratchFiles += 1
        let name = "new/scratch-\(scratchFiles)"
        do throws(SystemError) {
            let path = "\(folders[root.folder].path)/\(name)"
            return (path, try folders[root.folder].file(name, for: path, replaced: nil))
        } catch { throw CorpusError(error, path: folder) }
    }

    /// Completes every file and gives all of them their places, in place of what is there.
    ///
    /// - Throws: when anything fails; then nothing has changed.
    package func commit() throws(CorpusError) {
        for sink in sinks { try sink.finish() }
        for folder in listed { try folder.close() }
        if !folders.isEmpty {
            var change = OutputSwitch(folders, changes)
            try change.perform()
        }
        (folders, changes, sinks, listed) = ([], [], [], [])
    }

    // MARK: Staging

    /// Where files of the set are staged, and the path from there to a folder that may be missing yet.
    struct Root {
        var folder: Int
        var prefix: String
    }

    private func root(at path: String, shown: String) throws(CorpusError) -> Root {
        var folder = Folder.destination(of: path)
        var missing: [String] = []
        while true {
            switch (try? FileStatus(of: folder))?.kind {
            case .folder:
                return Root(folder: try staging(in: folder, shown: shown), prefix: missing.map { "\($0)/" }.joined())
            case nil where folder != "/" && folder != ".":
                let (above, name) = folder.splitAtLastSlash
                missing.insert(name, at: 0)
                folder = above
            default:
                throw CorpusError(
                    SystemError.noFolder("make the folder"), path: shown)
            }
        }
    }

    private func staging(in root: String, shown: String) throws(CorpusError) -> Int {
        if let index = folders.firstIndex(where: { $0.root == root }) { return index }
        StagingFolder.recover(in: root)
        do throws(SystemError) { folders.append(try StagingFolder(in: root)) } catch {
            throw CorpusError(error, path: shown)
        }
        return folders.count - 1
    }

    func sink(_ name: String, in root: Root, shown: String) throws(CorpusError) -> OutputSink {
        let folder = folders[root.folder]
        let change = SwitchJournal.Change(
            number: changes.count, folder: root.folder, name: root.prefix + name, isRemoval: false, isReplacing: false)
        let replaced = try? FileStatus(of: folder.root == "/" ? "/\(change.name)" : "\(folder.root)/\(change.name)")
        do throws(SystemError) {
            let sink = try folder.file("new/\(change.number)", for: shown, replaced: replaced)
            changes.append(change)
            sinks.append(sink)
            return sink
        } catch { throw CorpusError(error, path: shown) }
    }

    func remove(_ name: String, in root: Root) {
        changes.append(
            SwitchJournal.Change(
                number: changes.count, folder: root.folder, name: root.prefix + name, isRemoval: true, isReplacing: true
            ))
    }
}

extension OutputSet {
    /// Writes a single file, complete or not at all, and returns what the closure does.
    ///
    /// - Throws: as ``sink(at:)`` and ``commit()``, and what the closure throws.
    @discardableResult
    package static func writeFile<Result>(
        at path: String, _ write: (OutputSink) throws(CorpusError) -> Result
    ) throws(CorpusError) -> Result {
        let files = OutputSet()
        let result = try write(try files.sink(at: path))
        try files.commit()
        return result
    }

    /// What a path that is to be written stands for.
    package enum Target {
        /// A file in a folder, behind all links.
        case file(folder: String, name: String)
        /// A pipe or a device, which cannot be replaced.
        case stream
    }

    /// - Throws: when the path is that of a folder.
    package static func place(ofFile path: String) throws(CorpusError) -> Target {
        guard !path.isEmpty else {
            throw CorpusError(.usage, at: .init(path: "\"\""), "the name of a file is empty", remedy: "name a file")
        }
        let kind = (try? FileStatus(of: path))?.kind
        guard kind != .folder, path.utf8.last != UInt8(ascii: "/") else { throw .folder(at: path) }
        if kind == .other { return .stream }
        let (folder, name) = Folder.destination(of: path).splitAtLastSlash
        // The link of a switch that was interrupted, or is under way, is none that the user made.
        guard !folder.split(separator: "/").contains(where: { StagingFolder.isOurs(String($0)) }) else {
            let (folder, name) = path.splitAtLastSlash
            StagingFolder.recover(in: folder)
            return .file(folder: Folder.destination(of: folder), name: name)
        }
        return .file(folder: folder, name: name)
    }

    /// Fails where a file cannot be made; makes nothing.
    ///
    /// For the start of long work whose result goes there.
    package static func check(file path: String) throws(CorpusError) {
        if case .file(let folder, _) = try place(ofFile: path) { try check(folder: folder) }
    }

    /// Fails where a folder is no folder, or no file can be made in it or on the way to it; makes nothing.
    ///
    /// For the start of long work whose result goes there.
    package static func check(folder path: String) throws(CorpusError) {
        do throws(SystemError) { try Folder.checkWritable(path) } catch { throw CorpusError(error, path: path) }
    }
}

extension CorpusError {
    static func folder(at path: String) -> CorpusError {
        CorpusError(.inputOutput, at: .init(path: path), "cannot write: this is a folder", remedy: "name a file")
    }
}
