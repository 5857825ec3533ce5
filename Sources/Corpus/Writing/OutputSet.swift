internal import Bindings

/// Files below one folder that appear together, complete, or not at all.
///
/// Each is written under a temporary name beside its place. ``commit()`` gives all of them their names;
/// without it they are removed at the end of the set's life, and so are the folders that were made for them.
package final class OutputSet {
    private let folder: String
    private var files: [(path: String, temporaryPath: String, sink: OutputSink)] = []
    private var madeFolders: [String] = []
    private var lastSubfolder = ""

    /// - Throws: when the folder is missing and cannot be made.
    package init(folder: String) throws(CorpusError) {
        let endsWithSlash = folder.utf8.count > 1 && folder.utf8.last == UInt8(ascii: "/")
        self.folder = endsWithSlash ? String(folder.utf8.dropLast())! : folder
        try make(self.folder)
    }

    deinit { abandon() }

    /// A new file of the set.
    ///
    /// The sink may be finished before ``commit()``; until then it holds a file descriptor.
    ///
    /// - Parameter name: relative to the set's folder; folders in it ("coast/page.txt") are made.
    /// - Throws: when the folder cannot be written to.
    package func sink(_ name: String) throws(CorpusError) -> OutputSink {
        let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        let (parent, _) = path.splitAtLastSlash
        if parent != lastSubfolder { try make(parent) }
        lastSubfolder = parent
        // Not made from the name, which may be as long as names can be.
        let temporaryPath = "\(parent)/.storyfold-\(Folder.processNumber)-\(files.count)"
        do throws(SystemError) {
            // A run that was killed may have left a file of this name.
            try Folder.remove(temporaryPath)
            let sink = OutputSink(try .creating(temporaryPath), name: path)
            files.append((path, temporaryPath, sink))
            return sink
        } catch { throw CorpusError(error, path: path) }
    }

    /// Completes every file and gives it its name, in place of what has that name.
    ///
    /// - Throws: when a file cannot be completed, or a folder has one of the names; then none has changed.
    package func commit() throws(CorpusError) {
        for file in files {
            try file.sink.finish()
            if let status = try? FileStatus(of: file.path), status.kind == .folder { throw .folder(at: file.path) }
        }
        while let file = files.last {
            do throws(SystemError) { try Folder.rename(file.temporaryPath, to: file.path) } catch {
                throw CorpusError(error, path: file.path)
            }
            files.removeLast()
        }
        madeFolders = []
    }

    private func make(_ folder: String) throws(CorpusError) {
        do throws(SystemError) { madeFolders += try Folder.make(folder) } catch {
            throw CorpusError(error, path: folder)
        }
    }

    private func abandon() {
        for file in files { try? Folder.remove(file.temporaryPath) }
        // One that somebody else has put a file into stays.
        for folder in madeFolders.reversed() { try? Folder.removeEmpty(folder) }
    }
}

extension OutputSet {
    /// Writes a single file, complete or not at all, and returns what the closure does.
    ///
    /// A link is followed to the file that it leads to. What is neither file nor folder, such as a pipe or a
    /// device, cannot be replaced and is written to as it stands.
    ///
    /// - Throws: when the path is that of a folder, when the file cannot be written, and what the closure throws.
    @discardableResult
    package static func writeFile<Result>(
        at path: String, _ write: (OutputSink) throws(CorpusError) -> Result
    ) throws(CorpusError) -> Result {
        guard case .file(let folder, let name) = try place(ofFile: path) else {
            let sink = try OutputSink(path: path)
            let result = try write(sink)
            try sink.finish()
            return result
        }
        let files = try OutputSet(folder: folder)
        let result = try write(try files.sink(name))
        try files.commit()
        return result
    }

    /// A single file that is written piece by piece, complete or not at all; otherwise as
    /// ``writeFile(at:_:)``.
    package final class SingleFile {
        private let files: OutputSet?
        package let sink: OutputSink

        package init(at path: String) throws(CorpusError) {
            switch try place(ofFile: path) {
            case .file(let folder, let name):
                let files = try OutputSet(folder: folder)
                sink = try files.sink(name)
                self.files = files
            case .stream:
                sink = try OutputSink(path: path)
                files = nil
            }
        }

        /// Completes the file and gives it its name.
        package func commit() throws(CorpusError) {
            try sink.finish()
            try files?.commit()
        }
    }

    /// What a path that is to be written stands for.
    package enum Place {
        /// A file in a folder, behind all links.
        case file(folder: String, name: String)
        /// A pipe or a device, which cannot be replaced.
        case stream
    }

    /// - Throws: when the path is that of a folder.
    package static func place(ofFile path: String) throws(CorpusError) -> Place {
        let kind = (try? FileStatus(of: path))?.kind
        guard kind != .folder, path.utf8.last != UInt8(ascii: "/") else { throw .folder(at: path) }
        if kind == .other { return .stream }
        let (folder, name) = (Folder.resolved(path) ?? path).splitAtLastSlash
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

    /// The same for a path that becomes a file or a folder.
    package static func check(fileOrFolder path: String) throws(CorpusError) {
        switch (try? FileStatus(of: path))?.kind {
        case .folder: try check(folder: path)
        case .other: break
        case .file, nil: try check(folder: (Folder.resolved(path) ?? path).splitAtLastSlash.folder)
        }
    }
}

extension CorpusError {
    fileprivate static func folder(at path: String) -> CorpusError {
        CorpusError(.inputOutput, at: .init(path: path), "cannot write: this is a folder", remedy: "name a file")
    }
}

extension String {
    /// The folder a path is in, "." where the path names none, and the last name of the path.
    fileprivate var splitAtLastSlash: (folder: String, name: String) {
        // By bytes: "/" and a combining mark after it are one character.
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", self) }
        return (slash == startIndex ? "/" : String(self[..<slash]), String(self[utf8.index(after: slash)...]))
    }
}
