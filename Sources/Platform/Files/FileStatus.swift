internal import Glibc

/// What the file system says about a file, symbolic links followed.
package struct FileStatus: Sendable, Equatable {
    package enum Kind: Sendable { case file, folder, link, other }
    package var kind: Kind
    package var bytes: Int
    /// Changes when the file's content does.
    package var modified: Modified
    /// Names the file whatever path led to it.
    package var identity: Identity

    /// The bits of the mode that say who may do what.
    package var permissions: UInt32
    var owner: UInt32
    var group: UInt32

    package struct Modified: Sendable, Equatable {
        var seconds: Int
        var nanoseconds: Int
    }

    package struct Identity: Sendable, Hashable, Comparable {
        var device: UInt
        var inode: UInt

        package static func < (a: Identity, b: Identity) -> Bool { (a.device, a.inode) < (b.device, b.inode) }
    }

    init(_ found: stat) {
        kind =
            switch found.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        bytes = Int(found.st_size)
        modified = Modified(seconds: found.st_mtim.tv_sec, nanoseconds: found.st_mtim.tv_nsec)
        identity = Identity(device: found.st_dev, inode: found.st_ino)
        permissions = found.st_mode & 0o7777
        (owner, group) = (found.st_uid, found.st_gid)
    }

    /// - Throws: when nothing stands at the path, or a link leads nowhere.
    package init(of path: String) throws(SystemError) {
        var found = stat()
        // SAFETY: the path is passed terminated, and stat writes one structure of its own type.
        guard unsafe stat(path.systemPath, &found) == 0 else { throw .last("examine") }
        self = FileStatus(found)
    }

    /// What stands at the path itself, be it a symbolic link.
    ///
    /// - Throws: when nothing does.
    package init(ofLink path: String) throws(SystemError) {
        var found = stat()
        // SAFETY: the path is passed terminated, and lstat writes one structure of its own type.
        guard unsafe lstat(path.systemPath, &found) == 0 else { throw .last("examine") }
        self = FileStatus(found)
    }

    /// Of standard input or standard output; nil where it is closed.
    package init?(ofStream number: Int32) {
        var found = stat()
        // SAFETY: fstat writes one stat structure, which is what it is given.
        guard unsafe fstat(number, &found) == 0 else { return nil }
        self = FileStatus(found)
    }
}
