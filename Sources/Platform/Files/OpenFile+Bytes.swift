extension OpenFile {
    /// Some bytes of the file; the position of the file stays, so any thread may ask.
    ///
    /// - Throws: when they cannot be read, and when the file ends before.
    package func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        guard count > 0 else { return [] }
        var failure: SystemError?
        // SAFETY: the buffer is filled wholly before it is counted as initialised.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { memory, filled in
            do throws(SystemError) {
                unsafe try descriptor.read(
                    into: UnsafeMutableRawBufferPointer(start: memory.baseAddress, count: count), at: offset)
                filled = count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
