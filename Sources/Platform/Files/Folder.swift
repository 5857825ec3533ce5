internal import Glibc

/// What lies below a folder, and changes to what is in it.
package enum Folder {
    /// The paths of all files below a folder that may be read, relative to it, sorted by their bytes.
    ///
    /// - Throws: as ``FolderListing/init(of:)``.
    package static func files(below path: String) throws(SystemError) -> [String] {
        try FolderListing(of: path).files
    }

    /// The names in one folder, in no particular order.
    package static func names(in folder: String) throws(SystemError) -> [String] {
        try entries(in: folder).map(\.name)
    }

    /// The names in one folder, in no particular order, and whether each is that of a link.
    static func entries(in folder: String) throws(SystemError) -> [(name: String, isLink: Bool)] {
        // SAFETY: the path is passed terminated; the stream is used only here and closed below.
        guard let stream = unsafe opendir(folder.systemPath) else { throw .last("open the folder \(folder)") }
        defer { unsafe closedir(stream) }
        var entries: [(name: String, isLink: Bool)] = []
        while true {
            errno = 0
            // SAFETY: the stream is open; the entry is valid until the next readdir and copied before it.
            guard let entry = unsafe readdir(stream) else { break }
            let type = unsafe entry.pointee.d_type
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                // SAFETY: d_name is terminated within its own storage.
                unsafe PathText.text($0.prefix { $0 != 0 })
            }
            guard name != ".", name != ".." else { continue }
            let isLink = type == UInt8(DT_UNKNOWN) ? isLink("\(folder)/\(name)") : type == UInt8(DT_LNK)
            entries.append((name, isLink))
        }
        guard errno == 0 else { throw .last("read the folder \(folder)") }
        return entries
    }

    /// Whether a link stands at the path, wherever it leads.
    package static func isLink(_ path: String) -> Bool {
        var found = stat()
        // SAFETY: the path is passed terminated, and lstat writes one structure of its own type.
        return unsafe lstat(path.systemPath, &found) == 0 && found.st_mode & S_IFMT == S_IFLNK
    }

    /// Whether this process may read the file at the path.
    static func isReadable(_ path: String) -> Bool {
        // SAFETY: the path is passed terminated.
        unsafe faccessat(AT_FDCWD, path.systemPath, R_OK, AT_EACCESS) == 0
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
        if unsafe mkdir(path.systemPath, 0o777) == 0 {
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
            return try checkWritable(parent(of: path) ?? (path.utf8.first == UInt8(ascii: "/") ? "/" : "."))
        }
        guard status.kind == .folder else { throw SystemError(operation: "make the folder", code: ENOTDIR) }
        // SAFETY: the path is passed terminated.
        guard unsafe access(path.systemPath, W_OK | X_OK) == 0 else { throw .last("write to the folder") }
    }

    static func parent(of path: String) -> String? {
        // By bytes: "/" and a combining mark after it are one character.
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return nil }
        return String(path[..<slash])
    }

    /// The path of what a path leads to, with no link in it; nil where nothing is there.
    package static func resolved(_ path: String) -> String? {
        // SAFETY: the path is passed terminated; realpath allocates the result, copied before it is freed.
        guard let found = unsafe realpath(path.systemPath, nil) else { return nil }
        defer { unsafe free(found) }
        return unsafe PathText.text(terminated: found)
    }

    /// The number of this process, for names that two runs must not share.
    package static var processNumber: Int { Int(getpid()) }
}
