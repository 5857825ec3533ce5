internal import Glibc

/// What the file system says about a file, symbolic links followed.
package struct FileStatus: Sendable, Equatable {
    package enum Kind: Sendable { case file, folder, other }
    package var kind: Kind
    package var bytes: Int
    /// Changes when the file's content does.
    package var modified: Modified
    /// Names the file whatever path led to it.
    package var identity: Identity

    package struct Modified: Sendable, Equatable {
        var seconds: Int
        var nanoseconds: Int
    }

    package struct Identity: Sendable, Hashable {
        var device: UInt
        var inode: UInt
    }

    init(_ found: stat) {
        kind =
            switch found.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            default: .other
            }
        bytes = Int(found.st_size)
        modified = Modified(seconds: found.st_mtim.tv_sec, nanoseconds: found.st_mtim.tv_nsec)
        identity = Identity(device: found.st_dev, inode: found.st_ino)
    }

    /// - Throws: when nothing stands at the path, or a link leads nowhere.
    package init(of path: String) throws(SystemError) {
        var found = stat()
        // SAFETY: the path is passed terminated, and stat writes one structure of its own type.
        guard unsafe stat(path.systemPath, &found) == 0 else { throw .last("examine") }
        self = FileStatus(found)
    }
}
