internal import Glibc

/// What lies below a folder, and changes to what is in it.
package enum Folder {
    /// The paths of all files below a folder, relative to it, sorted by their bytes.
    ///
    /// Names that begin with a dot are left out. Links to files and folders are followed, a folder that is
    /// its own ancestor is not entered again.
    ///
    /// - Complexity: O(n log n) for n entries.
    /// - Throws: when a folder may not be read; a link that leads nowhere is passed over.
    package static func files(below path: String) throws(SystemError) -> [String] {
        var found: [String] = []
        let identity = try FileStatus(of: path).identity
        try collect(path, "", ancestors: [identity], &found)
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func collect(
        _ folder: String, _ prefix: String, ancestors: [FileStatus.Identity], _ found: inout [String]
    ) throws(SystemError) {
        for name in try names(in: folder) where !name.hasPrefix(".") {
            guard let status = try? FileStatus(of: "\(folder)/\(name)") else { continue }
            switch status.kind {
            case .file: found.append(prefix + name)
            case .folder where !ancestors.contains(status.identity):
                try collect("\(folder)/\(name)", "\(prefix)\(name)/", ancestors: ancestors + [status.identity], &found)
            case .folder, .other: break
            }
        }
    }

    /// The names in one folder, in no particular order.
    private static func names(in folder: String) throws(SystemError) -> [String] {
        // SAFETY: the path is passed terminated; the stream is used only here and closed below.
        guard let stream = unsafe opendir(folder) else { throw .last("open the folder \(folder)") }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            // SAFETY: the stream is open; the entry is valid until the next readdir and copied before it.
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                // SAFETY: d_name is terminated within its own storage.
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            names.append(name)
        }
        guard errno == 0 else { throw .last("read the folder \(folder)") }
        return names
    }

    /// Makes a folder and those above it, where they are missing.
    ///
    /// - Returns: the folders made, each before those in it.
    @discardableResult
    package static func make(_ path: String) throws(SystemError) -> [String] {
        if let status = try? FileStatus(of: path), status.kind == .folder { return [] }
        var made: [String] = []
        if let parent = parent(of: path) { made = try make(parent) }
        // SAFETY: the path is passed terminated.
        if unsafe mkdir(path, 0o777) == 0 {
            made.append(path)
        } else if errno != EEXIST {
            throw .last("make the folder")
        }
        guard try FileStatus(of: path).kind == .folder else {
            throw SystemError(operation: "make the folder", code: ENOTDIR)
        }
        return made
    }

    /// Fails where no file can be made in a folder, or, while that is missing, the folder itself cannot.
    package static func checkWritable(_ path: String) throws(SystemError) {
        guard let status = try? FileStatus(of: path) else {
            return try checkWritable(parent(of: path) ?? (path.hasPrefix("/") ? "/" : "."))
        }
        guard status.kind == .folder else { throw SystemError(operation: "make the folder", code: ENOTDIR) }
        // SAFETY: the path is passed terminated.
        guard unsafe access(path, W_OK | X_OK) == 0 else { throw .last("write to the folder") }
    }

    private static func parent(of path: String) -> String? {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return nil }
        return String(path[..<slash])
    }

    /// The path of what a path leads to, with no link in it; nil where nothing is there.
    package static func resolved(_ path: String) -> String? {
        // SAFETY: the path is passed terminated; realpath allocates the result, copied before it is freed.
        guard let found = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(found) }
        return unsafe String(cString: found)
    }

    /// Gives a file another name, in place of what has it.
    package static func rename(_ path: String, to target: String) throws(SystemError) {
        // SAFETY: both paths are passed terminated.
        guard unsafe Glibc.rename(path, target) == 0 else { throw .last("rename") }
    }

    /// Removes a file; one that is missing already is no error.
    package static func remove(_ path: String) throws(SystemError) {
        // SAFETY: the path is passed terminated.
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .last("remove") }
    }

    /// Removes a folder that holds nothing.
    package static func removeEmpty(_ path: String) throws(SystemError) {
        // SAFETY: the path is passed terminated.
        guard unsafe rmdir(path) == 0 else { throw .last("remove") }
    }

    /// The number of this process, for names that two runs must not share.
    package static var processNumber: Int { Int(getpid()) }
}
