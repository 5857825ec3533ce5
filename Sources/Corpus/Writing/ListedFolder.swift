internal import Platform

/// A folder of an ``OutputSet``, with a manifest of what the set writes to it.
///
/// What the manifest of an earlier run lists is replaced, and removed where the new set has no such file. Anything else
/// is left alone; where it has a name that the set needs, that is an error.
package final class ListedFolder {
    private unowned let set: OutputSet
    private let path: String
    private let root: OutputSet.Root
    private let replacesAll: Bool
    private let contents: FolderContents
    private var sinks: [(name: String, sink: OutputSink, isOfRun: Bool)] = []

    init(_ set: OutputSet, path: String, root: OutputSet.Root, replacesAll: Bool) {
        (self.set, self.path, self.root, self.replacesAll) = (set, path, root, replacesAll)
        contents = FolderContents(of: path)
    }

    /// A new file of the folder.
    ///
    /// - Parameters:
    ///   - name: relative to the folder; folders in it ("coast/page.txt") are made.
    ///   - isOfRun: whether it tells of the run itself, and so differs from that of another one with the same result.
    /// - Throws: when the name leads out of the folder, when another's file has it, and when nothing can be written.
    package func sink(_ name: String, isOfRun: Bool = false) throws(CorpusError) -> OutputSink {
        let sink = try stage(name)
        sinks.append((name, sink, isOfRun))
        return sink
    }

    /// Fails where the folder has files beside those of the new set and of an earlier one.
    ///
    /// For a folder that is to be one corpus.
    ///
    /// - Parameter option: names the folder.
    package func checkNothingElse(than names: [String], option: String) throws(CorpusError) {
        guard !replacesAll, let present = try? Folder.files(below: path) else { return }
        let known = Set((names + [Manifest.name]).map { Array($0.utf8) })
        guard let other = present.first(where: { !known.contains(Array($0.utf8)) && contents.manifest?[$0] == nil })
        else { return }
        throw CorpusError(
            .usage, at: .init(path: path), "the folder holds files that are not of the result, such as \(other)",
            remedy: "name a new or an empty folder with \(option)")
    }

    private func stage(_ name: String) throws(CorpusError) -> OutputSink {
        let shown = contents.path(name)
        switch try contents.place(name, replacesAll: replacesAll) {
        case .here: return try set.sink(name, in: root, shown: shown)
        case .link: return try set.sink(at: shown)
        }
    }

    /// Adds the manifest, and removes what an earlier run wrote and this one did not.
    func close() throws(CorpusError) {
        var manifest = Manifest()
        for (name, sink, isOfRun) in sinks {
            manifest[name] = isOfRun ? .ofRun : .init(bytes: sink.bytesWritten, hash: sink.hash ?? 0)
        }
        for (bytes, file) in contents.manifest?.files ?? [:] where manifest.files[bytes] == nil {
            let name = String(decoding: bytes, as: UTF8.self)
            if contents.isRemovable(name, file) { set.remove(name, in: root) }
        }
        if manifest.files.isEmpty {
            if contents.manifest != nil { set.remove(Manifest.name, in: root) }
            return
        }
        let sink = try stage(Manifest.name)
        try sink.write(manifest.text)
        try sink.finish()
    }

    /// Fails where another's files have the names; makes nothing.
    ///
    /// For the start of long work whose result goes there.
    package static func check(_ names: [String], in path: String, replacesAll: Bool) throws(CorpusError) {
        StagingFolder.recover(in: path)
        let contents = FolderContents(of: path)
        for name in names + [Manifest.name] { _ = try contents.place(name, replacesAll: replacesAll) }
    }
}

/// What stands in a folder that is written to.
struct FolderContents {
    private let folder: String
    let manifest: Manifest?

    init(of path: String) {
        folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        manifest = Manifest(in: folder)
    }

    func path(_ name: String) -> String { folder == "/" ? "/\(name)" : "\(folder)/\(name)" }

    enum Standing { case here, link }

    /// Where a file of a name goes.
    ///
    /// - Throws: when it would leave the folder, or replace what is another's.
    func place(_ name: String, replacesAll: Bool) throws(CorpusError) -> Standing {
        let path = path(name)
        guard isBelow(name) else { throw Self.leaving(path) }
        guard let status = try? FileStatus(ofLink: path) else { return .here }
        let isOurs =
            name == Manifest.name ? manifest != nil : manifest?[name].map { isUnchanged(name, $0) } ?? false
        switch status.kind {
        case .folder: throw .folder(at: path)
        case .file:
            guard isOurs || replacesAll || status.bytes == 0 else {
                throw Self.foreign(path, isListed: manifest?[name] != nil)
            }
            return .here
        case .link:
            guard isOurs || replacesAll || PathIdentity(path).isBelow(PathIdentity(folder)) else {
                throw Self.foreign(path, isListed: false)
            }
            if (try? FileStatus(of: path))?.kind == .folder { throw .folder(at: path) }
            return .link
        case .other:
            throw CorpusError(
                .inputOutput, at: .init(path: path), "cannot write: this is no file", remedy: "name another folder")
        }
    }

    /// Whether a name leads to a place below the folder.
    private func isBelow(_ name: String) -> Bool {
        name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
            && name.foldersOnTheWay.allSatisfy { (try? FileStatus(ofLink: path($0)))?.kind != .link }
    }

    /// Whether a file that is of no use any more is as an earlier run left it: what was edited, or led elsewhere, since
    /// is the user's.
    func isRemovable(_ name: String, _ file: Manifest.File) -> Bool {
        isBelow(name) && (try? FileStatus(ofLink: path(name)))?.kind == .file && isUnchanged(name, file)
    }

    /// Whether a file is as the run wrote it that listed it.
    func isUnchanged(_ name: String, _ file: Manifest.File) -> Bool {
        let path = path(name)
        if file == .ofRun { return (try? FileStatus(of: path))?.kind == .file }
        guard let status = try? FileStatus(of: path), status.kind == .file, status.bytes == file.bytes,
            let hash = try? FileHash(of: path)
        else { return false }
        return hash.value == file.hash
    }

    private static func leaving(_ path: String) -> CorpusError {
        CorpusError(
            .usage, at: .init(path: path), "the file would stand outside the folder that was named",
            remedy: "name a folder without links to others")
    }

    private static func foreign(_ path: String, isListed: Bool) -> CorpusError {
        CorpusError(
            .usage, at: .init(path: path),
            isListed
                ? "the file was changed since a run wrote it, and would be replaced"
                : "a file stands there that no earlier run wrote, and would be replaced",
            remedy: "name another folder, or say --force to replace it")
    }
}
