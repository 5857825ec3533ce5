extension OpenFile {
    /// Some bytes of the file; the position of the file stays, so any thread may ask.
    ///
    /// - Throws: when they cannot be read, and when the file ends before.
    package func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        try descriptor.bytes(at: offset, count: count)
    }
}
