internal import CGlibc
internal import Glibc

/// The owner of an open file: closes it at the end of its life.
package struct FileDescriptor: ~Copyable, Sendable {
    let number: Int32
    private let closesAtEnd: Bool

    deinit {
        if closesAtEnd { close(number) }
    }

    package static var standardInput: FileDescriptor { FileDescriptor(number: 0, closesAtEnd: false) }
    package static var standardOutput: FileDescriptor { FileDescriptor(number: 1, closesAtEnd: false) }

    /// Makes a write to a pipe without a reader fail with an error, where it would end the process.
    package static func reportBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }

    /// - Throws: when the path is missing or may not be read.
    package static func reading(_ path: String) throws(SystemError) -> FileDescriptor {
        try opened(path, O_RDONLY)
    }

    /// A file to write, emptied when it is there already.
    package static func writing(_ path: String) throws(SystemError) -> FileDescriptor {
        try opened(path, O_WRONLY | O_CREAT | O_TRUNC)
    }

    /// A file to write that must not exist yet.
    ///
    /// - Parameter mode: what the process's mask leaves of it.
    package static func creating(_ path: String, mode: UInt32 = 0o666) throws(SystemError) -> FileDescriptor {
        try FaultPoint.step("make the file")
        return try opened(path, O_WRONLY | O_CREAT | O_EXCL, mode)
    }

    /// A folder, to lock it or to make what is in it last.
    static func folder(_ path: String) throws(SystemError) -> FileDescriptor {
        try opened(path, O_RDONLY | O_DIRECTORY)
    }

    /// A file without a name, in TMPDIR or /tmp, that vanishes with its descriptor.
    package static func unnamedTemporary() throws(SystemError) -> FileDescriptor {
        // SAFETY: getenv returns null or a terminated string, copied at once; nothing here sets the environment.
        let folder = unsafe getenv("TMPDIR").map { unsafe PathText.text(terminated: $0) } ?? "/tmp"
        // It never has a name, so that a run that is killed leaves nothing.
        if let file = try? opened(folder, temporaryFile | O_RDWR | O_EXCL, 0o600) { return file }
        var template = "\(folder)/storyfold-XXXXXX".systemPath
        // SAFETY: mkstemp writes only over the six X of the terminated template, which lives through the call.
        let number = unsafe template.withUnsafeMutableBufferPointer {
            unsafe mkstemp($0.baseAddress!)
        }
        guard number >= 0 else { throw .last("create a temporary file in \(folder)") }
        // SAFETY: the template is terminated and lives through the call.
        _ = unsafe template.withUnsafeBufferPointer { unsafe unlink($0.baseAddress!) }
        return FileDescriptor(number: number, closesAtEnd: true)
    }

    /// O_TMPFILE, which Swift does not see: a flag of the kernel's and that of folders.
    private static let temporaryFile = 0o20_000_000 | O_DIRECTORY

    private static func opened(
        _ path: String, _ flags: Int32, _ mode: UInt32 = 0o666
    ) throws(SystemError) -> FileDescriptor {
        while true {
            // SAFETY: Swift passes the path as a terminated string that lives through the call.
            let number = unsafe open(path.systemPath, flags | O_CLOEXEC, mode)
            if number >= 0 { return FileDescriptor(number: number, closesAtEnd: true) }
            if errno != EINTR { throw .last("open") }
        }
    }

    /// Fills the buffer from its start as far as one read does.
    ///
    /// - Returns: bytes read; 0 at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        while true {
            // SAFETY: the buffer is the caller's, and as large as it says.
            let count = unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw .last("read") }
        }
    }

    /// Writes all the bytes.
    package func write(_ bytes: [UInt8]) throws(SystemError) { try write(bytes[...]) }

    package func write(_ bytes: ArraySlice<UInt8>) throws(SystemError) {
        // SAFETY: the slice's memory stays where it is during the closure.
        let result: Result<Void, SystemError> = unsafe bytes.withUnsafeBytes { memory in
            do throws(SystemError) { return .success(try unsafe write(memory)) } catch { return .failure(error) }
        }
        try result.get()
    }

    func write(_ memory: UnsafeRawBufferPointer) throws(SystemError) {
        var done = 0
        while done < memory.count {
            // SAFETY: the rest of the buffer is never empty here, so it has an address.
            let count = unsafe Glibc.write(number, memory.baseAddress! + done, memory.count - done)
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw .last("write")
            }
        }
    }

    /// Goes back to the first byte.
    package func rewind() throws(SystemError) {
        guard lseek(number, 0, SEEK_SET) >= 0 else { throw .last("rewind") }
    }

    package func status() throws(SystemError) -> FileStatus {
        var found = stat()
        // SAFETY: fstat writes one stat structure, which is what it is given.
        guard unsafe fstat(number, &found) == 0 else { throw .last("examine") }
        return FileStatus(found)
    }

    /// Waits until what was written lasts through a loss of power; where the file system knows no such thing, goes on.
    package func synchronize() throws(SystemError) {
        try FaultPoint.step("write")
        while fsync(number) != 0 {
            switch errno {
            case EINTR: continue
            case EINVAL, EROFS, ENOSYS, EOPNOTSUPP: return
            default: throw .last("write")
            }
        }
    }

    func synchronizeFileSystem() throws(SystemError) {
        try FaultPoint.step("write")
        guard syncfs(number) == 0 || errno == ENOSYS else { throw .last("write") }
    }

    /// Gives the file the mode, and as far as the process may the owner, of another.
    package func takeAccess(of status: FileStatus) throws(SystemError) {
        // Who may not give a file away keeps it; setting the mode comes behind, as a change of owner takes bits from it.
        _ = fchown(number, status.owner, status.group)
        try FaultPoint.step("set the mode")
        guard fchmod(number, status.permissions) == 0 else { throw .last("set the mode") }
    }

    /// The lock of the file or folder, which ends with the descriptor, or with the process however that ends.
    enum Lock { case taken, held, unknown }

    /// Takes the lock if nobody has it.
    func takeLock() -> Lock {
        while flock(number, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: return .held
            default: return .unknown
            }
        }
        return .taken
    }

    /// Closes now, so that an error of the last write comes out.
    package consuming func closed() throws(SystemError) {
        let (number, closes) = (self.number, closesAtEnd)
        discard self
        if closes, close(number) != 0, errno != EINTR { throw .last("close") }
    }
}

extension FileDescriptor {
    /// Fills the whole buffer from a place in the file; the position of the file stays.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) {
        var done = 0
        while done < buffer.count {
            // SAFETY: the rest of the buffer is never empty here, so it has an address.
            let count = unsafe pread(number, buffer.baseAddress! + done, buffer.count - done, off_t(offset + done))
            if count > 0 {
                done += count
            } else if count == 0 || errno != EINTR {
                throw .last("read")
            }
        }
    }

    /// Some bytes of the file; the position of the file stays.
    ///
    /// - Throws: when they cannot be read, and when the file ends before.
    func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        // SAFETY: the whole buffer is filled, or the call fails and none of it is counted as initialised.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { memory, filled in
            do throws(SystemError) {
                unsafe try read(
                    into: UnsafeMutableRawBufferPointer(start: memory.baseAddress, count: count), at: offset)
                filled = count
            } catch { failure = error }
        }
        if let failure { throw failure }
        return bytes
    }
}
