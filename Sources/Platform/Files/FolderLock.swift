internal import Glibc

/// The lock of a folder, held until the end of its owner's life, or of the process however that ends.
///
/// Others that ask for the lock see it; to all else the folder is as ever.
package final class FolderLock: Sendable {
    private let descriptor: FileDescriptor

    /// Nil where another holds the lock, and where the file system knows none.
    package init?(_ path: String) {
        guard let folder = try? FileDescriptor.folder(path), case .taken = folder.takeLock() else { return nil }
        descriptor = folder
    }

    /// Waits for the lock up to a time.
    ///
    /// - Returns: nil where the file system knows no locks, or the folder may not be read: then nobody has one.
    /// - Throws: when another holds the lock all the while.
    package static func waiting(for path: String, seconds: Int = 10) throws(SystemError) -> FolderLock? {
        guard let folder = try? FileDescriptor.folder(path) else { return nil }
        for _ in 0..<seconds * 100 {
            switch folder.takeLock() {
            case .taken: return FolderLock(folder)
            case .unknown: return nil
            case .held: usleep(10_000)
            }
        }
        throw SystemError(operation: "lock the folder", code: EWOULDBLOCK)
    }

    private init(_ folder: consuming FileDescriptor) { descriptor = folder }

    /// Whether the folder still stands at a path.
    package func isLock(of path: String) -> Bool {
        (try? descriptor.status().identity) == (try? FileStatus(ofLink: path).identity)
    }
}
