internal import Glibc

/// Single changes to what is in folders, each of which happens wholly or not at all.
extension Folder {
    /// Makes one folder; one that is there already is no error.
    ///
    /// - Returns: whether it was made.
    @discardableResult
    package static func makeOne(_ path: String) throws(SystemError) -> Bool {
        try FaultPoint.step("make the folder")
        // SAFETY: the path is passed terminated.
        if unsafe mkdir(path.systemPath, 0o777) == 0 { return true }
        guard errno == EEXIST else { throw .last("make the folder") }
        return false
    }

    /// Gives a file another name, in place of what has it.
    package static func rename(_ path: String, to target: String) throws(SystemError) {
        try FaultPoint.step("rename")
        // SAFETY: both paths are passed terminated.
        guard unsafe Glibc.rename(path.systemPath, target.systemPath) == 0 else { throw .last("rename") }
    }

    /// Gives a file a second name, which nothing has yet.
    package static func link(_ path: String, to target: String) throws(SystemError) {
        try FaultPoint.step("link")
        // SAFETY: both paths are passed terminated.
        guard unsafe Glibc.link(path.systemPath, target.systemPath) == 0 else { throw .last("link") }
    }

    /// Makes a symbolic link, where nothing stands yet.
    package static func makeLink(_ path: String, leadingTo target: String) throws(SystemError) {
        try FaultPoint.step("link")
        // SAFETY: both paths are passed terminated.
        guard unsafe symlink(target.systemPath, path.systemPath) == 0 else { throw .last("link") }
    }

    /// What a symbolic link says; nil where there is none.
    package static func linkTarget(_ path: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        // SAFETY: the path is passed terminated; readlink writes within the buffer, whose count it is given.
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe readlink(path.systemPath, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
        }
        return count < 0 ? nil : PathText.text(bytes[..<count])
    }

    /// Removes a file; one that is missing already is no error.
    package static func remove(_ path: String) throws(SystemError) {
        try FaultPoint.step("remove")
        // SAFETY: the path is passed terminated.
        guard unsafe unlink(path.systemPath) == 0 || errno == ENOENT else { throw .last("remove") }
    }

    /// Removes a folder that holds nothing.
    package static func removeEmpty(_ path: String) throws(SystemError) {
        try FaultPoint.step("remove")
        // SAFETY: the path is passed terminated.
        guard unsafe rmdir(path.systemPath) == 0 else { throw .last("remove") }
    }

    /// Removes a folder with all that is in it; links are removed, not followed.
    package static func removeTree(_ path: String) throws(SystemError) {
        for name in try names(in: path) {
            let entry = "\(path)/\(name)"
            if try FileStatus(ofLink: entry).kind == .folder { try removeTree(entry) } else { try remove(entry) }
        }
        try removeEmpty(path)
    }

    /// Waits until the names in a folder last through a loss of power.
    package static func synchronize(_ path: String) throws(SystemError) {
        try FileDescriptor.folder(path).synchronize()
    }

    /// Waits until all that was written to the file system of a folder lasts: for many files at once.
    package static func synchronizeFileSystem(of path: String) throws(SystemError) {
        try FileDescriptor.folder(path).synchronizeFileSystem()
    }
}
