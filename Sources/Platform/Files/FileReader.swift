/// The bytes of a file as they stand, a buffer at a time.
package final class FileReader {
    private static let bufferBytes = 1 << 20

    private let descriptor: FileDescriptor

    package init(_ path: String) throws(SystemError) { descriptor = try .reading(path) }

    /// The next bytes, nil at the end.
    package func next() throws(SystemError) -> [UInt8]? {
        var failure: SystemError?
        // SAFETY: one read fills the buffer from its start, and what it filled is counted as initialised.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.bufferBytes) { memory, count in
            do throws(SystemError) {
                count = unsafe try descriptor.read(into: UnsafeMutableRawBufferPointer(memory))
            } catch { failure = error }
        }
        if let failure { throw failure }
        return bytes.isEmpty ? nil : bytes
    }

    /// All bytes of a small file.
    package static func contents(of path: String) throws(SystemError) -> [UInt8] {
        let reader = try FileReader(path)
        var bytes: [UInt8] = []
        while let more = try reader.next() { bytes += more }
        return bytes
    }

    package func count() throws(SystemError) -> Int { try descriptor.status().bytes }

    /// The bytes from a place on, up to a number of them; fewer at the end.
    package func bytes(at offset: Int, most: Int) throws(SystemError) -> [UInt8] {
        try descriptor.bytes(at: offset, count: max(0, min(most, try count() - offset)))
    }
}

extension Folder {
    /// Makes a file with the bytes, the mode and the owner of another, where nothing stands yet.
    package static func copy(_ path: String, to target: String) throws(SystemError) {
        let status = try FileStatus(of: path)
        let reader = try FileReader(path)
        let copy = try FileDescriptor.creating(target, mode: status.permissions)
        while let bytes = try reader.next() { try copy.write(bytes) }
        try copy.takeAccess(of: status)
        try copy.synchronize()
        try copy.closed()
    }
}
