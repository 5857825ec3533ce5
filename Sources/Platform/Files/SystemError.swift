internal import Glibc

/// A call to the operating system that failed.
package struct SystemError: Error, Sendable, Equatable {
    /// What was attempted, as a verb: "open", "read", "write".
    package var operation: String
    /// The value of errno.
    package var code: Int32

    package init(operation: String, code: Int32) {
        self.operation = operation
        self.code = code
    }

    /// Takes errno as it stands; to be called at once after the failure.
    static func last(_ operation: String) -> SystemError {
        SystemError(operation: operation, code: errno)
    }

    package static func noFolder(_ operation: String) -> SystemError {
        SystemError(operation: operation, code: ENOTDIR)
    }

    /// Whether the reader of a pipe has gone.
    package var isBrokenPipe: Bool { code == EPIPE }
    package var isShortOfMemory: Bool { code == ENOMEM }
    package var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }

    /// Whether a link cannot be made because the file system has none, or not that many, or not of this file.
    package var isUnsupported: Bool { [EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EXDEV].contains(code) }

    /// The system's words for the error, such as "No space left on device".
    package var reason: String {
        // SAFETY: strerror returns a terminated string that is valid until the next call on this thread; it
        // is copied at once.
        guard let words = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: words)
    }

    /// What the user can do about it; empty where nothing general helps.
    package var remedy: String {
        switch code {
        case EACCES, EPERM: "check the permissions of the path"
        case ENOSPC, EDQUOT: "make room, or write elsewhere"
        case ENOMEM: "run it where there is more memory"
        case EROFS: "write elsewhere"
        case ENOTDIR: "part of the path is a file; name a folder"
        case EMFILE, ENFILE: "raise the limit of open files (ulimit -n)"
        default: ""
        }
    }
}
