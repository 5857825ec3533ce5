internal import Bindings

/// Files of one folder that appear together, complete, or not at all.
///
/// Each is written under a temporary name in the same folder. ``commit()`` gives all of them their names;
/// without it they are removed at the end of the set's life.
package final class OutputSet {
    private let folder: String
    private var files: [(name: String, temporaryPath: String, sink: OutputSink)] = []

    /// - Throws: when the folder is missing and cannot be made.
    package init(folder: String) throws(CorpusError) {
        self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        do throws(SystemError) { try Folder.make(self.folder) } catch {
            throw CorpusError(error, path: folder)
        }
    }

    deinit { removeTemporaryFiles() }

    /// A new file of the set.
    ///
    /// - Throws: when the folder cannot be written to.
    package func sink(_ name: String) throws(CorpusError) -> OutputSink {
        let temporaryPath = "\(folder)/.\(name).storyfold-\(Folder.processNumber)"
        do throws(SystemError) {
            // A run that was killed may have left a file of this name.
            try Folder.remove(temporaryPath)
            let sink = OutputSink(try .creating(temporaryPath), name: path(name))
            files.append((name, temporaryPath, sink))
            return sink
        } catch { throw CorpusError(error, path: path(name)) }
    }

    /// Completes every file and gives it its name, in place of what has that name.
    ///
    /// - Throws: when a file cannot be completed; then none has changed. When one of the names cannot be
    ///   given, which a folder of that name causes, the files before it have theirs.
    package func commit() throws(CorpusError) {
        for file in files { try file.sink.finish() }
        while let file = files.first {
            do throws(SystemError) { try Folder.rename(file.temporaryPath, to: path(file.name)) } catch {
                throw CorpusError(error, path: path(file.name))
            }
            files.removeFirst()
        }
    }

    private func path(_ name: String) -> String { folder == "/" ? "/\(name)" : "\(folder)/\(name)" }

    private func removeTemporaryFiles() {
        for file in files { try? Folder.remove(file.temporaryPath) }
        files = []
    }
}
